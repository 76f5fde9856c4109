"""The engine's configuration: load it, prepare it for our theme, convert it to settings."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from markupsafe import Markup
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from casewright.config.errors import config_error
from casewright.config.settings import PLUGIN_NAME, Settings, make_settings
from casewright.engines.template_context import REQUIRED_EXTENSIONS
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.rendering.escaping import frame_text
from casewright.rendering.theme import theme_dir

_OF_MATERIAL: Final = "partials/content.html"
"""A template of Material that our templates extend."""


def read_engine_config(config_file: Path, **changes: str) -> MkDocsConfig:
    """Let MkDocs load its configuration; raise ``UsageError`` if it refuses."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with engine_faults():
        config = load_config(str(config_file), **changes)
    if PLUGIN_NAME not in config.plugins:
        raise UsageError(Message("fault.no-plugin"))
    _require_material(config)
    return config


def settings_of(config: MkDocsConfig, options: Mapping[str, object]) -> Settings:
    """Convert a configuration of MkDocs to settings; raise ``UsageError`` if it is invalid."""
    _require_material(config)
    keys = ("site_name", "site_url", "copyright", "repo_url", "edit_uri", "docs_dir")
    theme = {"language": config.theme.get("language", "en"), "custom_dir": config.theme.custom_dir}
    values = {key: config[key] for key in keys}
    return make_settings(Path(config.config_file_path), {**values, "theme": theme}, options)


def prepare_config(config: MkDocsConfig) -> None:
    """Insert our theme between the site's own and Material; enable required extensions."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs.insert(len(own), str(theme_dir()))
    config.theme["font"] = False
    for extension in REQUIRED_EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)


def link_headings(config: MkDocsConfig, title: str) -> None:
    """Add a permalink to every hand-written heading, unless the maintainer configured it."""
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("permalink", True)
    toc.setdefault("permalink_title", title)


@contextmanager
def engine_faults() -> Iterator[None]:
    """Convert the engine's exceptions to ``UsageError``."""
    try:
        yield
    except (MkDocsException, Abort) as error:
        raise UsageError(Message("fault.engine", {"error": str(error)})) from error


def _require_material(config: MkDocsConfig) -> None:
    """Reject a theme that is not based on Material, whose templates ours extend."""
    if not any((Path(folder) / _OF_MATERIAL).is_file() for folder in config.theme.dirs):
        raise config_error("other-theme", ["theme", "name"], Path(config.config_file_path))


def escape_site_name(config: MkDocsConfig) -> None:
    """Escape the name of the site for templates of the theme that do not escape it."""
    config.site_name = Markup(frame_text(config.site_name))  # noqa: S704  (escaped right here)

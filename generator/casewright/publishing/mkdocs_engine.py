"""The MkDocs adapter: hands a staging tree to MkDocs with Material and lets it render.

With the door ``plugin`` this is the only place that knows the engine.
"""

import datetime as dt
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import get_navigation

from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.misfits import misfit
from casewright.publishing.aside import Skeletons, StagedPage
from casewright.publishing.compiling import Compiled
from casewright.publishing.frames import REQUIRED_EXTENSIONS
from casewright.rendering import desk
from casewright.rendering.environment import theme_dir
from casewright.rendering.escaping import frame_text
from casewright.settings import PLUGIN, Settings, make_settings

_OF_MATERIAL: Final = "partials/content.html"
"""A template that our frames take from Material."""


def build_site(compiled: Compiled, site_dir: Path) -> None:
    """Render a staged site into a folder; raises ``WrongUseError`` for settings MkDocs refuses."""
    with _engine_faults():
        config = read_engine_config(compiled.settings.config_file, site_dir=str(site_dir))
        _take(compiled, config)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


class PreviewEngine:
    """MkDocs as a preview has it: at the preview's address, with what reloads a page by itself."""

    def build(self, compiled: Compiled, site_dir: Path) -> None:
        """Render a staged site into a folder; raises as ``build_site`` does."""
        with _engine_faults():
            config = _preview_config(compiled, site_dir)
            build(config, serve_url=config.site_url)

    def press(self, compiled: Compiled, proof_dir: Path) -> "Press":
        """Make ready what single pages are printed with; raises likewise."""
        with _engine_faults():
            return Press(compiled, proof_dir)


class Press:
    """Prints single pages of a staged site: what ``build`` does for each, once it is under way."""

    def __init__(self, compiled: Compiled, proof_dir: Path) -> None:
        config = _preview_config(compiled, proof_dir)
        self._config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self._files = config.plugins.on_files(Files([]), config=config)
        set_exclusions(self._files, config)
        self._pages = self._files.documentation_pages()
        nav = get_navigation(self._files, config)
        self._nav = config.plugins.on_nav(nav, config=config, files=self._files)
        for page in self._nav.pages:
            _populate_page(page, config, self._files)
        env = config.theme.get_env()
        self._env = config.plugins.on_env(env, config=config, files=self._files) or env
        self._skeletons = Skeletons(config.markdown_extensions, config.mdx_configs)
        self._staging = compiled.settings.staging_dir

    def printed(self, page: desk.Page, date: dt.date) -> str:
        """Print a page into the folder of proofs; gives its name there."""
        file = _file(page.name, self._staging, self._config, page.source)
        file.content_string = page.text
        staged = StagedPage(file, self._config, self._skeletons)
        _populate_page(staged, self._config, self._files)
        staged.update_date = date.isoformat()
        with _engine_faults():
            _build_page(staged, self._config, self._pages, self._nav, self._env)
        return file.dest_uri


def read_engine_config(config_file: Path, **changes: str) -> MkDocsConfig:
    """Let MkDocs read its settings; raises ``WrongUseError`` for what it refuses."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with _engine_faults():
        config = load_config(str(config_file), **changes)
    if PLUGIN not in config.plugins:
        raise WrongUseError(Message("fault.no-plugin"))
    _require_material(config)
    return config


def _require_material(config: MkDocsConfig) -> None:
    """Refuse a theme that is neither Material nor built on it: our frames stand in Material's."""
    if not any((Path(folder) / _OF_MATERIAL).is_file() for folder in config.theme.dirs):
        raise misfit("other-theme", ["theme", "name"], Path(config.config_file_path))


def _preview_config(compiled: Compiled, site_dir: Path) -> MkDocsConfig:
    settings = compiled.settings
    config = read_engine_config(settings.config_file, site_dir=str(site_dir))
    config.site_url = settings.site_url
    _take(compiled, config)
    config.plugins.on_startup(command="serve", dirty=False)
    return config


def _take(compiled: Compiled, config: MkDocsConfig) -> None:
    plugin: Any = config.plugins[PLUGIN]
    plugin.take(compiled)


@contextmanager
def _engine_faults() -> Iterator[None]:
    try:
        yield
    except (MkDocsException, Abort) as error:
        raise WrongUseError(Message("fault.engine", {"error": str(error)})) from error


def settings_of(config: MkDocsConfig, options: Mapping[str, object]) -> Settings:
    """Make settings of a configuration that MkDocs has read; raises ``WrongUseError``."""
    _require_material(config)
    keys = ("site_name", "site_url", "copyright", "repo_url", "edit_uri", "docs_dir")
    theme = {"language": config.theme.get("language", "en"), "custom_dir": config.theme.custom_dir}
    values = {key: config[key] for key in keys}
    return make_settings(Path(config.config_file_path), {**values, "theme": theme}, options)


def prepare_config(config: MkDocsConfig) -> None:
    """Put the theme behind a site's own and before Material; switch on what pages are made of."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs.insert(len(own), str(theme_dir()))
    config.theme["font"] = False
    for extension in REQUIRED_EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)


def engine_files(compiled: Compiled, config: MkDocsConfig, files: Files) -> Files:
    """Point the engine at the staging tree in place of the cases folder; keep the theme's files."""
    staging = compiled.settings.staging_dir
    edited_in = compiled.edited_in
    names = sorted({*compiled.sources, *compiled.copies})
    staged = {name: _file(name, staging, config, edited_in.get(name)) for name in names}
    kept = [
        file for file in files if file.src_dir != config.docs_dir and file.src_uri not in staged
    ]
    _link_headings(compiled, config)
    _set_finished_pages(compiled, config, staged)
    return Files([*kept, *staged.values()])


def escape_site_name(config: MkDocsConfig) -> None:
    """Escape the site's name for the theme's own templates, some of which do not."""
    config.site_name = Markup(frame_text(config.site_name))  # noqa: S704  (escaped right here)


def _link_headings(compiled: Compiled, config: MkDocsConfig) -> None:
    """Give every heading a link to itself, unless the maintainer decided about it."""
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("permalink", True)
    toc.setdefault("permalink_title", compiled.settings.catalogue.t("frame.heading-link"))


def _set_finished_pages(
    compiled: Compiled, config: MkDocsConfig, staged: Mapping[str, File]
) -> None:
    """Take the pages that are generated whole past Markdown, but for those that a nav names."""
    skeletons = Skeletons(config.markdown_extensions, config.mdx_configs)
    for name in compiled.generated.difference(_names_in(config.nav)):
        StagedPage(staged[name], config, skeletons)


def _names_in(nav: object) -> Iterator[str]:
    """Walk over every path in a configured navigation."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for below in nav.values():
            yield from _names_in(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from _names_in(below)


def _file(name: str, staging: Path, config: MkDocsConfig, edited_in: str | None) -> File:
    file = File(
        name,
        str(staging),
        config.site_dir,
        config.use_directory_urls,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.edit_uri = edited_in
    return file

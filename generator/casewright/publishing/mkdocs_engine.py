"""The MkDocs adapter: hands a staging tree to MkDocs with Material and lets it render.

With the door ``plugin`` this is the only place that knows the engine.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel

from casewright.cases.vocabulary import THEMES
from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.publishing.aside import Skeletons, StagedPage
from casewright.publishing.compiling import Compiled
from casewright.rendering.environment import theme_dir
from casewright.rendering.policy import POLICY
from casewright.settings import PLUGIN, Settings, make_settings

_REQUIRED_EXTENSIONS: Final = ("attr_list", "tables", "toc")


class FrameTools:
    """What the frames of the theme may ask for: words and addresses.

    ``live`` is true in a preview, whose engine adds a script of its own to every page.
    """

    def __init__(self, compiled: Compiled, *, live: bool) -> None:
        settings = compiled.settings
        self.settings = settings
        self._pages = frozenset((*compiled.pages, *compiled.files))
        self.live = live
        self.t = settings.catalogue.t
        self.address = settings.addresses.named
        self.policy = POLICY

    def has(self, name: str) -> bool:
        """Tell whether the site has a page, by its name."""
        return _name(self.address(name)) in self._pages


def build_site(compiled: Compiled, site_dir: Path) -> None:
    """Render a staged site into a folder; raises ``WrongUseError`` for settings MkDocs refuses."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(compiled.settings.config_file), site_dir=str(site_dir))
        plugin = config.plugins.get(PLUGIN)
        if plugin is None:
            raise WrongUseError(Message("fault.no-plugin"))
        plugin.take(compiled)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise WrongUseError(Message("fault.engine", {"error": str(error)})) from error


def settings_of(config: MkDocsConfig, options: Mapping[str, object]) -> Settings:
    """Make settings of a configuration that MkDocs has read."""
    keys = ("site_name", "site_url", "repo_url", "edit_uri", "docs_dir")
    language = {"theme": {"language": config.theme.get("language", "en")}}
    values = {key: config[key] for key in keys}
    return make_settings(Path(config.config_file_path), {**values, **language}, options)


def prepare_config(config: MkDocsConfig) -> None:
    """Put the theme behind a site's own and before Material; switch on what pages are made of."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs.insert(len(own), str(theme_dir()))
    config.theme["font"] = False
    for extension in _REQUIRED_EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)


def navigation(compiled: Compiled) -> list[dict[str, object]]:
    """Make the navigation of a site whose maintainer wrote none: every way in, and never a case."""
    settings = compiled.settings
    catalogue, addresses = settings.catalogue, settings.addresses
    facets = {
        facet: {vocabulary.label.text(settings.language): _name(addresses.facet(facet))}
        for facet, vocabulary in compiled.library.vocabularies.items()
    }
    themes = [facets.pop(THEMES)] if THEMES in facets else []
    others = list(facets.values())
    browse = [{catalogue.t("nav.browse"): others}] if len(others) > 1 else others
    handwritten = [
        {catalogue.t(f"nav.{name}"): _name(addresses.named(name))}
        for name in ("contribute", "about")
        if _name(addresses.named(name)) in compiled.files
    ]
    return [
        {catalogue.t("crumb.cases"): _name(addresses.cases)},
        *themes,
        {catalogue.t("lessons.title"): _name(addresses.lessons)},
        *browse,
        *handwritten,
    ]


def engine_files(compiled: Compiled, config: MkDocsConfig, files: Files) -> Files:
    """Point the engine at the staging tree in place of the cases folder; keep the theme's files."""
    staging = compiled.settings.staging_dir
    edited_in = compiled.edited_in
    staged = {
        name: _file(name, staging, config, edited_in.get(name)) for name in _staged_names(staging)
    }
    kept = [
        file for file in files if file.src_dir != config.docs_dir and file.src_uri not in staged
    ]
    _set_finished_pages(compiled, config, staged)
    return Files([*kept, *staged.values()])


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


def _staged_names(staging: Path) -> list[str]:
    return sorted(
        path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file()
    )


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


def _name(address: str) -> str:
    return f"{address.rstrip('/')}.md"

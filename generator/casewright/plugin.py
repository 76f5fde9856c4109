"""The MkDocs door: plain ``mkdocs build`` and ``mkdocs serve`` go through here.

Each hook only hands over to functions that know nothing of hooks.
"""

import logging
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from casewright.checks.checker import inspect
from casewright.diagnostics.report import text_report
from casewright.faults import CasewrightError, ContentError
from casewright.locale.catalogue import load_catalogue
from casewright.locale.chosen import own_language
from casewright.previewing.preview import Preview
from casewright.publishing.building import compile_sound
from casewright.publishing.compiling import Compiled
from casewright.publishing.filling import FRAMES, Filling, FrameTemplate
from casewright.publishing.frames import FrameTools, navigation
from casewright.publishing.mkdocs_engine import (
    engine_files,
    escape_site_name,
    prepare_config,
    settings_of,
)
from casewright.publishing.searching import SearchBeside
from casewright.rendering.environment import theme_dir
from casewright.settings import Settings

log = logging.getLogger("mkdocs.plugins.casewright")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """MkDocs' own check of options has nothing to check: the settings do it, for every door."""


class CasewrightPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Puts the cases of a knowledge base before MkDocs as pages.

    Our own command hands over a compiled site through ``take``; it then writes the search too.
    """

    _compiled: Compiled
    _taken = False
    _preview: Preview | None = None
    _search: SearchBeside | None = None

    def take(self, compiled: Compiled) -> None:
        """Render this site, which has been checked and staged already."""
        self._compiled, self._taken = compiled, True

    def load_config(
        self, options: dict[str, object], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Keep the options as they are; the settings check them, the same for every door."""
        self._options = options
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember between builds, where there will be many, what was last good."""
        self._preview = Preview() if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> None:
        """Lay the theme ready."""
        prepare_config(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check and stage before MkDocs clears the old site away."""
        if not self._taken:
            self._compiled = self._compile(config)
            self._search = SearchBeside(self._compiled)
            self._search.begin()
        config.nav = config.nav or navigation(self._compiled)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Show MkDocs the staging tree in place of the cases."""
        return engine_files(self._compiled, config, files)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the frames their words, and every page the site's own date."""
        escape_site_name(config)
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self._compiled.date.isoformat()
        live = self._preview is not None
        env.globals["casewright"] = FrameTools(self._compiled, live=live)
        others = config.plugins.events["page_context"]
        env.globals[FRAMES] = Filling(allowed=not others and not self._compiled.settings.overrides)
        env.template_class = FrameTemplate

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Count what is done."""
        self._compiled.rendered.done += 1
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the search into the finished site."""
        if self._search:
            self._search.place(Path(config.site_dir))

    def on_build_error(self, error: Exception) -> None:  # noqa: ARG002
        """Leave nothing running."""
        if self._search:
            self._search.drop()

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> None:
        """Follow changes of the theme as well, and of the site's own."""
        server.watch(str(theme_dir()))
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)

    def _compile(self, config: MkDocsConfig) -> Compiled:
        try:
            settings = settings_of(config, {**self._options, "pdf": False})
            compiled = self._preview.look(settings) if self._preview else _sound(settings)
            compiled.write()
        except CasewrightError as error:
            words = load_catalogue(own_language(Path(config.config_file_path)))
            raise PluginError(words.say(error.message)) from error
        return compiled


def _sound(settings: Settings) -> Compiled:
    """Check a site and report on it through the engine's log."""
    inspection = inspect(settings)
    if inspection.diagnostics:
        log.info(text_report(inspection.diagnostics, settings.catalogue))
    try:
        return compile_sound(inspection, settings)
    except ContentError as error:
        raise PluginError(text_report(error.diagnostics, settings.catalogue)) from error

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
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.site import Site
from casewright.build.store import open_store
from casewright.config.settings import Settings
from casewright.diagnostics.reporters.text import format_text
from casewright.engines.mkdocs.config import escape_site_name, prepare_config, settings_of
from casewright.engines.mkdocs.pages import EnginePages
from casewright.engines.template_context import FrameTools, navigation
from casewright.exceptions import CasewrightError, ContentError
from casewright.i18n.catalog import load_catalog
from casewright.i18n.detection import detect_language
from casewright.publish.tree import Tree
from casewright.rendering.environment import theme_dir
from casewright.server.last_good import Preview

log = logging.getLogger("mkdocs.plugins.casewright")

_SITEMAP = "sitemap.xml"
_FIRST = 100
"""Run before any other plugin, so that others see finished content."""


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """MkDocs' own check of options has nothing to check: the settings do it, for every door."""


class CasewrightPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Puts the cases of a knowledge base before MkDocs as pages.

    Our own command hands over a checked site through ``take``, and does the rest itself.
    """

    _site: Site
    _pages: EnginePages
    _taken = False
    _live = False
    _preview: Preview | None = None

    def take(self, site: Site, pages: EnginePages, *, live: bool) -> None:
        """Render this site, which has been checked; ``live`` is true in a preview."""
        self._site, self._pages, self._taken, self._live = site, pages, True, live

    def load_config(
        self, options: dict[str, object], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Keep the options as they are; the settings check them, the same for every door."""
        self._options = options
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember between builds, where there will be many, what was last good."""
        if command == "serve":
            self._preview, self._live = Preview(), True

    def on_config(self, config: MkDocsConfig) -> None:
        """Lay the theme ready."""
        prepare_config(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check before MkDocs clears the old site away."""
        if not self._taken:
            self._site = self._check(config)
            self._pages = EnginePages(self._site, shells=False)
        config.nav = config.nav or navigation(self._site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Show MkDocs the pages of the site in place of the cases."""
        return self._pages.files(config, files)

    @event_priority(_FIRST)
    def on_page_content(
        self,
        html: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """Put finished content in its place, after Markdown has run."""
        return self._pages.place(html, page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the frames their words, and every page the site's own date."""
        escape_site_name(config)
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self._site.date.isoformat()
        env.globals["casewright"] = FrameTools(self._site, live=self._live)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """List in the site map the pages that MkDocs does not render, too."""
        if template_name == _SITEMAP:
            return {**context, "pages": self._pages.sitemap(config, context["pages"])}  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the search into the finished site."""
        site_dir = Path(config.site_dir)
        (site_dir / f"{_SITEMAP}.gz").unlink(missing_ok=True)
        if not self._taken:
            tree = Tree(site_dir, {})
            for name, content in self._site.search_files.items():
                tree.write(name, content)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> None:
        """Follow changes of the theme as well, and of the site's own."""
        server.watch(str(theme_dir()))
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)

    def _check(self, config: MkDocsConfig) -> Site:
        try:
            settings = settings_of(config, {**self._options, "pdf": False})
            return self._preview.look(settings) if self._preview else _sound(settings)
        except CasewrightError as error:
            words = load_catalog(detect_language(Path(config.config_file_path)))
            raise PluginError(words.say(error.message)) from error


def _sound(settings: Settings) -> Site:
    """Check a site and report on it through the engine's log."""
    try:
        with open_store(settings.work_dir) as store:
            project = load_project(settings, store)
            if project.diagnostics:
                log.info(format_text(project.diagnostics, settings.catalog))
            return sound_site(project, settings)
    except ContentError as error:
        raise PluginError(format_text(error.diagnostics, settings.catalog)) from error

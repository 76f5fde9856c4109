"""The MkDocs plugin: plain ``mkdocs build`` and ``mkdocs serve`` use it.

Each hook only calls other modules.
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
from casewright.rendering.theme import theme_dir
from casewright.server.last_good import Preview
from casewright.site.site import Site

log = logging.getLogger("mkdocs.plugins.casewright")

_SITEMAP = "sitemap.xml"
_FIRST = 100
"""Run before any other plugin, so that others see finished content."""


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """An empty schema: ``config`` validates the options, for all commands."""


class CasewrightPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Provide the cases of a knowledge base to MkDocs as pages.

    The command ``casewright`` also uses the plugin, with a site that was checked before.
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
        """Store the options; ``config`` validates them, for all commands."""
        self._options = options
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Keep the last valid versions between builds, if this is a preview."""
        if command == "serve":
            self._preview, self._live = Preview(), True

    def on_config(self, config: MkDocsConfig) -> None:
        """Set up the theme."""
        prepare_config(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the files before MkDocs empties the site folder."""
        if not self._taken:
            self._site = self._check(config)
            self._pages = EnginePages(self._site, shells=False)
        config.nav = config.nav or navigation(self._site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the cases by the pages of the site."""
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
        """Insert the content of a page, after Markdown has run."""
        return self._pages.place(html, page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Pass texts to the templates, and set the build date of all pages."""
        escape_site_name(config)
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self._site.date.isoformat()
        env.globals["casewright"] = FrameTools(self._site, live=self._live)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Add the pages that MkDocs does not render to the sitemap."""
        if template_name == _SITEMAP:
            return {**context, "pages": self._pages.sitemap(config, context["pages"])}  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search files and the Markdown of cases to the finished site."""
        site_dir = Path(config.site_dir)
        (site_dir / f"{_SITEMAP}.gz").unlink(missing_ok=True)
        if not self._taken:
            tree = Tree(site_dir, {})
            for name, content in self._site.search_files().items():
                tree.write(name, content)
            for task in self._site.markdown_files:
                tree.write(task.name, task.make().content)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> None:
        """Watch the theme and the site's own theme, too."""
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

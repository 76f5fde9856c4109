"""The MkDocs adapter: renders what only the engine can render, and shells for all other pages."""

from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from casewright.config.settings import PLUGIN_NAME, Settings
from casewright.engines import Rendering
from casewright.engines.mkdocs.config import engine_faults, read_engine_config
from casewright.engines.mkdocs.pages import EnginePages
from casewright.rendering.theme import TEMPLATES
from casewright.site.site import Site

_PER_PAGE: Final = (
    "files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content",
    "page_context", "post_page", "pre_template", "template_context", "post_template", "post_build",
)  # fmt: skip
"""Events by which a plugin can change single pages."""

_HARMLESS: Final = (PLUGIN_NAME,)
"""Plugins whose handlers of these events do not change pages filled from a shell."""


def render(site: Site, folder: Path, *, live: bool = False) -> Rendering:
    """Render hand-written pages, pages in the navigation, and shells into an empty folder.

    If other plugins or templates can change pages, the whole site is rendered. ``live`` is true in
    a preview. Raise ``UsageError`` for a configuration that MkDocs refuses.
    """
    config = read_engine_config(site.settings.config_file, site_dir=str(folder))
    config.site_url = site.settings.site_url
    pages = EnginePages(site, shells=may_use_shells(config, site.settings))
    plugin: Any = config.plugins[PLUGIN_NAME]
    plugin.take(site, pages, live=live)
    with engine_faults():
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    return pages.take_rendering(folder)


def may_use_shells(config: MkDocsConfig, settings: Settings) -> bool:
    """Return whether no other plugin, hook or template can change single pages."""
    known = {id(config.plugins[name]) for name in _HARMLESS if name in config.plugins}
    methods = (method for event in _PER_PAGE for method in config.plugins.events[event])
    if any(id(getattr(method, "__self__", None)) not in known for method in methods):
        return False
    return not any(map(_has_frames, settings.overrides))


def _has_frames(folder: Path) -> bool:
    templates = (path.relative_to(folder).parts for path in folder.rglob("*.html"))
    return any(parts[0] != TEMPLATES for parts in templates)

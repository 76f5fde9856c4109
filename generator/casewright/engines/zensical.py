"""The Zensical adapter: the successor of MkDocs and Material, without plugins.

It gets a project of its own in the work folder: the staged pages, our templates with their texts
filled in, and settings that inherit those of the site.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import zensical  # noqa: F401  (to raise ``ImportError`` here, and not in the subprocess)
from jinja2 import Environment

from casewright.config.settings import Settings, load_config
from casewright.engines import Rendering
from casewright.engines.staging import stage, staged_files
from casewright.engines.template_context import REQUIRED_EXTENSIONS, FrameTools, navigation
from casewright.exceptions import UsageError, os_errors
from casewright.i18n.message import Message
from casewright.rendering.escaping import frame_text
from casewright.rendering.theme import TEMPLATES, is_asset, theme_dirs
from casewright.site.site import Site

_BUILT_IN: Final = ("fenced_code",)
"""What MkDocs adds to every site, besides the extensions that pages use anyway."""

_TOOL: Final = re.compile(r"\bcasewright\.\w+(?:\([^()]*\)|(?:\.\w+)*)")
_NOTE: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_SITE_NAME: Final = ("config.site_name | e ", "config.site_name ")
"""The name is escaped in the settings, because some templates of Zensical do not escape it."""
_LEFT_ALONE: Final = r"<(noscript|script|style|textarea)\b.*?(?:</\1>|\Z)"
_TAG: Final = re.compile(rf"{_LEFT_ALONE}|<[a-z][^<>]*>", re.DOTALL)
_ONE_UP: Final = re.compile(r'(\s(?:href|src|srcset)=")\.\./("?)')
_TEMPLATES: Final = (".html", ".xml")
_OWN_SEARCH: Final = "search.json"


def render(site: Site, folder: Path) -> Rendering:
    """Render a whole site into a folder; raise ``UsageError`` if Zensical refuses."""
    project = site.settings.work_dir / "zensical"
    with os_errors(project):
        _lay_out(site, project)
        _run(project)
        made = project / "site"
        (made / _OWN_SEARCH).unlink(missing_ok=True)
        shutil.copytree(made, folder, dirs_exist_ok=True)
    return Rendering(direct=frozenset(task.frame.name for task in site.page_tasks))


def _lay_out(site: Site, project: Path) -> None:
    files = staged_files(site, with_frame=True)
    pages = {name: _as_from_the_file(name, content) for name, content in files.items()}
    stage(pages, project / "docs", site.copies)
    frames = _frames(site.settings)
    tools = FrameTools(site, live=False)
    templates = {
        name: _with_words(path.read_text(encoding="utf-8"), tools).encode()
        for name, path in frames.items()
        if name.endswith(_TEMPLATES)
    }
    stage(templates, project / "theme", {n: p for n, p in frames.items() if n not in templates})
    settings = json.dumps(_settings(site, project), ensure_ascii=False, indent=2)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


def _as_from_the_file(name: str, page: bytes) -> bytes:
    """Rewrite links relative to the file of the page, because Zensical resolves them from there.

    It does so for every page that becomes a folder, but not in text that browsers do not parse.
    """
    if not name.endswith(".md") or name.endswith("index.md"):
        return page
    text = page.decode()
    lowered = _TAG.sub(lambda tag: tag[0] if tag[1] else _ONE_UP.sub(_lowered, tag[0]), text)
    return lowered.encode()


def _lowered(link: re.Match[str]) -> str:
    return f'{link[1]}./"' if link[2] else link[1]


def _frames(settings: Settings) -> Mapping[str, Path]:
    """Copy the site's own theme over ours, with its templates filled in."""
    return {
        path.relative_to(folder).as_posix(): path
        for folder in reversed(theme_dirs(settings))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.relative_to(folder).parts[0] != TEMPLATES
        and not is_asset(path.relative_to(folder).as_posix())
    }


def _with_words(template: str, tools: FrameTools) -> str:
    """Replace expressions in templates by their values, because Zensical cannot evaluate them."""
    environment = Environment(autoescape=False)  # noqa: S701  (for expressions, not for pages)

    def said(match: re.Match[str]) -> str:
        value = environment.compile_expression(match[0])(casewright=tools)
        return "none" if value is None else json.dumps(value, default=dict)

    return _TOOL.sub(said, _NOTE.sub("", template).replace(*_SITE_NAME))


def _settings(site: Site, project: Path) -> Mapping[str, object]:
    """Format the settings as JSON, which is YAML; other settings are inherited from the site."""
    own = site.settings
    config = load_config(own.config_file)
    settings: dict[str, object] = {
        "INHERIT": os.path.relpath(own.config_file, project),
        "site_name": frame_text(own.site_name),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            "name": "material",
            "language": own.language_tag,
            "custom_dir": "theme",
            "variant": "classic",
            "font": False,
        },
        "markdown_extensions": list(_missing_extensions(config.get("markdown_extensions"))),
    }
    return settings if config.get("nav") else {**settings, "nav": navigation(site)}


def _missing_extensions(configured: object) -> Iterator[str]:
    listed = configured if isinstance(configured, list) else []
    names = {name for item in listed for name in (item if isinstance(item, Mapping) else [item])}
    return (name for name in (*REQUIRED_EXTENSIONS, *_BUILT_IN) if name not in names)


def _run(project: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    result = subprocess.run(  # noqa: S603  (nothing of it comes from outside)
        command, cwd=project, capture_output=True, text=True, check=False
    )
    if result.returncode:
        lines = (result.stderr or result.stdout).strip().splitlines()
        error = lines[-1] if lines else ""
        raise UsageError(Message("fault.engine-stopped", {"engine": "Zensical", "error": error}))

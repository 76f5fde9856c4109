"""Digests of what a site is made from, by which a build knows what an earlier one has made.

A digest is ``None`` where something is read that is not known here, such as a plugin's own files.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from casewright.build.pages import page_scope
from casewright.build.scope import digest_of, installed, iter_files
from casewright.config.settings import PLUGIN_NAME, Settings, load_config
from casewright.engines.mkdocs.shell import ShellKind, parts_of
from casewright.rendering.theme import theme_dirs
from casewright.site.site import MARKDOWN, Site

_READS_ELSEWHERE: Final = re.compile(
    rb"!ENV|custom_icons|federation|^(?:INHERIT|hooks)\s*:", re.MULTILINE
)
"""Settings by which the engine or the search reads what is not known here."""

_PLAIN_EXTENSIONS: Final = re.compile(
    r"(?:markdown\.extensions\.)?(?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code"
    r"|footnotes|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)"
    r"|pymdownx\.(?!snippets|b64|pathconverter)\w+"
)
"""Extensions of Markdown that read no other file."""


def engine_key(site: Site, engine: str) -> bytes | None:
    """Return the digest of all that an engine makes its files from, but the generated content."""
    config = _config_digest(site.settings)
    if config is None:
        return None
    written = {name: path for name, path in site.copies.items() if name.endswith(MARKDOWN)}
    frames = (task.frame for task in site.page_tasks)
    parts: list[str | bytes] = [
        config,
        engine,
        page_scope(site.settings),
        site.date.isoformat(),
        *(repr((frame.name, ShellKind.of(frame, has_toc=True))) for frame in frames),
        *(task.name for task in site.file_tasks),
        *(repr(parts_of(page)) for page in site.markdown_pages),
        *site.copies,
        *_contents(written),
    ]
    return digest_of(parts)


def site_key(site: Site, engine: str) -> bytes | None:
    """Return the digest of all that a whole site is made from."""
    config, index = _config_digest(site.settings), site.index
    cases = (*index.cases, *index.withdrawn)
    is_known = all(case.id in index.keys for case in cases) and not site.diagnostics
    if config is None or site.settings.options.pdf or not is_known:
        return None
    parts: list[str | bytes] = [
        config,
        engine,
        page_scope(site.settings),
        site.date.isoformat(),
        *(index.keys[case.id] for case in cases),
        repr(index.vocabularies),
        repr(site.pictures),
        *_contents(site.handwritten),
    ]
    return digest_of(parts)


def _config_digest(settings: Settings) -> bytes | None:
    """Return the digest of the engine's settings, themes and program."""
    content = settings.config_file.read_bytes()
    config = load_config(settings.config_file)
    plugins = set(_names(config.get("plugins")))
    extensions = _names(config.get("markdown_extensions"))
    is_plain = plugins <= {PLUGIN_NAME} and all(map(_PLAIN_EXTENSIONS.fullmatch, extensions))
    if not is_plain or _READS_ELSEWHERE.search(content):
        return None
    files = (part for folder in theme_dirs(settings) for part in iter_files(folder))
    return digest_of([content, *installed(), *files])


def _names(listed: object) -> Iterator[str]:
    """Iterate over the names in a setting that lists names, with or without options."""
    for item in listed if isinstance(listed, Iterable) else ():
        yield from map(str, item) if isinstance(item, Mapping) else (str(item),)


def _contents(files: Mapping[str, Path]) -> Iterator[str | bytes]:
    for name, path in sorted(files.items()):
        yield name
        yield path.read_bytes()

"""Validate settings against the file system: missing folder or images, section names in use."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from casewright.config.errors import OPTIONS_PATH, SettingPath, config_error, join_errors
from casewright.config.settings import Settings, load_config, make_settings, plugin_options
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.paths import PAGE_SUFFIX, SUFFIX, SUFFIXES, VOCABULARY_FOLDER, path_of

_THEME: Final = "material"
_PROVIDED_BY_THEME: Final = re.compile(
    r"[a-z][a-z0-9+.-]*:|/|assets/casewright/|assets/images/favicon\."
)
"""Values that are not files of the site: full addresses, and images of the theme."""


def load_valid_settings(config_file: Path, **changes: object) -> Settings:
    """Read and validate the settings of a site; ``changes`` override plugin options.

    Raise ``UsageError`` with all problems found.
    """
    config = load_config(config_file)
    options = plugin_options(config, config_file) | changes
    settings = make_settings(config_file, config, options)
    if not settings.docs_dir.is_dir():
        raise config_error(
            "no-cases", ["docs_dir"], config_file, folder=str(settings.docs_dir.name)
        )
    if not (settings.docs_dir / VOCABULARY_FOLDER).is_dir():
        _refuse_missing_vocabularies(settings)
    found = [
        *_find_missing_images(config.get("theme"), settings),
        *_find_reserved_sections(settings),
        *_missing_pages(config.get("nav"), ("nav",), settings),
    ]
    if found:
        raise join_errors(found)
    return settings


def _refuse_missing_vocabularies(settings: Settings) -> None:
    """Raise ``UsageError`` if there are cases and no vocabularies; report a renamed folder."""
    cases = settings.docs_dir
    values = {"folder": f"{path_of(cases, settings.root)}/{VOCABULARY_FOLDER}"}
    renamed = sorted(cases.glob(f"*/themes{SUFFIX}"))
    if renamed:
        values["found"] = path_of(renamed[0].parent, settings.root)
        raise UsageError(Message("fault.renamed-vocabularies", values))
    if any(name.suffix == SUFFIX for name in cases.iterdir()):
        raise UsageError(Message("fault.no-vocabularies", values))


def _find_missing_images(theme: object, settings: Settings) -> Iterator[Message]:
    """Find a logo or favicon that does not exist; every page would have a broken link."""
    if not isinstance(theme, Mapping) or theme.get("name") != _THEME:
        return
    folders = (settings.docs_dir, *settings.overrides)
    for key in ("logo", "favicon"):
        name = theme.get(key)
        if not isinstance(name, str) or not name or _PROVIDED_BY_THEME.match(name):
            continue
        if not any((folder / name).is_file() for folder in folders):
            values = {"file": name, "folder": settings.docs_dir.name}
            yield config_error("no-file", ["theme", key], settings.config_file, **values).message


def _find_reserved_sections(settings: Settings) -> Iterator[Message]:
    """Find custom sections with the name of a vocabulary."""
    for number, section in enumerate(settings.options.sections):
        for suffix in SUFFIXES:
            file = settings.docs_dir / VOCABULARY_FOLDER / f"{section.key}{suffix}"
            if file.is_file():
                steps = (*OPTIONS_PATH, "sections", number, "key")
                values = {"name": section.key, "file": path_of(file, settings.root)}
                yield config_error("taken", steps, settings.config_file, **values).message


def _missing_pages(entry: object, steps: SettingPath, settings: Settings) -> Iterator[Message]:
    """Find the entries of the navigation whose page does not exist."""
    if isinstance(entry, list):
        for number, item in enumerate(entry):
            yield from _missing_pages(item, (*steps, number), settings)
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield from _missing_pages(value, (*steps, key), settings)
    elif isinstance(entry, str) and entry.endswith(PAGE_SUFFIX) and "://" not in entry:
        if (settings.docs_dir / entry).is_file() or is_generated(entry, settings):
            return
        nearest = get_close_matches(entry, _page_names(settings), n=1)
        values = {"page": entry, "folder": settings.docs_dir.name, "nearest": (*nearest, "")[0]}
        kind = "no-page-but" if nearest else "no-page"
        yield config_error(kind, steps, settings.config_file, **values).message


def is_generated(page: str, settings: Settings) -> bool:
    """Return whether the site generates a page of this name, as far as known without cases."""
    address = f"{page.removesuffix(PAGE_SUFFIX)}/"
    return address == "index/" or any(address.startswith(top) for top in _areas(settings))


def _areas(settings: Settings) -> tuple[str, ...]:
    """Return the addresses below which the site generates pages."""
    urls = settings.addresses
    folder = settings.docs_dir / VOCABULARY_FOLDER
    facets = [file.stem for file in folder.glob("*.y*ml")]
    lists = (urls.cases, urls.lessons, urls.start, urls.overview)
    fixed = (*lists, urls.folder, urls.contribute, urls.handbook())
    return (*fixed, *map(urls.facet, facets))


def _page_names(settings: Settings) -> list[str]:
    written = [
        path.relative_to(settings.docs_dir).as_posix()
        for path in settings.docs_dir.rglob(f"*{PAGE_SUFFIX}")
    ]
    return [*written, *(f"{area.rstrip('/')}{PAGE_SUFFIX}" for area in _areas(settings))]

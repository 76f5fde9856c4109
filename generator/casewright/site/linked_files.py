"""Find the files in the cases folder to which a text links."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from casewright.cases.case import Case


def find_files_in_case(case: Case) -> Iterator[str]:
    """Return the files in the cases folder that the texts of a case link to, by name."""
    for text in texts_in(case.model_dump()):
        targets = _targets_in(text) if "](" in text or "]:" in text else (text,)
        yield from filter(None, (file_of(target, "") for target in targets))


def _targets_in(text: str) -> Iterator[str]:
    from casewright.prose.links import find_link_targets  # noqa: PLC0415  (slow to load)

    return find_link_targets(text)


def texts_in(value: object) -> Iterator[str]:
    """Return every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def file_of(target: str, folder: str) -> str:
    """Return the file to which a link leads; the empty text for a link to another site."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = unquote(parts.path)
    if path.startswith("/"):
        return posixpath.normpath(path[1:])
    return posixpath.normpath(posixpath.join(folder, path))

"""Read the front matter of a Markdown file: YAML, TOML or JSON above the text."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casewright.importers.blocks import Block, Kind, escaped
from casewright.importers.markdown_links import without_wiki_marks
from casewright.importers.story import Entry
from casewright.importers.text import text_blocks
from casewright.yaml.nodes import Mapping as MappingNode
from casewright.yaml.nodes import to_plain
from casewright.yaml.parser import parse
from casewright.yaml.source import Source

_YAML_ENDS: Final = ("---", "...")
_TOML: Final = "+++"
_GROUPS: Final = ("extra", "metadata", "params", "taxonomies")
"""Keys that hold other keys, in the front matter of site generators."""


def split_front_matter(text: str) -> tuple[tuple[Entry, ...], str]:
    """Return the entries of the front matter, and the text below it."""
    lines = text.split("\n")
    first = lines[0].strip()
    if first == "---":
        return _between(lines, _YAML_ENDS, _read_yaml) if _is_yaml(lines) else ((), text)
    if first == _TOML:
        return _between(lines, (_TOML,), _read_toml)
    if first.startswith("{"):
        try:
            decoder = json.JSONDecoder(object_pairs_hook=_merged)
            values, end = decoder.raw_decode(text.lstrip())
        except (ValueError, RecursionError):
            return (), text
        if isinstance(values, Mapping):
            return tuple(_entries(values)), text.lstrip()[end:].lstrip("\n")
    return (), text


def _is_yaml(lines: list[str]) -> bool:
    """Return whether a rule at the top begins front matter: a key follows directly."""
    return len(lines) > 1 and ":" in lines[1]


def _between(
    lines: list[str], ends: tuple[str, ...], read: object
) -> tuple[tuple[Entry, ...], str]:
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    if not end or not callable(read):
        return (), "\n".join(lines)
    inner = lines[1:end]
    values = read("\n".join(inner))
    entries = _entries(values) if values else _plain_entries(inner)
    return tuple(entries), "\n".join(lines[end + 1 :])


def _read_yaml(text: str) -> Mapping[str, object]:
    document, parse_errors = parse(Source("front-matter", text + "\n"))
    root = document.root
    if parse_errors or not isinstance(root, MappingNode):
        return {}
    return _merged([(str(entry.key.value), to_plain(entry.value)) for entry in root.entries])


def _read_toml(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _merged(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object as a mapping; a repeated key gets all its values."""
    values: dict[str, object] = {}
    for key, value in pairs:
        values[key] = [values[key], value] if key in values else value
    return values


def _entries(values: Mapping[str, object]) -> Iterator[Entry]:
    for key, value in values.items():
        label = str(key).replace("_", " ").strip()
        if isinstance(value, Mapping) and key in _GROUPS:
            yield from _entries(value)
        elif blocks := tuple(_value_blocks(value)):
            yield Entry(label, blocks)


def _value_blocks(value: object) -> Iterator[Block]:
    if isinstance(value, str):
        yield from text_blocks(without_wiki_marks(value.strip()), markdown=True)
    elif isinstance(value, Mapping):
        yield from (Block(Kind.ITEM, escaped(line)) for line in _flat(value))
    elif isinstance(value, Sequence):
        yield from (Block(Kind.ITEM, escaped(", ".join(_flat(one)))) for one in value if one)
    elif value is not None:
        yield Block(Kind.TEXT, escaped(str(value)))


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{key}: {', '.join(_flat(inner))}" for key, inner in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from (text for inner in value for text in _flat(inner))
    elif value is not None:
        yield without_wiki_marks(" ".join(str(value).split()))


def _plain_entries(lines: list[str]) -> Iterator[Entry]:
    """Parse front matter with errors line by line, as labels and values separated by a colon."""
    for line in lines:
        key, colon, value = line.partition(":")
        label = key.strip() if colon and value.strip() else ""
        text = (value if label else line).strip().strip("\"'")
        if text:
            yield Entry(label, (Block(Kind.TEXT, escaped(text)),))

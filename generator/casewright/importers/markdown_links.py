"""Resolve the links of a Markdown text: references, footnotes, wiki links and images."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

_DEFINITION: Final = re.compile(
    r"(?m)^ {0,3}\[(?P<name>[^\]\n^][^\]\n]*)\]:[ \t]*(?:\n[ \t]+)?<?(?P<url>[^\s<>]+)>?"
    r"(?:[ \t]*\n?[ \t]+(?P<quote>[\"'(])(?P<title>[^\n]*?)[\"')])?[ \t]*(?:\n|\Z)"
)
_FOOTNOTE: Final = re.compile(
    r"(?m)^\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)\n?"
)
_FOOTNOTE_USE: Final = re.compile(r"(?<![ \t])[ \t]*\[\^([^\]\s]+)\]")
_INLINE_FOOTNOTE: Final = re.compile(r"(?<![ \t])[ \t]*\^\[([^\]\n]+)\]")
_EMBED: Final = re.compile(r"!\[\[([^\[\]\n|]+)(?:\|([^\]\n]*))?\]\]")
_WIKI: Final = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\]\n]+))?\]\]")
_IMAGE: Final = re.compile(
    r"!\[(?P<alt>[^\]\n]*)\](?:\((?:[^()\n]|\([^()\n]*\))*+\)|\[[^\]\n]*\])(?:\{[^}\n]*\})?"
)
_INLINE: Final = re.compile(
    r"(?<![!\\])\[(?P<text>(?:[^\[\]\n\\]|\\.|\n(?!\s*\n))+)\]\([ \t]*+(?:<(?P<angle>[^>\n]*)>"
    r"|(?P<url>(?:[^()\s\"]|[ ](?=[^\s\"])|\([^()\n]*\))*+))"
    r"(?:[ \t]++\"(?P<title>[^\"\n]*)\")?[ \t]*+\)"
)
_REFERENCE: Final = re.compile(
    r"(?<![!\\\]])\[(?P<text>(?:[^\[\]\n\\]|\\.|\n(?!\s*\n))+)\]"
    r"(?:\[(?P<name>[^\]\n]*(?:\n[^\]\n]+)?)\])?(?!\(|:)"
)
_EMPTY_LINK: Final = re.compile(r"(?<![!\\])\[[ \t]*\]\((https?://[^()\s<>]+)\)")
_SCHEME: Final = re.compile(r"(?i)(?:https?://|mailto:)")
_PICTURE_SIZE: Final = re.compile(r"\d+(?:x\d+)?")


@dataclass
class References:
    """The definitions of a text, and what was found while its links were replaced.

    ``local`` are links to files that are not imported, ``alts`` the descriptions of images.
    """

    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    local: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    pictures: int = 0

    def unused(self) -> Iterator[str]:
        """Return the definitions and footnotes that nothing refers to, as text."""
        for name, (url, title) in self.links.items():
            if name not in self.used and not url.startswith("data:"):
                yield " ".join(filter(None, (name, url, title)))
        for name, text in self.notes.items():
            if f"^{name}" not in self.used:
                yield f"{name}: {text}"


def collect_references(text: str, references: References) -> str:
    """Remove the definitions of links and footnotes from a text, and return them."""

    def keep_note(match: re.Match[str]) -> str:
        references.notes[match["name"]] = " ".join(match["text"].split())
        return ""

    def keep_link(match: re.Match[str]) -> str:
        name = _folded(match["name"])
        references.links.setdefault(name, (match["url"], match["title"] or ""))
        return ""

    return _DEFINITION.sub(keep_link, _FOOTNOTE.sub(keep_note, text))


def replace_links(text: str, references: References) -> str:
    """Replace every link of a text by an inline link with a web address, or by its text."""
    text = _EMBED.sub(lambda match: _embed(match, references), text)
    text = _WIKI.sub(lambda match: _wiki(match, references), text)
    text = _INLINE_FOOTNOTE.sub(r" (\1)", text)
    text = _FOOTNOTE_USE.sub(lambda match: _footnote(match, references), text)
    text = _IMAGE.sub(lambda match: _picture(match["alt"], references), text)
    text = _REFERENCE.sub(lambda match: _reference(match, references), text)
    return _INLINE.sub(lambda match: _inline(match, references), _EMPTY_LINK.sub(r"<\1>", text))


def without_wiki_marks(text: str) -> str:
    """Return a text with the words of its wiki links."""
    return _WIKI.sub(lambda match: match[2] or _file_title(match[1]), text)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _file_title(target: str) -> str:
    return target.partition("#")[0].rpartition("/")[2] or target.lstrip("#")


def _wiki(match: re.Match[str], references: References) -> str:
    references.local.append(match[1])
    return match[2] or _file_title(match[1])


def _embed(match: re.Match[str], references: References) -> str:
    alt = match[2] or ""
    return _picture(
        _file_title(match[1]) if _PICTURE_SIZE.fullmatch(alt) or not alt else alt, references
    )


def _picture(alt: str, references: References) -> str:
    references.pictures += 1
    if alt.strip():
        references.alts.append(alt.strip())
    return ""


def _footnote(match: re.Match[str], references: References) -> str:
    if match[1] not in references.notes:
        return match[0]
    references.used.add(f"^{match[1]}")
    return f" ({references.notes[match[1]]})"


def _reference(match: re.Match[str], references: References) -> str:
    name = _folded(match["name"] or match["text"])
    if name not in references.links:
        return match[0]
    references.used.add(name)
    url, title = references.links[name]
    words = f"[{match['text']}]({url})"
    return f"{words} ({title})" if title else words


def _inline(match: re.Match[str], references: References) -> str:
    address = (match["angle"] or match["url"] or "").strip()
    words = match["text"]
    title = f" ({match['title']})" if match["title"] else ""
    if address.casefold().startswith("www."):
        address = f"https://{address}"
    if _SCHEME.match(address):
        address = address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return f"[{words}]({address}){title}"
    if not address.startswith("#") and address:
        references.local.append(unquote(address))
    return f"{words}{title}"

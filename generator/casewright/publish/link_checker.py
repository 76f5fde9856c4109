"""Check the links of a built site: every link and anchor exists, nothing is loaded from elsewhere.

The checks use the outlines of pages. A site with a single broken link is not published.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from casewright.i18n.message import Message
from casewright.publish.link_extractor import OUTLINED, Outline, Reference
from casewright.publish.link_resolver import Destination, Kind, SiteAddresses

_MARKUP: Final = (".html", ".svg")
_ALWAYS_THERE: Final = frozenset(("", "top"))
"""Fragments for the start of a page, which always exist."""


class Reason(StrEnum):
    """The problem with an address or an anchor; the message is ``verify.<reason>``."""

    MISSING_TARGET = "missing-target"
    MISSING_ANCHOR = "missing-anchor"
    OTHER_HOST = "other-host"
    DUPLICATE_ID = "duplicate-id"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A broken link: the file, the address or id as it is in the file, and the reason."""

    page: str
    target: str
    reason: Reason

    @property
    def message(self) -> Message:
        """The message for the report."""
        return Message(f"verify.{self.reason}", {"page": self.page, "target": self.target})


class Links(NamedTuple):
    """The broken links of a site, sorted, and the files to which others lead."""

    broken: tuple[BrokenLink, ...]
    linked: frozenset[str]


def check_links(
    files: frozenset[str],
    outline: Callable[[str], Outline],
    site_url: str = "",
    unverified: frozenset[str] | None = None,
) -> Links:
    """Check every reference of a site.

    ``files`` holds the names of all files, ``outline`` returns that of a page, stylesheet or SVG
    file; ``site_url`` is the address of the site. With ``unverified`` only those files are checked.
    """
    url = f"{site_url.rstrip('/')}/" if site_url else ""
    check = _Check(SiteAddresses(files, url), outline)
    for name in sorted(files if unverified is None else unverified):
        if name.endswith(OUTLINED):
            check.file(name)
    broken = tuple(sorted({*check.found, *check.missing_anchors()}))
    return Links(broken, frozenset(check.linked))


@dataclass
class _Check:
    """The state of a check; anchors in other files are checked at the end."""

    addresses: SiteAddresses
    outline: Callable[[str], Outline]
    found: list[BrokenLink] = field(default_factory=list)
    waiting: list[tuple[BrokenLink, Destination]] = field(default_factory=list)
    settled: dict[str, set[Reference]] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)

    def file(self, name: str) -> None:
        """Check the references and ids of one file."""
        seen = self.outline(name)
        if len(seen.ids) > len(set(seen.ids)):
            repeated = (id_ for id_, count in Counter(seen.ids).items() if count > 1)
            self.found += [BrokenLink(name, id_, Reason.DUPLICATE_ID) for id_ in repeated]
        anchors = seen.anchors
        climb = "../" * name.count("/")
        settled = self.settled.setdefault(climb, set())
        for reference in set(seen.references) - settled:
            target = reference.target
            if target[:1] == "#" and target[1:] in anchors:
                continue
            if self._sound(name, reference) and climb and target.startswith(climb):
                settled.add(reference)

    def missing_anchors(self) -> Iterator[BrokenLink]:
        """Check the anchors in other files, after all files were read."""
        anchors: dict[str, frozenset[str]] = {}
        for broken, destination in self.waiting:
            file = destination.file
            if file not in anchors:
                anchors[file] = self.outline(file).anchors
            if destination.fragment not in anchors[file]:
                yield broken

    def _sound(self, name: str, reference: Reference) -> bool:
        """Check an address; return true if it is valid from every page at the same depth."""
        destination = self.addresses.resolve(name, reference.target)
        if destination.kind is Kind.MISSING:
            self.found.append(BrokenLink(name, reference.target, Reason.MISSING_TARGET))
            return False
        if destination.kind is Kind.OTHER_HOST and reference.loads:
            self.found.append(BrokenLink(name, reference.target, Reason.OTHER_HOST))
            return False
        self.linked.add(destination.file)
        if destination.file.endswith(_MARKUP) and destination.fragment not in _ALWAYS_THERE:
            broken = BrokenLink(name, reference.target, Reason.MISSING_ANCHOR)
            self.waiting.append((broken, destination))
            return False
        return True

"""The last look at a built site: every link and anchor leads somewhere, nothing comes from outside.

Works on the outlines of the pages, not on the pages. What is found travels as values; a site with a
single finding is not published.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from casewright.i18n.message import Message
from casewright.publish.link_extractor import OUTLINED, Outline, Reference
from casewright.publish.link_resolver import Destination, Kind, SiteAddresses

_MARKUP: Final = (".html", ".svg")
_ALWAYS_THERE: Final = frozenset(("", "top"))
"""Fragments that mean the start of a page, whatever stands in it."""


class Reason(StrEnum):
    """What can be wrong with an address or an anchor; ``verify.<reason>`` says it."""

    MISSING_TARGET = "missing-target"
    MISSING_ANCHOR = "missing-anchor"
    OTHER_HOST = "other-host"
    DUPLICATE_ID = "duplicate-id"


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """One finding: the file it stands in, the address or id as it stands there, and the reason."""

    page: str
    target: str
    reason: Reason

    @property
    def message(self) -> Message:
        """What the report says."""
        return Message(f"verify.{self.reason}", {"page": self.page, "target": self.target})


def check_links(
    files: frozenset[str], outline: Callable[[str], Outline], site_url: str = ""
) -> tuple[BrokenLink, ...]:
    """Judge every reference of a site and give what is wrong, sorted.

    ``files`` holds the names of all files, ``outline`` gives that of a page, stylesheet or drawing;
    ``site_url`` is where the site will stand.
    """
    url = f"{site_url.rstrip('/')}/" if site_url else ""
    check = _Check(SiteAddresses(files, url), outline)
    for name in sorted(files):
        if name.endswith(OUTLINED):
            check.file(name)
    return tuple(sorted({*check.found, *check.missing_anchors()}))


@dataclass
class _Check:
    """What is known of a site while its outlines pass by; anchors elsewhere wait until the end."""

    addresses: SiteAddresses
    outline: Callable[[str], Outline]
    found: list[BrokenLink] = field(default_factory=list)
    waiting: list[tuple[BrokenLink, Destination]] = field(default_factory=list)
    settled: dict[str, set[Reference]] = field(default_factory=dict)

    def file(self, name: str) -> None:
        """Judge the references and ids of one file."""
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
        """Look at the anchors in other files, now that all have passed by."""
        anchors: dict[str, frozenset[str]] = {}
        for broken, destination in self.waiting:
            file = destination.file
            if file not in anchors:
                anchors[file] = self.outline(file).anchors
            if destination.fragment not in anchors[file]:
                yield broken

    def _sound(self, name: str, reference: Reference) -> bool:
        """Judge one address; true when it is right on every page from which the path is as long."""
        destination = self.addresses.resolve(name, reference.target)
        if destination.kind is Kind.MISSING:
            self.found.append(BrokenLink(name, reference.target, Reason.MISSING_TARGET))
            return False
        if destination.kind is Kind.OTHER_HOST and reference.loads:
            self.found.append(BrokenLink(name, reference.target, Reason.OTHER_HOST))
            return False
        if destination.file.endswith(_MARKUP) and destination.fragment not in _ALWAYS_THERE:
            broken = BrokenLink(name, reference.target, Reason.MISSING_ANCHOR)
            self.waiting.append((broken, destination))
            return False
        return True

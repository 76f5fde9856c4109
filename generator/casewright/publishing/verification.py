"""The last look at a built site: every link and anchor leads somewhere, nothing comes from outside.

What is found travels as values; a site with a single finding is not published.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from casewright.forked import Beside
from casewright.locale.message import Message
from casewright.publishing.links import Reference, css_references, outline
from casewright.publishing.machine import machine_faults
from casewright.publishing.resolving import Destination, Kind, SiteAddresses

_MARKUP: Final = (".html", ".svg")
_READ: Final = (".html", ".css")
_ALWAYS_THERE: Final = frozenset(("", "top"))
"""Fragments that mean the start of a page, whatever stands in it."""

WORTHWHILE: Final = 400
"""Files from which a second process gains more than it costs."""


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


class Verification:
    """The look at a whole site, begun at once, and by two processes where it is large.

    ``site_url`` is where the site will stand. Raises ``EnvironmentFaultError`` where a file cannot
    be read.
    """

    def __init__(self, site: Path, site_url: str = "") -> None:
        with machine_faults(site):
            files = frozenset(_files(site))
        url = f"{site_url.rstrip('/')}/" if site_url else ""
        self._look = partial(_look, site, SiteAddresses(files, url))
        names = sorted(name for name in files if name.endswith(_READ))
        half = len(names) // 2
        self._here = names[:half]
        there = partial(self._look, names[half:])
        self._there = Beside(there, worthwhile=len(names) >= WORTHWHILE)

    def findings(self) -> tuple[BrokenLink, ...]:
        """Give everything that is wrong, sorted; raises as the class does."""
        seen = self._look(self._here)
        seen.take(self._there.result())
        return tuple(sorted({*seen.found, *seen.missing_anchors()}))


def verify(site: Path, site_url: str = "") -> tuple[BrokenLink, ...]:
    """Read a whole site and give its findings, sorted; raises as ``Verification`` does."""
    return Verification(site, site_url).findings()


def _look(site: Path, addresses: SiteAddresses, names: Sequence[str]) -> "_Inspection":
    inspection = _Inspection(site, addresses)
    with machine_faults(site):
        for name in names:
            if name.endswith(".html"):
                inspection.page(name)
            else:
                inspection.stylesheet(name)
    return inspection


def _files(site: Path) -> Iterator[str]:
    pending = [""]
    while pending:
        inside = pending.pop()
        with os.scandir(site / inside) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending.append(f"{inside}{entry.name}/")
                else:
                    yield f"{inside}{entry.name}"


@dataclass
class _Inspection:
    """What is known of a site while its files pass by; anchors elsewhere wait until the end."""

    site: Path
    addresses: SiteAddresses
    found: list[BrokenLink] = field(default_factory=list)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    waiting: list[tuple[BrokenLink, Destination]] = field(default_factory=list)
    settled: dict[str, set[Reference]] = field(default_factory=dict)

    def page(self, name: str) -> None:
        """Look at one page."""
        seen = outline(self._read(name))
        self.anchors[name] = frozenset((*seen.ids, *seen.names))
        if len(seen.ids) > len(set(seen.ids)):
            repeated = (id_ for id_, count in Counter(seen.ids).items() if count > 1)
            self.found += [BrokenLink(name, id_, Reason.DUPLICATE_ID) for id_ in repeated]
        climb = "../" * name.count("/")
        settled = self.settled.setdefault(climb, set())
        for reference in set(seen.references) - settled:
            target = reference.target
            if target[:1] == "#" and target[1:] in self.anchors[name]:
                continue
            if self._sound(name, reference) and climb and target.startswith(climb):
                settled.add(reference)

    def stylesheet(self, name: str) -> None:
        """Look at one stylesheet."""
        for reference in css_references(self._read(name).decode(errors="replace")):
            self._sound(name, reference)

    def take(self, other: "_Inspection") -> None:
        """Take over what another look has found in other files."""
        self.found += other.found
        self.anchors |= other.anchors
        self.waiting += other.waiting

    def missing_anchors(self) -> Iterator[BrokenLink]:
        """Look at the anchors in other files, now that all have passed by."""
        for broken, destination in self.waiting:
            file = destination.file
            if file not in self.anchors:
                self.anchors[file] = frozenset(outline(self._read(file)).ids)
            if destination.fragment not in self.anchors[file]:
                yield broken

    def _read(self, name: str) -> bytes:
        return (self.site / name).read_bytes()

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

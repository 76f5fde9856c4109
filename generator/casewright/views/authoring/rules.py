"""The pages that explain what is checked: the list of rules, and one page for each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from casewright.cases.reading.source import Source
from casewright.diagnostics.diagnostic import Severity
from casewright.diagnostics.visible import visible
from casewright.settings import Settings
from casewright.views.lesson import home_crumb
from casewright.views.parts import Link

MOST_LINES: Final = 30
WIDEST: Final = 120
"""How much of an example's file a page shows."""

_EXCERPT: Final = re.compile(r" +\d* [|>] ")


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A line of an example; ``marked`` where the bad and the good one differ."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """An example's file. Without lines it is the name that matters."""

    name: str
    lines: tuple[SampleLine, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of a report; an ``excerpt`` shows the file, and has to stay as wide as it is."""

    text: str
    excerpt: bool


@dataclass(frozen=True, slots=True)
class RuleView:
    """What a rule finds, why that matters to a reader, and how it looks, wrong and right."""

    crumbs: tuple[Link, ...]
    id: str
    severity: Severity
    title: str
    bad: Sample
    good: Sample
    reports: tuple[tuple[ReportLine, ...], ...]
    further: tuple[tuple[ReportLine, ...], ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of one weight, each a link with what it finds."""

    severity: Severity
    rules: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The list of all that is checked."""

    crumbs: tuple[Link, ...]
    groups: tuple[RuleGroup, ...]


def rules_view(rules: Iterable[tuple[str, Severity]], settings: Settings) -> RulesView:
    """Group rules by weight, errors first."""
    order = list(Severity)
    ordered = sorted(rules, key=lambda rule: order.index(rule[1]))
    groups = tuple(
        RuleGroup(severity, tuple(_entry(id_, settings) for id_, _ in members))
        for severity, members in groupby(ordered, key=lambda rule: rule[1])
    )
    return RulesView((home_crumb(settings), _contribute(settings)), groups)


def rule_view(  # noqa: PLR0913  (the parts of a page, and nothing besides)
    id_: str,
    severity: Severity,
    bad: Source,
    good: Source,
    settings: Settings,
    *,
    reports: Iterable[str],
    further: Iterable[str],
) -> RuleView:
    """Work out the page of a rule from its example."""
    rules = Link(settings.catalogue.t("rules.title"), settings.addresses.rules)
    left, right = _shown(bad), _shown(good)
    same = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    kept_left = {block.a + step for block in same for step in range(block.size)}
    kept_right = {block.b + step for block in same for step in range(block.size)}
    alike = left == right
    return RuleView(
        crumbs=(home_crumb(settings), _contribute(settings), rules),
        id=id_,
        severity=severity,
        title=settings.catalogue.t(f"{id_}.title"),
        bad=Sample(bad.path, () if alike else _lines(left, kept_left)),
        good=Sample(good.path, () if alike else _lines(right, kept_right)),
        reports=tuple(map(_report, reports)),
        further=tuple(map(_report, further)),
    )


def _report(report: str) -> tuple[ReportLine, ...]:
    return tuple(ReportLine(line, bool(_EXCERPT.match(line))) for line in report.split("\n"))


def _entry(id_: str, settings: Settings) -> tuple[Link, str]:
    catalogue = settings.catalogue
    return Link(catalogue.t(f"{id_}.title"), settings.addresses.rule(id_)), id_


def _contribute(settings: Settings) -> Link:
    return Link(settings.catalogue.t("nav.contribute"), settings.addresses.contribute)


def _shown(source: Source) -> list[str]:
    lines = "\n".join(source.lines).rstrip("\n").split("\n")
    more = ["…"] if len(lines) > MOST_LINES else []
    return [*(_cut(visible(line)) for line in lines[:MOST_LINES]), *more]


def _cut(line: str) -> str:
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


def _lines(texts: Sequence[str], kept: set[int]) -> tuple[SampleLine, ...]:
    return tuple(SampleLine(text, number not in kept) for number, text in enumerate(texts))

"""The list of rules, and the page of each rule."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from casewright.config.settings import Settings
from casewright.diagnostics.diagnostic import Severity
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.views.case.lessons import home_crumb
from casewright.views.common import Link
from casewright.yaml.source import Source

MAX_LINES: Final = 30
MAX_LINE_WIDTH: Final = 120
"""Limits on the part of an example file that is shown, in lines and characters."""

_EXCERPT: Final = re.compile(r" +\d* [|>] ")


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A line of an example; ``marked`` if the bad and the good example differ."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """An example file; without lines, only its name matters."""

    name: str
    lines: tuple[SampleLine, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of a report; an ``excerpt`` is shown in a fixed-width font."""

    text: str
    excerpt: bool


@dataclass(frozen=True, slots=True)
class RuleView:
    """The context of the page of a rule."""

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
    """The rules of one severity."""

    severity: Severity
    rules: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The context of the list of rules."""

    crumbs: tuple[Link, ...]
    groups: tuple[RuleGroup, ...]


def rules_view(rules: Iterable[tuple[str, Severity]], settings: Settings) -> RulesView:
    """Return the rules grouped by severity, errors first."""
    order = list(Severity)
    ordered = sorted(rules, key=lambda rule: order.index(rule[1]))
    groups = tuple(
        RuleGroup(severity, tuple(_entry(id_, settings) for id_, _ in members))
        for severity, members in groupby(ordered, key=lambda rule: rule[1])
    )
    return RulesView((home_crumb(settings), _contribute(settings)), groups)


def rule_view(  # noqa: PLR0913  (one for each part of the page)
    id_: str,
    severity: Severity,
    bad: Source,
    good: Source,
    settings: Settings,
    *,
    reports: Iterable[str],
    further: Iterable[str],
) -> RuleView:
    """Return the page of a rule with its example."""
    rules = Link(settings.catalog.t("rules.title"), settings.addresses.rules)
    left, right = _shown(bad), _shown(good)
    same = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    kept_left = {block.a + step for block in same for step in range(block.size)}
    kept_right = {block.b + step for block in same for step in range(block.size)}
    alike = left == right
    return RuleView(
        crumbs=(home_crumb(settings), _contribute(settings), rules),
        id=id_,
        severity=severity,
        title=settings.catalog.t(f"{id_}.title"),
        bad=Sample(bad.path, () if alike else _lines(left, kept_left)),
        good=Sample(good.path, () if alike else _lines(right, kept_right)),
        reports=tuple(map(_report, reports)),
        further=tuple(map(_report, further)),
    )


def _report(report: str) -> tuple[ReportLine, ...]:
    return tuple(ReportLine(line, bool(_EXCERPT.match(line))) for line in report.split("\n"))


def _entry(id_: str, settings: Settings) -> tuple[Link, str]:
    catalog = settings.catalog
    return Link(catalog.t(f"{id_}.title"), settings.addresses.rule(id_)), id_


def _contribute(settings: Settings) -> Link:
    return Link(settings.catalog.t("nav.contribute"), settings.addresses.contribute)


def _shown(source: Source) -> list[str]:
    lines = "\n".join(source.lines).rstrip("\n").split("\n")
    more = ["…"] if len(lines) > MAX_LINES else []
    return [*(_cut(escape_invisible(line)) for line in lines[:MAX_LINES]), *more]


def _cut(line: str) -> str:
    return line if len(line) <= MAX_LINE_WIDTH else f"{line[: MAX_LINE_WIDTH - 1]}…"


def _lines(texts: Sequence[str], kept: set[int]) -> tuple[SampleLine, ...]:
    return tuple(SampleLine(text, number not in kept) for number, text in enumerate(texts))

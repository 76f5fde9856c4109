"""The chart of themes that occur together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.i18n.catalog import Catalog
from casewright.views.charts.chart import (
    Cell,
    Chart,
    ChartMark,
    ChartTable,
    Facets,
    Found,
    Row,
    TableRow,
    share,
)
from casewright.views.listings.facets import FacetTerm, together

MAX_PAIRS: Final = 10
"""Pairs in the chart."""
MAX_TABLE_ROWS: Final = 30
MIN_CASES: Final = 2
"""The minimum number of cases for a pair."""


@dataclass(frozen=True)
class _Pair:
    one: FacetTerm
    other: FacetTerm
    cases: frozenset[int]

    @property
    def label(self) -> str:
        return f"{self.one.label} + {self.other.label}"

    @property
    def id(self) -> str:
        return together(self.one.id, self.other.id)


def pairs_chart(
    case_index: CaseIndex, facets: Facets, found: Found, catalog: Catalog
) -> Chart | None:
    """Return a bar for each pair; ``None`` if there are no pairs."""
    themes = facets[THEMES].terms if THEMES in facets else ()
    pairs = _telling(
        list(_pairs(themes, case_index.vocabulary(THEMES))), case_index.vocabulary(THEMES)
    )
    if not pairs:
        return None
    top = pairs[0]
    most, t = len(top.cases), catalog.t
    return Chart(
        anchor=t("anchor.pairs"),
        title=t("overview.pairs"),
        caption=catalog.n("overview.pairs.caption", most, one=top.one.label, other=top.other.label),
        note=None,
        rows=tuple(_row(pair, most, found, catalog) for pair in pairs[:MAX_PAIRS]),
        table=ChartTable(
            (t("overview.theme"), t("overview.theme"), t("overview.cases")),
            tuple(
                TableRow(
                    pair.one.label,
                    pair.one.address,
                    (
                        Cell(pair.other.label, pair.other.address),
                        Cell(catalog.number(len(pair.cases)), found((THEMES, pair.id))),
                    ),
                )
                for pair in pairs[:MAX_TABLE_ROWS]
            ),
        ),
    )


def _pairs(themes: tuple[FacetTerm, ...], vocabulary: Vocabulary) -> Iterator[_Pair]:
    """Return the pairs of themes with enough cases, without broader and narrower themes."""
    above = {term.id: frozenset(vocabulary.lineage(term.id)) for term in themes}
    numbers = {term.id: frozenset(term.numbers) for term in themes}
    for one, other in combinations(themes, 2):
        if one.id in above[other.id] or other.id in above[one.id]:
            continue
        cases = numbers[one.id] & numbers[other.id]
        if len(cases) >= MIN_CASES:
            yield _Pair(one, other, cases)


def _telling(pairs: list[_Pair], vocabulary: Vocabulary) -> list[_Pair]:
    """Drop pairs with the same cases as a pair of narrower themes."""
    said = {
        (pair.cases, one, other)
        for pair in pairs
        for one in vocabulary.lineage(pair.one.id)
        for other in vocabulary.lineage(pair.other.id)
        if (one, other) != (pair.one.id, pair.other.id)
    }
    telling = [
        pair
        for pair in pairs
        if (pair.cases, pair.one.id, pair.other.id) not in said
        and (pair.cases, pair.other.id, pair.one.id) not in said
    ]
    return sorted(telling, key=lambda pair: (-len(pair.cases), pair.label))


def _row(pair: _Pair, most: int, found: Found, catalog: Catalog) -> Row:
    count, address = len(pair.cases), found((THEMES, pair.id))
    name = f"{pair.label}: {catalog.n('count.cases', count)}"
    mark = ChartMark(0, share(count, most), "pair", name, address)
    return Row(pair.label, address, catalog.number(count), (mark,))

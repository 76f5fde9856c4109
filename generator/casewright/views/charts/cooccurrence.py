"""Which themes occur together: the pairs that most cases are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES, Vocabulary
from casewright.locale.catalogue import Catalogue
from casewright.views.chart import Cell, Chart, Facets, Found, Mark, Row, Table, TableRow, share
from casewright.views.choices import FacetTerm, together

MOST: Final = 10
"""How many pairs the picture shows."""
MOST_IN_TABLE: Final = 30
ENOUGH: Final = 2
"""In how many cases two themes meet before they are a pair."""


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
    case_index: CaseIndex, facets: Facets, found: Found, catalogue: Catalogue
) -> Chart | None:
    """Draw a bar for each pair; nothing where no two themes meet twice."""
    themes = facets[THEMES].terms if THEMES in facets else ()
    pairs = _telling(
        list(_pairs(themes, case_index.vocabulary(THEMES))), case_index.vocabulary(THEMES)
    )
    if not pairs:
        return None
    top = pairs[0]
    most, t = len(top.cases), catalogue.t
    return Chart(
        anchor=t("anchor.pairs"),
        title=t("overview.pairs"),
        caption=catalogue.n(
            "overview.pairs.caption", most, one=top.one.label, other=top.other.label
        ),
        note=None,
        rows=tuple(_row(pair, most, found, catalogue) for pair in pairs[:MOST]),
        table=Table(
            (t("overview.theme"), t("overview.theme"), t("overview.cases")),
            tuple(
                TableRow(
                    pair.one.label,
                    pair.one.address,
                    (
                        Cell(pair.other.label, pair.other.address),
                        Cell(catalogue.number(len(pair.cases)), found((THEMES, pair.id))),
                    ),
                )
                for pair in pairs[:MOST_IN_TABLE]
            ),
        ),
    )


def _pairs(themes: tuple[FacetTerm, ...], vocabulary: Vocabulary) -> Iterator[_Pair]:
    """Give the pairs that meet often enough; a theme and what is broader meet by themselves."""
    above = {term.id: frozenset(vocabulary.lineage(term.id)) for term in themes}
    numbers = {term.id: frozenset(term.numbers) for term in themes}
    for one, other in combinations(themes, 2):
        if one.id in above[other.id] or other.id in above[one.id]:
            continue
        cases = numbers[one.id] & numbers[other.id]
        if len(cases) >= ENOUGH:
            yield _Pair(one, other, cases)


def _telling(pairs: list[_Pair], vocabulary: Vocabulary) -> list[_Pair]:
    """Leave out a pair that says no more than one of narrower themes with the same cases."""
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


def _row(pair: _Pair, most: int, found: Found, catalogue: Catalogue) -> Row:
    count, address = len(pair.cases), found((THEMES, pair.id))
    name = f"{pair.label}: {catalogue.n('count.cases', count)}"
    mark = Mark(0, share(count, most), "pair", name, address)
    return Row(pair.label, address, catalogue.number(count), (mark,))

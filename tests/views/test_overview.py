"""The charts: with a few cases, with many, and with none."""

import pytest

from casewright.cases.index import CaseIndex
from casewright.views.charts.chart import Chart
from casewright.views.charts.overview import overview_view
from casewright.views.charts.years import MAX_COLUMNS
from views.collection import FIVE, cards_of, library_of, site_settings, story


def charts(index: CaseIndex) -> dict[str, Chart]:
    return {
        chart.anchor: chart
        for chart in overview_view(index, cards_of(index), site_settings()).charts
    }


def test_a_bar_is_as_long_as_its_share_and_its_pieces_follow_each_other() -> None:
    themes = charts(FIVE)["uitkomst-per-thema"]
    regie = next(row for row in themes.rows if row.label == "Regie")
    assert [(mark.kind, mark.x, mark.width) for mark in regie.marks] == [
        ("achieved", 0, 66.67),
        ("partly", 66.67, 33.33),
    ]
    assert regie.marks[0].name == "Regie, Gelukt: 2 verhalen"
    assert regie.marks[0].address == "praktijk/?themes=regie&outcome=achieved"


def test_the_pieces_of_a_bar_make_its_whole() -> None:
    for row in charts(FIVE)["uitkomst-per-thema"].rows:
        texts = [int(mark.name.split(": ")[1].split()[0]) for mark in row.marks]
        assert sum(texts) == int(row.total)


def test_a_case_counts_in_every_year_it_lasted_and_gaps_stay_open() -> None:
    years = charts(library_of(story("een", "wijk", period="2012/2014"),
                              story("twee", "wijk", period="2017")))["jaren"]  # fmt: skip
    assert [mark.name for mark in years.columns] == [
        "2012: 1 verhaal", "2013: 1 verhaal", "2014: 1 verhaal", "2017: 1 verhaal",
    ]  # fmt: skip
    assert [tick.label for tick in years.ticks] == [str(year) for year in range(2012, 2018)]


def test_a_long_time_is_drawn_in_steps_that_lead_to_all_their_years() -> None:
    years = charts(library_of(story("een", "wijk", period="1990/2025")))["jaren"]
    assert len(years.columns) <= MAX_COLUMNS
    assert years.columns[0].address == "praktijk/?years=1990&years=1991"
    assert years.columns[1].name == "1992 – 1993: 1 verhaal"


def test_cases_without_a_year_are_told() -> None:
    assert charts(FIVE)["jaren"].note == "Bij 1 verhaal staat geen jaar. Dat telt hier niet mee."


def test_the_pair_that_says_most_stands_for_its_broader_ones() -> None:
    pairs = charts(FIVE)["samen"]
    assert [(row.label, row.total) for row in pairs.rows] == [("Wijk + Kracht", "2")]
    assert pairs.rows[0].marks[0].address == "praktijk/?themes=wijk%2Bkracht"


def test_themes_that_never_meet_twice_make_no_picture() -> None:
    assert "samen" not in charts(library_of(story("een", "wijk zorg")))


def test_an_empty_collection_has_no_pictures() -> None:
    assert overview_view(library_of(), {}, site_settings()).charts == ()


@pytest.mark.parametrize("count", [1, 5, 1000])
def test_no_mark_leaves_the_picture(count: int) -> None:
    outcomes = ("achieved", "partly", "not-achieved", "ongoing")
    cases = (
        story(f"verhaal-{n}", ("wijk zorg", "kracht")[n % 2],
              period=str(1990 + n % 36), outcome=outcomes[n % 4])
        for n in range(count)
    )  # fmt: skip
    for chart in charts(library_of(*cases)).values():
        for mark in (*chart.columns, *(mark for row in chart.rows for mark in row.marks)):
            assert 0 <= mark.x <= mark.x + mark.width <= 100.05


def test_a_theme_with_both_outcomes_has_a_pair_to_compare() -> None:
    index = library_of(
        story("gelukt-oud", "wijk", outcome="achieved", added="2020-01-01"),
        story("gelukt-nieuw", "wijk", outcome="achieved", added="2024-01-01"),
        story("mislukt", "wijk zorg", outcome="not-achieved", added="2022-01-01"),
        story("deels", "zorg", outcome="partly", added="2023-01-01"),
    )
    (pair,) = overview_view(index, cards_of(index), site_settings()).contrasts
    assert (pair.theme.label, pair.worked.id, pair.failed.id) == ("Wijk", "gelukt-nieuw", "mislukt")
    assert pair.compare == "werkmap/vergelijken/?c=gelukt-nieuw,mislukt"

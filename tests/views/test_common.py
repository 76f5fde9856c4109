"""The summary of the cases of a term."""

from casewright.views.listings.term_summary import MAX_ITEMS, TermSummary, summarize_term
from views.collection import FIVE, library_of, site_settings, story


def rows(facet: str, term: str) -> dict[str, TermSummary]:
    return {row.label: row for row in summarize_term(facet, term, FIVE, site_settings())}


def test_a_theme_tells_outcomes_organisations_period_and_companions() -> None:
    found = rows("themes", "regie")
    assert [(item.link.label, item.count) for item in found["Uitkomst"].items] == [
        ("Gelukt", 2),
        ("Deels gelukt", 1),
    ]
    assert [(item.link.label, item.count) for item in found["Organisaties"].items] == [
        ("MEE", 2),
        ("MAAT", 1),
    ]
    assert found["Periode"].text == "sinds 2012"
    assert [item.link.label for item in found["Vaak samen met"].items] == ["Wijk"]


def test_every_row_leads_to_the_cases_that_have_both() -> None:
    found = rows("themes", "regie")
    assert found["Uitkomst"].items[0].link.address == "praktijk/?themes=regie&outcome=achieved"
    assert found["Vaak samen met"].items[0].link.address == "praktijk/?themes=regie%2Bwijk"


def test_a_period_that_is_over_has_both_its_ends() -> None:
    assert rows("themes", "zorg")["Periode"].text == "1990"
    assert rows("themes", "wijk")["Periode"].text == "2012 – 2014"


def test_an_organisation_is_not_said_to_be_at_itself() -> None:
    assert "Organisaties" not in rows("organisations", "mee")


def test_one_case_has_nothing_in_common() -> None:
    assert summarize_term("organisations", "maat", FIVE, site_settings()) == ()


def test_a_row_names_a_few_and_counts_the_rest() -> None:
    themes = "regie wijk zorg"
    many = library_of(*(story(f"verhaal-{number}", themes) for number in range(2000)))
    found = {row.label: row for row in summarize_term("themes", "regie", many, site_settings())}
    assert all(len(row.items) <= MAX_ITEMS for row in found.values())
    assert found["Organisaties"].items[0].count == 2000

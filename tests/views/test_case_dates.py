"""A case that has not been reviewed for a long time shows since when."""

from casewright.views.case.dates import unreviewed_since
from views.collection import library_of, site_settings, story

NEW = story("nieuw", "wijk", added="2026-03-01")


def notice(months: int = 24, **dates: str) -> str | None:
    old = story("oud", "wijk", **dates)
    settings = site_settings(review_after_months=months)
    return unreviewed_since(old, library_of(old, NEW), settings)


def test_a_case_checked_long_before_the_newest_date_says_when() -> None:
    assert notice(added="2019-01-01", reviewed="2024-03-01") == (
        "Dit verhaal is voor het laatst nagekeken op 1 maart 2024. "
        "Misschien werkt de organisatie nu anders."
    )


def test_a_day_short_of_the_term_nothing_is_said() -> None:
    assert notice(reviewed="2024-03-02") is None


def test_a_case_that_was_never_checked_goes_by_when_it_joined() -> None:
    assert (notice(added="2020-05-10") or "").startswith("Dit verhaal is van 10 mei 2020")


def test_the_site_sets_the_term() -> None:
    assert notice(months=36, reviewed="2024-03-01") is None


def test_without_any_date_nothing_is_said() -> None:
    assert notice() is None
    alone = story("alleen", "wijk")
    assert unreviewed_since(alone, library_of(alone), site_settings()) is None

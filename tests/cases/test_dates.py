"""Partial dates and periods."""

import pytest

from casewright.cases.dates import PartialDate, Period


@pytest.mark.parametrize("text", ["2012", "2012-12", "2012-03-01", "2024-02-29", "0001"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "12", "2012-3", "2012-13", "2012-00", "2012-02-30", "2023-02-29", "0000", "2012-03-00",
     "01-03-2012", "2012/03", " 2012", "2012-03-01T10:00", "٢٠١٢"],
)  # fmt: skip
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


def test_a_date_reaches_from_its_first_day_to_its_last() -> None:
    assert PartialDate.parse("2024").earliest == (2024, 1, 1)
    assert PartialDate.parse("2024").latest == (2024, 12, 31)
    assert PartialDate.parse("2024-02").latest == (2024, 2, 29)
    assert PartialDate.parse("2024-02-03").latest == (2024, 2, 3)


@pytest.mark.parametrize("text", ["2012", "2012-03/2014", "2016/..", "2012/2012-06"])
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["2014/2012", "2012/", "/2012", "../2012", "2012-2014", "2012/.."[:-1]]
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Period.parse(text)


def test_a_period_of_one_day_is_that_day() -> None:
    assert str(Period.parse("2012-03-01/2012-03-01")) == "2012-03-01"


def test_a_period_is_sorted_by_the_last_year_known() -> None:
    assert Period.parse("2012/2014").last_year == 2014
    assert Period.parse("2016/..").last_year == 2016
    assert Period.parse("2012").last_year == 2012

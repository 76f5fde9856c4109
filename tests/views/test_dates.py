"""Dates, periods and durations as readers see them."""

import pytest

from casewright.cases.dates import PartialDate, Period
from casewright.i18n.catalog import load_catalog
from casewright.i18n.message import Message
from casewright.views.dates import format_elapsed, format_partial_date, format_period


@pytest.mark.parametrize(
    ("date", "nl", "en"),
    [
        ("2012", "2012", "2012"),
        ("2012-03", "maart 2012", "March 2012"),
        ("2012-03-01", "1 maart 2012", "March 1, 2012"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date: str, nl: str, en: str) -> None:
    assert format_partial_date(PartialDate.parse(date), "nl") == nl
    assert format_partial_date(PartialDate.parse(date), "en") == en


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2012", "2012"),
        ("2012/2014", "2012 – 2014"),
        ("2016-01/..", "sinds januari 2016"),
        ("1990/2020", "1990 – 2020"),
    ],
)
def test_a_period_has_one_end_two_or_none(period: str, label: str) -> None:
    assert format_period(Period.parse(period), load_catalog("nl")) == label


@pytest.mark.parametrize(
    ("period", "later", "label"),
    [
        ("2016-01/..", "2016-10", "9 maanden later"),
        ("2016-01", "2016-02", "1 maand later"),
        ("2016-01", "2017-12", "23 maanden later"),
        ("2016-01", "2018-01", "2 jaar later"),
        ("2016-01", "2024-03", "8 jaar later"),
        ("2016", "2018", "2 jaar later"),
        ("2016", "2016-10", None),
        ("2016/2018", "2017", None),
        (None, "2017", None),
    ],
)
def test_how_long_after_is_said_only_where_it_is_known(
    period: str | None, later: str, label: str | None
) -> None:
    known = Period.parse(period) if period else None
    assert format_elapsed(known, PartialDate.parse(later), load_catalog("nl")) == label


@pytest.mark.parametrize(
    ("key", "count", "nl", "en"),
    [
        ("fault.content", 1, "Er is 1 fout. ", "There is 1 error. "),
        ("fault.content", 2, "Er zijn 2 fouten. ", "There are 2 errors. "),
        ("fault.broken-site", 1, "De nieuwe site heeft 1 gebrek ", "The new site has 1 broken "),
        ("invalid-id.message.file-length", 1, "De naam van dit bestand heeft 1 teken. ",
         "The name of this file has 1 character. "),
        ("find.say.unit", 1, "verhaal", "story"),
        ("find.say.unit", 0, "verhalen", "stories"),
        ("lessons.find.say.unit", 1, "les", "lesson"),
        ("form.say.long", 1, "Titel: 1 teken te lang.", "Titel is 1 character too long."),
    ],
)  # fmt: skip
def test_a_message_with_a_count_has_the_form_that_goes_with_it(
    key: str, count: int, nl: str, en: str
) -> None:
    message = Message(key, {"count": count, "shortest": 3, "longest": 64, "label": "Titel",
                            "limit": 120})  # fmt: skip
    assert load_catalog("nl").say(message).startswith(nl)
    assert load_catalog("en").say(message).startswith(en)

"""English documents: headings, dates and bylines are recognized."""

import pytest

from casewright.importers.bylines import is_byline
from casewright.importers.written_dates import date_of, first_date, period_of
from importers.conftest import Import

REPORT = """Community fridge in Leeds

By Anna Smith, 14th March 2024

Executive summary
A fridge for everyone.

Date: 3 October 2023 – March 2024

Aims and objectives
Less waste.

Methods
We put a fridge in the hall.

Partners and money

Three partners paid for the electricity all year.

Findings
Many came.

What didn't work so well
The lock.

What we learnt
- Ask first.

Discussion questions
1. What would you do?
2. Who would you ask?

Quote
“It changed my week.” – a resident

Acknowledgements
Thanks to the council.

Key themes: samenwerking
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_report_in_english_finds_its_fields(name: str, imported: Import) -> None:
    (result,) = imported(name, REPORT.encode())
    fields = result.fields
    assert fields["title"] == "Community fridge in Leeds"
    assert fields["summary"] == "A fridge for everyone."
    assert fields["period"] == "2023-10-03/2024-03"
    assert fields["what"] == "Less waste."
    assert "Many came.\n\n**What didn't work so well**\n\nThe lock." in str(fields["result"])
    assert fields["lessons"] == ["Ask first."]
    assert fields["workshop"] == {"questions": ["What would you do?", "Who would you ask?"]}
    assert fields["quotes"] == [{"text": "It changed my week.", "by": "a resident"}]
    assert fields["themes"] == ("samenwerking",)
    assert "# → In je tekst staat: By Anna Smith, 14th March 2024" in result.file
    assert "# → In je tekst staat: Thanks to the council." in result.file
    if name == "a.txt":
        assert "Het kopje ‘Partners and money’ kennen we niet" in result.report


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What we did", "how"),
        ("What we learnt", "lessons"),
        ("What we learned", "lessons"),
        ("Methods", "how"),
        ("Findings", "result"),
        ("Impact", "result"),
        ("Outcomes", "result"),
        ("Challenges", "result"),
        ("What went well", "result"),
        ("What didn’t work so well", "result"),
        ("Aims and objectives", "what"),
        ("Why did you start?", "why"),
        ("Recommendations", "lessons"),
        ("Conclusion", "reflection"),
    ],
)
def test_an_english_heading_is_known(heading: str, field: str, imported: Import) -> None:
    (result,) = imported("a.txt", f"Title\n\n{heading}\n\nSome words.\n".encode())
    assert "Some words." in str(result.fields[field])


PERIODS = {
    "2024": "2024",
    "2023-2024": "2023/2024",
    "2023 – 2024": "2023/2024",
    "2023 t/m 2024": "2023/2024",
    "March 2024": "2024-03",
    "3rd March 2024": "2024-03-03",
    "March 3, 2024": "2024-03-03",
    "maart 2023 – heden": "2023-03/..",
    "since 2020": "2020/..",
    "sinds mei 2020": "2020-05/..",
    "3 October 2023 – March 2024": "2023-10-03/2024-03",
    "from May to July 2024": "2024-05/2024-07",
    "3-10-2023": "2023-10-03",
    "30/11/2023": "2023-11-30",
    "11/30/2023": "2023-11-30",
    "2023-03/2024": "2023-03/2024",
    "1 jan. 2024": "2024-01-01",
    "3/4/2024": "",
    "spring to autumn": "",
    "2024/2023": "",
    "31 February 2024": "",
    "in 2024 we began": "",
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_is_read_as_people_write_it(text: str) -> None:
    assert period_of(text) == PERIODS[text]


def test_the_first_date_in_a_text_is_found() -> None:
    assert first_date("In May 2023 we began, in 2024 we stopped.") == "2023-05"
    assert first_date("No date at all, 12345.") == ""
    assert date_of("on 3 May 2024") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Anna Smith, 14th March 2024", True),
        ("Door Jan de Boer", True),
        ("14 March 2024", True),
        ("Written by: A. Smith", True),
        ("By working together we fed the street.", False),
        ("A fridge for everyone.", False),
    ],
)
def test_a_byline_is_told_from_a_sentence(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_byline(text) is expected

"""Validation of a tree: valid ones become a case, errors have a position."""

import pytest

from casewright.cases.case import Case, Status
from casewright.cases.vocabulary import Vocabulary
from casewright.loader.validation import case_data, parse_case, parse_vocabulary
from casewright.yaml.errors import ParseError
from casewright.yaml.parser import parse
from casewright.yaml.source import Source

FACETS = frozenset({"themes", "organisations", "audiences"})

FULL = """\
title: Koffie in de hal
summary: Een wijkteam zette koffie in de hal.
organisation: buurtwerk
themes: [wijkteam]
audiences: bewoners
why: Waarom
what: Wat
how: Hoe
lessons:
  - Begin klein.
  - lesson: Kijk terug.
    themes: wijkteam
reflection: Na
"""


def parsed(text: str) -> tuple[Case | None, tuple[ParseError, ...]]:
    document, _ = parse(Source("x.yml", text))
    return parse_case(document, case_data(document, "koffie", FACETS))


def vocabulary(text: str) -> tuple[Vocabulary | None, tuple[ParseError, ...]]:
    document, _ = parse(Source("x.yml", text))
    return parse_vocabulary(document)


def summary(fault: ParseError) -> tuple[str, str, int, int]:
    path = ".".join(str(step) for step in fault.data)
    return fault.rule, path, fault.mark.line, fault.mark.column


def test_a_full_case_has_no_faults() -> None:
    case, parse_errors = parsed(FULL)
    assert parse_errors == ()
    assert case is not None
    assert case.id == "koffie"
    assert case.terms("themes") == ("wijkteam",)
    assert case.terms("organisations") == ("buurtwerk",)
    assert case.terms("audiences") == ("bewoners",)
    assert [lesson.lesson for lesson in case.lessons] == ["Begin klein.", "Kijk terug."]
    assert case.lessons[1].themes == ("wijkteam",)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("titel: x", ("unknown-field", "titel", 14, 1)),
        ("id: x", ("unknown-field", "id", 14, 1)),
        ("facets: x", ("unknown-field", "facets", 14, 1)),
        ("outcome: gelukt", ("wrong-type", "outcome", 14, 10)),
        ("result: [x]", ("wrong-type", "result", 14, 9)),
        ("result:\n  - x", ("wrong-type", "result", 14, 1)),
        ("related: {a: b}", ("wrong-type", "related", 14, 10)),
        ("added: 2024-13-01", ("invalid-date", "added", 14, 8)),
        ("added: {year: 2024}", ("wrong-type", "added", 14, 8)),
        ("period: nu", ("invalid-date", "period", 14, 9)),
        ("quotes:\n  - by: x", ("missing-field", "quotes.0.text", 15, 5)),
        ("quotes:\n  - text:\n    by: x", ("missing-field", "quotes.0.text", 15, 5)),
        ("quotes:\n  - een tekst", ("wrong-type", "quotes.0", 15, 5)),
        ("workshop:\n  minutes: 0", ("wrong-type", "workshop.minutes", 15, 12)),
        ("workshop:\n  duur: 5", ("unknown-field", "workshop.duur", 15, 3)),
        ("workshop:\n  questions:\n    -\n", ("missing-field", "workshop.questions.0", 16, 5)),
        ("permission: {date: 2024-01-01}", ("missing-field", "permission.basis", 14, 13)),
        ("language: Nederlands", ("wrong-type", "language", 14, 11)),
        (f"sources:\n  - title: {'x' * 201}", ("too-long", "sources.0.title", 15, 12)),
    ],
)
def test_one_mistake_is_one_fault_at_its_place(line: str, found: tuple[str, str, int, int]) -> None:
    case, parse_errors = parsed(f"{FULL}{line}\n")
    assert [summary(fault) for fault in parse_errors] == [found]
    assert (case is None) == (line not in ("id: x", "facets: x"))


@pytest.mark.parametrize("given", ["", " ~", ' ""', " # niets"])
def test_an_optional_field_may_be_left_open(given: str) -> None:
    case, parse_errors = parsed(f"{FULL}result:{given}\nquotes:\n  - text: x\n    by:{given}\n")
    assert parse_errors == ()
    assert case is not None


@pytest.mark.parametrize("given", ["", " ~", ' ""', " '  '"])
def test_a_required_field_may_not(given: str) -> None:
    _, parse_errors = parsed(FULL.replace("why: Waarom", f"why:{given}"))
    assert [summary(fault) for fault in parse_errors] == [("missing-field", "why", 6, 1)]
    assert parse_errors[0].facts["variant"] == "empty"


def test_what_is_missing_is_reported_at_the_first_line() -> None:
    _, parse_errors = parsed("# een opmerking\n" + FULL.replace("why: Waarom\n", ""))
    assert [summary(fault) for fault in parse_errors] == [("missing-field", "why", 2, 1)]


def test_a_field_that_could_not_be_read_is_not_missing() -> None:
    _, parse_errors = parsed(FULL.replace("themes: [wijkteam]", "themes: - wijkteam"))
    assert parse_errors == ()


def test_a_withdrawn_case_needs_nothing() -> None:
    case, parse_errors = parsed("status: withdrawn\n")
    assert parse_errors == ()
    assert case is not None
    assert case.status is Status.WITHDRAWN


def test_a_text_that_yaml_took_apart_is_one_fault() -> None:
    _, parse_errors = parsed(FULL.replace("- Begin klein.", "- Let op: begin klein."))
    assert [summary(fault) for fault in parse_errors] == [("wrong-type", "lessons.0", 10, 5)]


def test_a_vocabulary_may_be_written_in_one_language_or_in_several() -> None:
    text = "label: Thema's\nterms:\n  wmo:\n    label: {nl: Wmo, en: Support Act}\n"
    words, parse_errors = vocabulary(text)
    assert parse_errors == ()
    assert words is not None
    assert words.label.text("en") == "Thema's"
    assert words.terms["wmo"].label.text("en") == "Support Act"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("terms: {}\n", ("missing-field", "label", 1, 1)),
        ("label: x\nterms:\n  wmo:\n", ("missing-field", "terms.wmo.label", 3, 3)),
        ("label: x\nrequired: soms\n", ("wrong-type", "required", 2, 11)),
        ("label: x\nterms: [wmo]\n", ("wrong-type", "terms", 2, 8)),
        ("label: [x]\n", ("wrong-type", "label", 1, 8)),
        ("label: x\nkleur: rood\n", ("unknown-field", "kleur", 2, 1)),
    ],
)
def test_a_vocabulary_has_faults_too(text: str, found: tuple[str, str, int, int]) -> None:
    words, parse_errors = vocabulary(text)
    assert words is None
    assert [summary(fault) for fault in parse_errors] == [found]

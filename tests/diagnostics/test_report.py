"""The text report: every diagnostic with its line, a caret below the position, and a tip."""

import pytest

from casewright.diagnostics.diagnostic import (
    Diagnostic,
    Fix,
    Location,
    Message,
    Severity,
)
from casewright.diagnostics.reporters.text import format_text, has_errors
from casewright.i18n.catalog import load_catalog

MESSAGE = Message("missing-field.message.nothing")
TIP = Message("unknown-case.tip.self")


def diagnostic(
    line: str, column: int = 1, width: int = 1, correction: Fix | None = None
) -> Diagnostic:
    place = Location("cases/x.yml", 12, column, width=width)
    return Diagnostic(
        "missing-field", Severity.ERROR, place, MESSAGE, TIP, line, correction=correction
    )


def excerpt(item: Diagnostic) -> list[str]:
    return format_text([item], load_catalog("nl")).splitlines()[1:3]


def test_nothing_found_is_nothing_said() -> None:
    assert format_text([], load_catalog("nl")) == ""


def test_a_diagnostic_is_said_in_the_readers_language() -> None:
    item = diagnostic("title: Koffie", 8, 6)
    assert format_text([item], load_catalog("nl")).splitlines() == [
        "cases/x.yml:12:8: fout[missing-field]: Dit bestand is leeg.",
        "  12 | title: Koffie",
        "     |        ^^^^^^",
        "  tip: Haal deze regel weg.",
    ]
    assert "error[missing-field]: This file is empty." in format_text([item], load_catalog("en"))


def test_a_field_is_named_by_its_label() -> None:
    name = Message("field.named", {"field": "why", "label": Message("field.why")})
    message = Message("missing-field.message.absent", {"field": name})
    item = Diagnostic("missing-field", Severity.WARNING, Location("x.yml"), message, TIP)
    report = format_text([item], load_catalog("nl"))
    assert report.startswith("x.yml:1:1: waarschuwing[missing-field]: Het veld ‘why’ (Aanleiding)")


def test_a_line_without_text_is_not_shown() -> None:
    assert len(format_text([diagnostic("  ")], load_catalog("nl")).splitlines()) == 2


def test_related_places_are_named() -> None:
    item = Diagnostic(
        "id-collision",
        Severity.ERROR,
        Location("a.yml"),
        MESSAGE,
        TIP,
        related=(Location("b.yml", 3),),
    )
    assert "  zie ook b.yml:3:1" in format_text([item], load_catalog("nl")).splitlines()


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "a" * 300 + "HIER" + "b" * 300
    shown, caret = excerpt(diagnostic(line, 301, 4))
    assert shown.startswith("  12 | …a")
    assert shown.endswith("b…")
    assert len(shown) < 120
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "HIER"


def test_a_long_line_keeps_its_start_where_the_caret_is_there() -> None:
    shown, caret = excerpt(diagnostic("title: " + "a" * 300, 1, 5))
    assert shown.startswith("  12 | title: ")
    assert caret == "     | ^^^^^"


def test_a_tab_takes_one_place() -> None:
    shown, caret = excerpt(diagnostic("\ttitle: x", 2, 5))
    assert shown == "  12 |  title: x"
    assert caret == "     |  ^^^^^"


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\x07", "\u200b", "\ufeff"])
def test_a_control_sign_is_shown_and_never_sent_to_the_terminal(sign: str) -> None:
    message = Message("unknown-case.message.unknown", {"case": f"a{sign}b"})
    place = Location(f"cases/{sign}.yml", 1, 7)
    item = Diagnostic("unknown-case", Severity.ERROR, place, message, TIP, f"title: {sign}x")
    report = format_text([item], load_catalog("nl"))
    assert sign not in report
    assert "title: \N{REPLACEMENT CHARACTER}x" in report


def test_the_caret_stands_below_wide_signs_and_accents() -> None:
    shown, caret = excerpt(diagnostic("日本: e\u0301n kop", 8, 3))
    assert shown == "  12 | 日本: e\u0301n kop"
    assert caret == "     |         ^^^"  # two wide characters take four columns, the accent none


def test_a_correction_is_shown_with_its_own_lines() -> None:
    correction = Fix(12, ('title: "a: b', '  c"'))
    report = format_text([diagnostic("title: a: b", 9, 1, correction)], load_catalog("nl"))
    assert report.splitlines()[-2:] == ['  12 > title: "a: b', '  13 >   c"']


def test_a_long_correction_shows_its_two_ends() -> None:
    correction = Fix(12, (f'title: "{"a" * 300}"',))
    report = format_text([diagnostic("title: a", 1, 1, correction)], load_catalog("nl"))
    last = report.splitlines()[-1]
    assert last.startswith('  12 > title: "aaa')
    assert last.endswith('aaa"')
    assert len(last) < 120


def test_only_errors_stop_unless_warnings_count() -> None:
    warning = Diagnostic("missing-field", Severity.WARNING, Location("x.yml"), MESSAGE, TIP)
    advice = Diagnostic("unused-term", Severity.ADVICE, Location("x.yml"), MESSAGE, TIP)
    assert has_errors([diagnostic("x")])
    assert not has_errors([warning, advice])
    assert has_errors([warning], strict=True)
    assert not has_errors([advice], strict=True)

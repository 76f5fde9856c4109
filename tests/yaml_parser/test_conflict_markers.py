"""A conflict of Git is one error, and the rest of the file is parsed."""

from casewright.yaml.nodes import to_plain
from casewright.yaml.parser import parse
from casewright.yaml.source import Source

BOTH = """title: Soep
<<<<<<< HEAD
why: Onze tekst
||||||| vorige
why: De oude tekst
=======
why: Hun tekst: anders
>>>>>>> van-marit
what: Koken
"""


def found(text: str) -> tuple[object, list[tuple[int, object]]]:
    document, parse_errors = parse(Source("zaak.yml", text))
    told = [(fault.mark.line, fault.facts["variant"]) for fault in parse_errors]
    return to_plain(document.root), told


def test_the_upper_version_is_read_on_with() -> None:
    plain = {"title": "Soep", "why": "Onze tekst", "what": "Koken"}
    assert found(BOTH) == (plain, [(2, "conflict")])


def test_every_place_is_named() -> None:
    assert found(BOTH + BOTH.replace("title: Soep\n", ""))[1] == [(2, "conflict"), (10, "conflict")]


def test_a_mark_that_was_left_behind_is_named() -> None:
    plain = {"title": "Soep", "what": "Koken"}
    assert found("title: Soep\n>>>>>>> van-marit\nwhat: Koken\n") == (plain, [(2, "conflict")])
    assert found("title: Soep\n<<<<<<< HEAD\nwhat: Koken\n") == (plain, [(2, "conflict")])


def test_a_line_under_a_heading_is_no_mark() -> None:
    assert found("why: |\n  Soep\n  =======\n") == ({"why": "Soep\n=======\n"}, [])

"""The YAML parser with its error recovery: trees, errors and corrections."""

import pytest

from casewright.yaml.errors import ParseError
from casewright.yaml.limits import MAX_EVENTS
from casewright.yaml.nodes import Document, Mark, Scalar, to_plain
from casewright.yaml.parser import MAX_ERRORS, parse
from casewright.yaml.source import Source


def read(text: str) -> tuple[Document, tuple[ParseError, ...]]:
    return parse(Source("x.yml", text))


def summary(fault: ParseError) -> tuple[str, int, int]:
    return f"{fault.rule}/{fault.facts['variant']}", fault.mark.line, fault.mark.column


def test_a_tree_knows_where_everything_stands() -> None:
    document, parse_errors = read("title: Koffie\nlessons:\n  - lesson: Klein\n    themes: [a]\n")
    assert parse_errors == ()
    key, value = document.find(("lessons", 0, "themes", 0))
    assert key is None
    assert isinstance(value, Scalar)
    assert (value.value, value.start, value.end) == ("a", Mark(4, 14), Mark(4, 15))


def test_values_stay_texts() -> None:
    document, _ = read("a: no\nb: 12:30\nc: 2012\nd: ~\ne: ''\nf: '~'\n")
    assert to_plain(document.root) == {
        "a": "no", "b": "12:30", "c": "2012", "d": None, "e": None, "f": "~",
    }  # fmt: skip


def test_of_a_key_given_twice_the_first_counts() -> None:
    assert to_plain(read("a: 1\na: 2\n")[0].root) == {"a": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# niets\n", "---\n"])
def test_a_file_without_content_is_an_empty_tree(text: str) -> None:
    document, parse_errors = read(text)
    assert document.root.entries == ()
    assert parse_errors == ()


def test_invisible_signs_are_as_good_as_not_there() -> None:
    document, parse_errors = read("\u200bti\x07tle: Kof\u202efie\x85\nwhy: a\ufeff\n")
    assert parse_errors == ()
    assert to_plain(document.root) == {"title": "Koffie", "why": "a"}


@pytest.mark.parametrize(
    ("text", "found", "mended"),
    [
        ("t: a: b\n", ("yaml-syntax/colon", 1, 5), ('t: "a: b"',)),
        ('t: a: "b"\n', ("yaml-syntax/colon", 1, 5), ("t: 'a: \"b\"'",)),
        ("t: een\n  twee: drie\n", ("yaml-syntax/colon", 2, 7), ('t: "een', '  twee: drie"')),
        ("t:\n  - Let op: a: b\n", ("yaml-syntax/colon", 2, 11), ('  - "Let op: a: b"',)),
        ("t: b\n title: c\n", ("yaml-syntax/indent", 2, 2), ("title: c",)),
        ("t:\n  a: 1\n b: 2\n", ("yaml-syntax/indent", 3, 2), ("  b: 2",)),
        ("t:\n  - a\n - b\n", ("yaml-syntax/indent", 3, 2), ("  - b",)),
        (" title: a\nt: b\n", ("yaml-syntax/indent", 1, 2), ("title: a",)),
        ("t:\n\t- a\n\t- b\n", ("yaml-syntax/tab", 2, 1), ("  - a", "  - b")),
        ("title: a\n\thow: b\n", ("yaml-syntax/tab", 2, 1), ("how: b",)),
        ("t:\n  -\ta: b\n", ("yaml-syntax/tab", 2, 4), ("  - a: b",)),
        ("t: 'a\nu: c\n", ("yaml-syntax/quote", 1, 4), ('t: "a"',)),
        ('t:\n  - "a\n  - "b"\n', ("yaml-syntax/quote", 2, 5), ('  - "a"',)),
        ("t: 'foto's'\n", ("yaml-syntax/after-quote", 1, 10), ('t: "foto\'s"',)),
        ('t: "a" b\n', ("yaml-syntax/after-quote", 1, 8), ("t: '\"a\" b'",)),
        ("t: [a\nu: c\n", ("yaml-syntax/bracket", 1, 4), ("t: [a]",)),
        ("t: {a: b\nu: c\n", ("yaml-syntax/bracket", 1, 4), ("t: {a: b}",)),
        ("t: [a] b\n", ("yaml-syntax/after-bracket", 1, 8), ('t: "[a] b"',)),
        ("t: @a\n", ("yaml-syntax/sign", 1, 4), ('t: "@a"',)),
        ("t: ? a\n", ("yaml-syntax/sign", 1, 4), ('t: "? a"',)),
        ("t: , a\n", ("yaml-syntax/sign", 1, 4), ('t: ", a"',)),
        ("t: >= 5\n", ("yaml-syntax/block-text", 1, 5), ('t: ">= 5"',)),
        ("t: | a\n  b\n", ("yaml-syntax/block-text", 1, 6), ("t: |", "  a")),
        ("a: b\nsummary c\n", ("yaml-syntax/no-colon", 2, 1), ("summary: c",)),
        ("a: b\nbron\n  - c\n", ("yaml-syntax/no-colon", 2, 1), ("bron:",)),
        ("a: b\nt:c\n", ("yaml-syntax/no-space", 2, 2), ("t: c",)),
        ("t:\u00a0a\nb: c\n", ("yaml-syntax/hard-space", 1, 3), ("t: a",)),
        ("t:\n\u00a0\u00a0- a\n", ("yaml-syntax/hard-space", 2, 1), ("  - a",)),
        ("t: |\n  a\nb c\nd e\n", ("yaml-syntax/outside", 3, 1), ("  b c", "  d e")),
        ("t:\n  - |\n    a\n  b c\n", ("yaml-syntax/outside", 4, 3), ("    b c",)),
        ('t: "a\\b\\q"\n', ("yaml-syntax/escape", 1, 8), ("t: 'a\\b\\q'",)),
        ("t:\n  - a\n  • b\n", ("yaml-syntax/bullet", 3, 3), ("  - b",)),
        ("t:\n  - a\n  * b\n", ("yaml-syntax/bullet", 3, 3), ("  - b",)),
        ("t:\n  -a\n  - text: b\n", ("yaml-syntax/glued-dash", 2, 3), ("  - a",)),
        ("t:\n  a\n  - text: b\n", ("yaml-syntax/no-dash", 2, 3), ("  - a",)),
        ("t:\n  - a\n  -b\n", ("yaml-syntax/glued-dash", 3, 3), ("  - b",)),
        ("a: b\nsummary = c\n", ("yaml-syntax/no-colon", 2, 1), ("summary: c",)),
        ("t:\n  a\n  b: c\n", ("yaml-syntax/colon", 3, 4), ("t: >-",)),
        ("t:\n  a\n\n  b: c\n", ("yaml-syntax/colon", 4, 4), ("t: |",)),
        ("t:\n  *a* b\n", ("yaml-feature/alias", 2, 3), ("t: >-",)),
        ("w:\n  a: 1\n b: 2\n  c: 3\n", ("yaml-syntax/indent", 3, 2), ("  b: 2",)),
        ("t: *a* b\n", ("yaml-feature/alias", 1, 4), ('t: "*a* b"',)),
        ("t: **a** b\n", ("yaml-feature/alias", 1, 4), ('t: "**a** b"',)),
        ("t: &a b\n", ("yaml-feature/anchor", 1, 4), ('t: "&a b"',)),
        ("t: !a b\n", ("yaml-feature/tag", 1, 4), ('t: "!a b"',)),
    ],
)
def test_a_slip_is_named_where_it_was_made_and_mended(
    text: str, found: tuple[str, int, int], mended: tuple[str, ...]
) -> None:
    document, parse_errors = read(f"{text}laatste: goed\n")
    assert [summary(fault) for fault in parse_errors] == [found]
    correction = parse_errors[0].correction
    assert correction is not None
    assert correction.lines == mended
    assert to_plain(document.root)["laatste"] == "goed"  # type: ignore[index]
    assert document.broken == frozenset()


@pytest.mark.parametrize(
    ("text", "found", "broken"),
    [
        ("t: - a\n", ("yaml-syntax/dash", 1, 4), {"t"}),
        ("los\n\nt: a\n", ("yaml-syntax/loose", 1, 1), {""}),
        ("t:\n  <<: a\n", ("yaml-feature/merge", 2, 3), {"t"}),
        ("t:\n  [a]: b\n", ("yaml-feature/key", 2, 3), {"t"}),
    ],
)
def test_what_cannot_be_mended_costs_one_field(
    text: str, found: tuple[str, int, int], broken: set[str]
) -> None:
    document, parse_errors = read(f"{text}laatste: goed\n")
    assert [summary(fault) for fault in parse_errors] == [found]
    assert document.broken == broken
    assert to_plain(document.root)["laatste"] == "goed"  # type: ignore[index]


def test_several_slips_are_found_in_one_run() -> None:
    text = "title: a: b\nlessons:\n  - c: d: e\n  - @f\nwhy: 'g\nhow: *h*\n"
    document, parse_errors = read(text)
    assert [summary(fault) for fault in parse_errors] == [
        ("yaml-syntax/colon", 1, 9),
        ("yaml-syntax/colon", 3, 6),
        ("yaml-syntax/sign", 4, 5),
        ("yaml-syntax/quote", 5, 6),
        ("yaml-feature/alias", 6, 6),
    ]
    assert to_plain(document.root) == {
        "title": "a: b", "lessons": ["c: d: e", "@f"], "why": "g", "how": "*h*",
    }  # fmt: skip


def test_text_below_a_comment_is_lost_text() -> None:
    document, parse_errors = read("t: een # twee\n  drie\n")
    assert [summary(fault) for fault in parse_errors] == [("lost-text/comment", 1, 8)]
    assert to_plain(document.root) == {"t": "een # twee drie"}


def test_a_second_document_is_refused_and_read_on() -> None:
    document, parse_errors = read("a: b\n---\nc: d\n")
    assert [summary(fault) for fault in parse_errors] == [("yaml-feature/documents", 2, 1)]
    assert to_plain(document.root) == {"a": "b", "c": "d"}


def test_a_root_that_is_no_mapping_is_named() -> None:
    for text, kind in (("- a\n", "list"), ("een tekst\n", "text")):
        _, parse_errors = read(text)
        assert [(fault.rule, fault.facts["found"]) for fault in parse_errors] == [
            ("wrong-type", kind)
        ]


def test_a_file_of_nothing_but_mistakes_is_given_up() -> None:
    _, parse_errors = read("".join(f"k{number}: @x\n" for number in range(2 * MAX_ERRORS)))
    assert len(parse_errors) == MAX_ERRORS


def test_a_file_of_too_many_parts_is_refused() -> None:
    document, parse_errors = read(f"related: [{'a,' * MAX_EVENTS}]\n")
    assert [fault.facts["variant"] for fault in parse_errors] == ["size"]
    assert document.root.entries == ()

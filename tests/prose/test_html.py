"""Authors' prose becomes safe HTML: CommonMark is rendered, everything else is shown as text."""

import re

import pytest

from casewright.prose.html import split_plain_paragraphs, to_html, to_inline_html
from casewright.prose.plain_text import plain_blocks


def test_paragraphs_lists_and_emphasis_stay() -> None:
    assert to_html("Eerst dit.\n\n- **een**\n- *twee*") == (
        "<p>Eerst dit.</p>\n<ul>\n<li><strong>een</strong></li>\n<li><em>twee</em></li>\n</ul>"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt&#58;alert(1))",
        "![beeld](https://elders.example/x.png)",
        "<style>*{display:none}</style>",
        "[x](data:text/html,<script>alert(1)</script>)",
        '<a href="x" style="position:fixed">',
    ],
)
def test_nothing_that_acts_or_fetches_comes_through(hostile: str) -> None:
    html = to_html(f"Voor {hostile} na").lower()
    assert not re.search(r"<(script|img|style|iframe|object)", html)
    assert not re.search(r"<[^>]+(on\w+|style|href=.?(javascript|data))", html)


def test_a_link_outward_tells_nothing_and_gives_nothing() -> None:
    html = to_html("Zie [hier](https://elders.example/).")
    assert 'href="https://elders.example/"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


def test_a_heading_in_prose_is_a_paragraph_so_that_the_page_keeps_its_order() -> None:
    assert "<h" not in to_html("# Kop\n\nTekst")


def test_no_empty_line_is_left_to_end_the_block() -> None:
    assert "\n\n" not in to_html("a\n\n```\nregel\n\nregel\n```\n\n> b\n\n1. c\n\n   d")


def test_a_single_paragraph_can_stand_inside_a_line() -> None:
    assert to_inline_html("Eén *zin*.") == "Eén <em>zin</em>."
    assert to_inline_html("Twee.\n\nAlinea's.").startswith("<p>")


WORDS = (
    "Gewone tekst.",
    "Twee regels\nin één alinea.",
    'Twee.\n\nAlinea\'s, met ‘aanhaling’ en "citaat" (en haakjes) - streepje; 100% of €5?',
    "Cliënt-eigenaar: a/b.",
)


@pytest.mark.parametrize("text", WORDS)
def test_words_alone_take_the_short_way_and_come_out_the_same(text: str) -> None:
    assert split_plain_paragraphs(text) is not None
    long_way = to_html(f"{text}\n\n*En dan.*")
    assert long_way == f"{to_html(text)}\n<p><em>En dan.</em></p>"


def test_every_sign_that_may_stand_among_words_means_itself() -> None:
    signs = [chr(code) for code in range(0x20, 0x2100)]
    texts = [f"Een{sign} twee {sign}drie {sign} vier{sign}\n\nVijf {sign}" for sign in signs]
    short = [text for text in texts if split_plain_paragraphs(text) is not None]
    assert len(short) > 400
    for text in short:
        assert to_html(f"{text}\n\n*En dan.*") == f"{to_html(text)}\n<p><em>En dan.</em></p>"
        assert plain_blocks(f"{text}\n\n*En dan.*") == (*plain_blocks(text), "En dan.")


SIGNS = (
    *("- lijst", "1. lijst", "a *b* c", "a_b_c_", "a <b>", "a & b", "a `b`", "a\n---", "a  \nb"),
    *("a \nb", "# a", "    a", "a [b](c)", "a | b\n- | -", "a\\\nb", "a ~~b~~", "> a", "a\n    b"),
)


@pytest.mark.parametrize("text", SIGNS)
def test_a_text_with_signs_takes_the_long_way(text: str) -> None:
    assert split_plain_paragraphs(text) is None


def test_a_picture_in_prose_is_kept_as_a_link() -> None:
    assert to_html("![Een foto](foto.png)").startswith("<p>!<a href=")


def test_a_link_leads_where_the_site_says() -> None:
    html = to_html("[ander](ander.yml)", resolve=lambda link: link.replace(".yml", "/"))
    assert 'href="ander/"' in html


@pytest.mark.parametrize(
    ("text", "address", "shown"),
    [
        ("Zie www.mee.example/a.", "https://www.mee.example/a", "www.mee.example/a"),
        ("(https://mee.example/b_(c))", "https://mee.example/b_(c)", "https://mee.example/b_(c)"),
        ("“https://mee.example/a”!", "https://mee.example/a", "https://mee.example/a"),
        ("**https://mee.example**", "https://mee.example", "https://mee.example"),
    ],
)
def test_a_bare_address_is_a_link_without_the_punctuation_around_it(
    text: str, address: str, shown: str
) -> None:
    assert re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', to_html(text)) == [(address, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "jan@www.mee.example",
        "`https://mee.example`",
        "www. is niets",
        "https://mee.example/_a_b*c*",
    ],
)
def test_what_is_no_address_or_not_a_whole_one_is_not_linked(text: str) -> None:
    assert "<a" not in to_html(text)


def test_an_asterisk_between_digits_is_a_multiplication_sign() -> None:
    assert to_html("We deden 5*3 en 4*2, *echt*.") == "<p>We deden 5*3 en 4*2, <em>echt</em>.</p>"
    assert plain_blocks("5*3 en 4*2") == ("5*3 en 4*2",)

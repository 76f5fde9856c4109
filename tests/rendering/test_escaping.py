"""What a spreadsheet would run is text, and what cannot end a script does not."""

import pytest

from casewright.rendering.escaping import plain_cell, script_data, xml_text

FORMULAS = [
    *(f"{sign}1" for sign in "=+-@\uff1d\uff0b\uff0d\uff20"),
    *(f"{space}=1" for space in (" ", "  ", "\xa0", "\u2003")),
    *("\tx", "\rx", "\nx"),
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_a_sign_that_makes_it_text(text: str) -> None:
    assert plain_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", " a", "'=1", "(=1)", "\u2013 1", "e-mail: a@b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert plain_cell(text) == text


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "\u2028", "\u2029"])
def test_no_text_ends_a_script(text: str) -> None:
    data = script_data([text])
    assert not {*"<>&\u2028\u2029"} & {*data}


def test_signs_that_xml_lacks_are_left_out() -> None:
    assert xml_text("a\0b\x0bc\ufffed\te\nf") == "abcd\te\nf"

"""A printed case: a hand-out without navigation, with page numbers and its address."""

import io
import unicodedata

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

CASE = "praktijk/kwadraad-client-is-eigenaar/"


@pytest.fixture(scope="module")
def sheets(chromium: Browser, site: str) -> list[str]:
    """Return the text of each printed page of a case."""
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site + CASE)
    page.wait_for_load_state("networkidle")
    pdf = page.pdf(prefer_css_page_size=True)
    context.close()
    texts = (sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)
    return [unicodedata.normalize("NFKC", text) for text in texts]


def test_no_sheet_is_blank(sheets: list[str]) -> None:
    assert all(len(text.split()) > 20 for text in sheets)


def test_a_case_of_ordinary_length_takes_few_sheets(sheets: list[str]) -> None:
    assert len(sheets) <= 3


def test_the_story_is_all_there(sheets: list[str]) -> None:
    text = " ".join(" ".join(sheets).split())
    for heading in ("Aanleiding", "Doel", "Aanpak", "Lessen", "Reflectie", "Hoe het verder ging"):
        assert heading in text


@pytest.mark.parametrize(
    "furniture", ["Afdrukken", "Kopieer", "Bladeren", "Op deze pagina", "Zoek"]
)
def test_no_furniture_of_the_site_is_printed(sheets: list[str], furniture: str) -> None:
    assert furniture not in " ".join(sheets)


def test_every_sheet_has_its_number(sheets: list[str]) -> None:
    for number, text in enumerate(sheets, start=1):
        assert f"{number}" in text.split()


def test_the_address_is_printed(sheets: list[str]) -> None:
    assert CASE in "".join("".join(sheets).split())

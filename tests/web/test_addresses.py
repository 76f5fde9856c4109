"""The documented addresses exist, and no link is broken."""

from pathlib import Path

import pytest

from conftest import verify

ADDRESSES = (
    "", "praktijk/", "themas/", "themas/sociale-netwerken/", "organisaties/",
    "organisaties/kwadraad/", "doelgroepen/", "doelgroepen/professionals/", "patronen/",
    "patronen/canyon/", "lessen/", "over/", "bijdragen/",
    "praktijk/mee-merk-door-werkwijze/", "praktijk/mee-samen-pilot-die-niet-kwam/",
    "praktijk/eigen-kracht-vraag-van-de-burger/", "praktijk/kwadraad-client-is-eigenaar/",
    "praktijk/maat-cultuuromslag-waalsprong/",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_the_design_exists(site_dir: Path, address: str) -> None:
    assert (site_dir / address / "index.html").is_file()


def test_the_page_for_what_is_not_there_exists(site_dir: Path) -> None:
    assert (site_dir / "404.html").is_file()


def test_every_link_and_anchor_leads_somewhere(site_dir: Path) -> None:
    assert verify(site_dir) == ()


def test_no_case_stands_in_the_navigation_of_a_page(site_dir: Path) -> None:
    page = (site_dir / "over" / "index.html").read_text(encoding="utf-8")
    assert "praktijk/" in page
    assert "praktijk/kwadraad" not in page


def test_no_source_file_is_published(site_dir: Path) -> None:
    pages = {one.with_suffix(".md") for one in (site_dir / "praktijk").glob("*/index.html")}
    assert [*site_dir.rglob("*.yml"), *({*site_dir.rglob("*.md")} - pages)] == []


def test_no_template_is_published(site_dir: Path) -> None:
    assert not (site_dir / "templates").exists()
    assert not (site_dir / "partials").exists()

"""Each published case as Markdown with its source, and the list of them."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import casewright

CASE = "praktijk/kwadraad-client-is-eigenaar/"
TEXT = """\
title: Koffie in de hal
summary: Een wijkteam zette koffie in de hal.
organisation: wijkteam
themes: [kracht]
why: Zie [het andere verhaal](thee.yml).
what: Eerder praten.
how: Elke ochtend koffie.
lessons: [Begin klein.]
reflection: Het moment telt.
permission: {basis: fictional}
"""


def test_it_starts_with_its_source_and_tells_everything(site_dir: Path) -> None:
    text = (site_dir / CASE / "index.md").read_text(encoding="utf-8")
    assert text.startswith("# De cliënt is eigenaar van de oplossing\n\n> Bron: Kwadraad (2026")
    for heading in ("Aanleiding", "Doel", "Aanpak", "Lessen", "Reflectie", "Hoe het verder ging"):
        assert f"\n## {heading}\n" in text
    assert "\n1. " in text


def test_the_page_names_it(site_dir: Path) -> None:
    page = (site_dir / CASE / "index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate markdown" type="text/markdown" href="index.md">' in page


def test_the_list_names_every_case(site_dir: Path) -> None:
    text = (site_dir / "llms.txt").read_text(encoding="utf-8")
    assert text.count("/index.md)") == len(list((site_dir / "praktijk").glob("*/index.md")))
    assert f"({CASE}index.md): " in text


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a published case, a draft and a withdrawn case, with drafts shown."""
    base = tmp_path_factory.mktemp("three")
    words = base / "cases" / "vocabulary"
    words.mkdir(parents=True)
    config = "site_name: P\nsite_url: https://p.nl/\ndocs_dir: cases\nplugins: [casewright]\n"
    (base / "mkdocs.yml").write_text(config + "theme: {name: material, language: nl}\n")
    for name, term in (("themes", "kracht"), ("organisations", "wijkteam")):
        (words / f"{name}.yml").write_text(f"label: L\nterms: {{{term}: {{label: {term}}}}}\n")
    (base / "cases" / "koffie.yml").write_text(TEXT)
    (base / "cases" / "thee.yml").write_text(TEXT.replace("[het andere verhaal](thee.yml)", "ja"))
    (base / "cases" / "soep.yml").write_text(f"{TEXT}status: draft\n")
    (base / "cases" / "weg.yml").write_text(
        f"{TEXT}status: withdrawn\nwithdrawn: {{date: 2024-01-01, reason: Oud}}\n"
    )
    result = casewright("build", "--drafts", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    return base / "site"


def test_no_draft_or_withdrawn_case_has_one(three: Path) -> None:
    made = {path.parent.name for path in three.glob("praktijk/*/index.md")}
    assert made == {"koffie", "thee"}
    for case in ("soep", "weg"):
        assert case not in (three / "llms.txt").read_text(encoding="utf-8")
        assert "index.md" not in (three / "praktijk" / case / "index.html").read_text("utf-8")


def test_links_between_cases_are_absolute(three: Path) -> None:
    text = (three / "praktijk/koffie/index.md").read_text(encoding="utf-8")
    assert "[het andere verhaal](https://p.nl/praktijk/thee/)" in text


def test_a_button_copies_it(chromium: Browser, site: str, site_dir: Path) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site + CASE)
    page.get_by_role("button", name="Kopieer met bron").click()
    expect(page.locator("[data-cw-said]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (site_dir / CASE / "index.md").read_text(encoding="utf-8")
    context.close()

"""Every rule has a page, made from its texts and examples, in both languages."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from casewright.checks.examples import example_of
from casewright.checks.registry import RULES
from casewright.i18n.catalog import load_catalog
from conftest import ROOT, casewright, hold_against_axe

IDS = sorted(rule.id for rule in RULES)
PARTS = ("finds", "matters", "title")


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an English knowledge base."""
    folder = tmp_path_factory.mktemp("english")
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    (folder / "mkdocs.yml").write_text(
        "site_name: Trial\ndocs_dir: cases\ntheme: {name: material, language: en}\n"
        "repo_url: https://example.org/team/stories\nedit_uri: edit/main/cases/\n"
        "plugins: [casewright]\n",
        encoding="utf-8",
    )
    result = casewright("build", cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_rules_pages_and_words_are_the_same_set(
    language: str, site_dir: Path, english: Path
) -> None:
    pages = {"nl": site_dir / "bijdragen" / "regels", "en": english / "contribute" / "rules"}
    assert sorted(page.parent.name for page in pages[language].glob("*/index.html")) == IDS
    words = load_catalog(language).entries
    for part in PARTS:
        with_part = [key for key in words if re.fullmatch(rf"[a-z0-9-]+\.{part}", key)]
        assert {key.partition(".")[0] for key in with_part} >= set(IDS)


@pytest.mark.parametrize("rule", IDS)
def test_an_example_gone_wrong_says_what_is_said_of_it(rule: str) -> None:
    example = example_of(rule, "nl")
    assert example.reports
    assert all(f"[{rule}]" in report for report in (*example.reports, *example.further))


def test_the_page_of_a_rule_shows_both_examples_and_the_report(site_dir: Path) -> None:
    page = (site_dir / "bijdragen/regels/yaml-syntax/index.html").read_text(encoding="utf-8")
    assert "<mark>title: Koffie in de hal: een proef</mark>" in page
    assert "<mark>title: &quot;Koffie in de hal: een proef&quot;</mark>" in page
    assert "fout[yaml-syntax]: In deze tekst staat een dubbele punt" in page
    assert "Zonder deze melding zou een deel van het verhaal ontbreken." in page


def test_the_hash_that_eats_text_is_shown_with_the_line_put_right(site_dir: Path) -> None:
    page = (site_dir / "bijdragen/regels/lost-text/index.html").read_text(encoding="utf-8")
    assert "telt als opmerking" in page
    report = example_of("lost-text", "nl").reports[0]
    assert re.search(r"^ +\d+ > .*\".*#", report, re.MULTILINE)


def test_every_rule_stands_in_the_list(site_dir: Path) -> None:
    page = (site_dir / "bijdragen/regels/index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'regels/([a-z0-9-]+)/">[^<]+</a> <code>', page)) == set(IDS)


def test_the_pages_speak_the_language_of_the_site(english: Path) -> None:
    page = (english / "contribute/rules/yaml-syntax/index.html").read_text(encoding="utf-8")
    assert "Only part of the file can be read." in page
    assert "error[yaml-syntax]:" in page


def test_a_page_made_of_a_vocabulary_leads_to_its_file(english: Path) -> None:
    address = "https://example.org/team/stories/edit/main/cases/vocabulary/themes.yml"
    for name in ("themes/index.html", "themes/eigen-regie/index.html"):
        assert f'href="{address}"' in (english / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["", "yaml-syntax/", "id-collision/"])
def test_axe_finds_nothing(look: Page, site: str, address: str) -> None:
    look.goto(f"{site}bijdragen/regels/{address}")
    for fold in look.locator("details").all():
        fold.evaluate("(fold) => { fold.open = true; }")
    hold_against_axe(look)

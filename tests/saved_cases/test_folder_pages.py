"""The pages for saved cases as built: addresses, and texts for all messages of the scripts."""

import re
from pathlib import Path

import pytest

from casewright.config.settings import make_settings
from casewright.i18n.catalog import load_catalog
from casewright.urls import SiteUrls
from casewright.views.print.saved_cases import comparison_view
from conftest import ROOT

SCRIPTS = ROOT / "theme" / "assets" / "casewright"


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("nl", ["werkmap/", "werkmap/boekje/", "werkmap/vergelijken/"]),
        ("en", ["folder/", "folder/booklet/", "folder/compare/"]),
    ],
)
def test_the_addresses_speak_the_sites_language(language: str, places: list[str]) -> None:
    addresses = SiteUrls(load_catalog(language))
    assert [addresses.folder, addresses.booklet, addresses.comparison] == places


def test_no_search_engine_lists_a_page_of_the_folder(site_dir: Path) -> None:
    pages = list((site_dir / "werkmap").rglob("index.html"))
    assert len(pages) == 4
    for page in pages:
        assert '<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8")


def test_the_scripts_say_exactly_what_the_catalogue_has() -> None:
    text = "".join(script.read_text(encoding="utf-8") for script in SCRIPTS.glob("saved-cases*.js"))
    calls = re.findall(r"\bsay\(([^){]*)", text)
    said = {key for call in calls for key in re.findall(r'"([a-z-]+)"', call)}
    states = set(re.findall(r'export const (?:GONE|FAILED) = "([a-z]+)"', text))
    keys = {key for key in load_catalog("nl").entries if key.startswith("folder.say.")}
    frame = {"in", "out", "full", "unkept"}
    assert (said | states) - frame <= {key.removeprefix("folder.say.") for key in keys}
    assert {key.removeprefix("folder.say.") for key in keys} <= said | states


def test_a_sites_own_section_is_compared_where_its_cases_have_it(tmp_path: Path) -> None:
    own = {"key": "money", "label": "Wat het kostte", "place": "how"}
    config = {"site_name": "Proef", "theme": {"language": "nl"}, "docs_dir": "cases"}
    settings = make_settings(tmp_path / "mkdocs.yml", config, {"sections": [own]})
    sections = comparison_view(settings).sections
    assert sections[2:5] == ("Aanpak", "Wat het kostte", "Resultaat")

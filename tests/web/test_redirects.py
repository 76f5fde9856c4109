"""The addresses of a renamed case and a renamed term lead to the new ones."""

import json
import re
import shutil
from pathlib import Path

import pytest

from casewright.checks.examples import examples_of
from conftest import ROOT, casewright

BASE = ROOT / "tests" / "checks" / "base"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in which a case and a theme had other names before."""
    folder = tmp_path_factory.mktemp("renamed") / "kb"
    shutil.copytree(BASE, folder)
    shutil.copytree(examples_of("former-id") / "bad", folder / "cases", dirs_exist_ok=True)
    config = folder / "mkdocs.yml"
    text = f"site_url: https://voorbeeld.nl/verhalen/\n{config.read_text(encoding='utf-8')}"
    config.write_text(text, encoding="utf-8")
    themes = folder / "cases" / "vocabulary" / "themes.yml"
    text = themes.read_text(encoding="utf-8")
    themes.write_text(
        text.replace("    label: Wijkteam\n", "    label: Wijkteam\n    aliases: buurtteam\n"),
        encoding="utf-8",
    )
    (folder / "cases" / "_redirects").write_text("/ooit/ /over/ 302\n", encoding="utf-8")
    (folder / "cases" / "weg.yml").write_text(
        "title: Weg\nstatus: withdrawn\naliases: [lang-geleden]\n", encoding="utf-8"
    )
    result = casewright("build", cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("praktijk/thee-in-de-hal/", "praktijk/koffie-in-de-hal/"),
        ("praktijk/thee-in-de-hal/print/", "praktijk/koffie-in-de-hal/print/"),
        ("praktijk/lang-geleden/", "praktijk/weg/"),
        ("themas/buurtteam/", "themas/wijkteam/"),
    ],
)
def test_a_former_address_leads_on_without_a_script(site: Path, old: str, new: str) -> None:
    page = (site / old / "index.html").read_text(encoding="utf-8")
    relative = "../" * old.count("/") + new
    assert f'<meta http-equiv="refresh" content="0; url={relative}">' in page
    assert f'<link rel="canonical" href="https://voorbeeld.nl/verhalen/{new}">' in page
    assert f'<a href="{relative}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    assert (site / new / "index.html").is_file()


def test_hosts_get_the_redirects_and_then_those_of_the_maintainer(site: Path) -> None:
    lines = (site / "_redirects").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "/verhalen/praktijk/thee-in-de-hal/ /verhalen/praktijk/koffie-in-de-hal/ 301",
        "/verhalen/praktijk/thee-in-de-hal/print/ /verhalen/praktijk/koffie-in-de-hal/print/ 301",
        "/verhalen/praktijk/lang-geleden/ /verhalen/praktijk/weg/ 301",
        "/verhalen/themas/buurtteam/ /verhalen/themas/wijkteam/ 301",
        "/ooit/ /over/ 302",
    ]


def test_links_by_the_former_name_lead_somewhere(site: Path) -> None:
    page = (site / "praktijk" / "thee-in-de-zaal" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../praktijk/thee-in-de-hal/"' in page


def test_a_related_case_is_shown_under_its_new_name(site: Path) -> None:
    page = (site / "praktijk" / "thee-in-de-zaal" / "index.html").read_text(encoding="utf-8")
    related = re.findall(r'cw-card__title"[^>]*><a href="([^"]*)"', page)
    assert related[0] == "../../praktijk/koffie-in-de-hal/"


def test_the_site_map_and_other_programs_get_the_new_names_only(site: Path) -> None:
    assert "thee-in-de-hal" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    cases = json.loads((site / "cases.json").read_text(encoding="utf-8"))["cases"]
    zaal = next(case for case in cases if case["id"] == "thee-in-de-zaal")
    assert zaal["related"] == ["koffie-in-de-hal"]

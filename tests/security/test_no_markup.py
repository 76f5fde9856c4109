"""Authors' text never becomes markup: a hostile case with every field, through a whole build.

The rules would reject most of it; the tests bypass the rules to test the layers below.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from casewright.build.executor import Workers
from casewright.build.pipeline import Tools, publish_site
from casewright.build.site import Site
from casewright.build.store import open_store
from casewright.config.settings import load_settings
from casewright.engines import ENGINES, load_engine
from conftest import serving
from loading import index_of, parse_cases, unwatched
from security.hostile import PAGES

ATTACK = (
    "netwerk \"'><script>pwned()</script><img src=x onerror=pwned()></title></textarea></style>"
    "{{ 7*7 }}{% include '/etc/passwd' %}{: onclick=pwned() }]]>--%3E<svg/onload=pwned()>"
    "[k](javascript:pwned()) &lt;script&gt;pwned()&lt;/script&gt; ${pwned()} =cmd|' /C calc'!A0"
)
QUOTED = json.dumps(ATTACK)
CASE = f"""
title: {QUOTED}
summary: {QUOTED}
organisation: aanval
themes: [aanval]
audiences: [aanval]
period: 2012/2014
outcome: partly
why: {QUOTED}
what: {QUOTED}
how: {QUOTED}
result: {QUOTED}
lessons: [{QUOTED}, {{lesson: {QUOTED}, themes: [aanval]}}]
reflection: {QUOTED}
follow_ups: [{{date: 2015, text: {QUOTED}}}]
quotes: [{{text: {QUOTED}, by: {QUOTED[:150]}"}}]
contributors: [{{name: {QUOTED[:150]}", role: {QUOTED[:150]}", organisation: {QUOTED[:150]}"}}]
sources: [{{title: {QUOTED[:150]}", url: "javascript:pwned()"}}]
workshop: {{minutes: 30, group_size: {QUOTED[:150]}", questions: [{QUOTED}], notes: {QUOTED}}}
permission: {{basis: fictional}}
added: 2026-11-01
"""
VOCABULARY = f"""
label: {QUOTED}
description: {QUOTED}
terms:
  aanval:
    label: {QUOTED}
    description: {QUOTED}
    synonyms: [{QUOTED[:150]}"]
    before: {QUOTED}
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "cases" / "vocabulary").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Proef\ndocs_dir: cases\ntheme: {name: material, language: nl}\n"
        "plugins: [casewright]\n",
        encoding="utf-8",
    )
    case = CASE.replace(f"title: {QUOTED}", f'title: "{ATTACK[:8]}{QUOTED[9:100]}"', 1)
    (folder / "cases" / "aanval.yml").write_text(case, encoding="utf-8")
    for facet in ("themes", "organisations", "audiences"):
        path = folder / "cases" / "vocabulary" / f"{facet}.yml"
        path.write_text(VOCABULARY, encoding="utf-8")
    settings = load_settings(folder / "mkdocs.yml")
    index = index_of(settings)
    assert [case.id for case in index.cases] == ["aanval"], parse_cases(settings)[0].parse_errors
    site = Site(index, settings)
    settings.work_dir.mkdir()
    with open_store(settings.work_dir) as store:
        tools = Tools(load_engine(ENGINES[0]), store, Workers(), unwatched)
        return publish_site(site, folder / "site", tools).folder


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    with serving(hostile_site) as served:
        yield served


@pytest.mark.parametrize("place", PAGES)
def test_no_page_runs_or_fetches_what_the_author_wrote(
    page: Page, address: str, place: str
) -> None:
    """The fixture fails on a console error and on a request to another host."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.add_init_script("window.pwned = () => { window.wasPwned = true; }")
    page.goto(address + place)
    page.wait_for_load_state("networkidle")
    assert dialogs == []
    assert page.evaluate("window.wasPwned") is None
    handlers = (
        "[onclick],[onerror],[onload],[onmouseover],a[href^='javascript'],main img:not([alt])"
    )
    assert page.locator(handlers).count() == 0
    assert "pwned" in page.inner_text("body"), "it stands there, as text"


def test_no_template_of_the_author_was_filled_in(hostile_site: Path) -> None:
    text = (hostile_site / "praktijk" / "aanval" / "index.html").read_text(encoding="utf-8")
    assert "7*7" in text
    assert "root:" not in text


def test_every_page_has_the_policy_before_anything_it_governs(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("<head>")[2]
        before, policy, _ = head.partition('<meta http-equiv="Content-Security-Policy"')
        assert policy, path
        assert not re.search(r"<(?!meta\b)", before), path
    assert "unsafe-inline" not in (hostile_site / "_headers").read_text(encoding="utf-8")

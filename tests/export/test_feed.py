"""The feed as a feed reader sees it."""

import xml.etree.ElementTree as ET
from pathlib import Path

import feedparser
import pytest

from casewright.cases.case import Case
from casewright.views.export.feed import MAX_ENTRIES
from export.conftest import HOSTILE, SITE, Export

ATOM = "{http://www.w3.org/2005/Atom}"


def read(text: str) -> feedparser.FeedParserDict:
    feed = feedparser.parse(text.encode())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def test_new_checked_and_followed_up_cases_come_newest_first(export: Export) -> None:
    feed = read(export()["feed.xml"])
    assert [(entry.title, entry.published[:10], entry.updated[:10]) for entry in feed.entries] == [
        ("Eén plan: “samen” verder", "2026-02-03", "2026-06-01"),
        ("Vervolg: Eén plan: “samen” verder", "2026-05-01", "2026-05-01"),
        ("Another way", "2026-03-01", "2026-03-01"),
    ]
    assert feed.feed.updated == "2026-06-01T00:00:00Z"


def test_an_entry_says_what_whose_and_where(export: Export) -> None:
    case, later, english = read(export()["feed.xml"]).entries
    assert case.link == case.id == f"{SITE}praktijk/een-plan/"
    assert case.summary == "Een gezin maakt zelf een plan."
    assert [author.name for author in case.authors] == ["MEE", "Kwadraad"]
    assert [tag.term for tag in case.tags] == ["Eigen kracht"]
    assert later.link == f"{SITE}praktijk/een-plan/#vervolg"
    assert later.id == f"{SITE}praktijk/een-plan/#vervolg-2026-05"
    assert later.summary == "Het plan werkt nog steeds."
    assert english.summary_detail.language == "en"


def test_the_feed_says_whose_it_is_and_what_may_be_done_with_it(export: Export) -> None:
    feed = read(export()["feed.xml"]).feed
    assert feed.id == f"{SITE}feed.xml"
    assert feed.title == "Wijze verhalen & meer"
    assert {link.rel: link.href for link in feed.links} == {
        "self": f"{SITE}feed.xml",
        "alternate": SITE,
    }
    assert feed.rights == "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"


def test_what_atom_demands_is_there(export: Export, cases: list[Case], hostile: Case) -> None:
    cases.append(hostile)
    root = ET.fromstring(export()["feed.xml"])  # noqa: S314  (our own)
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.findall(f"{ATOM}entry")):
        for required in ("id", "title", "updated", "author"):
            assert parent.find(f"{ATOM}{required}") is not None
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


def test_a_feed_is_limited_and_the_same_every_time(export: Export, cases: list[Case]) -> None:
    fields = {"title": "Nog een", "permission": {"basis": "fictional"}}
    cases += [
        Case.model_validate({"id": f"nog-{n}", "added": f"2025-01-{n % 28 + 1:02}", **fields})
        for n in range(80)
    ]
    text = export()["feed.xml"]
    assert len(read(text).entries) == MAX_ENTRIES
    cases.reverse()
    assert export()["feed.xml"] == text


def test_a_hostile_case_stays_text(export: Export, cases: list[Case], hostile: Case) -> None:
    cases.append(hostile)
    text = export()["feed.xml"]
    assert "<script" not in text
    titles = [entry.title for entry in read(text).entries]
    assert titles[0] == f"Vervolg: {HOSTILE}"


def test_characters_that_xml_forbids_are_left_out(export: Export, cases: list[Case]) -> None:
    cases.append(Case(id="stil", title="Piep\x07 piep\uffff", added="2026-08-01"))
    assert read(export()["feed.xml"]).entries[0].title == "Piep piep"


def test_two_follow_ups_of_one_date_are_two_entries(export: Export, cases: list[Case]) -> None:
    later = [{"date": "2026-09", "text": "Eerst."}, {"date": "2026-09", "text": "Dan."}]
    cases.append(Case(id="twee-keer", title="Twee", follow_ups=later))
    ids = [entry.id for entry in read(export()["feed.xml"]).entries]
    assert len(set(ids)) == len(ids) == 5


class TestWithoutAnAddress:
    @pytest.fixture
    def config(self, config: dict[str, object]) -> dict[str, object]:
        return {**config, "site_url": ""}

    def test_the_ids_are_still_stable_and_the_links_lead_from_the_root(
        self, export: Export
    ) -> None:
        first, second = (read(export()["feed.xml"]) for _ in range(2))
        assert [entry.id for entry in first.entries] == [entry.id for entry in second.entries]
        assert first.entries[0].id.startswith("urn:uuid:")
        assert first.entries[0].link == "praktijk/een-plan/"
        assert "links" not in first.feed

    def test_a_feed_without_cases_is_a_feed(self, export: Export, cases: list[Case]) -> None:
        cases.clear()
        assert read(export()["feed.xml"]).entries == []


def test_each_term_has_a_feed_that_its_page_names(site_dir: Path) -> None:
    page = (site_dir / "themas/eigen-regie/index.html").read_text(encoding="utf-8")
    assert page.count('href="feed.xml"') == 1
    assert 'href="../../themas/eigen-regie/feed.xml"' in page
    feed = read((site_dir / "themas/eigen-regie/feed.xml").read_text(encoding="utf-8"))
    assert feed.feed.title == "Praktijkverhalen: Eigen regie"
    whole = read((site_dir / "feed.xml").read_text(encoding="utf-8"))
    assert len(feed.entries) < len(whole.entries)

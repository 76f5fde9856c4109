"""Limits and choices of views: how many are shown, and which comes first."""

import pytest

from casewright.cases.case import Status
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import Vocabulary
from casewright.views.authoring.cms import GitHost, find_repository
from casewright.views.authoring.form import form_view
from casewright.views.authoring.form_fields import Fields
from casewright.views.case.card import make_card
from casewright.views.case.page import case_view
from casewright.views.charts.overview import overview_view
from casewright.views.export.feed import feed_view
from casewright.views.listings.lists import home_view
from casewright.views.listings.search_form import lessons_find_view
from casewright.views.listings.start import start_view
from casewright.views.print.facilitator import make_facilitator_sheet
from casewright.views.print.handout import paper_view
from casewright.views.print.session import SessionPlan, make_session
from views.collection import FIVE, cards_of, library_of, site_settings, story

SETTINGS = site_settings()


def dated(count: int) -> CaseIndex:
    days = (f"20{number // 12:02}-{number % 12 + 1:02}-01" for number in range(count))
    return library_of(*(story(f"verhaal-{day}", "wijk", added=day) for day in days))


def test_a_feed_has_fifty_entries_and_a_date_of_its_own_without_any() -> None:
    index = dated(52)
    feed = feed_view(index, cards_of(index), "feed.xml", SETTINGS)
    assert len(feed.entries) == 50
    assert feed.entries[0].title == "verhaal-2004-04-01"
    assert feed_view(library_of(), {}, "feed.xml", SETTINGS).updated.startswith("1970-01-01")


def test_the_home_page_has_the_six_newest_stories() -> None:
    index = dated(8)
    newest = home_view(index, cards_of(index), SETTINGS).newest
    assert [card.title for card in newest][:2] == ["verhaal-2000-08-01", "verhaal-2000-07-01"]
    assert len(newest) == 6


@pytest.mark.parametrize("status", Status)
def test_only_a_draft_is_marked_as_one(status: Status) -> None:
    case = story("a", "wijk", status=status)
    assert make_card(case, library_of(case), SETTINGS).draft is (status is Status.DRAFT)


def test_a_conversation_takes_an_hour_unless_the_story_says_otherwise() -> None:
    case = story("a", "wijk")
    assert make_facilitator_sheet(case, library_of(case), SETTINGS).steps[-1].end == 60


def test_a_page_of_lessons_is_three_times_as_long_as_one_of_stories() -> None:
    assert lessons_find_view(FIVE, site_settings(page_size=10)).page_size == 30


def test_the_form_knows_the_length_of_an_id() -> None:
    form = form_view(FIVE, SETTINGS)
    assert (form.shortest, form.longest) == (3, 64)


def test_choices_of_a_tree_know_their_depth() -> None:
    terms = {"a": {"label": "A"}, "b": {"label": "B", "broader": "a"}}
    terms |= {"c": {"label": "C", "broader": "b"}, "d": {"label": "D", "broader": "c"}}
    themes = Vocabulary.model_validate({"label": "Thema's", "terms": terms})
    index = CaseIndex.with_cases([story("een", "d")], {"themes": themes})
    choices = Fields(index, SETTINGS).of_case()["themes"].choices
    assert [(choice.label, choice.depth) for choice in choices] == [
        ("A", 0),
        ("B", 1),
        ("C", 2),
        ("D", 3),
    ]
    assert [(choice.id, choice.depth) for choice in start_view(index, SETTINGS).themes] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
        ("d", 3),
    ]


def test_the_year_with_most_stories_is_named_if_there_is_one() -> None:
    one = [story(f"a-{year}", "wijk", period=year) for year in ("2001", "2002", "2002")]
    tied = [story(f"b-{year}", "wijk", period=year) for year in ("2001", "2002")]
    one[2] = story("a-nog-een", "wijk", period="2002")
    captions = []
    for cases in (one, tied):
        index = library_of(*cases)
        charts = overview_view(index, cards_of(index), SETTINGS).charts
        captions += [chart.caption for chart in charts if chart.anchor == "jaren"]
    assert "2 verhalen" in captions[0]
    assert "de meeste" in captions[0]
    assert "de meeste" not in captions[1]


@pytest.mark.parametrize(
    ("people", "groups"),
    [(2, "a"), (4, "ab"), (6, "abc"), (12, "abc"), (16, "abca"), (20, "abcab")],
)
def test_groups_take_the_stories_in_turn(people: int, groups: str) -> None:
    index = library_of(*(story(name * 3, "wijk") for name in "abc"))
    cards = cards_of(index)
    cases = [index.case(name * 3) for name in "abc"]
    views = [case_view(case, index, cards, {}, SETTINGS) for case in cases]
    papers = [paper_view(*pair, index, SETTINGS) for pair in zip(cases, views, strict=True)]
    session = make_session(SessionPlan(people, "incident"), papers, SETTINGS)
    assert "".join(group.paper.case.card.id[0] for group in session.groups) == groups
    assert sum(len(group.cards) for group in session.groups) == people


@pytest.mark.parametrize(
    ("url", "host", "name"),
    [
        ("https://github.com/a/b", GitHost.GITHUB, "a/b"),
        ("https://gitlab.voorbeeld.nl/a/b/c.git", GitHost.GITLAB, "a/b/c"),
        ("https://code.voorbeeld.nl/a/b/", GitHost.GITEA, "a/b"),
        ("https://github.com/a", None, ""),
        ("/a/b", None, ""),
        ("", None, ""),
    ],
)
def test_a_repository_is_known_by_its_address(url: str, host: GitHost | None, name: str) -> None:
    repository = find_repository(SETTINGS.model_copy(update={"repo_url": url}), None)
    assert (repository.host if repository else None) is host
    assert (repository.name if repository else "") == name

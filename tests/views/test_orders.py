"""Lists have one order, also where two items are equal in what they are sorted by."""

from casewright.views.authoring.review import due_cases
from casewright.views.case.related import MAX_RELATED, related_cases
from casewright.views.export.feed import MAX_ENTRIES, feed_view
from casewright.views.ordering import numbered_cases, numbered_lessons
from views.collection import cards_of, library_of, site_settings, story

SETTINGS = site_settings(review_after_months=12)


def test_the_newest_case_is_first_then_the_last_in_the_alphabet_and_the_undated() -> None:
    index = library_of(
        story("a", "wijk", added="2026-03-01"),
        story("zonder", "wijk"),
        story("b", "wijk", added="2026-03-01"),
        story("c", "wijk", added="2026-03-02"),
    )
    assert [case.id for case in index.newest] == ["c", "b", "a", "zonder"]


def test_the_newest_date_may_be_that_of_a_review_or_a_follow_up() -> None:
    later = [{"date": "2026-05", "text": "Later."}]
    index = library_of(
        story("a", "wijk", added="2026-01-01", reviewed="2026-02-03"),
        story("b", "wijk", follow_ups=later),
    )
    assert index.newest_date == (2026, 5, 1)
    assert library_of(story("a", "wijk", reviewed="2026-02-03")).newest_date == (2026, 2, 3)
    assert library_of(story("a", "wijk")).newest_date is None


def test_titles_are_sorted_without_accents_case_and_quotes_then_by_id() -> None:
    index = library_of(
        story("vier", "wijk", title="Zo"),
        story("drie", "wijk", title="‘Één’ plan"),
        story("twee", "wijk", title="een plan"),
        story("een", "wijk", title="Anders"),
    )
    assert [case.id for case in numbered_cases(index)] == ["een", "drie", "twee", "vier"]


def test_lessons_are_sorted_by_the_vocabulary_and_those_without_a_theme_come_last() -> None:
    lessons = ["Van het verhaal.", {"lesson": "Van zichzelf.", "themes": ["zorg", "regie"]}]
    index = library_of(story("a", "", lessons=["Los."]), story("b", "wijk", lessons=lessons))
    placed = [(lesson.theme, lesson.case.id, lesson.index) for lesson in numbered_lessons(index)]
    assert placed == [("wijk", "b", 0), ("zorg", "b", 1), ("", "a", 0)]


def test_cases_to_review_are_sorted_by_owner_then_the_oldest_then_id() -> None:
    index = library_of(
        story("a", "wijk", reviewed="2024-01-02"),
        story("b", "wijk", owner="zorg", reviewed="2024-01-02"),
        story("c", "wijk", owner="Mee", reviewed="2024-01-02"),
        story("d", "wijk", owner="zorg", reviewed="2024-01-01"),
        story("e", "wijk", owner="Mee", reviewed="2024-01-02"),
        story("f", "wijk", owner="zorg"),
    )
    due = due_cases(index, (2026, 1, 1), SETTINGS)
    assert [case.id for case in due] == ["c", "e", "f", "d", "b", "a"]


def test_entries_of_one_day_have_one_order_and_only_the_newest_are_in_the_feed() -> None:
    stories = (
        story(f"v{number:02}", "wijk", added="2026-01-01", permission={"basis": "fictional"})
        for number in range(MAX_ENTRIES + 1)
    )
    index = library_of(*stories)
    feed = feed_view(index, cards_of(index), "feed.xml", SETTINGS)
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == MAX_ENTRIES
    assert ids == sorted(ids, reverse=True)


def test_the_feed_is_as_new_as_its_first_entry() -> None:
    days = {"a": "2026-01-01", "b": "2026-03-01", "c": "2026-02-01"}
    permission = {"basis": "fictional"}
    stories = (story(id_, "wijk", added=day, permission=permission) for id_, day in days.items())
    index = library_of(*stories)
    feed = feed_view(index, cards_of(index), "feed.xml", SETTINGS)
    assert [entry.title for entry in feed.entries] == ["b", "c", "a"]
    assert feed.updated == feed.entries[0].updated
    assert feed.updated.startswith("2026-03-01")


def test_related_cases_are_those_the_author_named_then_those_that_share_most() -> None:
    index = library_of(
        story("zelf", "regie wijk zorg", related=["ver", "zelf", "ver"]),
        story("ver", "kracht"),
        *(story(f"een-{number}", "wijk") for number in range(3)),
        story("twee", "regie wijk"),
    )
    cards = cards_of(index)
    shown = related_cases(index.by_id["zelf"], index, cards, SETTINGS)
    ids = [related.card.title for related in shown]
    assert ids == ["ver", "twee", "een-0", "een-1"]
    assert len(ids) == MAX_RELATED

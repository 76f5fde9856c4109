"""Where a list, a text or a term ends: one before, at, and one after."""

import pytest

from casewright.views.authoring.review import due_cases
from casewright.views.case.dates import count_months, date_updated
from casewright.views.case.lessons import entries_of
from casewright.views.listings.pagination import paginate
from casewright.views.ordering import numbered_lessons
from casewright.views.print.cards import LessonCard, make_card_sheets
from casewright.views.print.facilitator import make_facilitator_sheet
from views.collection import cards_of, library_of, site_settings, story

SETTINGS = site_settings(review_after_months=12)


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3]), (7, [3, 3, 1])]
)
def test_a_page_is_full_before_the_next_begins(count: int, sizes: list[int]) -> None:
    pages = paginate(range(count), 3, str)
    assert [len(page.items) for page in pages] == sizes
    assert [item for page in pages for item in page.items] == [*range(count)]


def test_a_page_leads_to_its_neighbours_the_first_and_the_last() -> None:
    pages = paginate(range(9), 1, str)
    assert [(page.previous, page.next) for page in (pages[0], pages[4], pages[8])] == [
        (None, "2"),
        ("4", "6"),
        ("8", None),
    ]
    assert [link.number for link in pages[4].pages] == [1, 3, 4, 5, 6, 7, 9]
    assert [link.number for link in pages[0].pages] == [1, 2, 3, 9]
    assert [link.number for link in pages[4].pages if link.current] == [5]


@pytest.mark.parametrize(
    ("end", "months"),
    [
        ((2024, 3, 15), 0),
        ((2024, 4, 14), 0),
        ((2024, 4, 15), 1),
        ((2025, 3, 14), 11),
        ((2025, 3, 15), 12),
        ((2027, 3, 15), 36),
        ((2024, 2, 15), -1),
    ],
)
def test_a_month_is_full_on_the_same_day(end: tuple[int, int, int], months: int) -> None:
    assert count_months((2024, 3, 15), end) == months


@pytest.mark.parametrize(
    ("on", "due"), [((2025, 3, 14), []), ((2025, 3, 15), ["a"]), ((2025, 3, 16), ["a"])]
)
def test_a_case_is_to_be_reviewed_from_the_day_on(on: tuple[int, int, int], due: list[str]) -> None:
    index = library_of(story("a", "wijk", reviewed="2024-03-15", added="2019-01-01"))
    assert [case.id for case in due_cases(index, on, SETTINGS)] == due


def test_a_case_without_a_date_is_always_to_be_reviewed() -> None:
    index = library_of(story("a", "wijk"), story("b", "wijk", added="2024-01-01"))
    assert [case.id for case in due_cases(index, None, SETTINGS)] == ["a"]
    assert [case.id for case in due_cases(index, (2024, 2, 1), SETTINGS)] == ["a"]


@pytest.mark.parametrize("later", ["2026-07", "2026-01-01"])
def test_the_last_change_is_the_latest_of_all_dates(later: str) -> None:
    follow_ups = [{"date": later, "text": "Later."}]
    case = story("a", "wijk", added="2024-01-01", reviewed="2026-06-30", follow_ups=follow_ups)
    assert str(date_updated(case)) == max(later, "2026-06-30")


def card(text: str) -> LessonCard:
    return LessonCard(1, text, "A", None, None, "praktijk/a/")


@pytest.mark.parametrize(
    ("signs", "size"), [(190, "short"), (191, "long"), (270, "long"), (271, "very-long")]
)
def test_the_longest_lesson_sets_the_size_of_all_cards(signs: int, size: str) -> None:
    (sheet,) = make_card_sheets([card("x"), card("x" * signs)])
    assert sheet.size == size


@pytest.mark.parametrize(("signs", "full"), [(9, 8), (150, 8), (300, 4)])
def test_a_sheet_of_cards_is_full_before_the_next_begins(signs: int, full: int) -> None:
    cards = [card(f"{number:0{signs}}") for number in range(full + 1)]
    assert make_card_sheets([]) == ()
    assert [sheet.fronts for sheet in make_card_sheets(cards[:full])] == [(*cards[:full],)]
    first, last = make_card_sheets(cards)
    assert first.fronts == (*cards[:full],)
    assert first.backs[:4] == (cards[1], cards[0], cards[3], cards[2])
    assert last.fronts == (cards[full], *[None] * (full - 1))


@pytest.mark.parametrize(("minutes", "rounded"), [(29, False), (30, True), (61, True)])
def test_only_a_short_conversation_has_odd_minutes(minutes: int, *, rounded: bool) -> None:
    case = story("a", "wijk", workshop={"minutes": minutes})
    steps = make_facilitator_sheet(case, library_of(case), SETTINGS).steps
    assert all(step.start % 5 == 0 for step in steps) is rounded
    assert steps[0].start == 0
    assert steps[-1].end == minutes
    assert [step.start for step in steps[1:]] == [step.end for step in steps[:-1]]


def test_a_lessons_own_themes_take_the_place_of_those_of_its_case() -> None:
    lessons = ["Van het verhaal.", {"lesson": "Van zichzelf.", "themes": ["zorg"]}]
    index = library_of(story("a", "wijk kracht", lessons=lessons))
    cards = cards_of(index)
    entries = [*entries_of(index.cases[0], index, cards, SETTINGS)]
    assert [[theme.label for theme in entry.themes] for entry in entries] == [
        ["Wijk", "Kracht"],
        ["Zorg"],
    ]
    about = {theme: index.lessons_about(theme) for theme in ("wijk", "regie", "zorg")}
    assert {theme: [place for _, place in found] for theme, found in about.items()} == {
        "wijk": [0],
        "regie": [0],
        "zorg": [1],
    }
    assert [lesson.as_case().terms("themes") for lesson in numbered_lessons(index)] == [
        ("wijk", "kracht"),
        ("zorg",),
    ]

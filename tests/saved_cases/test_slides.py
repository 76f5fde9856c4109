"""Slides: the saved cases on a screen in front of a group, one block at a time."""

from playwright.sync_api import Page, expect

from saved_cases.conftest import MAAT, MERK

TITLE = "Een cultuuromslag als ‘onverbiddelijke praktijk’"
RESULT = "Hoe het afliep"


def shown_after(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return page.locator("[data-cw-slide]").inner_text()


def test_the_story_comes_first_then_the_questions_then_the_ending(page: Page, site: str) -> None:
    page.goto(f"{site}werkmap/presentatie/?c={MAAT}")
    expect(page.locator("[data-cw-slide] h1")).to_have_text(TITLE)
    seen = [shown_after(page, "ArrowRight") for _ in range(30)]
    places = [
        next(place for place, text in enumerate(seen) if text.startswith(words))
        for words in (
            "Aanleiding",
            "Aanpak",
            "Hier stopt het verhaal",
            "De vragen",
            RESULT,
            "Lessen",
        )
    ]
    assert places == sorted(places)
    assert shown_after(page, "Home") == TITLE
    assert "Reflectie" not in "".join(seen[: places[2]])


def test_blocks_are_revealed_one_by_one_and_hidden_again(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/{MERK}/print/")
    page.get_by_role("link", name="Laat zien op een scherm").click()
    expect(page.locator("[data-cw-place]")).to_contain_text("1 /")
    seen = [shown_after(page, "ArrowRight") for _ in range(30)]
    first = next(place for place, text in enumerate(seen) if text.startswith("De vragen"))
    assert seen[first + 1].startswith(seen[first])
    page.keyboard.press("Home")
    for _ in range(first + 2):
        page.get_by_role("button", name="Volgende").click()
    assert shown_after(page) == seen[first + 1]
    page.get_by_role("button", name="Vorige").click()
    assert shown_after(page) == seen[first]


def test_the_clock_counts_down_until_it_is_stopped(page: Page, site: str) -> None:
    page.clock.install()
    page.goto(f"{site}werkmap/presentatie/?c={MAAT}")
    expect(page.locator("[data-cw-slide] h1")).to_have_text(TITLE)
    page.get_by_label("Minuten").fill("2")
    page.locator("[data-cw-slide]").click()
    page.keyboard.press("t")
    page.clock.run_for(30_000)
    expect(page.locator("[data-cw-time]")).to_have_text("1:30")
    page.clock.run_for(90_000)
    expect(page.locator("[data-cw-time]")).to_have_text("0:00")
    page.keyboard.press("t")
    page.keyboard.press("t")
    expect(page.locator("[data-cw-time]")).to_be_empty()

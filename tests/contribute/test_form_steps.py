"""The form is in steps, each of which says what is left to do in it."""

from playwright.sync_api import Page, expect

from contribute.filling import fill_required, unfold

STEPS = "[data-cw-step]"


def states(page: Page) -> list[str]:
    return page.locator("[data-cw-state]").all_text_contents()


def test_it_begins_with_the_first_step_and_goes_on_to_the_next(page: Page, site: str) -> None:
    page.goto(f"{site}bijdragen/#formulier")
    expect(page.locator("[data-cw-overview]")).to_have_text(
        "In 5 van de 9 stappen is nog iets te doen."
    )
    blank = "mag leeg blijven"
    todo = [f"nog te doen: {count}" for count in (4, 3, 2)]
    assert states(page) == [*todo, *4 * [blank], "nog te doen: 1", "nog te doen: 1"]
    expect(page.locator(f"{STEPS}[open]")).to_have_count(1)
    page.locator(f"{STEPS}[open] [data-cw-next]").click()
    expect(page.locator(f"{STEPS}[open]")).to_have_count(1)
    second = page.locator(STEPS).nth(1)
    expect(second.locator("summary")).to_be_focused()
    expect(second.locator("#cw-why")).to_be_visible()


def test_the_last_step_lists_what_is_left_and_leads_to_it(page: Page, site: str) -> None:
    page.goto(f"{site}bijdragen/#formulier")
    page.locator(f"{STEPS} > summary").last.click()
    left = page.locator("[data-cw-problems=error] a")
    expect(left.first).to_have_text("Vul in: Titel.")
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)
    left.filter(has_text="Reflectie").click()
    expect(page.locator("#cw-reflection")).to_be_focused()


def test_a_step_is_done_when_nothing_is_left(page: Page, site: str) -> None:
    page.goto(f"{site}bijdragen/#formulier")
    unfold(page)
    fill_required(page)
    expect(page.locator("[data-cw-overview]")).to_have_text("Alle stappen zijn klaar.")
    assert states(page)[:3] == ["klaar"] * 3

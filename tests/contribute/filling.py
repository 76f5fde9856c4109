"""Helpers to fill in the form."""

from pathlib import Path

from playwright.sync_api import Locator, Page


def unfold(page: Page) -> None:
    """Open all steps of the form."""
    page.locator("[data-cw-step]").evaluate_all(
        "(steps) => steps.forEach((s) => { s.open = true; })"
    )


def field(root: Page | Locator, key: str) -> Locator:
    """Return a field below the form, a group or an item by its key in the file."""
    return root.locator(f"[data-cw-field='{key}']").first


def write(root: Page | Locator, key: str, value: str) -> None:
    """Type a text into a field with one control."""
    field(root, key).locator(".cw-field__control").first.fill(value)


def choose(root: Page | Locator, key: str, *values: str) -> None:
    """Select terms of a vocabulary."""
    for value in values:
        field(root, key).locator(f"input[value='{value}']").check()


def item(page: Page, key: str, number: int) -> Locator:
    """Return an item of a list, from 0; add it if it does not exist."""
    box = field(page, key)
    box.evaluate("(box) => { if (box.closest('details')) box.closest('details').open = true; }")
    while box.locator("[data-cw-item]").count() <= number:
        box.locator(":scope > [data-cw-add]").click()
    return box.locator("[data-cw-item]").nth(number)


def fill_required(page: Page) -> None:
    """Fill in the required fields."""
    for key, text in {
        "title": "Koffie in de hal",
        "summary": "Een wijkteam zette koffie in de hal.",
        "why": "Bewoners kwamen laat.",
        "what": "Een plek om binnen te lopen.",
        "how": "Elke ochtend een tafel.",
        "reflection": "Het moment telt ook.",
    }.items():
        write(page, key, text)
    choose(page, "organisation", "kwadraad")
    choose(page, "themes", "eigen-regie")
    write(item(page, "lessons", 0), "lesson", "Begin klein.")
    field(page, "basis").locator("select").select_option("fictional")


def download(page: Page, folder: Path) -> Path:
    """Download the file with the first button."""
    with page.expect_download() as waiting:
        page.locator("[data-cw-way=download]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target

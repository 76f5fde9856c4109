"""The page with the form."""

import pytest
from playwright.sync_api import Page


@pytest.fixture
def form(page: Page, site: str) -> Page:
    """The page with the empty form, ready to be filled in."""
    page.goto(f"{site}bijdragen/#formulier")
    page.locator("[data-cw-form]:not([hidden])").wait_for()
    return page

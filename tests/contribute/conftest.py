"""The page with the form."""

import pytest
from playwright.sync_api import Page

from contribute.filling import unfold


@pytest.fixture
def form(page: Page, site: str) -> Page:
    """The page with the empty form and all steps open, ready to be filled in."""
    page.goto(f"{site}bijdragen/#formulier")
    page.locator("[data-cw-form]:not([hidden])").wait_for()
    unfold(page)
    return page

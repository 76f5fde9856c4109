"""Long lists: terms are filtered by a word, and cases can be shown in short."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bases import make_base
from conftest import casewright, serving

TERMS = [f"Buurt {number}" for number in range(30)] + ["Café", "Dorp"]


@pytest.fixture(scope="module")
def many_terms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with a vocabulary of more terms than fit on a screen."""
    base = make_base(tmp_path_factory.mktemp("terms"))
    lines = [f"  term-{number}: {{label: {term}}}" for number, term in enumerate(TERMS)]
    text = "\n".join(["label: Plaatsen", "label_one: Plaats", "terms:", *lines, ""])
    (base / "cases/vocabulary/places.yml").write_text(text, encoding="utf-8")
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stderr
    with serving(base / "site") as address:
        yield address


def names(page: Page) -> list[str]:
    return page.locator(".cw-term-tree__term:visible a").all_inner_texts()


def test_an_index_of_many_terms_is_filtered_without_accents(page: Page, many_terms: str) -> None:
    page.goto(f"{many_terms}places/")
    field = page.get_by_label("Zoek in deze lijst")
    field.fill("cafe")
    assert names(page) == ["Café"]
    expect(page.locator("[data-cw-term-group]:visible")).to_have_count(1)
    expect(page.locator(".cw-letters")).to_be_hidden()
    field.fill("stad")
    assert names(page) == []
    expect(page.locator("[data-cw-term-filter] [role=status]")).not_to_be_empty()
    field.fill("")
    assert len(names(page)) == len(TERMS)


def test_the_short_list_leaves_out_summaries_and_is_remembered(page: Page, site: str) -> None:
    page.goto(f"{site}praktijk/")
    summary = page.locator(".cw-card__summary").first
    expect(summary).to_be_visible()
    page.get_by_role("button", name="Korte lijst").click()
    expect(summary).to_be_hidden()
    expect(page.locator(".cw-card__title").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Korte lijst")).to_have_attribute("aria-pressed", "true")
    expect(summary).to_be_hidden()

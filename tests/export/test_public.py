"""Unpublished cases are in no export."""

import json

import pytest

from export.conftest import Export

EXPORTS = ("cases.json", "cases.csv", "lessons.csv", "feed.xml", "vocabulary.jsonld")


@pytest.mark.parametrize("name", EXPORTS)
def test_no_draft_and_no_withdrawn_case_is_handed_on(export: Export, name: str) -> None:
    text = export()[name]
    assert text
    assert "geheim" not in text.lower()
    assert "Stil." not in text


def test_a_draft_offers_no_reference_and_no_description(export: Export) -> None:
    page = export()["praktijk/concept-geheim.md"]
    assert "Geheim concept" in page
    assert "ld+json" not in page
    assert "cw-citation" not in page


def test_a_list_with_drafts_cannot_be_saved(export: Export) -> None:
    assert "data-cw-selection" not in export()["praktijk.md"]


def test_every_export_is_the_same_twice(export: Export) -> None:
    first, second = export(), export()
    assert [name for name in EXPORTS if first[name] != second[name]] == []
    json.loads(first["vocabulary.jsonld"])

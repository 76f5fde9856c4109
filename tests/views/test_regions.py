"""A language with a region: dates, names and the order of titles."""

from pathlib import Path

import pytest

from casewright.cases.dates import PartialDate
from casewright.config.settings import Settings, load_settings
from casewright.exceptions import UsageError
from casewright.i18n.collation import sort_key
from casewright.i18n.languages import language_name, locale_code
from casewright.views.dates import format_partial_date


def settings_in(tag: str, folder: Path) -> Settings:
    config = f"site_name: x\ntheme: {{language: {tag}}}\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return load_settings(folder / "mkdocs.yml")


@pytest.mark.parametrize(
    ("tag", "day", "number"),
    [
        ("en", "1 March 2025", "1,000"),
        ("en-GB", "1 March 2025", "1,000"),
        ("en-US", "March 1, 2025", "1,000"),
        ("nl-BE", "1 maart 2025", "1.000"),
    ],
)
def test_dates_and_numbers_are_those_of_the_region(
    tag: str, day: str, number: str, tmp_path: Path
) -> None:
    catalog = settings_in(tag, tmp_path).catalog
    assert format_partial_date(PartialDate.parse("2025-03-01"), catalog.locale) == day
    assert catalog.number(1000) == number


@pytest.mark.parametrize("tag", ["en-QQ", "en GB", "xx"])
def test_a_region_that_does_not_exist_is_refused(tag: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        settings_in(tag, tmp_path)


def test_a_language_is_named_without_its_region() -> None:
    assert language_name("en-GB", "nl") == "Engels"
    assert locale_code("en") == "en_GB"


def test_titles_are_in_order_without_articles_and_with_numbers_by_value() -> None:
    titles = ["10 homes", "9 lives", "Banana", "Étude", "The apple", "A", "De appel"]
    ordered = ["9 lives", "10 homes", "A", "The apple", "Banana", "De appel", "Étude"]
    assert sorted(titles, key=lambda title: sort_key(title, "en-GB")) == ordered
    assert sort_key("De appel", "nl") == sort_key("appel", "nl")

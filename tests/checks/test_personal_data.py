"""Personal data is found however it is written, and never shown."""

import json
import shutil
from pathlib import Path

import pytest

from casewright.checks import pii
from casewright.checks.pii import find_personal_data, is_suspect
from casewright.config import options
from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.diagnostics.reporters import REPORTERS
from casewright.diagnostics.result import CheckResult
from casewright.exceptions import UsageError
from casewright.i18n.catalog import load_catalog
from loading import load

BASE = Path(__file__).parent / "base"
STORY = "cases/soep-op-donderdag.yml"

TABLE = json.loads((Path(__file__).parent / "personal_data.json").read_text(encoding="utf-8"))
"""Texts with and without personal data, which the form in the browser is held to as well."""

ABROAD = json.loads((Path(__file__).parent / "personal_data_abroad.json").read_text("utf-8"))
"""The same by country."""

PERSONAL = [(kind, text) for kind, texts in TABLE["found"].items() for text in texts]


def lay(folder: Path, why: str, options: str = "") -> Path:
    """Write the base with another reason in its case, and with plugin options."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    story = folder / STORY
    text = story.read_text(encoding="utf-8").replace("Veel buren kenden elkaar niet.", why)
    story.write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("- casewright", f"- casewright:{options}")
    config.write_text(text, encoding="utf-8")
    return folder


def check(folder: Path) -> tuple[Diagnostic, ...]:
    return load(load_settings(folder / "mkdocs.yml")).diagnostics


@pytest.mark.parametrize(("kind", "text"), PERSONAL)
def test_it_is_found_however_it_is_written(kind: str, text: str) -> None:
    assert [piece.kind for piece in find_personal_data(text)] == [kind]


@pytest.mark.parametrize("text", TABLE["clean"])
def test_other_figures_and_words_are_left_alone(text: str) -> None:
    assert [text[piece.start : piece.end] for piece in find_personal_data(text)] == []


@pytest.mark.parametrize(
    ("country", "kind", "text"),
    [
        (country, kind, text)
        for country, kinds in ABROAD["found"].items()
        for kind, texts in kinds.items()
        for text in texts
    ],
)
def test_forms_of_other_countries_are_found(country: str, kind: str, text: str) -> None:
    assert [piece.kind for piece in find_personal_data(text, (country,))] == [kind]
    assert is_suspect(text, (country,))


def test_every_country_of_the_settings_has_detectors() -> None:
    assert set(options.COUNTRIES) == set(pii.COUNTRIES)


@pytest.mark.parametrize("text", ABROAD["clean"])
def test_other_figures_in_english_are_left_alone(text: str) -> None:
    found = find_personal_data(text, ("GB", "US", "NL"))
    assert [text[piece.start : piece.end] for piece in found] == []


@pytest.mark.parametrize(
    ("language", "option", "countries"),
    [
        ("nl", "", ("NL",)),
        ("en", "", ("GB",)),
        ("en-US", "", ("US",)),
        ("nl-BE", "", ("BE",)),
        ("en", "{countries: [NL, GB]}", ("NL", "GB")),
        ("en", "{countries: []}", ()),
    ],
)
def test_the_countries_are_those_chosen_or_that_of_the_language(
    language: str, option: str, countries: tuple[str, ...], tmp_path: Path
) -> None:
    config = f"site_name: x\ntheme: {{language: {language}}}\nplugins: [casewright: {option}]\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert load_settings(tmp_path / "mkdocs.yml").countries == countries


@pytest.mark.parametrize("report", REPORTERS)
@pytest.mark.parametrize(
    "why",
    [
        "Wie <b>06-12345678</b> belde, kreeg soep.",
        '"Bel \\x30612345678 of 06-12345678"',
        ">-\n  Hun nummer was 06\n  12345678, elke dag.",
        "@Bel 06-12345678",
        "Zo [06-12345678](0612345678.yml) #06-12345678",
        "Zo\n06-12345678: ja",
    ],
)
def test_no_report_of_any_rule_shows_it(why: str, report: str, tmp_path: Path) -> None:
    found = check(lay(tmp_path, why))
    assert "personal-data" in {item.rule for item in found}
    reporter, catalog = REPORTERS[report], load_catalog("nl")
    outcome = CheckResult(found, 1, 1)
    shown = reporter.printed(outcome, catalog)
    shown += reporter.run_page(outcome, catalog) if reporter.run_page else ""
    assert "12345678" not in shown
    assert "0612345678" not in shown.replace("-", "")


def test_a_text_over_two_lines_is_found_where_it_begins(tmp_path: Path) -> None:
    found = check(lay(tmp_path, ">-\n  Zijn nummer was 06\n  12345678, elke dag."))
    assert [(item.place.line, item.place.column) for item in found] == [(11, 19)]


def test_what_could_not_be_read_is_looked_at_too(tmp_path: Path) -> None:
    found = check(lay(tmp_path, "[[Bel: 06-12345678"))
    assert [item.rule for item in found] == ["yaml-syntax", "personal-data"]


def test_a_comment_and_the_name_of_a_field_are_looked_at_too(tmp_path: Path) -> None:
    found = check(lay(tmp_path, "Zo.\n# Vraag jan@buurtwerk.nl\n06-12345678: ja"))
    places = [item.place.line for item in found if item.rule == "personal-data"]
    assert places == [11, 12]


def test_an_organisations_own_contacts_can_be_allowed(tmp_path: Path) -> None:
    why = "Kom naar Dorpsstraat 12, 6711 AB Ede, mail soep@buurtwerk.nl of bel (0318) 123 456."
    options = (
        '\n      allowed_contacts: ["Buurtwerk, Dorpsstraat 12, 6711 AB Ede", soep@buurtwerk.nl]'
    )
    found = check(lay(tmp_path, why, options))
    assert [item.message.key for item in found] == ["personal-data.message.phone"]


ACCEPTED = f"""personal-data:
  - file: {STORY}
    text: "123456782"
    reason: Het nummer van een subsidie.
"""


def test_a_false_alarm_can_be_accepted_for_one_file(tmp_path: Path) -> None:
    folder = lay(tmp_path, "Subsidie 123456782 was op.")
    (folder / "accepted.yml").write_text(ACCEPTED, encoding="utf-8")
    assert check(folder) == ()
    shutil.copy(folder / STORY, folder / "cases" / "soep-op-vrijdag.yml")
    assert [item.place.path for item in check(folder)] == ["cases/soep-op-vrijdag.yml"]


@pytest.mark.parametrize(
    ("slip", "line"),
    [
        (ACCEPTED.replace('    text: "123456782"\n', ""), 2),
        (ACCEPTED.replace("reason: Het nummer van een subsidie.", "reason:"), 4),
        (ACCEPTED.replace("personal-data", "persoonsgegevens"), 1),
        (ACCEPTED.replace("text: ", "text "), 3),
    ],
)
def test_an_acceptance_without_its_reason_is_refused(slip: str, line: int, tmp_path: Path) -> None:
    folder = lay(tmp_path, "Subsidie 123456782 was op.")
    (folder / "accepted.yml").write_text(slip, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        check(folder)
    assert refused.value.message.values == {"file": "accepted.yml", "line": line}


HIDDEN = [
    ("mail jan&#64;buurtwerk.nl", 10, 11, "***&#**;*********.**"),
    ("Bel 06–12345678.", 10, 10, "**–********"),
    ("Zo [app](https://wa.me/31612345678)", 10, 29, "***********"),
    ("Zijn bsn is 111\u00ad222\u00ad333.", 10, 18, "***"),
]


@pytest.mark.parametrize(("why", "line", "column", "stars"), HIDDEN)
def test_what_is_found_as_it_is_read_is_reported_as_it_is_written(
    why: str, line: int, column: int, stars: str, tmp_path: Path
) -> None:
    [found] = check(lay(tmp_path, why))
    assert (found.place.line, found.place.column) == (line, column)
    assert stars in str(found.message.values["found"])
    assert stars in found.line_text

"""What identifies a person is found however it is written, and is shown to nobody."""

import shutil
import time
from pathlib import Path

import pytest

from casewright.checks.personal import personal_in
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.diagnostics.outcome import Outcome
from casewright.diagnostics.reporters import REPORTERS
from casewright.faults import WrongUseError
from casewright.locale.catalogue import load_catalogue
from casewright.settings import read_settings
from loading import load

BASE = Path(__file__).parent / "base"
STORY = "cases/soep-op-donderdag.yml"

PERSONAL = [
    ("bsn", "zijn nummer is 123456782."),
    ("bsn", "bsn: 1234.56.782"),
    ("bsn", "111 222 333"),
    ("bsn", "sofinummer 12345672"),
    ("iban", "NL91 ABNA 0417 1643 00"),
    ("iban", "nl91abna0417164300 voor de huur"),
    ("iban", "BE68 5390 0754 7034 voor de huur"),
    ("phone", "06-12345678"),
    ("phone", "06 - 12 34 56 78"),
    ("phone", "bel (0318) 123 456."),
    ("phone", "0612345678 12 jaar"),
    ("phone", "+31 6 12 34 56 78"),
    ("phone", "+32 2 555 12 12"),
    ("phone", "06 1234\n5678"),
    ("phone", "０６-１２３４５６７８"),
    ("mail", "j.jansen@organisatie.nl"),
    ("mail", "[mail](mailto:a@b.nl)"),
    ("mail", "maria＠gmail.com"),
    ("address", "Dorpsstraat 12, 6711 AB Ede"),
    ("address", "6711AB 12"),
    ("address", "6711 AB, nr. 12a"),
    ("birth", "geboren op 12 maart 1984"),
    ("birth", "geboren te Ede op 3 april 1990"),
    ("birth", "geb. 12-3-1984"),
    ("birth", "geboortedatum: 12-03-1984"),
    ("birth", "(geb 1-2-84)"),
    ("birth", "born on 12 March 1984"),
]
HARMLESS = [
    "in 2012-2014 en 2015",
    "2016-01/..",
    "45 % van 1200",
    "€ 123.456.789",
    "€ 123456782",
    "123456782 euro",
    "123456782,50",
    "123456789",
    "1 2 3 4 5 6 7 8 9",
    "tussen 09.00-17.00 uur",
    "op 01-02-2012 10 mensen",
    "0800-1234, 14 0318, 112 of 088 123 4567",
    "ISBN 978-90-5352-123-4",
    "https://example.org/123456782/0612345678",
    "info@example.org",
    "geboren op een dag in 2012",
    "Het idee werd geboren. Op 12 maart 2012 begonnen wij",
    "Postbus 12, 6710 AA Ede",
    "6711 AB Ede",
    "in 2015 12 teams",
]


def lay(folder: Path, why: str, options: str = "") -> Path:
    """Lay out the base, with another reason in its story and options for the plugin."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    story = folder / STORY
    text = story.read_text(encoding="utf-8").replace("Veel buren kenden elkaar niet.", why)
    story.write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("- casewright", f"- casewright:{options}")
    config.write_text(text, encoding="utf-8")
    return folder


def examine(folder: Path) -> tuple[Diagnostic, ...]:
    return load(read_settings(folder / "mkdocs.yml")).diagnostics


@pytest.mark.parametrize(("kind", "text"), PERSONAL)
def test_it_is_found_however_it_is_written(kind: str, text: str) -> None:
    assert [piece.kind for piece in personal_in(text)] == [kind]


@pytest.mark.parametrize("text", HARMLESS)
def test_other_figures_and_words_are_left_alone(text: str) -> None:
    assert [text[piece.start : piece.end] for piece in personal_in(text)] == []


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
    found = examine(lay(tmp_path, why))
    assert "personal-data" in {item.rule for item in found}
    reporter, catalogue = REPORTERS[report], load_catalogue("nl")
    outcome = Outcome(found, 1, 1)
    shown = reporter.printed(outcome, catalogue)
    shown += reporter.run_page(outcome, catalogue) if reporter.run_page else ""
    assert "12345678" not in shown
    assert "0612345678" not in shown.replace("-", "")


def test_a_text_over_two_lines_is_found_where_it_begins(tmp_path: Path) -> None:
    found = examine(lay(tmp_path, ">-\n  Zijn nummer was 06\n  12345678, elke dag."))
    assert [(item.place.line, item.place.column) for item in found] == [(11, 19)]


def test_what_could_not_be_read_is_looked_at_too(tmp_path: Path) -> None:
    found = examine(lay(tmp_path, "[[Bel: 06-12345678"))
    assert [item.rule for item in found] == ["yaml-syntax", "personal-data"]


def test_a_comment_and_the_name_of_a_field_are_looked_at_too(tmp_path: Path) -> None:
    found = examine(lay(tmp_path, "Zo.\n# Vraag jan@buurtwerk.nl\n06-12345678: ja"))
    places = [item.place.line for item in found if item.rule == "personal-data"]
    assert places == [11, 12]


def test_an_organisations_own_contacts_can_be_allowed(tmp_path: Path) -> None:
    why = "Kom naar Dorpsstraat 12, 6711 AB Ede, mail soep@buurtwerk.nl of bel (0318) 123 456."
    options = (
        '\n      allowed_contacts: ["Buurtwerk, Dorpsstraat 12, 6711 AB Ede", soep@buurtwerk.nl]'
    )
    found = examine(lay(tmp_path, why, options))
    assert [item.message.key for item in found] == ["personal-data.message.phone"]


ACCEPTED = f"""personal-data:
  - file: {STORY}
    text: "123456782"
    reason: Het nummer van een subsidie.
"""


def test_a_false_alarm_can_be_accepted_for_one_file(tmp_path: Path) -> None:
    folder = lay(tmp_path, "Subsidie 123456782 was op.")
    (folder / "accepted.yml").write_text(ACCEPTED, encoding="utf-8")
    assert examine(folder) == ()
    shutil.copy(folder / STORY, folder / "cases" / "soep-op-vrijdag.yml")
    assert [item.place.path for item in examine(folder)] == ["cases/soep-op-vrijdag.yml"]


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
    with pytest.raises(WrongUseError) as refused:
        examine(folder)
    assert refused.value.message.values == {"file": "accepted.yml", "line": line}


@pytest.mark.parametrize(
    "text",
    ["9" * 50_000, "0 " * 25_000, "a." * 25_000 + "@", "1-" * 25_000, "06-12345678 " * 4_000],
)
def test_a_hostile_text_takes_no_time(text: str, tmp_path: Path) -> None:
    folder = lay(tmp_path, f"Zo {text}")
    started = time.process_time()
    assert examine(folder)
    assert time.process_time() - started < 5

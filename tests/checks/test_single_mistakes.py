"""One mistake in a valid case gives one report, at the position of the mistake."""

import shutil
from pathlib import Path

import pytest

from casewright.checks.rule import MAX_FINDINGS
from casewright.config.settings import load_settings
from loading import load

BASE = Path(__file__).parent / "base"
STORY = "cases/soep-op-donderdag.yml"
QUESTION = "workshop:\n  minutes: 60\n  questions:\n    - Wat nu?\n"

SLIPS = [
    ("title: Soep", "title: Soep: eten", "yaml-syntax 1:12"),
    ("title: Soep", 'title: "Soep', "yaml-syntax 1:8"),
    ("title: Soep", "title: [Proef] Soep", "yaml-syntax 1:16"),
    ("title: Soep", "title: @Soep", "yaml-syntax 1:8"),
    ("title: Soep", "title:Soep", "yaml-syntax 1:6"),
    ("title: Soep", "title：Soep", "yaml-syntax 1:1"),
    ("title: Soep", "title = Soep", "yaml-syntax 1:1"),
    ("title: Soep", " title: Soep", "yaml-syntax 1:2"),
    ("title: Soep", "title: *Soep*", "yaml-feature 1:8"),
    ("title: Soep", "title: #1 Soep", "lost-text 1:8"),
    ("title: Soep op", "title: Soep #op", "lost-text 1:13"),
    ("title: Soep", "title: **Soep**", "yaml-feature 1:8"),
    ("title: Soep op", "title: Soep **op**", "plain-text-only 1:13"),
    ("title: Soep", "title: <b>Soep</b>", "plain-text-only 1:8"),
    ("title: Soep", "title:\u00a0Soep", "yaml-syntax 1:7"),
    ("title: Soep", "title: So\u200bep", "control-character 1:10"),
    ("title: Soep", "\u200btitle: Soep", "control-character 1:1"),
    ("title: Soep op donderdag", "title:", "missing-field 1:1"),
    ("title: Soep op donderdag", 'title: ""', "missing-field 1:1"),
    ("title: Soep op donderdag\n", "", "missing-field 1:1"),
    ("summary:", "samenvatting:", "unknown-field 2:1"),
    ("summary: Vrij", "summary:\n  Let op: vrij", "wrong-type 2:1"),
    ("organisation: buurtwerk", "organisation: Stichting Buurtwerk", "unknown-term 3:15"),
    ("organisation: buurtwerk", "organisation: [buurtwerk", "yaml-syntax 3:15"),
    ("themes:\n", "themes\n", "yaml-syntax 4:1"),
    ("  - wijkteam", "\t- wijkteam", "yaml-syntax 5:1"),
    ("  - wijkteam", "  • wijkteam", "unknown-term 5:3"),
    ("  - wijkteam", "  -wijkteam", "unknown-term 5:3"),
    ("  - vrijwilligers\n", "  -vrijwilligers\n", "yaml-syntax 6:3"),
    ("  - vrijwilligers\n", "  * vrijwilligers\n", "yaml-syntax 6:3"),
    ("  - vrijwilligers\n", " - vrijwilligers\n", "yaml-syntax 6:2"),
    ("  - wijkteam", "  - wijkteem", "unknown-term 5:5"),
    ("themes:\n  - wijkteam\n  - vrijwilligers", "themes: wijkteam, werk", "unknown-term 4:9"),
    ("themes:\n  - wijkteam", "themes: - wijkteam", "yaml-syntax 4:9"),
    ("audiences: bewoners", "audiences: {bewoners: ja}", "wrong-type 7:12"),
    ("period: 2023/2024", "period: 2023-2024", "invalid-date 8:9"),
    ("period: 2023/2024", "period; 2023/2024", "yaml-syntax 8:1"),
    ("outcome: achieved", "outcome: gelukt", "wrong-type 9:10"),
    ("outcome: achieved", "outcome: achieved\noutcome: partly", "duplicate-key 10:1"),
    ("why: ", "Why: ", "unknown-field 10:1"),
    ("why: ", " why: ", "yaml-syntax 10:2"),
    ("why: Veel", "why: <i>Veel</i>", "raw-html 10:6"),
    ("why: Veel", "why: [Veel](over.md)", "yaml-syntax 10:12"),
    ("why: Veel", "why: Zo [veel](weg.yml)", "broken-link 10:16"),
    ("why: Veel", "why: Zo [veel](data:x)", "unsafe-link 10:16"),
    ("how: |", "how: | Zo", "yaml-syntax 12:8"),
    ("how: |", "how |", "yaml-syntax 12:1"),
    ("  Elke donderdag", "Elke donderdag", "yaml-syntax 13:1"),
    ("  - Houd de", "  - Let op: houd de", "wrong-type 15:5"),
    ("  - Houd de", "  - Houd: zo: de", "yaml-syntax 15:9"),
    ("  - Houd de", '  - "Houd" de', "yaml-syntax 15:12"),
    ("  - Houd de drempel laag.", "  -", "missing-field 15:3"),
    ("    themes: vrij", "   themes: vrij", "yaml-syntax 17:4"),
    ("    themes: vrij", "      themes: vrij", "yaml-syntax 17:7"),
    ("    themes: vrij", "    thema: vrij", "unknown-field 17:5"),
    ("  basis: consent\n", "", "missing-field 19:1"),
    ("  date: 2024-03-01\n", "", "missing-permission 20:10"),
    ("  date: 2024-03-01", "  date: 2024-03", "invalid-date 21:9"),
    ("  date: 2024-03-01", " date: 2024-03-01", "yaml-syntax 21:2"),
    ("permission:\n  basis: consent\n  date: 2024-03-01\n", "", "missing-permission 1:1"),
    ("reflection: ", f"{QUESTION}reflectie: ", "unknown-field 22:1"),
    ("reflection: ", f"{QUESTION.replace('Wat', '@Wat')}reflection: ", "yaml-syntax 21:7"),
    ("reflection: ", f"{QUESTION.replace('Wat', 'Wat: ja')}reflection: ", "wrong-type 21:7"),
    ("reflection: ", f"{QUESTION.replace('60', 'een uur')}reflection: ", "wrong-type 19:12"),
    (
        "reflection: ",
        f"{QUESTION.replace('  minutes', ' minutes')}reflection: ",
        "yaml-syntax 20:3",
    ),
    ("reflection: ", "related: soep\nreflection: ", "unknown-case 18:10"),
]


def reports(folder: Path, name: str, sound: str, slip: str) -> list[str]:
    """Check the base with one text of one file replaced."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert sound in text
    file.write_text(text.replace(sound, slip, 1), encoding="utf-8")
    settings = load_settings(folder / "mkdocs.yml")
    found = load(settings).diagnostics
    return [f"{item.rule} {item.place.line}:{item.place.column}" for item in found]


@pytest.mark.parametrize(("sound", "slip", "expected"), SLIPS)
def test_one_slip_is_one_report(sound: str, slip: str, expected: str, tmp_path: Path) -> None:
    assert reports(tmp_path, STORY, sound, slip) == [expected]


@pytest.mark.parametrize(
    ("sound", "slip", "expected"),
    [
        ("terms:\n", "terms:\n  <<: x\n", "yaml-feature 4:3"),
        ("    label: Wijkteam\n", "", "missing-field 6:3"),
        ("    label: Wijkteam", "    label: [Wijkteam]", "wrong-type 7:12"),
        ("  samenwerking:\n", "  samenwerking\n", "yaml-syntax 4:3"),
    ],
)
def test_a_slip_in_a_vocabulary_makes_no_word_of_a_case_unknown(
    sound: str, slip: str, expected: str, tmp_path: Path
) -> None:
    assert reports(tmp_path, "cases/vocabulary/themes.yml", sound, slip) == [expected]


def test_of_very_many_mistakes_of_one_kind_the_first_are_reported(tmp_path: Path) -> None:
    words = "\n".join(f"  - woord-{number}" for number in range(2 * MAX_FINDINGS))
    found = reports(tmp_path, STORY, "  - wijkteam", words)
    assert len(found) == MAX_FINDINGS
    assert set(found) >= {"unknown-term 5:5", f"unknown-term {MAX_FINDINGS + 4}:5"}

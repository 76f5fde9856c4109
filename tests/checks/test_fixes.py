"""Suggested corrections are valid: after applying them, the case has no errors."""

import shutil
from pathlib import Path

import pytest

from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.i18n.catalog import load_catalog
from loading import load

BASE = Path(__file__).parent / "base"
STORY = "cases/soep-op-donderdag.yml"
PERMISSION = "permission:\n  basis: consent\n  date: 2024-03-01\n"
THEMES = "  - wijkteam\n  - vrijwilligers\n"
LESSONS = """lessons:
  - Houd de drempel laag.
  - lesson: Laat vrijwilligers zelf bepalen wat zij koken.
    themes: vrijwilligers
"""

CURED = [
    (THEMES, "   - wijkteam\n  - vrijwilligers\n"),
    (THEMES, " - wijkteam\n  - vrijwilligers\n"),
    (THEMES, "  - wijkteam\n - vrijwilligers\n"),
    (THEMES, "  - wijkteam\n- vrijwilligers\n"),
    (THEMES, "  - wijkteam\n    - vrijwilligers\n"),
    (THEMES, "  - wijkteam\n   - vrijwilligers\n  - samenwerking\n"),
    (THEMES, "  - wijkteam\n - vrijwilligers\n  - samenwerking\n"),
    (THEMES, "   - wijkteam\n  - vrijwilligers\n  - samenwerking\n"),
    (THEMES, "- wijkteam\n  - vrijwilligers\n- samenwerking\n"),
    ("  - Houd de", "   - Houd de"),
    ("  - Houd de drempel laag.", "  - Houd de drempel laag.\n - Kook samen.\n  - Blijf."),
    ("  - Houd de drempel laag.", "  - Houd de drempel laag.\n   - Kook samen.\n  - Blijf."),
    ("  - lesson: Laat", "    - lesson: Laat"),
    ("\nsummary: Vrijwilligers", "\nsummary: Een proef. |\n  Vrijwilligers"),
    ("why: Veel buren kenden elkaar niet.", "why: Niemand. >"),
    (PERMISSION, "permission: anonymised\n"),
    (PERMISSION, "permission: anoniem gemaakt\n"),
    (PERMISSION, 'permission: "fictional"  # verzonnen\n'),
    (PERMISSION, "basis: anonymised\n"),
    (PERMISSION, "permission:\nbasis: anonymised\n"),
    ("\noutcome:", "\nworkshop: 45\noutcome:"),
    ("\noutcome:", "\nminutes: 45\noutcome:"),
    ("\noutcome:", "\nworkshop:\nminutes: 45\noutcome:"),
    ("\noutcome:", "\ncontributors:\n  - Jan Jansen\noutcome:"),
    ("\noutcome:", "\nsources:\n  - www.voorbeeld.nl/soep\noutcome:"),
    ("\noutcome:", "\nsources: https://voorbeeld.nl/\noutcome:"),
    ("\noutcome:", "\nquotes:\n- Zo is het.\noutcome:"),
    ("\noutcome:", "\nquotes: Zo is het.\noutcome:"),
    ("\noutcome:", "\nworkshop:\n  questions: Wat nu?\noutcome:"),
    (LESSONS, "lessons: Houd het klein.\n"),
    ("  - Houd de", "  -Houd de"),
    ("  - Houd de", "  Houd de"),
    ("  - Houd de", "  • Houd de"),
    ("  - Houd de drempel laag.", "  -Houd de\n  drempel laag."),
    ("  - Houd de drempel laag.", "  Houd de\n  drempel laag.\n\n"),
    (LESSONS, "lessons:\n  Houd het klein.\n  En rustig.\n  - Blijf.\n  -Kook samen.\n"),
    (LESSONS, "lessons:\n  -Houd het klein.\n  - Blijf.\n"),
    (f"themes:\n{THEMES}", "themes: wijkteam, vrijwilligers\n"),
    (f"themes:\n{THEMES}", "themes: Wijkteam; Vrijwilligers\n"),
    (THEMES, "  - wijkteam, vrijwilligers\n"),
    (THEMES, "  wijkteam\n  vrijwilligers\n"),
    (THEMES, "  Wijkteam,\n  vrijwilligers  # ook\n"),
    (THEMES, "  wijkteam\n  - vrijwilligers\n"),
    (THEMES, "  -wijkteam\n  - vrijwilligers\n"),
    (THEMES, "  • wijkteam\n  • vrijwilligers\n"),
    (THEMES, "  - wijkteam\n    vrijwilligers\n"),
    (f"themes:\n{THEMES}", "themes: wijkteam\n  vrijwilligers\n"),
    (LESSONS, "lessons: |\n  • Begin klein.\n  – Vraag hulp: altijd.\n  o Stop #1.\n"),
    (LESSONS, "lessons: >\n  1. Begin klein.\n  2) Vraag\n     hulp.\n"),
    (LESSONS, "lessons:\n  a. Begin klein.\n  b) Vraag hulp.\n"),
    ("why: Veel", "why: |\n  Veel\n  • dit\n  • dat\n#"),
    ("why: Veel", "why: >-\n  Veel\n  - dit\n  - dat\n#"),
    ("why: Veel", "why: Veel\n  ‣ dit\n  ‣ dat\n#"),
    ("why: Veel", "why: Zie [[soep-op-donderdag|ons verhaal]].\n#"),
    ("why: Veel", "why: Zie ==dit==.\n#"),
    ("why: Veel", "why: |\n  - [x] Veel\n#"),
    ("why: Veel", "why: CliÃ«nten kregen Ã©Ã©n plek. Veel"),
    ("title: Soep", "title: 's Avonds soep"),
    ("title: Soep", "title\u00a0: Soep"),
    ("organisation: buurtwerk", "organisation: #buurtwerk"),
    (f"themes:\n{THEMES}", "themes: [#wijkteam, #vrijwilligers]\n"),
    ("date: 2024-03-01", "date: ‘2024-03-01’"),
    ("date: 2024-03-01", "date: 2024-03-01T10:30:00Z"),
    ("date: 2024-03-01", "date: 1 maart 2024"),
]


def check(folder: Path) -> tuple[Diagnostic, ...]:
    return load(load_settings(folder / "mkdocs.yml")).diagnostics


def with_slip(folder: Path, sound: str, slip: str, name: str = STORY) -> Path:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert sound in text
    file.write_text(text.replace(sound, slip, 1), encoding="utf-8")
    return file


@pytest.mark.parametrize(("sound", "slip"), CURED)
def test_one_report_shows_the_lines_that_put_it_right(
    sound: str, slip: str, tmp_path: Path
) -> None:
    put_right(with_slip(tmp_path, sound, slip), tmp_path)


@pytest.mark.parametrize("slip", ["  - Bewoners\n", "- 'Bewoners'\n\n", " Bewoners\n"])
def test_a_list_of_words_is_shown_as_a_vocabulary(slip: str, tmp_path: Path) -> None:
    sound, name = "  bewoners:\n    label: Bewoners\n", "cases/vocabulary/audiences.yml"
    put_right(with_slip(tmp_path, sound, slip, name), tmp_path)


def put_right(file: Path, folder: Path) -> None:
    """Apply the correction of the only report, and check that there is none left."""
    (found,) = check(folder)
    assert found.correction, found
    lines = file.read_text(encoding="utf-8").split("\n")
    first, new = found.correction.line - 1, found.correction.lines
    count = len(new) if found.correction.replaces is None else found.correction.replaces
    lines[first : first + count] = new
    file.write_text("\n".join(lines), encoding="utf-8")
    assert check(folder) == ()


def test_a_new_organisation_is_told_how_to_be_added(tmp_path: Path) -> None:
    with_slip(tmp_path, "organisation: buurtwerk", "organisation: 'Zon: de Maan'")
    (found,) = check(tmp_path)
    tip = load_catalog("nl").say(found.tip)
    assert "cases/vocabulary/organisations.yml" in tip
    vocabulary = tmp_path / "cases/vocabulary/organisations.yml"
    added = '  zon-de-maan:\n    label: "Zon: de Maan"\n'
    assert [line.strip() in tip for line in added.strip().split("\n")] == [True, True]
    vocabulary.write_text(f"{vocabulary.read_text(encoding='utf-8')}{added}", encoding="utf-8")
    story = tmp_path / STORY
    text = story.read_text(encoding="utf-8").replace("'Zon: de Maan'", "zon-de-maan")
    story.write_text(text, encoding="utf-8")
    assert [item.rule for item in check(tmp_path)] == ["unused-term"]


@pytest.mark.parametrize(
    "sound",
    ["| a | b |", '"Een proef. |"', "a > b"],
)
def test_a_sign_that_belongs_there_is_left_alone(sound: str, tmp_path: Path) -> None:
    with_slip(tmp_path, "why: Veel buren kenden elkaar niet.", f"why: {sound}")
    assert "yaml-syntax.message.loose-sign" not in {item.message.key for item in check(tmp_path)}

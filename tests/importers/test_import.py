"""An import keeps every word of a text and lists what is left to do."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from casewright.config.settings import Settings
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.importers.headings import PARTS, heading_of
from casewright.importers.importer import import_story
from casewright.importers.reader import Story
from casewright.importers.text import text_blocks
from casewright.loader.collection import Collection
from casewright.scaffold.case_template import CaseTemplate
from importers import word_files
from importers.reading import command, told, values_in, words

TEXTS = Path(__file__).parent / "texts"
SAMPLES = sorted(file for file in TEXTS.iterdir() if file.suffix in (".txt", ".md"))
EXPLAINED = {
    "koffietafel.txt": words("Stichting Buurtwerk 1"),
    "english.md": words("title author Soup on Thursday Soup on Thursday"),
}
"""Words that are in the draft in another form: an id, a heading number, a repeated title."""


def imported(sample: Path, base: Path) -> tuple[Path, str]:
    result = command("import", sample, cwd=base)
    assert (result.exit_code, result.stderr) == (0, "")
    name = result.stdout.split("cases/", 1)[1].split("\n", 1)[0]
    return base / "cases" / name, result.stdout


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_a_text_becomes_a_draft_and_a_list_of_things_to_do(
    sample: Path, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    file, report = imported(sample, base)
    assert told(file) == sample.with_suffix(".yml").read_text(encoding="utf-8")
    assert report == sample.with_suffix(".report").read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_no_word_is_lost(sample: Path, base: Path) -> None:
    source = sample.read_text(encoding="utf-8")
    file, _ = imported(sample, base)
    blocks = [
        block
        for line in source.split("\n")
        for block in text_blocks(line, markdown=sample.suffix == ".md")
    ]
    headings = [heading.text for block in blocks if (heading := heading_of(block, {}))]
    counts = [str(block.number) for block in blocks if block.number]
    missing = words(source) - words(told(file)) - words(" ".join((*headings, *counts)))
    assert missing - EXPLAINED.get(sample.name, words("")) == words("")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_what_check_still_has_to_say_is_among_the_things_to_do(sample: Path, base: Path) -> None:
    file, report = imported(sample, base)
    result = command("check", file, cwd=base)
    undated = "achter date in" in report
    assert result.exit_code == 0, "a draft holds nothing up"
    lines = result.stdout.split("\n")
    assert sum("waarschuwing[invalid-date]" in line for line in lines) == undated
    for line in lines:
        if "waarschuwing[missing-field]" in line:
            assert line.split("‘")[1].split("’")[0] in report


SHAPES = (
    "Aanleiding", "2. AANPAK:", "Lessen", "Vervolg", "Bronnen", "Samenvatting", "{}: {}", "- {}",
    "Reflectie en conclusie", "Naam: {}", "Organisatie: {}", "Doel: {}", "Titel: {}", "**{}**",
    "Periode: {}", "Thema's: {}, {}", "{}", "{}.", "  - {}", "3) {}", "{}\n{}", "# {}",
    "{} {}\n---",
)  # fmt: skip
PIECES = st.lists(st.sampled_from(SHAPES), max_size=14)


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300
)
@given(
    pieces=PIECES, gaps=st.lists(st.booleans(), min_size=14, max_size=14), markdown=st.booleans()
)
def test_no_word_is_lost_whatever_a_text_looks_like(
    pieces: list[str],
    gaps: list[bool],
    markdown: bool,  # noqa: FBT001  (hypothesis gives it)
    settings: Settings,
    collection: Collection,
) -> None:
    number, lines = 0, []
    for piece, gap in zip(pieces, gaps, strict=False):
        while "{}" in piece:
            piece = piece.replace("{}", f"woord{number}", 1)  # noqa: PLW2901
            number += 1
        lines.append(piece + ("\n" if gap else ""))
    story = Story(text_blocks("\n".join(lines), markdown=markdown))
    draft = import_story(story, collection.vocabularies, {}).draft
    text = CaseTemplate(settings.catalog, collection.vocabularies).file_text(draft, "x.json")
    values_in(text)
    assert [n for n in range(number) if not words(text)[f"woord{n}"]] == []


@pytest.mark.parametrize("language", available_languages())
def test_every_heading_is_known_however_it_is_written(language: str) -> None:
    catalog = load_catalog(language)
    for part in PARTS:
        for word in catalog.t(f"heading.{part}").split(", "):
            for shape in ("{}", "{}:", "2. {}", "IV. {}", "**{}**", "**3) {}:**", "### {}"):
                for written in (word, word.upper(), word.capitalize()):
                    (block,) = text_blocks(shape.format(written), markdown=True)
                    heading = heading_of(block, {})
                    assert heading, (part, shape, written)
                    assert heading.part == part, (part, shape, written)


@pytest.mark.parametrize(
    "line",
    [
        "Wat een dag.",
        "Waarom wij dit deden, weet niemand.",
        "Het doel was helder.",
        "- Doel",
        "en",
        "resultaat: klein geschreven",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    (block,) = text_blocks(line, markdown=False)
    assert heading_of(block, {}) is None


def test_an_old_encoding_is_read_and_told(base: Path) -> None:
    sample = base / "oud.txt"
    text = "Cliënten in het café\n\nAanleiding\nEén cliënt kwam niet meer.\n"
    sample.write_bytes(text.encode("windows-1252"))
    file, report = imported(sample, base)
    values = values_in(file.read_text(encoding="utf-8"))
    assert values["title"] == "Cliënten in het café"
    assert str(values["why"]).strip() == "Eén cliënt kwam niet meer."
    assert "Windows-1252" in report
    assert file.name == "clienten-in-het-cafe.yml"


FORM = """Soep op donderdag

Aanpak
Wij kookten soep.

Lessen
- Begin klein.
- Vraag het.

Toestemming: ja, van iedereen
Doelgroepen: buren

Status: klaar
"""


def test_a_word_of_the_form_is_no_lesson_and_what_it_says_stands_above_its_field(
    base: Path,
) -> None:
    sample = base / "soep.txt"
    sample.write_text(FORM, encoding="utf-8")
    file, report = imported(sample, base)
    text = file.read_text(encoding="utf-8")
    values = values_in(text)
    assert values["lessons"] == ["Begin klein.\n", "Vraag het.\n"]
    assert values["status"] == "draft"
    assert not values.get("permission")
    for field, said in (
        ("audiences", "buren"),
        ("permission", "ja, van iedereen"),
        ("status", "klaar"),
    ):
        assert f"# → In je tekst staat: {said}\n" in text.partition(f"{field}:")[0][-400:]
        assert f"- Kijk bij ‘{field}’" in report


PERSONAL = """Soep op donderdag

Aanpak
Mevrouw is geboren op 3 maart 1954. Bel haar op 06-12345678.

Periode: 06-12345678
"""


def test_what_identifies_a_person_is_told_first_and_under_stars(base: Path) -> None:
    sample = base / "soep.txt"
    sample.write_text(PERSONAL, encoding="utf-8")
    file, report = imported(sample, base)
    checked = command("check", file, cwd=base)
    assert checked.exit_code == 0, "a draft holds nothing up"
    first, second, third, *others = report.partition("Nog te doen:\n")[2].split("\n")
    assert all(line.startswith("- Doe dit eerst. Regel ") for line in (first, second, third))
    assert "Hier staat een telefoonnummer: **-********. Haal het weg als" in first
    assert "Hier staat iemands geboortedatum: * ***** ****. Haal het weg:" in report
    assert not any("Doe dit eerst" in line for line in others)
    lines = {line.split("Regel ")[1].split(":")[0] for line in (first, second, third)}
    assert lines == {
        line.split(":")[1] for line in checked.stdout.split("\n") if "[personal" in line
    }
    assert "Kijk bij ‘period’ (Periode): in je tekst staat ‘**-********’." in report
    assert "1234" not in report


def test_a_name_that_is_taken_is_left_alone(base: Path) -> None:
    sample = base / "soep.txt"
    sample.write_text("Soep op donderdag\n\nDoel\nSamen eten.\n", encoding="utf-8")
    before = (base / "cases" / "soep-op-donderdag.yml").read_bytes()
    first, _ = imported(sample, base)
    sample.write_text("Soep op donderdag\n\nDoel\nSamen koken.\n", encoding="utf-8")
    second, _ = imported(sample, base)
    assert (first.name, second.name) == ("soep-op-donderdag-2.yml", "soep-op-donderdag-3.yml")
    assert (base / "cases" / "soep-op-donderdag.yml").read_bytes() == before


def test_a_file_that_cannot_be_read_stops_no_other(base: Path) -> None:
    (base / "goed.txt").write_text("Een goed verhaal\n\nDoel\nVertellen.\n", encoding="utf-8")
    (base / "leeg.txt").write_text(" \n\n", encoding="utf-8")
    (base / "beeld.txt").write_bytes(b"\x89PNG\0\0\0")
    (base / "lang.txt").write_text("Doel\n" + "woord " * 40_000, encoding="utf-8")
    files = ("leeg.txt", "beeld.txt", "lang.txt", "goed.txt")
    result = command("import", *files, cwd=base)
    assert result.exit_code == 1
    assert "cases/een-goed-verhaal.yml" in result.stdout
    assert result.stderr == (
        "In leeg.txt staat geen tekst.\n"
        "beeld.txt is geen tekst. Bewaar het in Word als .docx, of als .txt.\n"
        "lang.txt is te groot voor één verhaal. Verdeel de tekst over meer bestanden.\n"
    )


@pytest.mark.parametrize("name", ["verhaal.pdf", "verhaal.doc", "nergens.txt"])
def test_a_wrong_kind_of_file_is_wrong_use(name: str, base: Path) -> None:
    if name != "nergens.txt":
        (base / name).write_bytes(b"%PDF")
    result = command("import", name, cwd=base)
    assert result.exit_code == 2
    assert name in result.stderr
    assert "Traceback" not in result.stderr


OWN = """
      sections:
        - {key: costs, label: "Wat het kostte {x}", place: result, required: true}
        - {key: needs, label: Wat je nodig hebt, place: how, kind: list}
        - {key: next_time, label: Vervolg, place: reflection}
        - {key: feelings, label: Gevoel, place: reflection, required: true}
"""
OWN_TEXT = """# Soep op donderdag

## Aanleiding

Niemand kende elkaar.

## Wat het kostte {x}

Honderd euro aan *soep*.

## 3. WAT JE NODIG HEBT:

- een pan
- een tafel

## Next time

Met brood.

## Vervolg

En met boter.
"""


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_a_heading_of_the_sites_own_fills_its_own_section(kind: str, base: Path) -> None:
    config = base / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("- casewright", f"- casewright:{OWN}")
    config.write_text(text, encoding="utf-8")
    sample = base / f"verhaal.{kind}"
    if kind == "docx":
        word_files.of_markdown(sample, OWN_TEXT)
    else:
        sample.write_text(OWN_TEXT, encoding="utf-8")
    file, report = imported(sample, base)
    values = values_in(file.read_text(encoding="utf-8"))
    assert values["costs"] == "Honderd euro aan *soep*.\n"
    assert values["needs"] == ["een pan\n", "een tafel\n"]
    assert values["next_time"] == "Met brood.\n\n**Vervolg**\n\nEn met boter.\n"
    assert "follow_ups" not in values
    assert "Wat het kostte {x} (costs), Vervolg (next_time)" in report
    assert "Gevoel (feelings)" in report.partition("Nog te doen")[2]

"""The command ``import``: folders, tables, and sources that were imported before."""

from pathlib import Path

from importers.documents import odt, workbook
from importers.reading import command

STORY = "Soep op straat\n\nDoel\nSamen eten.\n"


def test_the_same_source_again_is_reported(base: Path) -> None:
    (base / "soep.txt").write_text(STORY, encoding="utf-8")
    (base / "kopie.txt").write_text(STORY, encoding="utf-8")
    first = command("import", "soep.txt", cwd=base)
    before = sorted((base / "cases").iterdir())
    reevaluate = command("import", "soep.txt", "kopie.txt", cwd=base)
    assert (first.exit_code, reevaluate.exit_code) == (0, 0)
    assert "soep.txt is al eerder ingelezen: cases/soep-op-straat.yml." in reevaluate.stdout
    assert "kopie.txt is al eerder ingelezen: cases/soep-op-straat.yml." in reevaluate.stdout
    assert sorted((base / "cases").iterdir()) == before


def test_a_source_is_imported_again_when_its_draft_is_gone(base: Path) -> None:
    (base / "soep.txt").write_text(STORY, encoding="utf-8")
    command("import", "soep.txt", cwd=base)
    (base / "cases" / "soep-op-straat.yml").unlink()
    assert "is nu een concept" in command("import", "soep.txt", cwd=base).stdout


def test_every_file_of_a_folder_is_in_one_report(base: Path) -> None:
    folder = base / "oud"
    (folder / "meer").mkdir(parents=True)
    (folder / "soep.txt").write_text(STORY, encoding="utf-8")
    (folder / "meer" / "tuin.odt").write_bytes(
        odt("<text:h>Aanpak</text:h><text:p>Spitten.</text:p>")
    )
    (folder / "meer" / "verslag.pdf").write_bytes(b"%PDF")
    (folder / ".verborgen.txt").write_text("x", encoding="utf-8")
    (folder / "elders.txt").symlink_to("/etc/hostname")
    result = command("import", "oud", cwd=base)
    assert result.exit_code == 1
    assert "meer/tuin.odt is nu een concept: cases/tuin.yml" in result.stdout
    assert "soep.txt is nu een concept: cases/soep-op-straat.yml" in result.stdout
    assert result.stderr.startswith("meer/verslag.pdf is niet te lezen, want een pdf")
    assert result.stdout.endswith(
        "oud: 2 concepten, 0 al eerder ingelezen, 1 bestand niet gelezen.\n"
    )
    assert command("check", cwd=base).exit_code == 0


def test_a_table_tells_what_went_where(base: Path) -> None:
    rows: list[list[object]] = [
        ["Titel", "Naam", "E-mail", "Gesproken met", "Doel"],
        ["Soep", "Anna", "anna@voorbeeld.nl", "Henk", "Eten."],
        ["Soep", "Piet", "piet@voorbeeld.nl", None, "Koken."],
    ]
    (base / "verhalen.xlsx").write_bytes(workbook(rows))
    result = command("import", "verhalen.xlsx", cwd=base)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Wat waar terechtkwam:\n"
        "- Titel → Titel (title)\n"
        "- Naam → Met dank aan (contributors)\n"
        "- E-mail → niet overgenomen (contactgegevens of gegevens van het formulier)\n"
        "- Gesproken met → onder aan het bestand (geen onderdeel van een verhaal heet zo)\n"
        "- Doel → Doel (what)\n"
        "\n"
        "verhalen.xlsx, blad ‘Blad 1’, rij 2 is nu een concept: cases/soep.yml\n"
    )
    assert "rij 3 is nu een concept: cases/soep-2.yml" in result.stdout
    assert command("check", cwd=base).exit_code == 0
    reevaluate = command("import", "verhalen.xlsx", cwd=base)
    assert reevaluate.stdout.count("is al eerder ingelezen") == 2


def test_an_empty_folder_is_wrong_use(base: Path) -> None:
    (base / "leeg").mkdir()
    result = command("import", "leeg", cwd=base)
    assert "In de map leeg staan geen bestanden die te lezen zijn." in result.stderr
    assert "Traceback" not in result.output

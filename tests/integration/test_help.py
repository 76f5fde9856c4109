"""Help and usage errors are in the language of the site, else of the system."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bases import make_base, write_case
from casewright.cli.main import COMMANDS, main
from casewright.i18n.catalog import available_languages, load_catalog

NOBODY = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}
FOREIGN = {
    "nl": ("Usage", "Options", "Commands", "Show", "TEXT", "PATH", "FILE", "Error"),
    "en": ("Zo ", "Keuzes", "Opdrachten", "Toont", "TEKST", "BESTAND", "MAP", "Fout"),
}
SETTINGS = "site_name: Proef\ntheme:\n  name: material\n  language: nl\nplugins: [casewright]\n"


def said(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **environment: str) -> Result:
    monkeypatch.chdir(folder)
    runner = CliRunner(env={**NOBODY, **environment})
    return runner.invoke(main, line.split(), prog_name="casewright")


@pytest.mark.parametrize("language", available_languages())
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_one_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, language: str
) -> None:
    result = said(f"{command} --help", tmp_path, monkeypatch, LANG=f"{language}_XX.UTF-8")
    assert result.exit_code == 0, result.output
    assert load_catalog(language).t(f"help.{command or 'casewright'}") in " ".join(
        result.output.split()
    )
    assert [word for word in FOREIGN[language] if word in result.output] == []


def test_help_of_a_command_as_people_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said("new --help", tmp_path, monkeypatch, LANG="nl_NL.UTF-8").output == (
        "Zo gebruik je het: casewright new NAAM [KEUZES]\n"
        "\n"
        "  Maakt een nieuw bestand voor een verhaal, met uitleg bij elk onderdeel.\n"
        "\n"
        "Wat je invult:\n"
        "  NAAM  De naam van het bestand en het adres van de pagina, in kleine letters\n"
        "        met streepjes, zoals koffie-in-de-hal.\n"
        "\n"
        "Keuzes:\n"
        "  --title TEKST                De titel van het verhaal.\n"
        "  -f, --config-file BESTAND    Het bestand met de instellingen; anders\n"
        "                               mkdocs.yml in deze map.\n"
        "  -q, --quiet                  Toont alleen problemen.\n"
        "  -v, --verbose                Toont meer, zoals bewaarde resultaten die niet\n"
        "                               bruikbaar zijn.\n"
        "  --lang [en|nl]               De taal van meldingen en hulp. Anders die van de\n"
        "                               site; hulp is in die van je terminal.\n"
        "  --color [auto|always|never]  Of er kleur in de meldingen is. Met auto alleen\n"
        "                               in een terminal, tenzij NO_COLOR is gezet.\n"
        "  -h, --help                   Toont deze hulp.\n"
    )


def test_h_is_short_for_help_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("", *COMMANDS):
        asked = said(f"{command} -h", tmp_path, monkeypatch)
        assert asked.output == said(f"{command} --help", tmp_path, monkeypatch).output


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS,
        SETTINGS.replace("language: nl", "language: 'nl'"),
        "theme: {name: material, language: nl}\n",
        SETTINGS.replace("[casewright]", "[casewright"),
        "# language: en\n" + SETTINGS,
    ],
)
def test_help_is_in_the_language_of_the_site_if_the_system_has_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert "Zo gebruik je het" in said("--help", tmp_path, monkeypatch).output
    assert "Usage:" in said("--help", tmp_path, monkeypatch, LANG="en_GB.UTF-8").output


@pytest.mark.parametrize("settings", ["site_name: Proef\n", "theme: {language: fr}\n"])
def test_the_system_decides_where_the_site_names_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert "Zo gebruik je het" in said("--help", tmp_path, monkeypatch, LC_ALL="nl_BE").output
    assert "Usage:" in said("--help", tmp_path, monkeypatch, LC_ALL="de_DE").output


@pytest.mark.parametrize("language", available_languages())
def test_every_argument_has_a_name_and_words(language: str) -> None:
    entries = load_catalog(language).entries
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command
        for one in command.params:
            if isinstance(one, click.Argument):
                assert {f"argument.{name}.{one.name}", f"help.{name}.{one.name}"} <= set(entries)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("bild", "De opdracht bild is er niet. Bedoelde je build?"),
        ("xyzzy", "De opdracht xyzzy is er niet."),
        ("--debug", "Zet er ook een opdracht bij, zoals check of build."),
        ("build --drafs", "De keuze --drafs is er niet. Bedoelde je --drafts?"),
        ("build --xyzzy", "De keuze --xyzzy is er niet."),
        ("build --drafts=3", "Achter --drafts kan niets staan."),
        ("build --site-dir", "Achter --site-dir moet nog iets staan."),
        ("build -f .", "Wat achter --config-file staat, kan daar niet."),
        ("check --lang fr", "Achter --lang kan één van deze woorden staan: en, nl."),
        (
            "export",
            "Je hebt nog niet alles ingevuld. Er ontbreekt: MAP. De map waarin de pagina's komen.",
        ),
        (
            "new een twee",
            (
                "Dit kan niet zo achter elkaar staan. Heeft een naam een spatie? "
                "Zet die naam dan tussen aanhalingstekens."
            ),
        ),
    ],
)
def test_a_slip_in_typing_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, first: str
) -> None:
    result = said(line, tmp_path, monkeypatch, LANG="nl_NL.UTF-8")
    name, *_ = line.split()
    command = f" {name}" if name in COMMANDS else ""
    more = f"Zo lees je wat er kan: casewright{command} --help"
    assert (result.exit_code, result.output.splitlines()) == (2, [first, more])


def test_a_fault_is_told_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = said("check --lang nl", tmp_path, monkeypatch, LANG="en")
    assert result.exit_code == 2
    assert result.output.startswith("mkdocs.yml is niet gevonden.")


@pytest.mark.parametrize("line", ["check --help --lang nl", "--lang nl check --help"])
def test_help_is_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    assert "Zo gebruik je het" in said(line, tmp_path, monkeypatch, LANG="en_GB.UTF-8").output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_shared_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    options = "-q -v --lang en --color never"
    result = said(f"{command} {options} --help", tmp_path, monkeypatch)
    assert (result.exit_code, result.output.startswith("Usage:")) == (0, True)


def test_help_explains_commands_and_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = said("help build", tmp_path, monkeypatch)
    assert build.output == said("build --help", tmp_path, monkeypatch).output
    everything = said("help", tmp_path, monkeypatch)
    assert everything.output == said("--help", tmp_path, monkeypatch).output
    rule = said("help unknown-term", tmp_path, monkeypatch, LANG="nl_NL.UTF-8").output
    assert rule.startswith("unknown-term: Dit woord staat niet in de woordenlijst\n\n")
    wrong = said("help unknown-trem", tmp_path, monkeypatch)
    assert wrong.exit_code == 2
    assert "Did you mean unknown-term?" in wrong.output


@pytest.mark.parametrize(
    ("options", "no_color", "colored"),
    [("", "", False), ("--color always", "1", True), ("--color never", "", False)],
)
def test_a_report_has_colour_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, no_color: str, *, colored: bool
) -> None:
    write_case(make_base(tmp_path), "fout", themes="[onbekend]")
    report = said(f"check {options}", tmp_path, monkeypatch, NO_COLOR=no_color).output
    assert ("\x1b[31m\x1b[1mfout[unknown-term]\x1b[0m" in report) is colored
    assert ("\x1b" in report) is colored


@pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)])
def test_in_a_terminal_a_report_has_colour_unless_no_color_is_set(
    tmp_path: Path, no_color: str, *, colored: bool
) -> None:
    write_case(make_base(tmp_path), "fout", themes="[onbekend]")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "casewright", "check"]
    environment = {**os.environ, "NO_COLOR": no_color}
    subprocess.run(command, cwd=tmp_path, stdout=theirs, check=False, env=environment)
    os.close(theirs)
    assert ("\x1b[31m" in os.read(ours, 65536).decode()) is colored
    os.close(ours)


def test_quiet_shows_problems_only_and_lang_their_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said("init -q base --language nl", tmp_path, monkeypatch).output == ""
    base = tmp_path / "base"
    for line in ("check -q", "export -q weg", "build -q", "-q new thee"):
        assert said(line, base, monkeypatch).output == "", line
    write_case(base, "fout", themes="[onbekend]")
    assert "error[unknown-term]" in said("export -q --lang en weg", base, monkeypatch).output
    assert '<html lang="nl"' in (base / "site/index.html").read_text(encoding="utf-8")

"""Errors in ``mkdocs.yml`` are reported at once, with their line and the allowed values."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from casewright.cli.main import main
from casewright.config.options import KnowledgeBase, Licence, Options, Section
from casewright.config.settings import Settings
from casewright.i18n.catalog import available_languages, load_catalog

BASE = """\
site_name: Proef
docs_dir: cases
theme:
  name: material
  language: nl
plugins:
  - casewright:
      accent: "#0f4c5c"
"""
EXAMPLES = sorted((Path(__file__).parent / "settings").glob("*.yml"))


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a knowledge base, on a system set to Dutch."""
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    return tmp_path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_line_and_what_may_stand_there(
    base: Path, example: Path
) -> None:
    shutil.copy(example, base / "mkdocs.yml")
    result = CliRunner().invoke(main, ["check"])
    report = example.with_suffix(".report").read_text(encoding="utf-8")
    assert (result.exit_code, result.output) == (2, report)


@pytest.mark.parametrize("command", ["build", "pdf --all", "export weg", "serve"])
def test_a_missing_folder_of_cases_is_told_the_same_by_all(base: Path, command: str) -> None:
    (base / "mkdocs.yml").write_text(BASE, encoding="utf-8")
    (base / "cases").rmdir()
    result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 2
    assert result.output.startswith("mkdocs.yml, regel 2: de map met verhalen (cases) is er niet.")


@pytest.mark.parametrize(
    "lines",
    [
        "logo: media/logo.svg",
        "logo: eigen.svg\n  custom_dir: eigen",
        "favicon: assets/casewright/icon.svg",
        "favicon: assets/images/favicon.png",
        "logo: https://example.org/logo.svg",
        'logo: ""',
        "icon:\n    logo: material/library",
    ],
)
def test_a_logo_that_is_somewhere_is_no_mistake(base: Path, lines: str) -> None:
    for name in ("cases/media/logo.svg", "eigen/eigen.svg"):
        (base / name).parent.mkdir(exist_ok=True)
        (base / name).touch()
    text = BASE.replace("  language: nl\n", f"  language: nl\n  {lines}\n")
    (base / "mkdocs.yml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 0, result.output


def test_a_section_with_the_name_of_a_vocabulary_is_told_once_at_the_section(base: Path) -> None:
    (base / "cases/vocabulary").mkdir()
    vocabulary = "label: Doelgroep\nterms:\n  ouderen:\n    label: Ouderen\n"
    (base / "cases/vocabulary/doelgroep.yml").write_text(vocabulary, encoding="utf-8")
    section = "      sections:\n        - key: doelgroep\n          label: Doelgroep\n"
    (base / "mkdocs.yml").write_text(BASE + section, encoding="utf-8")
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert result.output == (
        "mkdocs.yml, regel 10: het onderdeel doelgroep heeft dezelfde naam als de woordenlijst "
        "cases/vocabulary/doelgroep.yml. Een verhaal kan ze niet allebei hebben. "
        "Kies voor een van de twee een andere naam.\n"
    )


def test_what_is_no_text_is_told_so(base: Path) -> None:
    (base / "mkdocs.yml").write_bytes(b"site_name: Caf\xe9\n")
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert result.output.startswith("mkdocs.yml is niet te lezen: het is geen gewone tekst.")


@pytest.mark.parametrize("command", ["casewright", "mkdocs"])
def test_a_theme_that_the_pages_cannot_stand_in_is_refused(base: Path, command: str) -> None:
    (base / "mkdocs.yml").write_text(BASE.replace("name: material", "name: mkdocs"), "utf-8")
    result = subprocess.run(
        [sys.executable, "-m", command, "build"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in result.stderr
    assert "mkdocs.yml, regel 4: de site staat in het thema Material." in result.stderr
    assert not (base / "site").exists()


def test_plain_mkdocs_is_told_the_same(base: Path) -> None:
    (base / "mkdocs.yml").write_text(BASE.replace("language: nl", "language: fr"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    result = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    assert "Traceback" not in result.stderr
    assert 'mkdocs.yml, regel 5: bij theme.language staat nu "fr".' in result.stderr


@pytest.mark.parametrize("language", available_languages())
def test_every_setting_says_what_may_stand_there(language: str) -> None:
    ours = {"config_file", "language_tag", "custom_dir", "options"}
    settings = {
        *Options.model_fields,
        *(f"licence.{name}" for name in Licence.model_fields),
        *(f"sections.{name}" for name in Section.model_fields),
        *(f"federation.{name}" for name in KnowledgeBase.model_fields),
        *(name for name in Settings.model_fields if name not in ours),
        "casewright",
        "theme.language",
    }
    entries = load_catalog(language).entries
    said = {key.removeprefix("allowed.") for key in entries if key.startswith("allowed.")}
    assert said == settings

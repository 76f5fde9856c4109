"""The README is correct: its options are those of the code, its example has no errors."""

import re
import shutil
from pathlib import Path

from casewright.config.options import Options
from conftest import ROOT, casewright

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_options_is_the_codes() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `[^`]*` \| (.+) \|$", README, re.MULTILINE))
    fields = {name: field.description for name, field in Options.model_fields.items()}
    assert rows == fields


def test_the_example_of_a_case_passes_the_check(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert example
    shutil.copytree(ROOT / "cases" / "vocabulary", tmp_path / "cases" / "vocabulary")
    (tmp_path / "cases" / "voorbeeld.yml").write_text(example[1], encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    result = casewright("check", "--strict", "cases/voorbeeld.yml", cwd=tmp_path)
    assert result.returncode == 0, result.stdout


def test_the_two_commands_come_first() -> None:
    first = [line.split("#")[0].strip() for line in README.splitlines()[1:5] if line.strip()]
    assert first == ["make site", "make test"]

"""Shared helpers: the values and texts of an imported file."""

import contextlib
import re
from collections import Counter
from pathlib import Path

from click.testing import CliRunner, Result

from casewright.cli.main import main
from casewright.yaml.nodes import to_plain
from casewright.yaml.parser import parse
from casewright.yaml.source import Source

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOUBLE = re.compile(r"\n{3,}")


def values_in(text: str) -> dict[str, object]:
    """Return the values in a case file, as our own parser reads it."""
    document, parse_errors = parse(Source("cases/x.yml", text))
    assert parse_errors == ()
    values = to_plain(document.root)
    assert isinstance(values, dict)
    return values


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def told(file: Path) -> str:
    """Return a file without its explanations: its values, and the notes for its author."""
    lines = file.read_text(encoding="utf-8").split("\n")
    kept = (line for line in lines if not line.lstrip().startswith("#") or line.startswith("# →"))
    return _DOUBLE.sub("\n\n", "\n".join(line.rstrip() for line in kept)).strip() + "\n"


def command(*arguments: str | Path, cwd: Path) -> Result:
    """Run the command in Dutch, without a terminal."""
    runner = CliRunner(env={"LANGUAGE": "nl"})
    with contextlib.chdir(cwd):
        return runner.invoke(main, [str(argument) for argument in arguments])

"""What the tests of authoring share: a file as we read it, and its words."""

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
    """Give what a case's file says, as our own reader reads it."""
    document, parse_errors = parse(Source("cases/x.yml", text))
    assert parse_errors == ()
    values = to_plain(document.root)
    assert isinstance(values, dict)
    return values


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def told(file: Path) -> str:
    """Give a file without what explains it: what it says, and the remarks for its author."""
    lines = file.read_text(encoding="utf-8").split("\n")
    kept = (line for line in lines if not line.lstrip().startswith("#") or line.startswith("# →"))
    return _DOUBLE.sub("\n\n", "\n".join(line.rstrip() for line in kept)).strip() + "\n"


def command(*arguments: str | Path, cwd: Path) -> Result:
    """Run the command as a Dutch author does, without a terminal."""
    runner = CliRunner(env={"LANGUAGE": "nl"})
    with contextlib.chdir(cwd):
        return runner.invoke(main, [str(argument) for argument in arguments])

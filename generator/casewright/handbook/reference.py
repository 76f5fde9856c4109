"""The command reference: a data file generated from the commands.

Pages are rendered in a layer below the commands, which cannot be imported there. A test compares
the file with the commands.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

REFERENCE_FILE: Final = Path(__file__).parent / "commands.json"


@dataclass(frozen=True, slots=True)
class OptionReference:
    """An option of a command; its texts are in the catalog."""

    name: str
    flags: tuple[str, ...]
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class CommandReference:
    """A command; its texts are in the catalog."""

    name: str
    arguments: tuple[str, ...]
    options: tuple[OptionReference, ...]


@cache
def load_command_reference() -> tuple[CommandReference, ...]:
    """Read the data file."""
    return tuple(
        CommandReference(
            command["name"],
            tuple(command["arguments"]),
            tuple(
                OptionReference(
                    option["name"],
                    tuple(option["flags"]),
                    tuple(option["choices"]),
                    option["default"],
                )
                for option in command["options"]
            ),
        )
        for command in json.loads(REFERENCE_FILE.read_text(encoding="utf-8"))
    )


def format_command_reference(commands: tuple[CommandReference, ...]) -> str:
    """Return the content of the data file."""
    return json.dumps([asdict(command) for command in commands], indent=1) + "\n"

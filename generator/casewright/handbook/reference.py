"""What the handbook says of the commands: read off the code once, kept as a file beside it.

The pages of a site are made floors below the commands, which therefore cannot be asked then. A
test holds the file and the commands together.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "commands.json"


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """An option of a command, without words: those are in the catalogue."""

    name: str
    flags: tuple[str, ...]
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class CommandFacts:
    """A command, likewise."""

    name: str
    arguments: tuple[str, ...]
    options: tuple[OptionFacts, ...]


@cache
def command_facts() -> tuple[CommandFacts, ...]:
    """Read what is known of the commands."""
    return tuple(
        CommandFacts(
            command["name"],
            tuple(command["arguments"]),
            tuple(
                OptionFacts(
                    option["name"],
                    tuple(option["flags"]),
                    tuple(option["choices"]),
                    option["default"],
                )
                for option in command["options"]
            ),
        )
        for command in json.loads(FILE.read_text(encoding="utf-8"))
    )


def facts_text(commands: tuple[CommandFacts, ...]) -> str:
    """Write what is known of the commands as the file has it."""
    return json.dumps([asdict(command) for command in commands], indent=1) + "\n"

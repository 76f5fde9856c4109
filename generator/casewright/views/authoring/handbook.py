"""What the handbook says of commands, settings and templates, in the words of a site."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from casewright.handbook.facts import CommandFacts, OptionFacts, command_facts
from casewright.locale.catalogue import Catalogue
from casewright.options import Options, Section

_ON_PAGES: Final = (
    "case.",
    "card.",
    "cases.",
    "lesson.",
    "lessons.",
    "term.",
    "outcome.",
    "permission.",
    "home.",
    "nav.",
    "crumb.",
    "frame.",
)
"""What the keys of the words begin with that readers meet on the pages of the stories."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option of a command."""

    flags: tuple[str, ...]
    about: str
    choices: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True)
class CommandView:
    """A command: how it is called, what it does, and its options."""

    name: str
    usage: str
    about: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class SettingView:
    """A setting of the plugin; one inside another has the outer one's name in front."""

    name: str
    about: str
    default: str


@dataclass(frozen=True, slots=True)
class WordView:
    """A word that the pages say, under the key by which a site can have another for it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template of the theme: what it is for, what it gets, and which blocks it has."""

    name: str
    purpose: str
    context: tuple[str, ...]
    blocks: tuple[str, ...]


def command_views(catalogue: Catalogue) -> tuple[CommandView, ...]:
    """Say everything about the commands."""
    return tuple(_command(command, catalogue) for command in command_facts())


def setting_views(catalogue: Catalogue) -> tuple[SettingView, ...]:
    """Say everything about the settings."""
    return tuple(_settings(Options, "", catalogue))


def word_views(catalogue: Catalogue) -> tuple[WordView, ...]:
    """Give the words of the pages, as the site has them."""
    return tuple(
        WordView(key, forms[0])
        for about in _ON_PAGES
        for key, forms in catalogue.entries.below(about)
    )


def _command(command: CommandFacts, catalogue: Catalogue) -> CommandView:
    usage = " ".join(("casewright", command.name, *command.arguments))
    options = tuple(
        OptionView(option.flags, _about(command, option, catalogue), option.choices, option.default)
        for option in command.options
    )
    return CommandView(command.name, usage, catalogue.t(f"help.{command.name}"), options)


def _about(command: CommandFacts, option: OptionFacts, catalogue: Catalogue) -> str:
    key = f"help.{command.name}.{option.name}"
    return catalogue.t(key if key in catalogue.entries else f"help.{option.name}")


def _settings(model: type[BaseModel], above: str, catalogue: Catalogue) -> Iterator[SettingView]:
    for name, field in model.model_fields.items():
        path = f"{above}{name}"
        default = "" if field.is_required() else field.get_default(call_default_factory=True)
        yield SettingView(path, catalogue.t(f"setting.{path}"), _written(default))
        if name == "sections":
            yield from _settings(Section, f"{path}.", catalogue)


def _written(value: object) -> str:
    """Write a default as it would stand in the settings."""
    if value in ("", None):
        return ""
    return json.dumps(dict(value) if isinstance(value, Mapping) else value, ensure_ascii=False)

"""The reference of commands, settings and templates in the handbook."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from casewright.config.options import KnowledgeBase, Options, Section
from casewright.handbook.reference import CommandReference, OptionReference, load_command_reference
from casewright.i18n.catalog import Catalog, available_languages, completeness
from casewright.i18n.languages import language_name

_INSIDE: Final[Mapping[str, type[BaseModel]]] = {
    "sections": Section,
    "federation": KnowledgeBase,
}
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
"""Prefixes of catalog keys that are used on pages."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """An option of a command."""

    flags: tuple[str, ...]
    about: str
    choices: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A language: its name, its tag, and how much of a hundred texts it has."""

    name: str
    tag: str
    percent: int


@dataclass(frozen=True, slots=True)
class CommandView:
    """A command: usage, description and options."""

    name: str
    usage: str
    about: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class SettingView:
    """A setting of the plugin; nested settings have the parent's name in front."""

    name: str
    about: str
    default: str


@dataclass(frozen=True, slots=True)
class WordView:
    """A text of the pages, with the key under which a site can replace it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template: purpose, context and blocks."""

    name: str
    purpose: str
    context: tuple[str, ...]
    blocks: tuple[str, ...]


def language_views(catalog: Catalog) -> tuple[LanguageView, ...]:
    """Return every language that there is, with how complete it is."""
    return tuple(
        LanguageView(language_name(tag, catalog.language), tag, completeness(tag))
        for tag in available_languages()
    )


def command_views(catalog: Catalog) -> tuple[CommandView, ...]:
    """Return the reference of the commands."""
    return tuple(_command(command, catalog) for command in load_command_reference())


def setting_views(catalog: Catalog) -> tuple[SettingView, ...]:
    """Return the reference of the settings."""
    return tuple(_settings(Options, "", catalog))


def word_views(catalog: Catalog) -> tuple[WordView, ...]:
    """Return the texts of the pages."""
    return tuple(
        WordView(key, forms[0])
        for about in _ON_PAGES
        for key, forms in catalog.entries.below(about)
    )


def _command(command: CommandReference, catalog: Catalog) -> CommandView:
    usage = " ".join(("casewright", command.name, *command.arguments))
    options = tuple(
        OptionView(option.flags, _about(command, option, catalog), option.choices, option.default)
        for option in command.options
    )
    return CommandView(command.name, usage, catalog.t(f"help.{command.name}"), options)


def _about(command: CommandReference, option: OptionReference, catalog: Catalog) -> str:
    key = f"help.{command.name}.{option.name}"
    return catalog.t(key if key in catalog.entries else f"help.{option.name}")


def _settings(model: type[BaseModel], above: str, catalog: Catalog) -> Iterator[SettingView]:
    for name, field in model.model_fields.items():
        path = f"{above}{name}"
        default = "" if field.is_required() else field.get_default(call_default_factory=True)
        yield SettingView(path, catalog.t(f"setting.{path}"), _written(default))
        if name in _INSIDE:
            yield from _settings(_INSIDE[name], f"{path}.", catalog)


def _written(value: object) -> str:
    """Format a default value as in the settings."""
    if value in ("", None):
        return ""
    return json.dumps(dict(value) if isinstance(value, Mapping) else value, ensure_ascii=False)

"""Commands whose help comes from the catalogue, read only when somebody asks for it."""

import os

import click

from casewright.locale.catalogue import Catalogue, load_catalogue
from casewright.locale.words import languages


def own_language() -> str:
    """Guess the language of whoever sits at the terminal, as gettext does."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(variable, "").partition("_")[0].partition(":")[0]
        if language in languages():
            return language
    return "en"


class WordedCommand(click.Command):
    """A command with the catalogue's help: ``help.<command>`` and ``help.<command>.<option>``."""

    def get_help(self, ctx: click.Context) -> str:
        """Fill in the words, then write the help as ever."""
        fill_in(self, load_catalogue(own_language()))
        return super().get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give the first sentence for the list of commands."""
        fill_in(self, load_catalogue(own_language()))
        return super().get_short_help_str(limit)


class WordedGroup(click.Group):
    """A group likewise; its commands are worded too."""

    command_class = WordedCommand

    def get_help(self, ctx: click.Context) -> str:
        """Fill in the words, then write the help as ever."""
        fill_in(self, load_catalogue(own_language()))
        return super().get_help(ctx)


def fill_in(command: click.Command, catalogue: Catalogue) -> None:
    """Give a command and its options their help."""
    command.help = catalogue.t(f"help.{command.name}")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.name:
            key = f"help.{command.name}.{parameter.name}"
            common = f"help.{parameter.name}"
            parameter.help = catalogue.t(key if key in catalogue.entries else common)

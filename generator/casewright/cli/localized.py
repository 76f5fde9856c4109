"""Commands whose help, and whose words about a slip in typing, come from the catalogue.

Words are looked up only when somebody asks for help or needs it: no other run pays for them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from casewright.locale.catalogue import Catalogue, load_catalogue
from casewright.locale.chosen import own_language
from casewright.locale.message import Message


class WordedCommand(click.Command):
    """A command with the catalogue's help.

    ``help.<command>`` says what it does, ``help.<command>.<parameter>`` what each option and
    argument is for, or ``help.<parameter>`` where that is the same for all commands.
    """

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: how it is called, what it does, and all that can be added."""
        words = load_catalogue(own_language())
        arguments = [one for one in self.params if isinstance(one, click.Argument)]
        usage = " ".join((*(self._named(one, words) for one in arguments), self._more(words)))
        formatter.write_usage(ctx.command_path, usage, f"{words.t('help.usage')} ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words.t(f"help.{self.name}"))
        if arguments:
            with formatter.section(words.t("help.arguments")):
                rows = [(self._named(one, words), self._about(one, words)) for one in arguments]
                formatter.write_dl(rows)
        with formatter.section(words.t("help.options")):
            formatter.write_dl(
                [(_flags(one, words), self._about(one, words)) for one in _options(ctx)]
            )
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, where there are any."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; raises ``click.UsageError``, in our words, where it cannot be."""
        with _worded(ctx):
            return super().parse_args(ctx, args)

    def _named(self, argument: click.Argument, words: Catalogue) -> str:
        name = words.t(f"argument.{self.name}.{argument.name}")
        return name if argument.required else f"[{name}]"

    def _about(self, parameter: click.Parameter, words: Catalogue) -> str:
        name = "help" if "--help" in parameter.opts else parameter.name
        own = f"help.{self.name}.{name}"
        return words.t(own if own in words.entries else f"help.{name}")

    @staticmethod
    def _more(words: Catalogue) -> str:
        return words.t("help.more")


class WordedGroup(WordedCommand, click.Group):
    """A group likewise, which also puts into words what was typed wrongly."""

    command_class = WordedCommand

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does."""
        words = load_catalogue(own_language())
        with formatter.section(words.t("help.commands")):
            rows = [(name, words.t(f"help.{name}")) for name in self.list_commands(ctx)]
            formatter.write_dl(rows)

    @staticmethod
    def _more(words: Catalogue) -> str:
        return words.t("help.more-of-group")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command asked for; raises ``click.UsageError`` where there is none."""
        if args[0] not in self.list_commands(ctx):
            raise _Slip(_no_command(args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (as click has it)
        """Do what the command does; it may not have been named."""
        with _worded(ctx):
            return super().invoke(ctx)


class _Slip(click.UsageError):
    """Something typed wrongly, told in our own words and with where to find more."""

    def __init__(self, said: Message, ctx: click.Context) -> None:
        super().__init__(said.key, ctx)
        self.said = said
        self.path = ctx.command_path

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it."""
        words = load_catalogue(own_language())
        click.echo(words.say(self.said), file=file, err=True)
        click.echo(words.t("usage.help", command=f"{self.path} --help"), file=file, err=True)


@contextmanager
def _worded(ctx: click.Context) -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        said = _said(error, ctx)
        raise (_Slip(said, ctx) if said else error) from None


def _said(error: click.UsageError, ctx: click.Context) -> Message | None:
    """Find the words for what click noticed; it knows of no others than these kinds."""
    match error:
        case click.NoSuchOption(option_name=option, possibilities=[nearest, *_]):
            return Message("usage.no-option-but", {"option": option, "nearest": nearest})
        case click.NoSuchOption(option_name=option):
            return Message("usage.no-option", {"option": option})
        case click.BadOptionUsage(option_name=option):
            flag = any(one.is_flag for one in _options(ctx) if option in one.opts)
            return Message("usage.no-value" if flag else "usage.value-missing", {"option": option})
        case click.BadParameter(param=click.Parameter() as parameter):
            return _about_value(parameter, ctx)
    if type(error) is not click.UsageError:
        return None
    return Message("usage.unnamed" if isinstance(ctx.command, click.Group) else "usage.other")


def _about_value(parameter: click.Parameter, ctx: click.Context) -> Message:
    """Say what is wrong with a value, or with there being none."""
    if isinstance(parameter, click.Argument):
        place = f"{ctx.command.name}.{parameter.name}"
        words = {"name": Message(f"argument.{place}"), "about": Message(f"help.{place}")}
        return Message("usage.missing", words)
    option = parameter.opts[-1]
    if isinstance(parameter.type, click.Choice):
        choices = ", ".join(map(str, parameter.type.choices))
        return Message("usage.choices", {"option": option, "choices": choices})
    return Message("usage.value", {"option": option})


def _options(ctx: click.Context) -> list[click.Option]:
    return [one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option)]


def _no_command(typed: str, known: list[str]) -> Message:
    from casewright.checks.nearest import nearest  # noqa: PLC0415  (only where it is needed)

    close = nearest(typed, {name: name for name in known})
    if close:
        return Message("usage.no-command-but", {"command": typed, "nearest": close})
    return Message("usage.no-command", {"command": typed})


def _flags(option: click.Option, words: Catalogue) -> str:
    flags = ", ".join(option.opts)
    if option.is_flag:
        return flags
    if isinstance(option.type, click.Choice):
        return f"{flags} [{'|'.join(map(str, option.type.choices))}]"
    return f"{flags} {words.t(f'help.a-{option.type.name}')}"

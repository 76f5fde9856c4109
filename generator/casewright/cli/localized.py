"""Commands with localized help and localized usage errors.

Texts are looked up only when help or an error is shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from casewright.cli.terminal import help_words, read_options, shared_options
from casewright.i18n.catalog import Catalog
from casewright.i18n.message import Message


class LocalizedCommand(click.Command):
    """A command with help from the catalog.

    ``help.<command>`` is the description, ``help.<command>.<parameter>`` that of an option or
    argument, or ``help.<parameter>`` if it is the same for all commands.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  (those of click)
        settings["params"] = [*settings.get("params", ()), *shared_options()]
        super().__init__(**settings)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: usage, description, arguments and options."""
        words = help_words()
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
        """Write the list of commands, if there are any."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; raise ``click.UsageError`` with a localized message."""
        with _worded(ctx):
            given, _, _ = self.make_parser(ctx).parse_args(list(args))
            read_options(given, ctx)
            return super().parse_args(ctx, args)

    def _named(self, argument: click.Argument, words: Catalog) -> str:
        name = words.t(f"argument.{self.name}.{argument.name}")
        return name if argument.required else f"[{name}]"

    def _about(self, parameter: click.Parameter, words: Catalog) -> str:
        name = "this" if "--help" in parameter.opts else parameter.name
        own = f"help.{self.name}.{name}"
        return words.t(own if own in words.entries else f"help.{name}")

    @staticmethod
    def _more(words: Catalog) -> str:
        return words.t("help.more")


class LocalizedGroup(LocalizedCommand, click.Group):
    """A group with help and usage errors from the catalog."""

    command_class = LocalizedCommand

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write every command with its description."""
        words = help_words()
        with formatter.section(words.t("help.commands")):
            rows = [(name, words.t(f"help.{name}")) for name in self.list_commands(ctx)]
            formatter.write_dl(rows)

    @staticmethod
    def _more(words: Catalog) -> str:
        return words.t("help.more-of-group")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; raise ``click.UsageError`` if it does not exist."""
        if args[0] not in self.list_commands(ctx):
            raise _LocalizedUsageError(_no_command(args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (as click has it)
        """Run the group; raise a localized error if no command was given."""
        with _worded(ctx):
            return super().invoke(ctx)


class _LocalizedUsageError(click.UsageError):
    """A localized usage error, with a hint at the help."""

    def __init__(self, said: Message, ctx: click.Context) -> None:
        super().__init__(said.key, ctx)
        self.said = said
        self.path = ctx.command_path

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the error."""
        words = help_words()
        click.echo(words.say(self.said), file=file, err=True)
        click.echo(words.t("usage.help", command=f"{self.path} --help"), file=file, err=True)


@contextmanager
def _worded(ctx: click.Context) -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        said = _said(error, ctx)
        raise (_LocalizedUsageError(said, ctx) if said else error) from None


def _said(error: click.UsageError, ctx: click.Context) -> Message | None:
    """Return the message for an error of click."""
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
    """Return the message for an invalid or missing value."""
    if isinstance(parameter, click.Argument):
        place = f"{ctx.command.name}.{parameter.name}"
        words = {"name": Message(f"argument.{place}"), "about": Message(f"help.{place}")}
        return Message("usage.missing", words)
    option = parameter.opts[-1]
    if isinstance(parameter.type, click.Choice):
        choices = ", ".join(map(str, parameter.type.choices))
        return Message("usage.choices", {"option": option, "choices": choices})
    if isinstance(parameter.type, click.DateTime):
        return Message("usage.date", {"option": option})
    return Message("usage.value", {"option": option})


def _options(ctx: click.Context) -> list[click.Option]:
    return [one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option)]


def _no_command(typed: str, known: list[str]) -> Message:
    from casewright.checks.suggestions import closest_match  # noqa: PLC0415  (only needed here)

    close = closest_match(typed, {name: name for name in known})
    if close:
        return Message("usage.no-command-but", {"command": typed, "nearest": close})
    return Message("usage.no-command", {"command": typed})


def _flags(option: click.Option, words: Catalog) -> str:
    flags = ", ".join(option.opts)
    if option.is_flag:
        return flags
    if isinstance(option.type, click.Choice):
        return f"{flags} [{'|'.join(map(str, option.type.choices))}]"
    return f"{flags} {words.t(f'help.a-{option.type.name}')}"

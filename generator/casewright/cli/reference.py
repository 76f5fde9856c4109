"""Describe the commands as data for the handbook, without the options that all of them have."""

import click

from casewright.cli.terminal import SHARED_OPTIONS
from casewright.handbook.reference import CommandReference, OptionReference


def describe_commands(group: click.Group) -> tuple[CommandReference, ...]:
    """Describe every command of a group, in the order of the group."""
    context = click.Context(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return tuple(
        CommandReference(
            name=name,
            arguments=tuple(
                _argument(each) for each in command.params if isinstance(each, click.Argument)
            ),
            options=tuple(
                _option(each)
                for each in command.params
                if isinstance(each, click.Option) and each.name not in SHARED_OPTIONS
            ),
        )
        for name, command in commands.items()
        if command
    )


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or str(argument.name).upper()
    more = "…" if argument.nargs != 1 and not name.endswith("…") else ""
    return f"{name}{more}" if argument.required else f"[{name}{more}]"


def _option(option: click.Option) -> OptionReference:
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    default = option.default if isinstance(option.default, str) else ""
    return OptionReference(str(option.name), tuple(option.opts), tuple(map(str, choices)), default)

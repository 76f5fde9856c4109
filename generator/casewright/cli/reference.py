"""What there is to say of each command, as data: the handbook is made from it."""

import click

from casewright.handbook.facts import CommandFacts, OptionFacts


def describe(group: click.Group) -> tuple[CommandFacts, ...]:
    """Describe every command of a group, in its own order."""
    context = click.Context(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return tuple(
        CommandFacts(
            name=name,
            arguments=tuple(
                _argument(each) for each in command.params if isinstance(each, click.Argument)
            ),
            options=tuple(
                _option(each) for each in command.params if isinstance(each, click.Option)
            ),
        )
        for name, command in commands.items()
        if command
    )


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or str(argument.name).upper()
    more = "…" if argument.nargs != 1 and not name.endswith("…") else ""
    return f"{name}{more}" if argument.required else f"[{name}{more}]"


def _option(option: click.Option) -> OptionFacts:
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    default = option.default if isinstance(option.default, str) else ""
    return OptionFacts(str(option.name), tuple(option.opts), tuple(map(str, choices)), default)

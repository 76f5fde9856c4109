"""``casewright help``: the help of a command, or the explanation of a rule."""

from textwrap import fill

import click

from casewright.checks.registry import IDS
from casewright.checks.suggestions import closest_match
from casewright.cli.terminal import help_words
from casewright.exceptions import UsageError
from casewright.i18n.message import Message


@click.argument("topic", required=False)
def help(topic: str | None) -> int:  # noqa: A001  (the name of the command)
    """Print the help on a topic, by default on all commands; return the exit code."""
    group = click.get_current_context().find_root()
    commands = group.command
    assert isinstance(commands, click.Group)  # noqa: S101
    if not topic:
        click.echo(commands.get_help(group))
    elif command := commands.get_command(group, topic):
        click.echo(command.get_help(click.Context(command, info_name=topic, parent=group)))
    elif topic in IDS:
        click.echo(_explain(topic))
    else:
        known = [*commands.list_commands(group), *IDS]
        nearest = closest_match(topic, {name: name for name in known})
        key = "help.no-topic-but" if nearest else "help.no-topic"
        raise UsageError(Message(key, {"topic": topic, "nearest": nearest or ""}))
    return 0


def _explain(rule: str) -> str:
    """Return what a rule finds and why that matters."""
    t = help_words().t
    parts = (f"{rule}: {t(f'{rule}.title')}", t(f"{rule}.finds"), t(f"{rule}.matters"))
    return "\n\n".join(fill(part) for part in parts)

"""``casewright init``: a new knowledge base that builds at once."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from casewright.cases.collection import list_collection
from casewright.faults import WrongUseError
from casewright.locale.catalogue import Catalogue, load_catalogue
from casewright.locale.chosen import own_language
from casewright.locale.message import Message
from casewright.locale.naming import language_name
from casewright.locale.words import languages
from casewright.scaffold.schema_file import keep_schema
from casewright.settings import read_settings
from casewright.starting.files import check_room, files_of, new_files
from casewright.starting.wishes import (
    DEFAULT_COLOUR,
    Wishes,
    check_colour,
    check_language,
    check_name,
    check_repository,
)


class _Language(click.Choice):  # type: ignore[type-arg]  # click 8.1 takes none
    """A language, by its code or by its name."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the name for the code; what is neither is refused as ever."""
        try:
            return check_language(value)
        except WrongUseError:
            return str(super().convert(value, param, ctx))


@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name")
@click.option("--language", type=_Language(languages()))
@click.option("--colour")
@click.option("--repository")
def init(
    folder: Path,
    name: str | None,
    language: str | None,
    colour: str | None,
    repository: str | None,
) -> int:
    """Lay out a knowledge base in a folder; gives the exit code. In a terminal it asks first."""
    check_room(folder)
    try:
        words = load_catalogue(_language(language))
        wishes = Wishes(
            name=_answer(name, "name", words.t("starting.name"), check_name, words),
            language=words.language,
            colour=_answer(colour, "colour", DEFAULT_COLOUR, check_colour, words),
            repository=_answer(repository, "repository", "", check_repository, words),
        )
    except click.Abort:
        raise WrongUseError(Message("new.stopped")) from None
    files = files_of(wishes)
    with new_files(folder, files):
        settings = read_settings(folder / "mkdocs.yml")
        keep_schema(list_collection(settings.docs_dir, settings.root).vocabularies, settings)
    click.echo(words.t("starting.done", folder=str(folder), count=len(files)))
    if not language and not _in_terminal():
        click.echo(f"\n{_taken(words, folder)}")
    return 0


def _taken(words: Catalogue, folder: Path) -> str:
    """Say which language was taken, as nobody was asked, and how to have another."""
    others = ", ".join(one for one in languages() if one != words.language)
    name = language_name(words.language, words.language)
    return words.t("starting.language", name=name, others=others, folder=str(folder))


def _in_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _language(given: str | None) -> str:
    own = load_catalogue(own_language())
    return _answer(given, "language", own.language, check_language, own)


def _answer(
    given: str | None,
    question: str,
    default: str,
    check: Callable[[str], str],
    words: Catalogue,
) -> str:
    """Take what the command line gave, else ask whoever sits there, else take the default."""
    if given is not None or not _in_terminal():
        return default if given is None else check(given)
    prompt = words.t(f"starting.ask.{question}")
    while True:
        answer = str(click.prompt(prompt, default=default, show_default=bool(default)))
        try:
            return check(answer.strip())
        except WrongUseError as error:
            click.echo(words.say(error.message))

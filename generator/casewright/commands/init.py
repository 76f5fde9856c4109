"""``casewright init``: a new knowledge base that builds at once."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from casewright.authoring.schema_file import keep_schema
from casewright.cases.collection import read_collection
from casewright.faults import WrongUseError
from casewright.locale.catalogue import Catalogue, load_catalogue
from casewright.locale.chosen import own_language
from casewright.locale.words import languages
from casewright.settings import read_settings
from casewright.starting.files import check_room, files_of, write_files
from casewright.starting.wishes import (
    DEFAULT_COLOUR,
    Wishes,
    check_colour,
    check_name,
    check_repository,
)


@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name")
@click.option("--language", type=click.Choice(languages()))
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
    words = load_catalogue(language or _language())
    files = files_of(
        Wishes(
            name=_answer(name, "name", words.t("starting.name"), check_name, words),
            language=words.language,
            colour=_answer(colour, "colour", DEFAULT_COLOUR, check_colour, words),
            repository=_answer(repository, "repository", "", check_repository, words),
        )
    )
    write_files(folder, files)
    settings = read_settings(folder / "mkdocs.yml")
    keep_schema(read_collection(settings.docs_dir, settings.root).vocabularies, settings)
    click.echo(words.t("starting.done", folder=str(folder), count=len(files)))
    return 0


def _in_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _language() -> str:
    own = own_language()
    if not _in_terminal():
        return own
    question = load_catalogue(own).t("starting.ask.language")
    return str(click.prompt(question, default=own, type=click.Choice(languages())))


def _answer(
    given: str | None,
    question: str,
    default: str,
    check: Callable[[str], str],
    words: Catalogue,
) -> str:
    """Take what the command line gave, else ask whoever sits there, else take the default."""
    if given is not None or not _in_terminal():
        return default if given is None else given

    def sound(text: str) -> str:
        try:
            return check(text.strip())
        except WrongUseError as error:
            raise click.UsageError(words.say(error.message)) from None

    prompt = words.t(f"starting.ask.{question}")
    return str(click.prompt(prompt, default=default, value_proc=sound, show_default=bool(default)))

"""``casewright init``: create a new knowledge base that builds at once."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from casewright.cases.schema_file import keep_schema
from casewright.cli.terminal import help_words, say, terminal
from casewright.config.settings import load_settings
from casewright.exceptions import UsageError
from casewright.i18n.catalog import Catalog, available_languages, load_catalog
from casewright.i18n.languages import language_name
from casewright.i18n.message import Message
from casewright.loader.collection import list_collection
from casewright.scaffold.install_source import (
    PYPI,
    InstallSource,
    detect_source,
    index_source,
    parse_source,
)
from casewright.scaffold.logo import read_logo
from casewright.scaffold.project import check_target_dir, new_files, render_project
from casewright.scaffold.project_options import (
    DEFAULT_COLOR,
    ProjectOptions,
    check_colour,
    check_language,
    check_name,
    check_repository,
)

_T = TypeVar("_T")


class _Language(click.Choice):  # type: ignore[type-arg]  # click 8.1 takes none
    """A language, by its code or by its name."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Convert a language name to its code; reject anything else."""
        try:
            return check_language(value)
        except UsageError:
            return str(super().convert(value, param, ctx))


@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name")
@click.option("--language", type=_Language(available_languages()))
@click.option("--colour")
@click.option("--repository")
@click.option("--logo", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--source")
def init(folder: Path, logo: Path | None, **given: str | None) -> int:
    """Create a knowledge base in a folder; in a terminal, ask for what is missing."""
    check_target_dir(folder)
    detected = detect_source()
    try:
        words = load_catalog(_language(given["language"]))
        options = ProjectOptions(
            name=_answer(given["name"], "name", words.t("starting.name"), check_name, words),
            language=words.language,
            colour=_answer(given["colour"], "colour", DEFAULT_COLOR, check_colour, words),
            repository=_answer(given["repository"], "repository", "", check_repository, words),
            source=_source(given["source"], detected, words),
            logo=read_logo(logo) if logo else None,
        )
    except click.Abort:
        raise UsageError(Message("new.stopped")) from None
    files = render_project(options)
    with new_files(folder, files):
        settings = load_settings(folder / "mkdocs.yml")
        keep_schema(list_collection(settings.docs_dir, settings.root).vocabularies, settings)
    words = load_catalog(terminal().language or words.language)
    say(words.t("starting.done", folder=str(folder), count=len(files)))
    if detected is None and not given["source"] and options.source == index_source():
        say(f"\n{words.t('starting.source')}")
    if not given["language"] and not _in_terminal():
        say(f"\n{_taken(words, options.language, folder)}")
    return 0


def _source(given: str | None, detected: InstallSource | None, words: Catalog) -> InstallSource:
    """Return the source that was given, else that of this installation, else ask."""
    if given is None and detected:
        return detected
    return _answer(given, "source", PYPI, parse_source, words)


def _taken(words: Catalog, language: str, folder: Path) -> str:
    """Report which language was used by default, and how to choose another."""
    others = ", ".join(one for one in available_languages() if one != language)
    name = language_name(language, words.language)
    return words.t("starting.language", name=name, others=others, folder=str(folder))


def _in_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _language(given: str | None) -> str:
    own = help_words()
    return _answer(given, "language", own.language, check_language, own)


def _answer(
    given: str | None, question: str, default: str, check: Callable[[str], _T], words: Catalog
) -> _T:
    """Return the command-line value, else ask in a terminal, else return the default."""
    if given is not None or not _in_terminal():
        return check(default if given is None else given)
    prompt = words.t(f"starting.ask.{question}")
    while True:
        answer = str(click.prompt(prompt, default=default, show_default=bool(default)))
        try:
            return check(answer.strip())
        except UsageError as error:
            click.echo(words.say(error.message))

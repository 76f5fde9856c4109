"""``casewright new``: create a commented file for a new case."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from casewright.cases.case import Status
from casewright.cases.fields import ID_LENGTH, TITLE_LIMIT
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.checks.rules.invalid_id import case_id_trouble
from casewright.cli.options import with_settings, words_for
from casewright.cli.prompts import chosen_terms
from casewright.cli.terminal import say
from casewright.config.settings import Settings, load_settings
from casewright.exceptions import UsageError
from casewright.i18n.catalog import Catalog
from casewright.i18n.message import Message
from casewright.loader.collection import Collection, list_collection
from casewright.paths import name_key
from casewright.scaffold.case_file import find_free_id, today, write_case
from casewright.scaffold.draft import Draft
from casewright.yaml.writer import Bare, Value


@click.argument("case_id", metavar="ID")
@click.option("--title")
@with_settings
def new(case_id: str, title: str | None, config_file: Path) -> int:
    """Create the file of a new case and return the exit code; in a terminal, ask for the fields."""
    settings = load_settings(config_file)
    collection = list_collection(settings.docs_dir, settings.root)
    _check_id(case_id, collection, settings)
    fields = _ask_fields(title, collection, words_for(settings))
    draft = Draft({**fields, "status": Bare(Status.DRAFT), "added": Bare(today())})
    file = write_case(case_id, draft, collection, settings)
    say(words_for(settings).t("new.made", file=os.path.relpath(file)))
    return 0


def _check_id(case_id: str, collection: Collection, settings: Settings) -> None:
    """Reject an id that cannot be an address or is already in use."""
    trouble = case_id_trouble(case_id)
    taken = collection.same_names.get(name_key(case_id))
    if not trouble and not taken:
        return
    values: dict[str, str | int] = {
        "name": case_id,
        "suggestion": find_free_id(case_id, collection, settings),
        "shortest": ID_LENGTH[0],
        "longest": ID_LENGTH[1],
        "file": taken[0].path if taken else "",
    }
    raise UsageError(Message(f"fault.new-{trouble or 'taken'}", values))


def _ask_fields(title: str | None, collection: Collection, catalog: Catalog) -> dict[str, Value]:
    """Ask for the fields that were not given, if there is a terminal."""
    fields: dict[str, Value] = {"title": " ".join((title or "").split())}
    if trouble := _title_problem(str(fields["title"])):
        raise UsageError(trouble)
    if not sys.stdin.isatty():
        return fields
    try:
        if not title:
            fields["title"] = _ask("new.ask-title", _read_title, catalog)
        for facet in (ORGANISATIONS, THEMES):
            fields[field_of(facet)] = _ask_terms(facet, collection, catalog)
    except click.Abort:
        raise UsageError(Message("new.stopped")) from None
    return fields


def _ask_terms(facet: str, collection: Collection, catalog: Catalog) -> Value:
    """List the terms of a vocabulary with numbers; accept numbers or names as an answer."""
    vocabulary = collection.vocabularies.get(facet)
    if not vocabulary or not vocabulary.terms:
        return ()
    click.echo()
    for number, term in enumerate(vocabulary.terms.values(), start=1):
        click.echo(f"{number:4}  {term.label.text(catalog.language)}")

    def read(answer: str) -> tuple[Value, Message | None]:
        terms, unknown = chosen_terms(answer, vocabulary)
        return terms, Message("new.unknown", {"given": unknown}) if unknown else None

    return _ask(f"new.ask-{field_of(facet)}", read, catalog)


def _ask(
    question: str, read: Callable[[str], tuple[Value, Message | None]], catalog: Catalog
) -> Value:
    """Ask until the answer is valid."""
    while True:
        answer = click.prompt(catalog.t(question), default="", show_default=False)
        value, trouble = read(answer)
        if not trouble:
            return value
        click.echo(catalog.say(trouble))


def _read_title(answer: str) -> tuple[Value, Message | None]:
    title = " ".join(answer.split())
    return title, _title_problem(title)


def _title_problem(title: str) -> Message | None:
    if len(title) <= TITLE_LIMIT:
        return None
    return Message("new.title-too-long", {"length": len(title), "limit": TITLE_LIMIT})

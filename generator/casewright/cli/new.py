"""``casewright new``: a file for a new story, that explains itself and asks what it can."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from casewright.cases.case import Status
from casewright.cases.collection import Collection, list_collection
from casewright.cases.fields import ID_LENGTH, TITLE_LIMIT
from casewright.cases.names import name_key
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.checks.rules.invalid_id import case_id_trouble
from casewright.commands.case_files import free_id, today, write_case
from casewright.commands.prompts import chosen_terms
from casewright.commands.site import with_settings
from casewright.faults import WrongUseError
from casewright.locale.catalogue import Catalogue
from casewright.locale.message import Message
from casewright.scaffold.draft import Draft
from casewright.settings import Settings, read_settings
from casewright.yaml.writer import Bare, Value


@click.argument("case_id", metavar="ID")
@click.option("--title")
@with_settings
def new(case_id: str, title: str | None, config_file: Path) -> int:
    """Write a new case's file; gives the exit code. In a terminal it asks for what it can."""
    settings = read_settings(config_file)
    collection = list_collection(settings.docs_dir, settings.root)
    _refuse_bad(case_id, collection, settings)
    fields = _asked(title, collection, settings.catalogue)
    draft = Draft({**fields, "status": Bare(Status.DRAFT), "added": Bare(today())})
    file = write_case(case_id, draft, collection, settings)
    click.echo(settings.catalogue.t("new.made", file=os.path.relpath(file)))
    return 0


def _refuse_bad(case_id: str, collection: Collection, settings: Settings) -> None:
    """Refuse a name that cannot be an address, or that a story has already."""
    trouble = case_id_trouble(case_id)
    taken = collection.same_names.get(name_key(case_id))
    if not trouble and not taken:
        return
    values: dict[str, str | int] = {
        "name": case_id,
        "suggestion": free_id(case_id, collection, settings),
        "shortest": ID_LENGTH[0],
        "longest": ID_LENGTH[1],
        "file": taken[0].path if taken else "",
    }
    raise WrongUseError(Message(f"fault.new-{trouble or 'taken'}", values))


def _asked(title: str | None, collection: Collection, catalogue: Catalogue) -> dict[str, Value]:
    """Ask for what was not given, where somebody sits who can answer."""
    fields: dict[str, Value] = {"title": " ".join((title or "").split())}
    if trouble := _title_trouble(str(fields["title"])):
        raise WrongUseError(trouble)
    if not sys.stdin.isatty():
        return fields
    try:
        if not title:
            fields["title"] = _answer("new.ask-title", _read_title, catalogue)
        for facet in (ORGANISATIONS, THEMES):
            fields[field_of(facet)] = _asked_terms(facet, collection, catalogue)
    except click.Abort:
        raise WrongUseError(Message("new.stopped")) from None
    return fields


def _asked_terms(facet: str, collection: Collection, catalogue: Catalogue) -> Value:
    """Show the words of a vocabulary with numbers, and take numbers or names for an answer."""
    vocabulary = collection.vocabularies.get(facet)
    if not vocabulary or not vocabulary.terms:
        return ()
    click.echo()
    for number, term in enumerate(vocabulary.terms.values(), start=1):
        click.echo(f"{number:4}  {term.label.text(catalogue.language)}")

    def read(answer: str) -> tuple[Value, Message | None]:
        terms, unknown = chosen_terms(answer, vocabulary)
        return terms, Message("new.unknown", {"given": unknown}) if unknown else None

    return _answer(f"new.ask-{field_of(facet)}", read, catalogue)


def _answer(
    question: str, read: Callable[[str], tuple[Value, Message | None]], catalogue: Catalogue
) -> Value:
    """Ask until the answer can be used."""
    while True:
        answer = click.prompt(catalogue.t(question), default="", show_default=False)
        value, trouble = read(answer)
        if not trouble:
            return value
        click.echo(catalogue.say(trouble))


def _read_title(answer: str) -> tuple[Value, Message | None]:
    title = " ".join(answer.split())
    return title, _title_trouble(title)


def _title_trouble(title: str) -> Message | None:
    if len(title) <= TITLE_LIMIT:
        return None
    return Message("new.title-too-long", {"length": len(title), "limit": TITLE_LIMIT})

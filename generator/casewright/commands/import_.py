"""``casewright import``: texts as people have them become drafts of cases."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from casewright.cases.case import Status
from casewright.cases.collection import Collection, read_collection
from casewright.cases.form import case_model
from casewright.checks.personal import masked, personal_in
from casewright.checks.rules import personal_data
from casewright.checks.survey import survey
from casewright.commands.case_files import free_id, today, write_case
from casewright.commands.site import with_settings
from casewright.importers.importer import Imported, import_story
from casewright.importers.reader import Story, read_story
from casewright.locale.message import Message
from casewright.scaffold.case_template import Coach
from casewright.scaffold.draft import missing_fields
from casewright.settings import Settings, read_settings
from casewright.yaml.writer import Bare

_WRONG_USE: Final = ("fault.no-file", "refused.kind")
_FILLED_IN: Final = ("status", "added")


@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@with_settings
def import_(files: tuple[Path, ...], config_file: Path) -> int:
    """Make a draft of each file; gives the exit code. A file that cannot be read stops no other."""
    settings = read_settings(config_file)
    refused: list[str] = []
    for number, file in enumerate(files):
        story = read_story(file) if file.exists() else Message("fault.no-file", {"file": str(file)})
        if isinstance(story, Message):
            click.echo(settings.catalogue.say(story), err=True)
            refused.append(story.key)
            continue
        if number:
            click.echo()
        _import_one(file, story, settings)
    if not refused:
        return 0
    return 2 if any(key in _WRONG_USE for key in refused) else 1


def _import_one(file: Path, story: Story, settings: Settings) -> None:
    """Write the draft of one story, and say what is left to do."""
    collection = read_collection(settings.docs_dir, settings.root)
    joined = {"status": Bare(Status.DRAFT), "added": Bare(today())}
    imported = import_story(story, collection.vocabularies, joined, settings.options.sections)
    title = imported.draft.fields.get("title")
    case_id = free_id(title if isinstance(title, str) else file.stem, collection, settings)
    path = write_case(case_id, imported.draft, collection, settings)
    written = os.path.relpath(path)
    catalogue = settings.catalogue
    click.echo(catalogue.t("import.made", source=file.name, file=written))
    first = tuple(_personal(path, settings))
    for line in _report(imported, first, collection, settings):
        click.echo(_veiled(line))
    click.echo(catalogue.t("import.next", file=written))


def _personal(path: Path, settings: Settings) -> Iterator[str]:
    """Say what identifies a person in a draft: with it, neither check nor build lets it pass."""
    catalogue = settings.catalogue
    name = Path(os.path.relpath(path, settings.root)).as_posix()
    for item in survey(settings, frozenset({name})).diagnostics:
        if item.rule == personal_data.ID:
            said, tip = catalogue.say(item.message), catalogue.say(item.tip)
            yield catalogue.t("import.personal", line=item.place.line, message=said, tip=tip)


def _veiled(line: str) -> str:
    """Put stars over what identifies a person where a line of the report quotes the text."""
    for piece in personal_in(line):
        found = line[piece.start : piece.end]
        line = line[: piece.start] + masked(found) + line[piece.end :]
    return line


def _report(
    imported: Imported, first: tuple[str, ...], collection: Collection, settings: Settings
) -> Iterator[str]:
    """Say what was taken over, and what remains to be done; ``first`` comes before all else."""
    catalogue = settings.catalogue
    coach = Coach(catalogue, collection.vocabularies, settings.options.sections)
    fields = imported.draft.fields

    def named(keys: tuple[str, ...]) -> str:
        return ", ".join(
            catalogue.t("import.named", label=coach.label(key), field=key) for key in keys
        )

    placed = tuple(key for key in coach.form() if key in fields and key not in _FILLED_IN)
    missing = missing_fields(
        imported.draft, collection.vocabularies, case_model(settings.options.sections)
    )
    todo = [
        *first,
        *([catalogue.t("import.missing", fields=named(missing))] if missing else []),
        *map(catalogue.say, imported.todo),
        *([catalogue.n("note.pictures", imported.pictures)] if imported.pictures else []),
    ]
    yield catalogue.t("import.placed", fields=named(placed))
    yield catalogue.t("import.todo")
    yield from (f"- {line}" for line in (*todo, catalogue.t("import.publish")))

"""What ``casewright import`` says about a draft, and about the columns of a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cases.collection import Collection
from casewright.cases.form import case_model
from casewright.cases.names import path_of
from casewright.checks.personal import masked, personal_in
from casewright.checks.rules import personal_data
from casewright.importers.headings import NAME, PRIVATE, ROLE, THANKS
from casewright.importers.importer import ImportedStory
from casewright.scaffold.case_template import CaseTemplate
from casewright.scaffold.draft import missing_fields
from casewright.settings import Settings

_FILLED_IN: Final = ("status", "added")
_CONTRIBUTORS: Final = (NAME, ROLE, THANKS)


@dataclass(frozen=True, slots=True)
class ImportedDraft:
    """A draft that was written: what it was made of, and its file."""

    imported: ImportedStory
    source: str
    file: Path


def personal_lines(drafts: Sequence[ImportedDraft], settings: Settings) -> dict[Path, list[str]]:
    """Say what identifies a person in each draft: with it, no check lets it pass."""
    catalogue = settings.catalogue
    files = {path_of(draft.file, settings.root): draft.file for draft in drafts}
    lines: dict[Path, list[str]] = {}
    if not files:
        return lines
    with open_store(settings.work_dir) as store:
        found = load_project(settings, store).diagnostics
    for item in found:
        if item.rule == personal_data.ID and item.place.path in files:
            said, tip = catalogue.say(item.message), catalogue.say(item.tip)
            line = catalogue.t("import.personal", line=item.place.line, message=said, tip=tip)
            lines.setdefault(files[item.place.path], []).append(line)
    return lines


def redacted(line: str) -> str:
    """Put stars over what identifies a person where a line of the report quotes the text."""
    for piece in personal_in(line):
        found = line[piece.start : piece.end]
        line = line[: piece.start] + masked(found) + line[piece.end :]
    return line


def column_lines(
    heads: Sequence[str],
    results: Iterable[object],
    collection: Collection,
    settings: Settings,
) -> Iterator[str]:
    """Say which column went to which field."""
    catalogue = settings.catalogue
    template = CaseTemplate(catalogue, collection.vocabularies, settings.options.sections)
    parts: dict[str, str] = {}
    for result in results:
        if isinstance(result, ImportedDraft):
            parts = dict(result.imported.columns) | parts
    if not parts or not heads:
        return
    yield catalogue.t("import.columns")
    for head in heads:
        part = parts.get(head, "")
        if not part:
            yield f"- {catalogue.t('import.column-left', label=head)}"
        elif part == PRIVATE:
            yield f"- {catalogue.t('import.column-private', label=head)}"
        else:
            key = "contributors" if part in _CONTRIBUTORS else part
            named = catalogue.t("import.named", label=template.label(key), field=key)
            yield f"- {catalogue.t('import.column-placed', label=head, part=named)}"
    yield ""


def draft_lines(
    imported: ImportedStory, first: Sequence[str], collection: Collection, settings: Settings
) -> Iterator[str]:
    """Say what was taken over, and what remains to be done; ``first`` comes before all else."""
    catalogue = settings.catalogue
    template = CaseTemplate(catalogue, collection.vocabularies, settings.options.sections)
    fields = imported.draft.fields

    def named(keys: tuple[str, ...]) -> str:
        return ", ".join(
            catalogue.t("import.named", label=template.label(key), field=key) for key in keys
        )

    placed = tuple(key for key in template.form() if key in fields and key not in _FILLED_IN)
    missing = missing_fields(
        imported.draft, collection.vocabularies, case_model(settings.options.sections)
    )
    todo = [
        *first,
        *([catalogue.t("import.missing", fields=named(missing))] if missing else []),
        *map(catalogue.say, imported.todo),
        *([catalogue.n("note.pictures", imported.pictures)] if imported.pictures else []),
    ]
    if placed:
        yield catalogue.t("import.placed", fields=named(placed))
    yield catalogue.t("import.todo")
    yield from (f"- {line}" for line in (*todo, catalogue.t("import.publish")))

"""The report of ``casewright import`` about drafts and the columns of a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cases.custom_sections import make_case_model
from casewright.checks.pii import find_personal_data, mask
from casewright.checks.rules import personal_data
from casewright.cli.options import make_log, words_for
from casewright.config.settings import Settings
from casewright.importers.headings import NAME, PRIVATE, ROLE, THANKS
from casewright.importers.importer import ImportedStory
from casewright.loader.collection import Collection
from casewright.paths import path_of
from casewright.scaffold.case_template import CaseTemplate
from casewright.scaffold.draft import missing_fields

_FILLED_IN: Final = ("status", "added")
_CONTRIBUTORS: Final = (NAME, ROLE, THANKS)


@dataclass(frozen=True, slots=True)
class ImportedDraft:
    """A draft that was written: its story and its file."""

    imported: ImportedStory
    source: str
    file: Path


def personal_lines(drafts: Sequence[ImportedDraft], settings: Settings) -> dict[Path, list[str]]:
    """Report personal data in each draft, which ``check`` would reject."""
    catalog = words_for(settings)
    files = {path_of(draft.file, settings.root): draft.file for draft in drafts}
    lines: dict[Path, list[str]] = {}
    if not files:
        return lines
    with open_store(settings.work_dir, make_log(settings)) as store:
        found = load_project(settings, store).diagnostics
    for item in found:
        if item.rule == personal_data.ID and item.place.path in files:
            said, tip = catalog.say(item.message), catalog.say(item.tip)
            line = catalog.t("import.personal", line=item.place.line, message=said, tip=tip)
            lines.setdefault(files[item.place.path], []).append(line)
    return lines


def redacted(line: str, settings: Settings) -> str:
    """Mask personal data where a line of the report quotes the text."""
    for piece in find_personal_data(line, settings.countries):
        found = line[piece.start : piece.end]
        line = line[: piece.start] + mask(found) + line[piece.end :]
    return line


def column_lines(
    heads: Sequence[str],
    results: Iterable[object],
    collection: Collection,
    settings: Settings,
) -> Iterator[str]:
    """Report which column was assigned to which field."""
    catalog = words_for(settings)
    template = CaseTemplate(catalog, collection.vocabularies, settings.options.sections)
    parts: dict[str, str] = {}
    for result in results:
        if isinstance(result, ImportedDraft):
            parts = dict(result.imported.columns) | parts
    if not parts or not heads:
        return
    yield catalog.t("import.columns")
    for head in heads:
        part = parts.get(head, "")
        if not part:
            yield f"- {catalog.t('import.column-left', label=head)}"
        elif part == PRIVATE:
            yield f"- {catalog.t('import.column-private', label=head)}"
        else:
            key = "contributors" if part in _CONTRIBUTORS else part
            named = catalog.t("import.named", label=template.label(key), field=key)
            yield f"- {catalog.t('import.column-placed', label=head, part=named)}"
    yield ""


def draft_lines(
    imported: ImportedStory, first: Sequence[str], collection: Collection, settings: Settings
) -> Iterator[str]:
    """Report what was imported, and what remains to be done; ``first`` precedes the rest."""
    catalog = words_for(settings)
    template = CaseTemplate(catalog, collection.vocabularies, settings.options.sections)
    fields = imported.draft.fields

    def named(keys: tuple[str, ...]) -> str:
        return ", ".join(
            catalog.t("import.named", label=template.label(key), field=key) for key in keys
        )

    placed = tuple(key for key in template.form() if key in fields and key not in _FILLED_IN)
    missing = missing_fields(
        imported.draft, collection.vocabularies, make_case_model(settings.options.sections)
    )
    todo = [
        *first,
        *([catalog.t("import.missing", fields=named(missing))] if missing else []),
        *map(catalog.say, imported.todo),
        *([catalog.n("note.pictures", imported.pictures)] if imported.pictures else []),
    ]
    if placed:
        yield catalog.t("import.placed", fields=named(placed))
    yield catalog.t("import.todo")
    yield from (f"- {line}" for line in (*todo, catalog.t("import.publish")))

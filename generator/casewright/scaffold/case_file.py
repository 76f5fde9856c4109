"""Create new case files: find a free id, and never overwrite a file."""

import datetime as dt
from itertools import chain, count
from pathlib import Path

from casewright.cases.fields import ID_LENGTH
from casewright.cases.schema_file import keep_schema, schema_seen_from
from casewright.checks.rules.invalid_id import case_id_trouble, id_like
from casewright.config.settings import Settings
from casewright.fs import write_new
from casewright.loader.collection import Collection
from casewright.paths import SUFFIX, name_key
from casewright.scaffold.case_template import CaseTemplate
from casewright.scaffold.draft import Draft
from casewright.site.build_date import date_given


def today() -> str:
    """Return today's date in the format of a case file."""
    return (date_given() or dt.datetime.now().astimezone().date()).isoformat()


def find_free_id(text: str, collection: Collection, settings: Settings) -> str:
    """Return an unused id made from a text."""
    longest = ID_LENGTH[1] - len("-999")
    base = id_like(text)
    if len(base) > longest:
        base = base[: longest + 1].rpartition("-")[0] or base[:longest]
    if len(base) < ID_LENGTH[0]:
        base = f"{settings.catalog.t('import.unnamed')}-{base}".strip("-")
    candidates = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(
        one
        for one in candidates
        if not case_id_trouble(one) and name_key(one) not in collection.same_names
    )


def write_case(case_id: str, draft: Draft, collection: Collection, settings: Settings) -> Path:
    """Write a draft as a new file, with the schema that it refers to; return the path of the file.

    Raise ``FileExistsError`` instead of overwriting a file; a failure leaves no partial file.
    """
    folder = settings.docs_dir
    folder.mkdir(parents=True, exist_ok=True)
    template = CaseTemplate(settings.catalog, collection.vocabularies, settings.options.sections)
    text = template.file_text(draft, schema_seen_from(folder, settings))
    file = folder / f"{case_id}{SUFFIX}"
    keep_schema(collection.vocabularies, settings)
    write_new(file, text.encode())
    return file

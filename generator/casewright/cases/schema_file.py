"""The schema on disk, where editors find it without a network.

It lies with everything else that can be made anew (``.casewright/``), and is written by whatever
command comes by: ``new``, ``import``, ``build`` and ``schema``.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from casewright.cases.custom_sections import make_case_model
from casewright.cases.json_schema import schema_text
from casewright.cases.vocabulary import Vocabulary
from casewright.config.settings import Settings
from casewright.fs import write_over

NAME: Final = "case.schema.json"


def keep_schema(vocabularies: Mapping[str, Vocabulary], settings: Settings) -> Path:
    """Write the schema where it is not there yet as it should be, and never through a link."""
    file = settings.work_dir / NAME
    if file.is_symlink():
        file.unlink()
    write_schema(file, site_schema(vocabularies, settings))
    return file


def site_schema(vocabularies: Mapping[str, Vocabulary], settings: Settings) -> str:
    """Write the schema of a site's cases, its own sections among them."""
    model = make_case_model(settings.options.sections)
    return schema_text(vocabularies, settings.catalog, model)


def write_schema(file: Path, text: str) -> None:
    """Write a file, unless it is so already."""
    data = text.encode(errors="replace")  # the name of a file may be no text
    if not (file.is_file() and file.read_bytes() == data):
        write_over(file, data)


def schema_seen_from(folder: Path, settings: Settings) -> str:
    """Give the way from a folder to the schema, as an editor follows it."""
    return Path(os.path.relpath(settings.work_dir / NAME, folder)).as_posix()

"""The JSON Schema on disk, for editors.

The file is in the folder of generated files (``.casewright/``), and is written by the commands
``new``, ``import``, ``build`` and ``schema``.
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
    """Write the schema if it is missing or outdated; never follow a symbolic link."""
    file = settings.work_dir / NAME
    if file.is_symlink():
        file.unlink()
    write_schema(file, site_schema(vocabularies, settings))
    return file


def site_schema(vocabularies: Mapping[str, Vocabulary], settings: Settings) -> str:
    """Return the schema of the cases of a site, with its custom sections."""
    model = make_case_model(settings.options.sections)
    return schema_text(vocabularies, settings.catalog, model)


def write_schema(file: Path, text: str) -> None:
    """Write a file, unless it has the same content."""
    data = text.encode(errors="replace")  # a file name may not be valid text
    if not (file.is_file() and file.read_bytes() == data):
        write_over(file, data)


def schema_seen_from(folder: Path, settings: Settings) -> str:
    """Return the path to the schema relative to a folder."""
    return Path(os.path.relpath(settings.work_dir / NAME, folder)).as_posix()

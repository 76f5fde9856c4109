"""``casewright import``: convert existing documents to drafts of cases."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Final

import click

from casewright.cases.case import Status
from casewright.cli.import_report import (
    ImportedDraft,
    column_lines,
    draft_lines,
    personal_lines,
    redacted,
)
from casewright.cli.options import with_settings, words_for
from casewright.cli.terminal import say, terminal
from casewright.config.settings import Settings, load_settings
from casewright.i18n.message import Message
from casewright.importers.importer import import_story
from casewright.importers.reader import SourceFile, read_file
from casewright.importers.story import Story
from casewright.loader.collection import CasePath, Collection, list_collection
from casewright.paths import path_of
from casewright.scaffold.case_file import find_free_id, today, write_case
from casewright.scaffold.case_template import DIGEST_MARK
from casewright.yaml.writer import Bare

_USAGE_ERRORS: Final = ("fault.no-file", "refused.kind", "refused.empty-folder")
_MAX_HEAD_LINES: Final = 5


@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@with_settings
def import_(files: tuple[Path, ...], config_file: Path) -> int:
    """Convert files and folders to drafts; return the exit code. Errors do not stop other files."""
    settings = load_settings(config_file)
    run = _Run(settings, list_collection(settings.docs_dir, settings.root))
    for path in files:
        run.add_path(path)
    run.report()
    if not run.refused:
        return 0
    is_wrong_use = any(message.key.startswith(_USAGE_ERRORS) for message in run.refused)
    return 2 if is_wrong_use and not run.has_folder else 1


@dataclass(frozen=True, slots=True)
class _Known:
    """A story that was imported before."""

    source: str
    file: Path


@dataclass(frozen=True, slots=True)
class _File:
    """The result for a file: its drafts, and the stories that were imported before."""

    source: SourceFile
    name: str
    results: tuple[ImportedDraft | _Known, ...]


class _Run:
    """One run of the command: everything is written first and reported afterwards."""

    def __init__(self, settings: Settings, collection: Collection) -> None:
        self.refused: list[Message] = []
        self.has_folder = False
        self._settings = settings
        self._collection = collection
        self._digests = _find_digests(collection, settings)
        self._files: list[_File] = []
        self._folders: list[Path] = []

    def add_path(self, path: Path) -> None:
        """Import a file, or every file in a folder."""
        if not path.is_dir():
            self._add_file(path, path.name)
            return
        self.has_folder = True
        self._folders.append(path)
        inside = sorted(_files_in(path))
        for file in inside:
            self._add_file(file, file.relative_to(path).as_posix())
        if not inside:
            self._refuse(Message("refused.empty-folder", {"file": str(path)}))

    def _add_file(self, path: Path, name: str) -> None:
        source = (
            read_file(path) if path.is_file() else Message("fault.no-file", {"file": str(path)})
        )
        if isinstance(source, Message):
            self._refuse(Message(source.key, {**source.values, "file": name}))
            return
        results = tuple(self._add_story(story, path, name) for story in source.stories)
        self._files.append(_File(source, name, results))

    def _refuse(self, message: Message) -> None:
        click.echo(words_for(self._settings).say(message), err=True)
        self.refused.append(message)

    def _add_story(self, story: Story, path: Path, name: str) -> ImportedDraft | _Known:
        """Write the draft of one story, unless it was imported before."""
        settings, catalog = self._settings, words_for(self._settings)
        if story.part:
            name = catalog.t("import.part", source=name, part=catalog.say(story.part))
        if known := self._digests.get(story.digest):
            return _Known(name, known)
        added = {"status": Bare(Status.DRAFT), "added": Bare(today())}
        sections = settings.options.sections
        imported = import_story(story, self._collection.vocabularies, added, sections)
        title = imported.draft.fields.get("title")
        base = title if isinstance(title, str) else path.stem
        case_id = find_free_id(base, self._collection, settings)
        file = write_case(case_id, imported.draft, self._collection, settings)
        self._digests[story.digest] = file
        added_path = CasePath(file.name, path_of(file, settings.root))
        paths = (*self._collection.case_paths, added_path)
        self._collection = replace(self._collection, case_paths=paths)
        return ImportedDraft(imported, name, file)

    def report(self) -> None:
        """Report the result for every file, and what remains to be done."""
        drafts = [
            one for file in self._files for one in file.results if isinstance(one, ImportedDraft)
        ]
        personal = personal_lines(drafts, self._settings)
        for number, file in enumerate(self._files):
            if number:
                say()
            self._report_file(file, personal)
        for folder in self._folders:
            say()
            say(self._summary(folder, len(drafts)))

    def _report_file(self, file: _File, personal: dict[Path, list[str]]) -> None:
        catalog = words_for(self._settings)
        for message in file.source.remarks:
            say(redacted(catalog.say(message), self._settings))
        for line in column_lines(file.source.heads, file.results, self._collection, self._settings):
            say(redacted(line, self._settings))
        for number, result in enumerate(file.results):
            if number:
                say()
            written = os.path.relpath(result.file)
            if isinstance(result, _Known):
                say(catalog.t("import.known", source=result.source, file=written))
                continue
            say(catalog.t("import.made", source=result.source, file=written))
            first = personal.get(result.file, [])
            if terminal().quiet:
                for line in first:
                    click.echo(redacted(line, self._settings))
            for line in draft_lines(result.imported, first, self._collection, self._settings):
                say(redacted(line, self._settings))
            say(catalog.t("import.next", file=written))

    def _summary(self, folder: Path, drafts: int) -> str:
        catalog = words_for(self._settings)
        known = sum(isinstance(one, _Known) for file in self._files for one in file.results)
        return catalog.t(
            "import.folder",
            folder=str(folder),
            drafts=catalog.n("count.import-drafts", drafts),
            known=catalog.n("count.import-known", known),
            refused=catalog.n("count.import-refused", len(self.refused)),
        )


def _files_in(folder: Path) -> Iterator[Path]:
    """Return the files of a folder and its subfolders; skip hidden files and links."""
    for path in folder.iterdir():
        if path.name.startswith((".", "~$")) or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files_in(path)
        elif path.is_file():
            yield path


def _find_digests(collection: Collection, settings: Settings) -> dict[str, Path]:
    """Return existing drafts by the digest of their source."""
    found = {}
    for case in collection.case_paths:
        path = settings.docs_dir / case.name
        for line in _head_lines(path):
            if line.startswith(DIGEST_MARK):
                found[line.removeprefix(DIGEST_MARK).strip()] = path
    return found


def _head_lines(path: Path) -> list[str]:
    """Return the comment lines at the top of a file."""
    if not path.is_file() or path.is_symlink():
        return []
    with path.open(encoding="utf-8", errors="replace") as stream:
        lines = takewhile(lambda line: line.startswith("#"), stream)
        return [line for _, line in zip(range(_MAX_HEAD_LINES), lines, strict=False)]

"""``casewright check``: every problem of every file, in one run."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from casewright.build.executor import Workers
from casewright.build.project import LoadedProject, load_project
from casewright.build.store import open_store
from casewright.checks.runner import in_order
from casewright.cli.git import find_changed_files
from casewright.cli.lost_addresses import find_lost_addresses
from casewright.cli.options import make_log, with_settings, with_workers, words_for
from casewright.cli.terminal import terminal
from casewright.config.settings import Settings
from casewright.config.validation import load_valid_settings
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.reporters import REPORTERS
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.diagnostics.reporters.text import has_errors
from casewright.diagnostics.result import CheckResult, format_skipped
from casewright.exceptions import UsageError
from casewright.i18n.catalog import COMPLETE, Catalog, completeness
from casewright.i18n.languages import language_name
from casewright.i18n.message import Message
from casewright.loader.collection import Collection

_STEP_SUMMARY_VARIABLE: Final = "GITHUB_STEP_SUMMARY"
"""The environment variable with the file of the summary page, on a CI server."""

DUE_FORMATS: Final = ("text", "json", "csv")
"""The formats of the list of what is due for review."""

_FORMATS: Final = tuple(dict.fromkeys((*REPORTERS, *DUE_FORMATS)))

MAX_UNUSED_FILES_NAMED: Final = 10
"""Unused files that are named; the others are counted."""


@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@with_settings
@click.option(
    "--format",
    "report",
    default="text",
    type=click.Choice(_FORMATS),
)
@click.option("--changed", is_flag=True)
@click.option("--due", is_flag=True)
@click.option("--strict", is_flag=True)
@with_workers
def check(  # noqa: PLR0913  (one for each option of the command)
    paths: tuple[Path, ...],
    config_file: Path,
    report: str,
    workers: int | None,
    cluster: str | None,
    *,
    changed: bool,
    due: bool,
    strict: bool,
) -> int:
    """Check all cases and vocabularies, or the given ones; return the exit code."""
    settings = load_valid_settings(config_file)
    if report not in (DUE_FORMATS if due else REPORTERS):
        raise UsageError(Message("fault.no-such-report", {"format": report}))
    catalog = words_for(settings)
    only = _only(paths, settings, changed=changed)
    with open_store(settings.work_dir, make_log(settings)) as store:
        project = load_project(settings, store, Workers(workers, cluster))
    if due:
        from casewright.cli.review_queue import format_review_queue  # noqa: PLC0415  (slow to load)

        click.echo(format_review_queue(project.index(drafts=False), report, settings))
        return 0
    lost = tuple(find_lost_addresses(project)) if changed else ()
    outcome = make_result(project, settings, only, lost)
    reporter = REPORTERS[report]
    if outcome.diagnostics or not terminal().quiet:
        click.echo(reporter.printed(outcome, catalog))
    if reporter.run_page and (page := os.environ.get(_STEP_SUMMARY_VARIABLE)):
        with Path(page).open("a", encoding="utf-8") as stream:
            stream.write(reporter.run_page(outcome, catalog))
    return 1 if has_errors(outcome.diagnostics, strict=strict) else 0


def make_result(
    project: LoadedProject,
    settings: Settings,
    only: frozenset[str] | None = None,
    more: tuple[Diagnostic, ...] = (),
) -> CheckResult:
    """Sum up what was checked; ``only`` names the files to report on, by their path in reports.

    ``more`` is what was found besides.
    """
    collection = project.collection
    site = settings.site_url
    shown = [item for item in project.diagnostics if only is None or item.place.path in only]
    errors_shown = sum(item.severity is Severity.ERROR for item in shown)
    return CheckResult(
        in_order((*shown, *more)),
        len(collection.case_paths),
        len(collection.vocabulary_files),
        f"{site.rstrip('/')}/{settings.addresses.rules}" if site else "",
        _left_out(project, settings),
        _unread(collection),
        None if only is None else len(only),
        len(project.errors) - errors_shown,
    )


def format_hints(done: str, project: LoadedProject, settings: Settings) -> str:
    """Add hints about skipped files to the last line, because users may look for a missing case."""
    drafts, words = _left_out(project, settings), words_for(settings)
    skipped = format_skipped(tuple(_unread(project.collection).values()), words)
    drafted = [words.n("count.left-out", drafts)] if drafts else []
    return "\n".join((done, *drafted, *skipped, *_untranslated(words)))


def _untranslated(words: Catalog) -> Iterator[str]:
    """Say how much of an incomplete language there is."""
    if words.language not in COMPLETE:
        name = language_name(words.language, words.language)
        yield words.t("language.incomplete", name=name, percent=completeness(words.language))


def saying_unused(names: Sequence[str], settings: Settings) -> str:
    """List the files in the cases folder that nothing uses and the site leaves out."""
    shown = ", ".join(f"{settings.docs_dir.name}/{name}" for name in names[:MAX_UNUSED_FILES_NAMED])
    more = "" if len(names) <= MAX_UNUSED_FILES_NAMED else ", …"
    return escape_invisible(words_for(settings).n("count.unused", len(names), files=shown + more))


def _unread(collection: Collection) -> dict[str, Message]:
    return {
        file.path: Message(f"unread.{file.why}", {"file": file.path, "right": file.right})
        for file in collection.skipped
    }


def _left_out(project: LoadedProject, settings: Settings) -> int:
    return 0 if settings.options.drafts else project.drafts


def _only(paths: Sequence[Path], settings: Settings, *, changed: bool) -> frozenset[str] | None:
    """Return the files to report on, as named in reports; ``None`` for all files."""
    named = _names(_inside(paths, settings), settings) if paths else None
    if not changed:
        return named
    files = find_changed_files(settings.docs_dir)
    touched = None if files is None else _names(files, settings)
    if named is None or touched is None:
        return named if touched is None else touched
    return named & touched


def _names(files: Iterable[Path], settings: Settings) -> frozenset[str]:
    return frozenset(Path(os.path.relpath(file, settings.root)).as_posix() for file in files)


def _inside(paths: Sequence[Path], settings: Settings) -> list[Path]:
    """Return the files for a path; a folder contains every file below it."""
    files = [file for path in paths for file in _files(path)]
    outside = [file for file in files if not file.is_relative_to(settings.docs_dir.resolve())]
    if outside:
        values = {"file": str(outside[0]), "folder": str(settings.docs_dir)}
        raise UsageError(Message("fault.not-a-case", values))
    return files


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise UsageError(Message("fault.no-file", {"file": str(path)}))
    resolved = path.resolve()
    return [file for file in resolved.rglob("*") if file.is_file()] if path.is_dir() else [resolved]

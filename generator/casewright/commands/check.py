"""``casewright check``: every problem of every file, in one run."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from casewright.checks.checker import Inspection, inspect
from casewright.diagnostics.diagnostic import Severity
from casewright.diagnostics.report import has_errors, text_report
from casewright.faults import WrongUseError
from casewright.locale.catalogue import Catalogue, languages, load_catalogue
from casewright.locale.message import Message
from casewright.settings import Settings, read_settings


@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-f", "--config-file", default="mkdocs.yml", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(languages()))
@click.option("--strict", is_flag=True)
def check(paths: tuple[Path, ...], config_file: Path, lang: str | None, *, strict: bool) -> int:
    """Check the cases and vocabularies, all of them or those named; gives the exit code."""
    settings = read_settings(config_file)
    catalogue = load_catalogue(lang) if lang else settings.catalogue
    inspection = inspect(settings, _names(paths, settings) if paths else None)
    report = text_report(inspection.diagnostics, catalogue)
    if report:
        click.echo(report)
    click.echo(summary(inspection, catalogue))
    return 1 if has_errors(inspection.diagnostics, strict=strict) else 0


def summary(inspection: Inspection, catalogue: Catalogue) -> str:
    """Say in one line what was looked at and what was found."""
    counts = {severity: _count(inspection, severity, catalogue) for severity in Severity}
    key = "check.found" if inspection.diagnostics else "check.clean"
    return catalogue.t(
        key,
        cases=catalogue.n("count.cases", len(inspection.collection.case_files)),
        vocabularies=catalogue.n("count.vocabularies", len(inspection.collection.vocabulary_files)),
        **counts,
    )


def _count(inspection: Inspection, severity: Severity, catalogue: Catalogue) -> str:
    count = sum(item.severity is severity for item in inspection.diagnostics)
    return catalogue.n(f"count.{severity}", count)


def _names(paths: Sequence[Path], settings: Settings) -> frozenset[str]:
    """Name files as reports do; a folder stands for every file below it."""
    files = [file for path in paths for file in _files(path)]
    outside = [file for file in files if not file.is_relative_to(settings.docs_dir.resolve())]
    if outside:
        values = {"file": str(outside[0]), "folder": str(settings.docs_dir)}
        raise WrongUseError(Message("fault.not-a-case", values))
    return frozenset(Path(os.path.relpath(file, settings.root)).as_posix() for file in files)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise WrongUseError(Message("fault.no-file", {"file": str(path)}))
    resolved = path.resolve()
    return [file for file in resolved.rglob("*") if file.is_file()] if path.is_dir() else [resolved]

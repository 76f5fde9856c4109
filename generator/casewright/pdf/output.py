"""Copy printed documents to the output folder, if they differ."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from casewright.pdf.jobs import all_jobs
from casewright.pdf.printer import Job, print_all, prune
from casewright.pdf.resources import collect_resources
from casewright.progress import ProgressCounter
from casewright.rendering.context import RenderContext
from casewright.views.listings.redirects import iter_redirects


@dataclass(frozen=True, slots=True)
class WriteResult:
    """The number of documents in a folder, and the number of them that were printed."""

    total: int
    made: int


def write_pdfs(
    jobs: Sequence[Job], ctx: RenderContext, folder: Path, counter: ProgressCounter
) -> WriteResult:
    """Print documents and copy them to a folder, each under its address in the site."""
    printed = print_all(jobs, collect_resources(ctx), _cache_dir(ctx), counter)
    for name, file in printed.files.items():
        _copy(file, folder / name)
    return WriteResult(len(printed.files), printed.made)


def print_site(ctx: RenderContext, counter: ProgressCounter) -> Mapping[str, Path]:
    """Print every document of a site and return all by name; prune the cache."""
    printed = print_all(all_jobs(ctx), collect_resources(ctx), _cache_dir(ctx), counter)
    prune(_cache_dir(ctx), printed.files.values())
    return {**printed.files, **_at_former_addresses(printed.files, ctx)}


def _at_former_addresses(files: Mapping[str, Path], ctx: RenderContext) -> Mapping[str, Path]:
    """Give documents once more at their former addresses: a PDF file cannot redirect."""
    redirects = iter_redirects(ctx.index, ctx.settings)
    return {one.source: files[one.target] for one in redirects if one.target in files}


def _cache_dir(ctx: RenderContext) -> Path:
    return ctx.settings.work_dir / "pdf"


def _copy(file: Path, target: Path) -> None:
    """Copy a file unless the target is identical, so that its modification time is kept."""
    content = file.read_bytes()
    if target.exists() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)

"""Print documents in several processes, with a cache.

The cache key is made from the page, its stylesheets and the version of WeasyPrint. Images are
covered, because their names contain a digest of their content.
"""

import contextlib
import hashlib
import io
import multiprocessing
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casewright.exceptions import SystemFailureError
from casewright.fs import write_over
from casewright.i18n.message import Message
from casewright.pdf.resources import STYLES, ResourceBundle
from casewright.progress import ProgressCounter

_FORMAT_VERSION: Final = "1"
"""Increase this when the output changes, so that cached files are not reused."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document: the name of its file, the address of its page, and the HTML of the page."""

    name: str
    address: str
    html: str


@dataclass(frozen=True, slots=True)
class PrintResult:
    """The documents by file name, and the number of them that were not in the cache."""

    files: Mapping[str, Path]
    made: int


def require_weasyprint() -> str:
    """Return the version of WeasyPrint; raise ``SystemFailureError`` if unusable."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            from casewright.pdf.weasyprint_backend import VERSION  # noqa: PLC0415  (an extra)
    except ImportError:
        raise SystemFailureError(Message("fault.no-weasyprint")) from None
    except OSError:
        raise SystemFailureError(Message("fault.no-pango")) from None
    return str(VERSION)


def print_all(
    jobs: Sequence[Job], resources: ResourceBundle, kept: Path, counter: ProgressCounter
) -> PrintResult:
    """Print the documents that are not in ``kept``; ``counter`` counts all of them."""
    counter.total = len(jobs)
    recipe = _toolchain_digest(resources)
    files = {job.name: kept / f"{_key(job, recipe)}.pdf" for job in jobs}
    missing = [job for job in jobs if not files[job.name].exists()]
    counter.done = len(jobs) - len(missing)
    if missing:
        kept.mkdir(parents=True, exist_ok=True)
        _print(missing, files, resources, counter)
    return PrintResult(files, len(missing))


def prune(kept: Path, files: Iterable[Path]) -> None:
    """Delete cached documents that are not among these files."""
    for old in {*kept.glob("*.pdf")} - {*files}:
        old.unlink()


def _print(
    jobs: list[Job], files: Mapping[str, Path], resources: ResourceBundle, counter: ProgressCounter
) -> None:
    workers = min(os.cpu_count() or 1, len(jobs))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _init_worker, (resources,)) as pool:
        printing = [pool.submit(_print_one, job, files[job.name]) for job in jobs]
        try:
            for _ in counter.over(as_completed(printing)):
                pass
            for future in printing:
                future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _toolchain_digest(resources: ResourceBundle) -> bytes:
    parts = [_FORMAT_VERSION, require_weasyprint(), resources.base]
    digest = hashlib.sha256("\n".join(parts).encode())
    for name in STYLES:
        digest.update(resources.read(resources.base + name))
    return digest.digest()


def _key(job: Job, recipe: bytes) -> str:
    return hashlib.sha256(recipe + f"{job.address}\n{job.html}".encode()).hexdigest()[:32]


_RESOURCES: list[ResourceBundle] = []
"""The resources of a worker process, set once."""


def _init_worker(resources: ResourceBundle) -> None:
    _RESOURCES[:] = [resources]


def _print_one(job: Job, file: Path) -> None:
    from casewright.pdf.weasyprint_backend import make_pdf  # noqa: PLC0415  (an extra)

    write_over(file, make_pdf(job.html, job.address, _RESOURCES[0]))

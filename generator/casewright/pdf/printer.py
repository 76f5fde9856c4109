"""The press: prints many documents at once, each in a process, and none that it printed before.

What was printed is kept by everything it was made of: the page, its styles and WeasyPrint itself.
Pictures need no mention, because their names are made of their content.
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

from casewright.faults import EnvironmentFaultError
from casewright.locale.message import Message
from casewright.printing.shelf import STYLES, Shelf
from casewright.tally import Tally

_RECIPE: Final = "1"
"""Changes when the making does, so that nothing made the old way is taken for new."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document: the name of its file, the site address its page lives at, and that page."""

    name: str
    address: str
    html: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The documents by the names of their files, and how many of them had to be made."""

    files: Mapping[str, Path]
    made: int


def require_weasyprint() -> str:
    """Give the version of WeasyPrint; raises ``EnvironmentFaultError`` where it cannot work."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            from casewright.printing.weasy import VERSION  # noqa: PLC0415  (an extra)
    except ImportError:
        raise EnvironmentFaultError(Message("fault.no-weasyprint")) from None
    except OSError:
        raise EnvironmentFaultError(Message("fault.no-pango")) from None
    return str(VERSION)


def print_all(jobs: Sequence[Job], shelf: Shelf, kept: Path, tally: Tally) -> Printed:
    """Print what is not among the ``kept`` documents yet; ``tally`` counts all of them."""
    tally.total = len(jobs)
    recipe = _recipe(shelf)
    files = {job.name: kept / f"{_key(job, recipe)}.pdf" for job in jobs}
    missing = [job for job in jobs if not files[job.name].exists()]
    tally.done = len(jobs) - len(missing)
    if missing:
        kept.mkdir(parents=True, exist_ok=True)
        _print(missing, files, shelf, tally)
    return Printed(files, len(missing))


def forget_others(kept: Path, files: Iterable[Path]) -> None:
    """Throw away what was kept and is not among these files."""
    for old in {*kept.glob("*.pdf")} - {*files}:
        old.unlink()


def _print(jobs: list[Job], files: Mapping[str, Path], shelf: Shelf, tally: Tally) -> None:
    workers = min(os.cpu_count() or 1, len(jobs))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _take_shelf, (shelf,)) as pool:
        printing = [pool.submit(_print_one, job, files[job.name]) for job in jobs]
        try:
            for _ in tally.over(as_completed(printing)):
                pass
            for future in printing:
                future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _recipe(shelf: Shelf) -> bytes:
    parts = [_RECIPE, require_weasyprint(), shelf.base]
    digest = hashlib.sha256("\n".join(parts).encode())
    for name in STYLES:
        digest.update(shelf.read(shelf.base + name))
    return digest.digest()


def _key(job: Job, recipe: bytes) -> str:
    return hashlib.sha256(recipe + f"{job.address}\n{job.html}".encode()).hexdigest()[:32]


_SHELF: list[Shelf] = []
"""The shelf of a worker process, handed over once."""


def _take_shelf(shelf: Shelf) -> None:
    _SHELF[:] = [shelf]


def _print_one(job: Job, file: Path) -> None:
    from casewright.printing.weasy import make_pdf  # noqa: PLC0415  (an extra)

    beside = file.with_suffix(".new")
    beside.write_bytes(make_pdf(job.html, job.address, _SHELF[0]))
    beside.replace(file)

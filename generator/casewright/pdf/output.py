"""Setting out: printed documents are put where someone asked for them, only where they differ."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from casewright.printing.documents import all_jobs
from casewright.printing.press import Job, forget_others, print_all
from casewright.printing.shelf import shelf_of
from casewright.rendering.desk import Desk
from casewright.tally import Tally


@dataclass(frozen=True, slots=True)
class Files:
    """How many documents lie in a folder, and how many of them had to be made."""

    total: int
    made: int


def set_out(jobs: Sequence[Job], desk: Desk, folder: Path, tally: Tally) -> Files:
    """Print documents and lay them in a folder, each under the address it has in the site."""
    printed = print_all(jobs, shelf_of(desk), _kept(desk), tally)
    for name, file in printed.files.items():
        _copy(file, folder / name)
    return Files(len(printed.files), printed.made)


def print_site(desk: Desk, tally: Tally) -> Mapping[str, Path]:
    """Print every document that a site offers, and forget those of before; gives them by name."""
    printed = print_all(all_jobs(desk), shelf_of(desk), _kept(desk), tally)
    forget_others(_kept(desk), printed.files.values())
    return printed.files


def _kept(desk: Desk) -> Path:
    return desk.settings.work_dir / "pdf"


def _copy(file: Path, target: Path) -> None:
    """Copy a file unless the same one lies there: its time then stays what it was."""
    content = file.read_bytes()
    if target.exists() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)

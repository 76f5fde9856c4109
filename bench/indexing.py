"""Measure the cost of the search index: ours, and that of Pagefind for the same cases.

``python -m bench.indexing --sizes 1000 10000`` prints for each size the CPU seconds per thousand
cases, the peak memory in MB that indexing adds, and the number and size of the files. Pagefind is
measured if its package is installed (the dependency group ``bench``); it reads one page per case.
"""

import argparse
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from bench.generate import knowledge_base
from bench.inside import BYTES_PER_UNIT
from bench.invented import InventedCase, invent
from bench.ranking import load_site

_ROW: Final = "{:>6}  {:<10} {:>18} {:>8} {:>7} {:>12}"


def index_ours(cases: Sequence[InventedCase], folder: Path) -> tuple[float, float]:
    """Index with our own search; return CPU seconds and the MB that it added."""
    for name, text in knowledge_base(cases):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    site = load_site(folder)
    _ = site.ctx.cards
    before = resource.getrusage(resource.RUSAGE_SELF)
    for name, content in site.search_files().items():
        path = folder / "index" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, (after.ru_maxrss - before.ru_maxrss) * BYTES_PER_UNIT / 1e6


def index_with_pagefind(cases: Sequence[InventedCase], folder: Path) -> tuple[float, float]:
    """Index the same cases as pages; return CPU seconds and the MB of the program."""
    for case in cases:
        text = "".join(f"<p>{part}</p>" for part in (case.summary, *case.sections.values()))
        page = f"<!doctype html><html lang=nl><title>{case.title}</title><body>{text}"
        (folder / f"{case.id}.html").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind_bin", "--site", ".", "--output-path", "index"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("Pagefind failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_PER_UNIT / 1e6


def main() -> None:
    """Measure the sizes given on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.indexing", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--words", type=int, default=700)
    asked = parser.parse_args()
    indexers = {"casewright": index_ours}
    if importlib.util.find_spec("pagefind_bin"):
        indexers["pagefind"] = index_with_pagefind
    click.echo(_ROW.format("cases", "", "CPU-s per 1,000", "MB", "files", "bytes"))
    for size in asked.sizes:
        cases = invent(size, asked.words)
        for name, index in indexers.items():
            with tempfile.TemporaryDirectory() as folder:
                seconds, megabytes = index(cases, Path(folder))
                files = [path for path in (Path(folder) / "index").rglob("*") if path.is_file()]
                weight = sum(path.stat().st_size for path in files)
            figures = (f"{seconds * 1000 / size:.2f}", f"{megabytes:.0f}", len(files), weight)
            click.echo(_ROW.format(size, name, *figures))


if __name__ == "__main__":
    main()

"""Run Lighthouse on the home page and the largest case, with its slow phone preset.

``python -m bench.lighthouse SITE`` needs the program ``lighthouse`` (``npm install --global
lighthouse``, or ``--program`` with its path) and a Chromium. Every page is measured with a server
that compresses, as most hosts do, and with one that does not. It prints a line for each; the exit
code is 1 if a compressed page scores too low, and 3 if the program is missing or fails, as it may
on a busy machine.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import click
from tests.browser import arguments, find

from bench.serving import served
from bench.weight import largest_case

PROMISED: Final = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
_ROW: Final = "{:<44} {:>11} {:>13} {:>14} {:>4}"
_FLAGS: Final = ("--headless", "--disable-gpu", "--disable-background-networking")
_MISSING: Final = "lighthouse is not installed: npm install --global lighthouse"


def scores(program: str, address: str) -> Mapping[str, int]:
    """Run Lighthouse on one page and return its scores (0 to 100) by category."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(program, address, "--quiet", "--output=json", f"--output-path={report}"),
            f"--only-categories={','.join(PROMISED)}",
            f"--chrome-flags={' '.join((*_FLAGS, *arguments()))}",
        ]
        environment = {**os.environ, "CHROME_PATH": find() or ""}
        subprocess.run(command, check=True, env=environment)  # noqa: S603  (what the user named)
        found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(found[name]["score"] * 100) for name in PROMISED}


def measure(program: str, site: Path, runs: int) -> Iterator[tuple[str, bool, Mapping[str, int]]]:
    """Return the medians of every page: its name, whether it was compressed, and the scores."""
    for compressed in (True, False):
        with served(site, compressed=compressed) as root:
            for page in ("", largest_case(site)):
                seen = [scores(program, root + page) for _ in range(runs)]
                marks = {name: round(median(each[name] for each in seen)) for name in PROMISED}
                yield f"/{page}", compressed, marks


def main() -> None:
    """Measure the site that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--program", default="lighthouse", help="the program, or its path")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    program = shutil.which(asked.program)
    if not program:
        click.echo(_MISSING, err=True)
        sys.exit(3)
    kept = True
    click.echo(_ROW.format("page", *PROMISED))
    for page, compressed, marks in measure(program, asked.site, asked.runs):
        name = f"{page} ({'gzip' if compressed else 'as it is'})"
        click.echo(_ROW.format(name, *marks.values()))
        kept = kept and (not compressed or all(marks[key] >= PROMISED[key] for key in PROMISED))
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError:
        sys.exit(3)

"""Change a module line by line and count the changes that its fast tests notice.

``make mutants MODULE=views/ordering.py TESTS=tests/views SAMPLE=50`` tries a random sample of the
changes that Cosmic Ray can make, in a copy of the sources, and prints those that pass the tests.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import click
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

_ROOT: Final = Path(__file__).parents[1]
_SOURCES: Final = ("generator", "theme", "tests", "bench", "cases")
_FILES: Final = ("pyproject.toml", "mkdocs.yml", "SECURITY.md")
_TIMEOUT_S: Final = 300
_ANNOTATION: Final = "core/ReplaceBinaryOperator_BitOr_"
"""The operator of changes that are nearly all in annotations, as in ``str | None``."""

_CONFIG: Final = """[cosmic-ray]
module-path = {module}
timeout = {timeout}
excluded-modules = []
test-command = {command}
[cosmic-ray.distributor]
name = "local"
"""


def sample(session: WorkDB, size: int, seed: int) -> None:
    """Skip all changes but a random sample."""
    items = sorted(session.pending_work_items, key=_place)
    changes = [
        item.job_id for item in items if not item.mutations[0].operator_name.startswith(_ANNOTATION)
    ]
    chosen = {*random.Random(seed).sample(changes, min(size, len(changes)))}  # noqa: S311
    skipped = [item.job_id for item in items if item.job_id not in chosen]
    session.set_multiple_results(skipped, WorkResult(WorkerOutcome.SKIPPED))


def _place(item: WorkItem) -> tuple[str, str, int]:
    (change,) = item.mutations
    return str(change.module_path), change.operator_name, change.occurrence


def report(session: WorkDB) -> None:
    """Print the changes that no test noticed, and their share."""
    results = [found for _, found in session.results if found.test_outcome]
    survivors = [found for found in results if found.test_outcome is TestOutcome.SURVIVED]
    for survivor in survivors:
        click.echo(survivor.diff)
    noticed = len(results) - len(survivors)
    click.echo(
        f"{noticed} of {len(results)} changes noticed ({noticed / max(1, len(results)):.0%})"
    )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("module", help="below generator/casewright: a file or a folder")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in _SOURCES:
            shutil.copytree(_ROOT / name, folder / name)
        for name in _FILES:
            shutil.copy(_ROOT / name, folder)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not slow", "-p", "no:xdist"]
        config = _CONFIG.format(
            module=json.dumps(f"generator/casewright/{options.module}"),
            timeout=_TIMEOUT_S,
            command=json.dumps(" ".join(f"'{word}'" for word in (*command, *options.tests))),
        )
        (folder / "mutation.toml").write_text(config, encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(folder / "generator")}

        def cosmic_ray(*words: str) -> None:
            subprocess.run(  # noqa: S603
                [sys.executable, "-m", "cosmic_ray.cli", *words],
                cwd=folder, env=environment, check=True,
            )  # fmt: skip

        cosmic_ray("baseline", "mutation.toml")
        cosmic_ray("init", "mutation.toml", "session.sqlite")
        with use_db(str(folder / "session.sqlite"), WorkDB.Mode.open) as session:
            sample(session, options.sample, options.seed)
        cosmic_ray("exec", "mutation.toml", "session.sqlite")
        with use_db(str(folder / "session.sqlite"), WorkDB.Mode.open) as session:
            report(session)


if __name__ == "__main__":
    main()

"""A failing build leaves the old site or a complete new one.

The error is reported in one line and the exit code.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bases import snapshot
from commands import casewright
from security.faults import (
    COMMAND,
    INJECTIONS,
    LIMITS,
    MOMENTS,
    SURROUNDINGS,
    Count,
    Kill,
    edited,
    old_or_new,
)  # fmt: skip
from security.figures import FAULT

Record = Callable[[str, object], None]


@pytest.fixture
def base(changed_base: Path) -> Path:
    return changed_base


@pytest.fixture(scope="module")
def changes(start: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """The number of changes on disk of the build that will be killed."""
    folder = tmp_path_factory.mktemp("changes")
    base = edited(start, folder / "base")
    result = casewright("build", cwd=base, prepare=Count(folder / "count"))
    assert result.returncode == 0, result.stderr
    return int((folder / "count").read_text("ascii"))


def nothing_left(base: Path) -> None:
    """Check that the next run repairs, publishes, and leaves no other files."""
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    assert [path.name for path in base.iterdir() if path.name.startswith(".site")] == []
    assert "Nieuw" in (
        base / "site" / "praktijk" / "kwadraad-client-is-eigenaar" / "index.html"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sign", "moment"), MOMENTS, ids=[f"{sign.name} at {moment}" for sign, moment in MOMENTS]
)
def test_killed_at_any_moment(
    base: Path, changes: int, sign: signal.Signals, moment: int, record_property: Record
) -> None:
    record_property(FAULT, sign.name)
    before = snapshot(base / "site")
    change = changes + moment if moment < 0 else changes * moment // 100
    result = casewright("build", cwd=base, prepare=Kill(sign, change))
    assert result.returncode == -sign
    old_or_new(base, before)
    if moment % 4 == 0:
        nothing_left(base)


@pytest.mark.parametrize(
    ("inject", "code"), INJECTIONS, ids=[inject.__name__ for inject, _ in INJECTIONS]
)
def test_bad_input(
    base: Path, inject: Callable[[Path], None], code: int | None, record_property: Record
) -> None:
    record_property(FAULT, inject.__name__.replace("_", " "))
    before = snapshot(base / "site")
    inject(base)
    result = casewright("build", cwd=base)
    assert "Traceback" not in result.stdout + result.stderr
    if code is not None:
        assert result.returncode == code, result.stdout + result.stderr
    assert result.returncode in (0, 1, 2, 3)
    assert (result.returncode == 0) == (old_or_new(base, before) == "new")
    assert result.stdout + result.stderr, "one line tells which"


def run(
    folder: Path, limit: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a build in an interpreter of its own."""
    return subprocess.run(
        COMMAND,
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=limit,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.mark.parametrize(("kind", "limit"), LIMITS)
def test_a_machine_at_its_limit(
    base: Path, kind: str, limit: Callable[[], None], record_property: Record
) -> None:
    record_property(FAULT, kind)
    before = snapshot(base / "site")
    result = run(base, limit)
    stands = old_or_new(base, before)
    assert (result.returncode == 0) == (stands == "new")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("environment", SURROUNDINGS, ids=str)
def test_any_locale_and_time_zone(
    base: Path, environment: dict[str, str], record_property: Record
) -> None:
    record_property(FAULT, "another " + ("time zone" if "TZ" in environment else "locale"))
    before = snapshot(base / "site")
    result = run(base, **environment)
    assert result.returncode == 0, result.stderr
    assert old_or_new(base, before) == "new"


def test_two_builds_at_once(base: Path, record_property: Record) -> None:
    record_property(FAULT, "two builds at once")
    before = snapshot(base / "site")
    first = subprocess.Popen(COMMAND, cwd=base, stderr=subprocess.PIPE, text=True)
    second = subprocess.Popen(COMMAND, cwd=base, stderr=subprocess.PIPE, text=True)
    codes = {first.wait(60), second.wait(60)}
    errors = (first.stderr.read() if first.stderr else "") + (
        second.stderr.read() if second.stderr else ""
    )
    assert 0 in codes
    assert codes <= {0, 3}
    assert "Traceback" not in errors
    assert old_or_new(base, before) == "new"


def test_a_closed_pipe(base: Path, record_property: Record) -> None:
    record_property(FAULT, "closed pipe")
    before = snapshot(base / "site")
    process = subprocess.Popen(COMMAND, cwd=base, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    process.wait(60)
    assert process.stderr
    assert b"Traceback" not in process.stderr.read()
    old_or_new(base, before)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Mount a folder read-only over itself, the only thing that stops root as well."""
    subprocess.run(["mount", "--bind", folder, folder], check=True, capture_output=True)
    try:
        remount = ["mount", "-o", "remount,bind,ro", folder]
        subprocess.run(remount, check=True, capture_output=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_read_only_place(base: Path, record_property: Record) -> None:
    record_property(FAULT, "read-only place")
    before = snapshot(base / "site")
    if os.geteuid() == 0:
        try:
            with read_only(base):
                result = run(base)
        except subprocess.CalledProcessError:
            shutil.rmtree(base / ".casewright")
            (base / ".casewright").write_text("in de weg", encoding="utf-8")
            result = run(base)
    else:
        base.chmod(0o500)
        (base / ".casewright").chmod(0o500)
        result = run(base)
        base.chmod(0o700)
        (base / ".casewright").chmod(0o700)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert snapshot(base / "site") == before

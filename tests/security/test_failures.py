"""A failing build leaves the old site or a complete new one.

Sixty fault injections of more than fifteen kinds. The error is reported in one line and the exit
code.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import ROOT, verify
from security.figures import FAULT

Snapshot = dict[str, bytes]
Record = Callable[[str, object], None]
COMMAND = [sys.executable, "-m", "casewright", "build"]
CONFIG = (
    "site_name: Proef\ndocs_dir: cases\ntheme: {name: material, language: nl}\n"
    "plugins: [casewright]\n"
)


def snapshot(folder: Path) -> Snapshot:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small knowledge base with a published site."""
    folder = tmp_path_factory.mktemp("faults") / "base"
    (folder / "cases").mkdir(parents=True)
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    shutil.copy(ROOT / "cases" / "kwadraad-client-is-eigenaar.yml", folder / "cases")
    case = folder / "cases" / "kwadraad-client-is-eigenaar.yml"
    text = case.read_text(encoding="utf-8").partition("related:")[0]
    case.write_text(f"{text}permission: {{basis: public-source}}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    result = run(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture
def base(start: Path, tmp_path: Path) -> Path:
    """A copy of it with an unpublished change."""
    return edited(start, tmp_path / "base")


@pytest.fixture(scope="module")
def duration(start: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """The duration in seconds of the build that will be killed."""
    folder = edited(start, tmp_path_factory.mktemp("duration") / "base")
    started = time.monotonic()
    assert run(folder).returncode == 0
    return time.monotonic() - started


def edited(start: Path, folder: Path) -> Path:
    shutil.copytree(start, folder)
    case = folder / "cases" / "kwadraad-client-is-eigenaar.yml"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("title: De", "title: Nieuw, de"), "utf-8")
    return folder


def run(
    folder: Path, limit: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
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


def old_or_new(base: Path, before: Snapshot) -> str:
    """Return which site is published; fail for anything else."""
    after = snapshot(base / "site")
    if after == before:
        return "old"
    assert verify(base / "site") == ()
    page = after["praktijk/kwadraad-client-is-eigenaar/index.html"].decode()
    assert "Nieuw" in page
    changing = {name for name in before if name.startswith("assets/casewright/search/")}
    assert set(after) >= set(before) - changing
    return "new"


def nothing_left(base: Path) -> None:
    """Check that the next run repairs, publishes, and leaves no other files."""
    result = run(base)
    assert result.returncode == 0, result.stdout + result.stderr
    assert [path.name for path in base.iterdir() if path.name.startswith(".site")] == []
    assert "Nieuw" in (
        base / "site" / "praktijk" / "kwadraad-client-is-eigenaar" / "index.html"
    ).read_text(encoding="utf-8")


MOMENTS = [
    *((signal.SIGKILL, percent) for percent in range(4, 108, 4)),
    *((signal.SIGTERM, percent) for percent in range(6, 102, 12)),
]
"""When a build is killed, in percents of how long it takes."""


@pytest.mark.parametrize(
    ("sign", "percent"), MOMENTS, ids=[f"{sign.name} at {percent} %" for sign, percent in MOMENTS]
)
def test_killed_at_any_moment(
    base: Path, duration: float, sign: signal.Signals, percent: int, record_property: Record
) -> None:
    record_property(FAULT, sign.name)
    before = snapshot(base / "site")
    process = subprocess.Popen(
        COMMAND, cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(duration * percent / 100)
    process.send_signal(sign)
    process.wait(30)
    old_or_new(base, before)
    if percent % 20 == 0:
        nothing_left(base)


def broken_case(base: Path) -> None:
    (base / "cases" / "kapot.yml").write_text("title: a: b\n", encoding="utf-8")


def broken_vocabulary(base: Path) -> None:
    (base / "cases" / "vocabulary" / "themes.yml").write_text("label: [", encoding="utf-8")


def removed_vocabulary(base: Path) -> None:
    (base / "cases" / "vocabulary" / "themes.yml").unlink()


def broken_page(base: Path) -> None:
    (base / "cases" / "over.md").write_text("[weg](bestaat-niet.md)\n", encoding="utf-8")


def page_in_other_bytes(base: Path) -> None:
    (base / "cases" / "over.md").write_bytes(b"\xff\xfe\x00niets")


def page_in_the_way(base: Path) -> None:
    (base / "cases" / "praktijk.md").write_text("# Botst\n", encoding="utf-8")


def broken_settings(base: Path) -> None:
    (base / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")


def unknown_option(base: Path) -> None:
    text = CONFIG.replace("[casewright]", "[casewright: {bestaat_niet: 1}]")
    (base / "mkdocs.yml").write_text(text, encoding="utf-8")


def no_plugin(base: Path) -> None:
    (base / "mkdocs.yml").write_text(CONFIG.replace("[casewright]", "[]"), encoding="utf-8")


def unknown_language(base: Path) -> None:
    text = CONFIG.replace("language: nl", "language: xx")
    (base / "mkdocs.yml").write_text(text, encoding="utf-8")


def engine_folder_is_a_link(base: Path) -> None:
    (base / ".casewright" / "engine").symlink_to(base / "cases")


def cases_are_a_link_out(base: Path) -> None:
    (base / "cases" / "buiten.yml").symlink_to("/etc/hostname")


def a_pipe_among_the_cases(base: Path) -> None:
    os.mkfifo(base / "cases" / "pijp.yml")


def a_folder_named_like_a_case(base: Path) -> None:
    (base / "cases" / "map.yml").mkdir()


INJECTIONS = (
    (broken_case, 1), (broken_vocabulary, 1), (removed_vocabulary, 1), (broken_page, 1),
    (page_in_other_bytes, 1), (page_in_the_way, 2), (broken_settings, 2), (unknown_option, 2),
    (no_plugin, 2), (unknown_language, 2), (engine_folder_is_a_link, None),
    (cases_are_a_link_out, 1),
    (a_pipe_among_the_cases, 1), (a_folder_named_like_a_case, 0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("inject", "code"), INJECTIONS, ids=[inject.__name__ for inject, _ in INJECTIONS]
)
def test_bad_input(
    base: Path, inject: Callable[[Path], None], code: int | None, record_property: Record
) -> None:
    record_property(FAULT, inject.__name__.replace("_", " "))
    before = snapshot(base / "site")
    inject(base)
    result = run(base)
    assert "Traceback" not in result.stdout + result.stderr
    if code is not None:
        assert result.returncode == code, result.stdout + result.stderr
    assert result.returncode in (0, 1, 2, 3)
    assert (result.returncode == 0) == (old_or_new(base, before) == "new")
    assert result.stdout + result.stderr, "one line tells which"


def small_files(size: int) -> Callable[[], None]:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def few_handles(count: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))


LIMITS = (
    *(("disk full", small_files(size)) for size in (1_000, 20_000, 60_000)),
    *(("few file handles", few_handles(count)) for count in (12, 8)),
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


SURROUNDINGS = [
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "tr_TR.UTF-8"},
    {"TZ": "Pacific/Kiritimati"},
    {"PYTHONIOENCODING": "ascii"},
    {"LANGUAGE": "xx:yy"},
    {"HOME": "/nonexistent"},
]


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

"""Builds that fail: killed at any moment, or short of something; and which site is published."""

import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bases import CONFIG, Snapshot, snapshot, verify

COMMAND = [sys.executable, "-m", "casewright", "build"]
CHANGES = {
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.utime", "os.symlink",
}  # fmt: skip
"""The audit events of changes on disk; besides, a file that is opened for writing."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Count:
    """Write to a file how many changes on disk a process makes."""

    file: Path

    def __call__(self) -> None:
        """Count from here."""
        done = count(1)
        stream = os.open(self.file, os.O_WRONLY | os.O_CREAT)

        def note() -> None:
            os.pwrite(stream, str(next(done)).encode(), 0)

        _before_each_change(note)


@dataclass(frozen=True)
class Kill:
    """Send this process a signal before one of its changes on disk."""

    number: int
    change: int

    def __call__(self) -> None:
        """Count from here."""
        done = count()

        def strike() -> None:
            if next(done) == self.change:
                os.kill(os.getpid(), self.number)

        _before_each_change(strike)


def _before_each_change(act: Callable[[], None]) -> None:
    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES or _is_for_writing(event, arguments) or arguments[1:] == ("renameat2",):
            act()

    sys.addaudithook(hook)


def _is_for_writing(event: str, arguments: tuple[object, ...]) -> bool:
    return event == "open" and isinstance(flags := arguments[2], int) and bool(flags & WRITING)


def edited(start: Path, folder: Path) -> Path:
    shutil.copytree(start, folder)
    case = folder / "cases" / "kwadraad-client-is-eigenaar.yml"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("title: De", "title: Nieuw, de"), "utf-8")
    return folder


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


MOMENTS = [
    *((signal.SIGKILL, percent) for percent in range(0, 100, 6)),
    *((signal.SIGKILL, change) for change in range(-8, 0)),
    *((signal.SIGTERM, percent) for percent in range(6, 100, 24)),
]
"""Before which change on disk a build is killed: in percents, or how many before its last."""


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


SURROUNDINGS = [
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "tr_TR.UTF-8"},
    {"TZ": "Pacific/Kiritimati"},
    {"PYTHONIOENCODING": "ascii"},
    {"LANGUAGE": "xx:yy"},
    {"HOME": "/nonexistent"},
]

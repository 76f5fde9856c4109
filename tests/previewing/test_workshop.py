"""A preview works where no process can be forked as well: one thing after the other."""

import time
from pathlib import Path

import pytest

from casewright import forked
from casewright.previewing.served import Served
from casewright.previewing.workshop import PreviewSettings, Workshop
from casewright.publishing.mkdocs_engine import PreviewEngine
from casewright.settings import read_settings
from website.test_build import base, write_case

__all__ = ["base"]

ADDRESS = "http://127.0.0.1:8000/"
SEARCH = "assets/casewright/search/manifest.json"
PAGE = "praktijk/een-verhaal/index.html"


def test_without_forking_the_page_comes_first_and_the_rest_follows(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forked, "fork_is_safe", lambda: False)
    folder = tmp_path / "served"
    folder.mkdir()
    seen: list[tuple[str, str]] = []

    def show(root: Path, _reload: bool) -> None:  # noqa: FBT001
        search = root / SEARCH
        seen.append((said_in(root / PAGE), said_in(search) if search.exists() else ""))
        if len(seen) == 2:
            write_case(base, "een-verhaal", title="Een ander verhaal")

    until = time.monotonic() + 60
    served = Served(folder, show)
    workshop = Workshop(lambda: preview_settings(base, folder), PreviewEngine(), served)
    assert not workshop.work(lambda: len(seen) < 5 and time.monotonic() < until)
    assert seen == [
        ("Een verhaal", ""),
        ("Een verhaal", "Een verhaal"),
        ("Een ander verhaal", "Een verhaal"),
        ("Een ander verhaal", "Een verhaal"),
        ("Een ander verhaal", "Een ander verhaal"),
    ]


def said_in(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    return next(title for title in ("Een ander verhaal", "Een verhaal") if title in text)


def preview_settings(base: Path, folder: Path) -> PreviewSettings:
    settings = dict(read_settings(base / "mkdocs.yml"))
    return PreviewSettings.model_validate({**settings, "site_url": ADDRESS, "folder": folder})

"""Builds are reproducible: cold or warm, with one process or several, with MkDocs alone.

The collection is large enough for several processes, and the program is a copy, so that its texts
and templates can change as in a new version.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from bases import snapshot, write_case
from casewright.build.executor import PARALLEL_THRESHOLD_CASES
from casewright.publish.target import MARKER
from conftest import ROOT

LARGE, MIDDLING = PARALLEL_THRESHOLD_CASES + 5, 60
"""Cases that are shared between processes, and as many as make a list of several pages."""

THEMES = ("eigen-regie", "mantelzorg", "sociale-netwerken")
PICTURED = "met-een-plaatje"
NEIGHBOUR = "met-een-moeilijke-titel"
RENAMED = "heel-ander-verhaal"

CASEWRIGHT = ("-m", "casewright", "build")
MKDOCS = ("-m", "mkdocs", "build", "-q")
ALONE = (*CASEWRIGHT, "--workers", "1")
SPAWNED = ("-c", """
from threading import Event, Thread
from casewright.cli.main import main
Thread(target=Event().wait, daemon=True).start()
main()
""", "build")  # fmt: skip
"""A build next to a thread, whose processes are started from nothing, as on macOS and Windows."""


@dataclass(frozen=True)
class Base:
    """A knowledge base that changes between builds, and a copy of the program."""

    root: Path
    program: Path

    def build(self, *command: str) -> dict[str, bytes]:
        """Build over the existing site, and return all files of the site except our marker."""
        result = subprocess.run(
            [sys.executable, *(command or CASEWRIGHT)],
            cwd=self.root,
            env=os.environ | {"PYTHONPATH": str(self.program), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        site = snapshot(self.root / "site")
        site.pop(MARKER, None)
        return site

    def build_elsewhere(self, folder: Path, *command: str) -> dict[str, bytes]:
        """Build the same input in a new folder."""
        for name in ("cases", "looks"):
            shutil.copytree(self.root / name, folder / name)
        shutil.copy(self.root / "mkdocs.yml", folder)
        return Base(folder, self.program).build(*command)

    def replace(self, file: str, old: str, new: str) -> None:
        _replace(self.root / file, old, new)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def draw(base: Base, colour: str) -> None:
    folder = base.root / "cases" / "media" / PICTURED
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(folder / "hal.png")


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """The cases of this repository, one with an image, and one with a difficult title."""
    package = tmp_path / "program" / "casewright"
    bytecode = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator" / "casewright", package, ignore=bytecode)
    shutil.copytree(ROOT / "theme", package / "theme")
    base = Base(tmp_path / "base", tmp_path / "program")
    shutil.copytree(ROOT / "cases", base.root / "cases")
    shutil.copy(ROOT / "mkdocs.yml", base.root)
    fragments = base.root / "looks" / "templates" / "components"
    fragments.mkdir(parents=True)
    shutil.copy(ROOT / "theme" / "templates" / "components" / "outcome.html", fragments)
    image = "[{file: hal.png, alt: Een hal.}]"
    write_case(base.root, PICTURED, images=image, related=f"[{NEIGHBOUR}]")
    draw(base, "navy")
    write_case(base.root, NEIGHBOUR, title='"Eén & twee: {{ drie }}, cwslot0titlex"')
    return base


def grow(base: Base, count: int) -> None:
    for number in range(count):
        theme = THEMES[number % len(THEMES)]
        title = f"Verhaal {number}"
        write_case(base.root, f"verhaal-{number:03}", title=title, themes=f"[{theme}]")


def edit_a_case(base: Base) -> None:
    base.replace("cases/verhaal-003.yml", "Daarom.", "Zoiets!")


def relabel_a_theme(base: Base) -> None:
    base.replace("cases/vocabulary/themes.yml", "nl: Mantelzorg\n", "nl: Zorg van naasten\n")


def rename_a_case(base: Base) -> None:
    cases = base.root / "cases"
    (cases / f"{NEIGHBOUR}.yml").rename(cases / f"{RENAMED}.yml")
    base.replace(f"cases/{PICTURED}.yml", NEIGHBOUR, RENAMED)


def remove_a_case(base: Base) -> None:
    (base.root / "cases" / "verhaal-049.yml").unlink()


def add_a_term(base: Base) -> None:
    base.replace("cases/vocabulary/themes.yml", "terms:\n", "terms:\n  soep:\n    label: Soep\n")
    base.replace("cases/verhaal-004.yml", "mantelzorg", "soep")


def edit_a_page(base: Base) -> None:
    base.replace("cases/over.md", "## Voor wie", "## Voor jou")


def replace_a_picture(base: Base) -> None:
    draw(base, "maroon")


def edit_the_settings(base: Base) -> None:
    base.replace("mkdocs.yml", "site_name: Praktijkverhalen", "site_name: Buurtverhalen")
    base.replace("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: looks\n")
    base.replace("mkdocs.yml", '"#0f4c5c"', '"#2e7d4f"\n      labels: {case.why: Waarom}')


def edit_a_template_of_the_site(base: Base) -> None:
    file = "looks/templates/components/outcome.html"
    base.replace(file, "{{ outcome.label", "→ {{ outcome.label")


def edit_a_template_of_the_program(base: Base) -> None:
    theme = base.program / "casewright" / "theme"
    _replace(
        theme / "templates" / "components" / "case_header.html",
        '<div class="cw',
        '<div data-new class="cw',
    )


def edit_a_catalogue(base: Base) -> None:
    catalog = base.program / "casewright" / "i18n" / "nl" / "pages.po"
    _replace(catalog, 'msgstr "Doel"', 'msgstr "Wat het doel was"')


CHANGES: tuple[Callable[[Base], None], ...] = (
    edit_a_case,
    relabel_a_theme,
    rename_a_case,
    remove_a_case,
    add_a_term,
    edit_a_page,
    replace_a_picture,
    edit_the_settings,
    edit_a_template_of_the_site,
    edit_a_template_of_the_program,
    edit_a_catalogue,
)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_every_way_of_building_gives_the_same_bytes(base: Base, tmp_path: Path) -> None:
    grow(base, LARGE)
    cold = base.build()
    others = {
        "warm": base.build(),
        "alone": base.build_elsewhere(tmp_path / "alone", *ALONE),
        "spawned": base.build_elsewhere(tmp_path / "spawned", *SPAWNED),
        "plain": base.build_elsewhere(tmp_path / "plain", *MKDOCS),
        "plain, over ours": base.build(*MKDOCS),
    }
    assert {way: differing(site, cold) for way, site in others.items() if site != cold} == {}


def test_a_warm_build_is_a_cold_one_after_every_change(base: Base, tmp_path: Path) -> None:
    grow(base, MIDDLING)
    before = base.build()
    for change in CHANGES:
        change(base)
        warm = base.build()
        cold = base.build_elsewhere(tmp_path / change.__name__)
        assert differing(warm, cold) == [], change.__name__
        assert differing(warm, before), f"{change.__name__} changed nothing"
        before = warm

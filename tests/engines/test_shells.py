"""Pages filled from a shell are equal to those of plain MkDocs, byte for byte."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bases import snapshot, write_case
from casewright.config.settings import load_settings
from casewright.engines.mkdocs.config import read_engine_config
from casewright.engines.mkdocs.engine import may_use_shells
from casewright.publish.target import MARKER
from conftest import ROOT, casewright

TITLES = (
    "Een kring om de buurt",
    "Een kring om het dorp: opnieuw",
    'Koffie & thee < de hal "binnen"',
    "Wat 'we' leerden van cwslot0namex",
    "De les van praktijk {{ page }} \\1",
    "Zorg — en dan? Ja!",
)
"""Of a case each: plain or with signs that a template or a pattern could take for its own."""

SETTINGS = """
site_name: Kennis & kunde
site_url: https://example.org/kennis/
docs_dir: cases
repo_url: https://example.org/code
edit_uri: edit/main/cases/
theme: {name: material, language: nl, features: [content.action.edit]}
plugins: [casewright]
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Similar cases, and some with more or fewer parts."""
    shutil.copytree(ROOT / "cases" / "vocabulary", tmp_path / "cases" / "vocabulary")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "cases" / "over.md").write_text(
        "# Over\n\nZie [een verhaal](praktijk/verhaal-1.md#titel).\n", encoding="utf-8"
    )
    for number, title in enumerate(TITLES):
        more = {"language": "en"} if number % 2 else {}
        if number == 2:
            more = {"licence": "{name: CC0, url: https://example.org/cc0}"}
        name = "verhaal" if number == 3 else f"verhaal-{number}"
        write_case(tmp_path, name, title=json.dumps(title), summary=json.dumps(title), **more)
    return tmp_path


def both_ways(base: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build a site by our own command and by MkDocs alone."""
    ours = casewright("build", "--site-dir", "ours", cwd=base)
    assert ours.returncode == 0, ours.stdout + ours.stderr
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "plain"]
    plain = subprocess.run(command, cwd=base, capture_output=True, text=True, check=False)
    assert plain.returncode == 0, plain.stderr
    assert "WARNING  -" not in plain.stderr
    built = snapshot(base / "ours")
    built.pop(MARKER)
    return built, snapshot(base / "plain")


def test_every_file_is_the_same(base: Path) -> None:
    ours, plain = both_ways(base)
    assert ours.keys() == plain.keys()
    assert [name for name in ours if ours[name] != plain[name]] == []


def test_what_a_plugin_does_to_single_pages_is_done_to_all_of_them(base: Path) -> None:
    (base / "hook.py").write_text(
        "def on_post_page(output, page, config):\n    return output + page.url\n", encoding="utf-8"
    )
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    ours, plain = both_ways(base)
    assert ours == plain
    assert ours["praktijk/verhaal-1/index.html"].endswith(b"praktijk/verhaal-1/")


@pytest.mark.parametrize(
    ("file", "expected"),
    [("templates/components/chips.html", True), ("case.html", False), ("mine.css", True)],
)
def test_a_frame_of_the_site_itself_is_rendered_page_by_page(
    base: Path, *, file: str, expected: bool
) -> None:
    (base / "looks" / file).parent.mkdir(parents=True)
    (base / "looks" / file).touch()
    path = base / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("material,", "material, custom_dir: looks,")
    path.write_text(text, encoding="utf-8")
    config = read_engine_config(path)
    assert may_use_shells(config, load_settings(path)) is expected

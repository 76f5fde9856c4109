"""A language with a few texts makes a whole site, and a story in another language says so."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casewright.rendering.theme import theme_dir
from conftest import ROOT

GERMAN = {
    "address.cases": "geschichten", "address.contribute": "mitmachen", "crumb.cases": "Geschichten",
    "case.why": "Anlass", "lessons.title": "Lehren", "home.newest": "Neueste Geschichten",
}  # fmt: skip


STORY = """\
title: Koffie
summary: Samen koffie.
organisation: example-organisation
themes: meeting
language: nl
why: Onbekend.
what: Kennismaken.
how: Elke week.
lessons: [Begin klein.]
reflection: Het helpt.
quotes: [{text: Lekker., by: een bewoner}]
workshop: {questions: [Wat nu?]}
permission: {basis: fictional}
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the program that has a few German texts."""
    folder = tmp_path_factory.mktemp("program")
    ignored = shutil.ignore_patterns("__pycache__")
    package = shutil.copytree(ROOT / "generator/casewright", folder / "casewright", ignore=ignored)
    shutil.copytree(theme_dir(), package / "theme")
    (package / "i18n/de").mkdir()
    texts = "\n\n".join(f'msgid "{key}"\nmsgstr "{text}"' for key, text in GERMAN.items())
    (package / "i18n/de/pages.po").write_text(texts, encoding="utf-8")
    return folder


def test_a_few_german_texts_make_a_working_site(program: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        command = "from casewright.cli.main import main; main()"
        return subprocess.run(
            [sys.executable, "-c", command, *arguments],
            env={**os.environ, "PYTHONPATH": str(program)},
            cwd=tmp_path, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    run("init", "proef", "--language", "de", "--name", "Aus der Praxis", "--colour", "#0f4c5c",
        "--repository", "")  # fmt: skip
    (tmp_path / "proef/cases/koffie.yml").write_text(STORY, encoding="utf-8")
    said = run("build", "-f", "proef/mkdocs.yml")
    assert said.endswith("% of the texts are in Deutsch; the rest are in English.\n")
    home = (tmp_path / "proef/site/index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in home
    assert "Neueste Geschichten" in home
    assert "Search for a story" in home
    assert (tmp_path / "proef/site/mitmachen/index.html").exists()
    assert not (tmp_path / "proef/site/contribute").exists()
    paper = (tmp_path / "proef/site/geschichten/koffie/print/index.html").read_text("utf-8")
    for words in ("Koffie", "Begin klein.", "een bewoner", "Wat nu?"):
        pieces = re.findall(
            rf"<(?:h1|p|li|div|figcaption)\b[^>]*>(?:<p>)?{re.escape(words)}<", paper
        )
        assert pieces
        assert all('lang="nl"' in piece for piece in pieces), words

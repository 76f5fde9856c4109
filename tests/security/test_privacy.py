"""Withdrawn and unpublished cases leave no trace in published files."""

import gzip
import shutil
from pathlib import Path

import pytest
from PIL import Image

from conftest import ROOT, casewright

WORD = "Geheimzinnigewoord"
CASE = f"""
title: {WORD}titel
summary: {WORD}samenvatting
organisation: kwadraad
themes: [eigen-regie]
why: {WORD}aanleiding
what: {WORD}doel
how: {WORD}aanpak
result: {WORD}resultaat
lessons: [{WORD}les]
reflection: {WORD}reflectie
follow_ups: [{{date: 2016, text: {WORD}vervolg}}]
quotes: [{{text: {WORD}citaat, by: {WORD}spreker}}]
contributors: [{{name: {WORD}naam}}]
sources: [{{title: {WORD}bron}}]
images: [{{file: foto.png, alt: {WORD}beeld}}]
workshop: {{minutes: 30, questions: [{WORD}vraag], notes: {WORD}notitie}}
permission: {{basis: fictional}}
added: 2026-11-01
"""


@pytest.fixture(scope="module", params=["withdrawn", "draft"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a case that was published and then withdrawn."""
    tmp_path = tmp_path_factory.mktemp(request.param)
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    folder = tmp_path / "cases" / "media" / "geheim"
    folder.mkdir(parents=True)
    Image.new("RGB", (40, 30), "teal").save(folder / "foto.png")
    path = tmp_path / "cases" / "geheim.yml"
    path.write_text(CASE, encoding="utf-8")
    assert casewright("build", cwd=tmp_path).returncode == 0
    assert traces(tmp_path / "site") != []
    path.write_text(f"{CASE}status: {request.param}\n", encoding="utf-8")
    result = casewright("build", cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    return tmp_path / "site"


def traces(folder: Path) -> list[str]:
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and WORD.lower() in content(path)
    ]


def content(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    return data.decode("utf-8", errors="replace").lower()


def test_no_word_of_it_is_left_in_the_site(site: Path) -> None:
    assert traces(site) == []


def test_no_picture_of_it_is_left(site: Path) -> None:
    assert not (site / "media" / "geheim").exists()


def test_no_list_leads_to_it(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): content(path) for path in site.rglob("*.html")}
    assert [
        name for name, text in pages.items() if "/geheim/" in text and "geheim" not in name
    ] == []

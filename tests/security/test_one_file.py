"""An error in one file is reported for that file and does not affect others."""

import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from casewright.config.settings import load_settings
from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.reporters.text import has_errors
from casewright.site.images import ImageProcessor
from casewright.site.site import Site
from conftest import ROOT, casewright, verify
from loading import build_unchecked, index_of, load, parse_cases

CASE = """title: Een proef
summary: Kort verhaal over een proef.
organisation: [buurtwerk]
themes: [wijkteam]
why: Omdat het moest.
what: Een proef.
how: {how}
lessons:
  - Begin klein.
reflection: Het werkte.
permission: {{basis: fictional, date: 2026-01-02}}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "checks" / "base", tmp_path / "base")
    return tmp_path / "base"


def write(base: Path, name: str, how: str = "Stap voor stap.", more: str = "") -> None:
    text = CASE.format(how=how) + more
    (base / "cases" / f"{name}.yml").write_text(text, encoding="utf-8")


def found(base: Path, **options: object) -> list[Diagnostic]:
    settings = load_settings(base / "mkdocs.yml", **options)
    diagnostics = load(settings).diagnostics
    return [item for item in diagnostics if item.severity is not Severity.ADVICE]


def rules(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(Path(item.place.path).stem, item.rule) for item in diagnostics]


NAMES = (
    "a" * 300 + ".pdf", "a/" * 3000 + "b.pdf", "é" * 200 + ".yml", "%00.pdf", "map/%2e%2e/x.pdf",
    "a" * 5000, "con.pdf", "x.pdf?y=1", "over.md/x", "%ff.pdf", "over%2Emd%00",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_a_link_that_no_file_can_have_is_a_broken_link(base: Path, name: str) -> None:
    write(base, "goed")
    write(base, "link", f"Zie [de bijlage]({name}).")
    assert rules(found(base)) == [("link", "broken-link")]


@pytest.mark.parametrize("name", ["a" * 300 + ".png", "a/" * 3000 + "b.png", '"a\\0.png"'])
def test_a_picture_that_no_file_can_have_is_missing(base: Path, name: str) -> None:
    write(base, "beeld", more=f"images:\n  - {{file: {name}, alt: Een hal}}\n")
    assert ("beeld", "missing-image") in rules(found(base))


def picture(kind: str) -> bytes:
    pixels = Random(1).randbytes(40 * 30 * 3)  # noqa: S311  (reproducible)
    image = Image.frombytes("RGB", (40, 30), pixels)
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": [image]} if kind == "MPO" else {}
    image.save(stream, kind, **more)
    return stream.getvalue()


def damaged(content: bytes) -> list[bytes]:
    """Truncate an image at many places, and corrupt some of its bytes."""
    chance = Random(2)  # noqa: S311  (reproducible)
    cut = [content[: len(content) * part // 10] for part in range(10)]
    spoiled = []
    for _ in range(15):
        data = bytearray(content)
        for _ in range(8):
            data[chance.randrange(len(data))] = chance.randrange(256)
        spoiled.append(bytes(data))
    return [*cut, *spoiled]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "MPO", "WEBP", "AVIF"])
def test_a_picture_that_passes_the_check_is_made(base: Path, kind: str) -> None:
    media = base / "cases" / "media" / "beeld"
    media.mkdir(parents=True)
    names = []
    for number, content in enumerate([picture(kind), *damaged(picture(kind))]):
        names.append(f"b{number}.png")
        (media / names[-1]).write_bytes(content)
    images = "".join(f"  - {{file: {name}, alt: Een hal}}\n" for name in names)
    write(base, "beeld", more=f"images:\n{images}")
    with warnings.catch_warnings(action="error"):
        refused = {item.message.values["file"] for item in found(base)}
        settings = load_settings(base / "mkdocs.yml")
        case = next(file.case for file in parse_cases(settings) if file.id == "beeld")
        made = ImageProcessor(settings.docs_dir, base / "made").shown(case) if case else {}
    assert "b0.png" in made
    assert refused | made.keys() == {*names}
    assert refused & made.keys() == set()
    assert "b5.png" in refused, "half a picture"


BROKEN = {
    "syntax": "how: [\n",
    "unknown": "titel: x\n",
    "term": "themes: [bestaat-niet]\n",
    "link": "why: Zie [x](bestaat-niet.pdf).\n",
    "personal": "what: Bel Jan op 06-12345678.\n",
    "line-end": 'title: "a\\n\\n# b"\n',
    "hidden": 'why: "a\\u202Eb"\n',
    "picture": "images: [{file: weg.png, alt: x}]\n",
    "date": "period: gisteren\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_draft_holds_nothing_up_until_it_is_shown(base: Path, text: str) -> None:
    (base / "cases" / "concept.yml").write_text(f"status: draft\n{text}", encoding="utf-8")
    hidden = found(base)
    assert hidden
    assert not has_errors(hidden, strict=True)
    assert has_errors(found(base, drafts=True))


@pytest.mark.parametrize("status", ["concpt", "[draft", "{draft: yes}", "[draft]"])
def test_a_status_that_cannot_be_read_is_an_error(base: Path, status: str) -> None:
    write(base, "concept", more=f"status: {status}\n")
    assert has_errors(found(base))


def test_a_build_leaves_out_the_broken_draft_and_stray_files(base: Path) -> None:
    cases = base / "cases"
    write(base, "goed", "Zie [de bijlage](map/bijlage.pdf).")
    (cases / "concept.yml").write_text("status: draft\nhow: [\n", encoding="utf-8")
    stray = ("verslag.docx", "lijst.xlsx", "goed.yml.bak", "~$verslag.docx", "Thumbs.db", "x/y.txt")
    used = ("map/bijlage.pdf", "plaat.png", "stijl.css", "letter.woff2", "CNAME", "robots.txt",
            ".well-known/security.txt", "_redirects", "blad.pdf")  # fmt: skip
    for name in (*stray, *used, "._verslag.docx", ".verborgen"):
        (cases / name).parent.mkdir(parents=True, exist_ok=True)
        (cases / name).write_text("Bel 06-12345678", encoding="utf-8")
    (cases / "stijl.css").write_text("@font-face{src:url(letter.woff2)}", encoding="utf-8")
    (cases / "_headers").write_text("/x/*\n  X-Eigen: ja\n", encoding="utf-8")
    page = "# Pagina\n\n![plaat](plaat.png)\n\n<a href='../blad.pdf'>blad</a> en verslag.docx\n"
    (cases / "pagina.md").write_text(page, encoding="utf-8")
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("extra_css: [stijl.css]\n")
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    site = base / "site"
    assert [name for name in used if not (site / name).is_file()] == []
    assert [name for name in stray if (site / name).exists()] == []
    assert "06-1234" not in result.stdout
    line = next(line for line in result.stdout.splitlines() if "verslag.docx" in line)
    assert all(Path(name).name in line for name in stray)
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in headers
    assert "X-Eigen" in headers


FOREIGN = "root:x:geheim"


def _folder(base: Path, outside: Path) -> None:
    shutil.move(base / "cases", outside / "cases")
    (base / "cases").symlink_to(outside / "cases")


def _vocabularies(base: Path, outside: Path) -> None:
    shutil.move(base / "cases" / "vocabulary", outside / "vocabulary")
    (base / "cases" / "vocabulary").symlink_to(outside / "vocabulary")


def _linked(name: str) -> Callable[[Path, Path], None]:
    def link(base: Path, outside: Path) -> None:
        (base / "cases" / name).parent.mkdir(parents=True, exist_ok=True)
        (base / "cases" / name).symlink_to(outside / "geheim")

    return link


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    "link",
    [_folder, _vocabularies, _linked("zaak.yml"), _linked("vocabulary/kind.yml"), _linked("p.md")],
)
def test_what_leads_elsewhere_is_refused_unread(
    base: Path, tmp_path: Path, command: str, link: Callable[[Path, Path], None]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "geheim").write_text(f"title: {FOREIGN}\n{FOREIGN}\n", encoding="utf-8")
    if link in (_folder, _vocabularies):
        theme = base / "cases" / "vocabulary" / "themes.yml"
        theme.write_text(f"{FOREIGN}\n{FOREIGN}: [\n", encoding="utf-8")
    link(base, outside)
    result = casewright(command, cwd=base)
    assert result.returncode in (1, 2)
    assert "snelkoppeling" in result.stdout + result.stderr
    assert "geheim" not in result.stdout + result.stderr


def full_disk() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "een-nieuw-verhaal", "--title", "Nieuw"),
        ("import", "verhaal.txt"),
        ("init", "kennisbank", "--name", "Proef", "--language", "nl"),
    ],
)
def test_a_full_disk_leaves_nothing_behind(base: Path, arguments: tuple[str, ...]) -> None:
    (base / "verhaal.txt").write_text("Een verhaal\n\nOmdat het moest.\n", encoding="utf-8")
    before = {path for path in base.rglob("*") if ".casewright" not in path.parts}
    result = subprocess.run(
        [sys.executable, "-m", "casewright", *arguments],
        cwd=base, capture_output=True, text=True, check=False, preexec_fn=full_disk,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert result.returncode == 3, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    after = {path for path in base.rglob("*") if ".casewright" not in path.parts}
    assert after == before
    assert [path.name for path in base.rglob(".casewright/*") if not path.stat().st_size] == []


LINKS = (
    "soep-op-donderdag.yml", "soep-op-donderdag.yml?q=1", "soep-op-donderdag.yml#lessen",
    'soep-op-donderdag.yml#"x', "soep-op-donderdag.yml#les-1", "soep-op-donderdag.yml#les-99",
    "./soep-op-donderdag.yml", "x/../soep-op-donderdag.yml", "soep%2Dop-donderdag.yml",
    "soep-op-donderdag", "Soep-op-donderdag.yml", "soep-op-donderdag.yaml", "concept.yml",
    "/praktijk/concept/", "/praktijk/soep-op-donderdag/", "/praktijk/soep-op-donderdag",
    "/praktijk/soep-op-donderdag/print/", "/praktijk/soep-op-donderdag/index.html",
    "/a/b", "/a/b?x=1", "/themas/", "/themas/wijkteam/", "/themas/weg/", "/lessen", "/overzicht/",
    "/cases.json", "/", "over.md", "/over/", "map/bijlage.pdf", "map/een%20naam.pdf", "map/",
    "/map/bijlage.pdf", "weg.pdf", "../over.md", "vocabulary/themes.yml", "media/x/foto.png",
    ".geheim/x.pdf", "#lessen", "#les-2", "#resultaat", "#", "?q=1", "/bijdragen/regels/too-long/",
    "/bijdragen/regels/weg/", "/handleiding/", "/werkmap/", "feed.xml", "/_headers",
)  # fmt: skip


def test_check_and_build_agree_about_every_link(base: Path) -> None:
    cases = base / "cases"
    for name in ("map/bijlage.pdf", "map/een naam.pdf", "media/x/foto.png", ".geheim/x.pdf"):
        (cases / name).parent.mkdir(parents=True, exist_ok=True)
        (cases / name).write_bytes(b"x")
    write(base, "concept", more="status: draft\n")
    for number, link in enumerate(LINKS):
        write(base, f"link-{number}", f"Zie [dit]({link}).")
    refused = {item.place.path.partition("link-")[2] for item in found(base)}
    settings = load_settings(base / "mkdocs.yml")
    linked = load(settings).linked_files
    build_unchecked(Site(index_of(settings), settings, linked_files=linked), base / "built")
    broken = {item.page.split("/")[1].partition("link-")[2] for item in verify(base / "built")}
    told = {link: str(n) + ".yml" in refused for n, link in enumerate(LINKS)}
    built = {link: str(n) in broken for n, link in enumerate(LINKS)}
    assert told == built

"""`casewright pdf`: accessible files, made in parallel, and cached."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from conftest import casewright
from pdf.conftest import ADDRESS, HARD, Paper

HANDOUT = "praktijk/gewoon/gewoon.pdf"
BOOKLET = "themas/samenwerken/samenwerken.pdf"
MANY = 60


def elements(paper: Paper) -> Iterator[Any]:
    """Iterate over the elements of the structure tree."""
    pending = [paper.reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while pending:
        node = pending.pop().get_object()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node:
                pending.append(node["/K"])


def fonts(paper: Paper) -> Iterator[Any]:
    """Iterate over the descriptors of the fonts."""
    for sheet in paper.reader.pages:
        for font in sheet["/Resources"]["/Font"].values():
            for descendant in font.get_object()["/DescendantFonts"]:
                yield descendant.get_object()["/FontDescriptor"].get_object()


def outline(paper: Paper) -> list[str]:
    """Return the titles of the first level of bookmarks."""
    return [str(entry.title) for entry in paper.reader.outline if not isinstance(entry, list)]


def test_there_is_a_hand_out_a_case_and_a_booklet_a_theme(pdf_files: Mapping[str, Paper]) -> None:
    assert set(pdf_files) == {HANDOUT, "praktijk/zwaar/zwaar.pdf", BOOKLET}


@pytest.mark.parametrize("name", [HANDOUT, BOOKLET])
def test_a_file_is_tagged_and_says_its_language_and_title(
    pdf_files: Mapping[str, Paper], name: str
) -> None:
    paper = pdf_files[name]
    root = paper.reader.trailer["/Root"]
    kinds = Counter(element["/S"] for element in elements(paper))
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.reader.metadata.title.endswith(" - Praktijkverhalen")
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert kinds["/H1"] >= 1
    assert kinds["/H2"] >= 5
    assert kinds["/L"] >= 1
    assert kinds["/LI"] >= 2


@pytest.mark.parametrize("name", [HANDOUT, "praktijk/zwaar/zwaar.pdf", BOOKLET])
def test_every_picture_has_an_alternative_text(pdf_files: Mapping[str, Paper], name: str) -> None:
    figures = [element for element in elements(pdf_files[name]) if element["/S"] == "/Figure"]
    assert figures
    assert all(figure.get("/Alt") for figure in figures)


@pytest.mark.parametrize("name", [HANDOUT, BOOKLET])
def test_fonts_are_embedded(pdf_files: Mapping[str, Paper], name: str) -> None:
    found = list(fonts(pdf_files[name]))
    assert found
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & font.keys() for font in found)


def test_links_lead_where_they_do_on_the_site(pdf_files: Mapping[str, Paper]) -> None:
    notes = (note.get_object() for sheet in pdf_files["praktijk/zwaar/zwaar.pdf"].reader.pages
             for note in sheet.get("/Annots", []))  # fmt: skip
    targets = {str(note["/A"]["/URI"]) for note in notes if "/A" in note}
    assert "https://voorbeeld.org/rapport" in targets
    assert f"{ADDRESS}praktijk/gewoon/" in targets


def test_a_booklet_has_a_cover_contents_and_bookmarks(pdf_files: Mapping[str, Paper]) -> None:
    paper = pdf_files[BOOKLET]
    titles = ["Samenwerken", "Koffie in de hal", "Een verhaal dat bijna niet op papier past"]
    assert outline(paper) == titles
    assert "Wat er gebeurt als mensen elkaar echt nodig hebben." in paper.texts[0]
    assert f"Dit thema staat op {ADDRESS}themas/samenwerken/" in paper.texts[0]
    first = next(n for n, text in enumerate(paper.texts[1:], 2) if text.startswith(titles[1]))
    assert paper.texts[0].split(titles[1])[1].strip(" .").startswith(str(first))


def test_a_folder_becomes_one_booklet_for_both_sides_of_the_paper(hard_base: Path) -> None:
    link = f"{ADDRESS}werkmap/?c=gewoon.large,zwaar&e=worksheet&d=2026-03-17&t=Drie%20stappen"
    result = casewright("pdf", "--folder", link, "--duplex", "--out", "map", cwd=hard_base)
    assert result.returncode == 0, result.stderr
    paper = Paper((hard_base / "map" / "werkmap" / "drie-stappen.pdf").read_bytes())
    cover, blank, large, *_ = paper.texts
    assert "Dinsdag 17 maart 2026" in cover
    assert "Koffie in de hal (Grote letters)" in cover
    assert "Deze bladzijde is met opzet leeg." in blank
    assert large.startswith("Koffie in de hal")
    (sheet,) = (n for n, text in enumerate(paper.texts, 1) if text.startswith("Werkblad"))
    assert sheet % 2 == 1
    assert f"(Werkblad) {sheet} " in re.sub(r"[. ]{2,}", " ", cover)
    assert "Tot slot" in paper.texts[-1]
    assert [code.text for code in zxingcpp.read_barcodes(paper.pictures[0])] == [link]


def test_editions_are_files_of_their_own_and_cards_have_backs(hard_base: Path) -> None:
    editions = [word for one in ("open", "cards") for word in ("--edition", one)]
    casewright("pdf", "--case", "gewoon", *editions, "--duplex", "--out", "los", cwd=hard_base)
    folder = hard_base / "los" / "praktijk" / "gewoon"
    story = Paper((folder / "gewoon-zonder-afloop.pdf").read_bytes())
    cards = Paper((folder / "gewoon-leskaartjes.pdf").read_bytes())
    assert ["Hoe het afliep" in text for text in story.texts] == [False, False, True]
    assert [text.index("Les 1") < text.index("Les 2") for text in cards.texts] == [True, False]
    assert f"{ADDRESS}praktijk/gewoon/" in "".join(cards.texts[1].split())


@pytest.mark.parametrize(
    ("people", "form", "groups", "step"),
    [(7, "discussion", ["4", "3"], "in drie zinnen"), (12, "incident", ["4"] * 3, "je besluit op")],
)
def test_a_session_has_a_plan_and_a_sheet_and_a_card_for_everyone(
    hard_base: Path, people: int, form: str, groups: list[str], step: str
) -> None:
    link = f"{ADDRESS}werkmap/?c=gewoon,zwaar&t={form}"
    asked = ("--edition", "session", "--people", str(people), "--form", form)
    result = casewright("pdf", "--folder", link, *asked, "--out", "tafel", cwd=hard_base)
    assert result.returncode == 0, result.stderr
    _, plan, *sheets = Paper((hard_base / "tafel" / "werkmap" / f"{form}.pdf").read_bytes()).texts
    assert re.findall(r"Groep \d \((\d) deelnemers\)", plan) == groups
    assert step in plan
    assert "80 tot 90 min." in plan or "70 tot 90 min." in plan
    assert "Deel nu pas de afloop uit." in plan
    assert sum(text.startswith("Werkblad") for text in sheets) == people
    assert sum(len(re.findall(r"Groep \d [A-Z]", text)) for text in sheets) == people
    assert any(text.startswith("Oogstblad") for text in sheets)


def test_a_booklet_to_fold_has_its_pages_in_the_order_of_folding(hard_base: Path) -> None:
    asked = ("pdf", "--case", "zwaar", "--fold", "--out", "vouw")
    result = casewright(*asked, cwd=hard_base)
    assert result.returncode == 0, result.stderr
    paper = Paper((hard_base / "vouw" / "praktijk" / "zwaar" / "zwaar-a5.pdf").read_bytes())
    pages = [[int(n) for n in re.findall(r"(\d+) / \d+", text)] for text in paper.texts]
    assert pages == [[1], [2], [3], [4, 5]]  # with blank ones: 8 1, 2 7, 6 3, 4 5
    assert {round(sheet.mediabox.width) for sheet in paper.reader.pages} == {842}


def test_the_running_title_follows_the_cases(pdf_files: Mapping[str, Paper]) -> None:
    texts = pdf_files[BOOKLET].texts
    title = "Een verhaal dat bijna niet op papier past"
    assert title not in texts[1]
    assert title in texts[-1]


def test_of_sixty_only_the_changed_one_is_made_again(tmp_path: Path) -> None:
    shutil.copytree(HARD, tmp_path, dirs_exist_ok=True)
    model = (tmp_path / "cases" / "gewoon.yml").read_text(encoding="utf-8")
    (tmp_path / "cases" / "zwaar.yml").unlink()
    (tmp_path / "cases" / "gewoon.yml").unlink()
    ids = [f"verhaal-{number}" for number in range(MANY)]
    for id_ in ids:
        text = model.replace("Koffie in de hal", f"Koffie in {id_}")
        (tmp_path / "cases" / f"{id_}.yml").write_text(text, encoding="utf-8")
    asked = [word for id_ in ids for word in ("--case", id_)]

    first = casewright("pdf", *asked, cwd=tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "pdf").rglob("*.pdf")}
    changed = tmp_path / "cases" / "verhaal-7.yml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Begin klein", "Begin vandaag"))
    second = casewright("pdf", *asked, cwd=tmp_path)
    after = {file: file.stat().st_mtime_ns for file in (tmp_path / "pdf").rglob("*.pdf")}

    assert f"{MANY} PDF-bestanden in pdf, waarvan {MANY} nieuw" in first.stdout, first.stderr
    assert f"{MANY} PDF-bestanden in pdf, waarvan 1 nieuw" in second.stdout, second.stderr
    assert [file.stem for file in after if after[file] != before[file]] == ["verhaal-7"]


def test_the_same_case_gives_the_same_bytes(
    hard_base: Path, pdf_files: Mapping[str, Paper]
) -> None:
    (hard_base / ".casewright" / "store.sqlite").unlink()
    casewright("pdf", "--case", "gewoon", "--out", "nogmaals", cwd=hard_base)
    assert (hard_base / "nogmaals" / HANDOUT).read_bytes() == pdf_files[HANDOUT].content


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "--case ID, --theme ID"),
        (("--folder", "https://voorbeeld.nl/werkmap/"), "geen link naar een werkmap"),
        (("--folder", "https://voorbeeld.nl/werkmap/?c=bestaat-niet"), "‘bestaat-niet’"),
        (("--case", "bestaat-niet"), "‘bestaat-niet’"),
        (("--theme", "bestaat-niet"), "‘bestaat-niet’"),
    ],
)
def test_asking_for_what_is_not_there_is_wrong_use(
    hard_base: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = casewright("pdf", *arguments, cwd=hard_base)
    assert (result.returncode, says in result.stderr) == (2, True)


def test_on_letter_everything_is_letter(tmp_path: Path) -> None:
    shutil.copytree(HARD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "cases" / "zwaar.yml").unlink()
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{config.rstrip()}:\n      paper: letter\n")
    result = casewright("pdf", "--case", "gewoon", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    paper = Paper((tmp_path / "pdf" / HANDOUT).read_bytes())
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in paper.reader.pages} == {(612, 792)}

"""A case's file: read once, and again where somebody asks for what was let go."""

from pathlib import Path

from casewright.cases.collection import list_collection
from casewright.cases.files import CaseFile


def koffie_in(folder: Path) -> CaseFile:
    (folder / "koffie.yml").write_text("title: Koffie\nwhy: Voor de buurt.\n", encoding="utf-8")
    (file,) = list_collection(folder, folder).case_files
    return file


def test_a_file_is_read_once(tmp_path: Path) -> None:
    file = koffie_in(tmp_path)
    assert file.case
    (tmp_path / "koffie.yml").unlink()
    assert file.source.text.startswith("title: Koffie")
    assert file.document.root.get("why")
    assert [text.scalar.value for text in file.texts] == ["Koffie", "Voor de buurt."]


def test_what_was_let_go_is_read_again_but_for_the_case(tmp_path: Path) -> None:
    file = koffie_in(tmp_path)
    assert file.texts
    file.let_go()
    (tmp_path / "koffie.yml").write_text("title: Thee\n", encoding="utf-8")
    assert file.case
    assert file.case.title == "Koffie"
    assert [text.scalar.value for text in file.texts] == ["Thee"]

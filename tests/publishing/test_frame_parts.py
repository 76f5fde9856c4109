"""Parts of the frame that are used again are what they would have been anew."""

from pathlib import Path

import pytest

from casewright.publishing.compiling import Compiled
from casewright.publishing.frame_parts import FrameParts
from casewright.publishing.mkdocs_engine import build_site
from casewright.settings import read_settings
from loading import index_of


def pages_of(knowledge_base: Path, folder: Path) -> dict[str, bytes]:
    settings = read_settings(knowledge_base / "mkdocs.yml")
    compiled = Compiled(index_of(settings), settings)
    compiled.write()
    build_site(compiled, folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")
    }


def test_every_page_is_the_same_to_the_byte(
    knowledge_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used_again = pages_of(knowledge_base, tmp_path / "again")
    monkeypatch.setattr(FrameParts, "once", lambda *_, caller: caller())
    filled_anew = pages_of(knowledge_base, tmp_path / "anew")
    assert used_again.keys() == filled_anew.keys()
    assert [name for name in used_again if used_again[name] != filled_anew[name]] == []

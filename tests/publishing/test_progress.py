"""What is told of the progress is so."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from casewright.publishing.building import compiled_of, publish_site
from casewright.publishing.engines import ENGINES, load_engine
from casewright.publishing.searching import SearchBeside
from casewright.settings import read_settings
from casewright.tally import Tally
from loading import load
from website.test_build import base

__all__ = ["base"]


def unwatched(key: str, tally: Tally | None = None) -> AbstractContextManager[None]:
    del key, tally
    return nullcontext()


def test_as_many_pages_are_rendered_as_were_announced(base: Path) -> None:
    (base / "cases" / "over.md").write_text("# Over ons\n", encoding="utf-8")
    settings = read_settings(base / "mkdocs.yml")
    compiled = compiled_of(load(settings), settings)
    engine = load_engine(ENGINES[0])
    publish_site(compiled, SearchBeside(compiled), base / "site", engine, unwatched)
    assert compiled.rendered.done == compiled.rendered.total

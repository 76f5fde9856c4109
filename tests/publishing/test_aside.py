"""Finished pages pass by the engine's Markdown, and no byte tells that they did."""

from pathlib import Path

from casewright.publishing import mkdocs_engine
from casewright.publishing.compiling import Compiled
from casewright.settings import read_settings
from loading import index_of


def pages_of(compiled: Compiled, folder: Path) -> dict[str, bytes]:
    compiled.write()
    mkdocs_engine.build_site(compiled, folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")
    }


class ThroughMarkdown(Compiled):
    """A site that hands every page to the engine's Markdown."""

    generated = frozenset()


def test_both_ways_give_the_same_bytes(knowledge_base: Path, tmp_path: Path) -> None:
    hostile = (knowledge_base / "cases" / "kwadraad-client-is-eigenaar.yml").read_text("utf-8")
    title = 'title: "Een *ster*, `code`, <b>, {: #x }, [a](b), &amp; cwtitle en _streep_"'
    folder = tmp_path / "base"
    (folder / "cases").mkdir(parents=True)
    for path in (knowledge_base / "cases").rglob("*.*"):
        target = folder / "cases" / path.relative_to(knowledge_base / "cases")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    (folder / "cases" / "hostile.yml").write_text(
        "\n".join((title, *hostile.splitlines()[1:])), encoding="utf-8"
    )
    (folder / "mkdocs.yml").write_bytes((knowledge_base / "mkdocs.yml").read_bytes())
    settings = read_settings(folder / "mkdocs.yml")
    library = index_of(settings)
    past = pages_of(Compiled(library, settings), tmp_path / "past")
    through = pages_of(ThroughMarkdown(library, settings), tmp_path / "through")
    assert past.keys() == through.keys()
    assert [name for name in past if past[name] != through[name]] == []

"""A build checks the links that it can have broken."""

from pathlib import Path

import pytest

from casewright.build.built_tree import BuiltTree
from casewright.build.store import Store, make_memory_store
from casewright.publish.link_checker import check_links
from casewright.publish.tree import read_published, read_tree

LEADING = {"b/index.html": b'<a href="../a/#lessen">'}
PAGE = {"a/index.html": b'<h2 id="lessen">Lessen</h2>'}


def build(folder: Path, published: Path, files: dict[str, bytes], store: Store) -> BuiltTree:
    trees = (read_tree(folder, folder.parent), read_published(published, folder.parent))
    built = BuiltTree(trees, store, folder.parent)
    built.add(files)
    return built


@pytest.mark.parametrize(
    ("after", "unverified"),
    [
        (PAGE, set()),
        ({"a/index.html": b'<h2 id="lessen">Geleerd</h2>'}, {"a/index.html"}),
        ({"a/index.html": b'<h2 id="geleerd">Lessen</h2>'}, {"a/index.html", "b/index.html"}),
        ({**PAGE, "c.txt": b""}, {"c.txt"}),
        ({**PAGE, "a": b""}, {"a", "a/index.html", "b/index.html"}),
        ({}, {"b/index.html"}),
    ],
    ids=[
        "nothing changed",
        "another text",
        "another anchor",
        "a new file",
        "a new file at the address of a page",
        "a page is gone",
    ],
)
def test_files_whose_links_may_be_broken(
    after: dict[str, bytes], unverified: set[str], tmp_path: Path
) -> None:
    store = make_memory_store()
    site, spare = tmp_path / "site", tmp_path / "spare"
    first = build(site, spare, LEADING | PAGE, store)
    assert first.unverified("") == {"a/index.html", "b/index.html"}
    first.note_sound("", check_links(first.names, first.outline).linked)
    first.finish()
    assert build(spare, site, LEADING | after, store).unverified("") == unverified
    assert "b/index.html" in build(spare, site, LEADING | after, store).unverified("/x/")

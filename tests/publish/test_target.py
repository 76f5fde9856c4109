"""A site never replaces a folder with other content."""

from pathlib import Path

import pytest

from casewright.exceptions import UsageError
from casewright.publish.target import MARKER, check_site_folder

MKDOCS = '<html><head><meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.1">'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "home" / "project"
    (root / "cases").mkdir(parents=True)
    (root / ".casewright").mkdir()
    return root


def check(root: Path, site: Path) -> Path:
    return check_site_folder(
        site, root=root, docs_dir=root / "cases", work_dir=root / ".casewright"
    )


def fill(site: Path, files: dict[str, str]) -> Path:
    site.mkdir()
    for name, text in files.items():
        (site / name).write_text(text, encoding="utf-8")
    return site


@pytest.mark.parametrize(
    "files",
    [
        {},
        {MARKER: "", "iets.html": ""},
        {"index.html": MKDOCS, "sitemap.xml": "", "eigen.html": ""},
    ],
)
def test_a_site_made_by_us_or_by_mkdocs_may_be_replaced(root: Path, files: dict[str, str]) -> None:
    assert check(root, fill(root / "site", files)) == root / "site"


def test_a_folder_that_is_not_there_may_become_the_site(root: Path) -> None:
    assert check(root, root / "public" / "site") == root / "public" / "site"


@pytest.mark.parametrize(
    "files",
    [
        {"brief.docx": "x"},
        {"index.html": "<html><title>Met de hand gemaakt</title>", "sitemap.xml": ""},
        {"index.html": MKDOCS},
        {".git": "gitdir: elsewhere"},
    ],
)
def test_anything_else_is_refused_and_named(root: Path, files: dict[str, str]) -> None:
    site = fill(root / "site", files)
    with pytest.raises(UsageError, match=r"fault\.site-not-ours") as caught:
        check(root, site)
    assert caught.value.message.values == {"folder": str(site)}


def test_a_file_is_refused(root: Path) -> None:
    (root / "site").touch()
    with pytest.raises(UsageError, match=r"fault\.site-not-ours"):
        check(root, root / "site")


@pytest.mark.parametrize(
    "place", [".", "..", "../..", "cases", "cases/site", ".casewright", "cases/../cases", "/"]
)
def test_the_files_that_the_site_is_made_of_are_never_replaced(root: Path, place: str) -> None:
    (root / MARKER).touch()
    (root / "cases" / MARKER).touch()
    with pytest.raises(UsageError, match=r"fault\.site-over-sources"):
        check(root, root / place)


def test_a_link_is_followed_first(root: Path) -> None:
    (root / "site").symlink_to(root / "cases")
    with pytest.raises(UsageError, match=r"fault\.site-over-sources"):
        check(root, root / "site")
    (root / "web").symlink_to(root.parent / "www")
    assert check(root, root / "web") == root.parent / "www"

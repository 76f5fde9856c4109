"""Small knowledge bases made by tests, and what is in a built site."""

import shutil
from pathlib import Path

from casewright.publish.link_checker import BrokenLink, check_links
from casewright.publish.link_extractor import Outline, outline_of

ROOT = Path(__file__).parents[1]
CONFIG = (
    "site_name: Proef\ndocs_dir: cases\ntheme: {name: material, language: nl}\n"
    "plugins: [casewright]\n"
)

Snapshot = dict[str, bytes]


def make_base(folder: Path) -> Path:
    """Write a knowledge base with this repository's vocabularies and one case."""
    shutil.copytree(ROOT / "cases" / "vocabulary", folder / "cases" / "vocabulary")
    write_case(folder, "een-verhaal")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder


def write_case(base: Path, case_id: str, **changes: str) -> Path:
    """Write a complete case; a changed field without a text is left out."""
    fields = {
        "title": "Een verhaal",
        "summary": "Wat er gebeurde.",
        "organisation": "kwadraad",
        "themes": "[eigen-regie]",
        "why": "Daarom.",
        "what": "Dit.",
        "how": "Zo.",
        "lessons": "[Dit leerden we.]",
        "reflection": "Dit betekent het.",
        "permission": "{basis: fictional}",
        **changes,
    }
    path = base / "cases" / f"{case_id}.yml"
    text = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    path.write_text(text, encoding="utf-8")
    return path


def snapshot(folder: Path) -> Snapshot:
    """Return the content of every file by its path below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def verify(site: Path, url: str = "") -> tuple[BrokenLink, ...]:
    """Check every link of a site in a folder."""
    names = frozenset(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    )

    def outline(name: str) -> Outline:
        found = outline_of(name, (site / name).read_bytes())
        assert found is not None
        return Outline.decode(found.encode())

    return check_links(names, outline, url)

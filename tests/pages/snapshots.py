"""The files of a small site as text: what goes in, and what comes out.

``python tests/pages/snapshots.py`` writes the expected files again, to look at what has changed.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest import mock

import yaml

HERE: Final = Path(__file__).parent
EXPECTED: Final = HERE / "expected"
DATE: Final = "1780272000"
"""The build date: 1 June 2026."""

if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))

from casewright.cases.index import CaseIndex  # noqa: E402
from casewright.config.settings import load_settings  # noqa: E402
from casewright.pages.digest import digest_files  # noqa: E402
from casewright.pdf.jobs import iter_jobs  # noqa: E402
from casewright.rendering.context import RenderContext  # noqa: E402
from casewright.rendering.page import StaticFile  # noqa: E402
from casewright.site.site import Site  # noqa: E402
from casewright.views.authoring.cms import cms_config, find_repository  # noqa: E402
from casewright.views.authoring.form_fields import Fields  # noqa: E402
from casewright.views.print.document import case_document, folder_document, theme_document  # noqa: E402
from casewright.views.print.folder_link import FolderLink, parse_folder_link  # noqa: E402
from casewright.views.print.session import SessionPlan  # noqa: E402
from loading import index_of  # noqa: E402
from pages.text import text_of  # noqa: E402

_NAMES: Final = (
    "index.md", "bijdragen.md", "praktijk.md", "lessen.md", "overzicht.md", "werkmap.md",
    "themas.md", "themas/ontmoeting.md", "organisaties/buurtwerk.md", "patronen/kartrekker.md",
    "praktijk/soep-op-straat.md", "praktijk/tuin-zonder-water.md", "praktijk/debt-desk.md",
    "praktijk/stil-verhaal.md", "praktijk/soep-op-straat/print/index.html",
    "praktijk/soep-op-straat/index.md", "handleiding/beheren/nakijklijst.md",
    "werkmap/vergelijken.md", "effort/klein.md",
    "feed.xml", "themas/eten/feed.xml", "cases.json", "cases.csv", "lessons.csv",
    "vocabulary.jsonld", "llms.txt", "schema/case.json", "bijdragen/regels.md",
    "bijdragen/regels/yaml-syntax.md",
    "handleiding/beheren/instellingen.md",
    "begin-hier.md", "begin-hier/schulden.md", "_redirects", "_headers",
)  # fmt: skip
"""A page or a file of each kind."""


def make_files() -> Mapping[str, str]:
    """Return the content of the files by name, as a build makes them, without the layout."""
    with mock.patch.dict(os.environ, SOURCE_DATE_EPOCH=DATE):
        settings = load_settings(HERE / "base" / "mkdocs.yml")
        site = Site(index_of(settings), settings)
        pages = {task.frame.name: task.make().body.content for task in site.page_tasks}
        made = {
            task.name: task.make().content.decode()
            for task in (*site.file_tasks, *site.markdown_files)
        }
        written = {page.name: page.text for page in site.markdown_pages}
        files = {**made, **written, **pages, **dict(_printed(site.ctx)), "cms.yml": _cms(site)}
    digest = {Path(file.name).name: file.content.decode() for file in _digest(site.ctx)}
    folder = site.ctx.asset_folder.rstrip("/").rpartition("/")[2]
    return {
        name: _as_text(name, text).replace(folder, "DIGEST")
        for name, text in {**files, **digest}.items()
    }


def _as_text(name: str, content: str) -> str:
    return (
        text_of(content)
        if content.lstrip().startswith("<") and not name.endswith(".xml")
        else content
    )


def _printed(ctx: RenderContext) -> Iterator[tuple[str, str]]:
    session = case_document("soep-op-straat", "session", ctx.settings)
    documents = (
        replace(session, session=SessionPlan(7, "incident")),
        theme_document("ontmoeting", "large", ctx.index, ctx.settings, duplex=True),
        folder_document(_folder_link(), (), ctx.settings),
    )
    for job in iter_jobs(documents, ctx):
        yield job.name, job.html


def _folder_link() -> FolderLink:
    link = parse_folder_link("?c=soep-op-straat.worksheet,tuin-zonder-water&t=Dinsdag&d=2026-06-02")
    assert link
    return link


def _cms(site: Site) -> str:
    index = CaseIndex.with_cases((), site.index.vocabularies, drafts=True)
    repository = find_repository(site.settings, None)
    assert repository
    fields = Fields(index, site.settings).of_case()
    config = cms_config(fields, repository, site.settings)
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def _digest(ctx: RenderContext) -> tuple[StaticFile, ...]:
    return digest_files(ctx, "2024-01-01")[1]


def expected_file(name: str) -> Path:
    """Return the file with the expected text."""
    return EXPECTED / f"{name.replace('/', '_')}.txt"


def main() -> None:
    """Write all expected files."""
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.iterdir():
        old.unlink()
    for name, text in select(make_files()).items():
        expected_file(name).write_bytes(text.encode())


def select(files: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files that are compared."""
    return {
        name: text
        for name, text in files.items()
        if name in _NAMES or name.endswith((".pdf", "cms.yml")) or name.startswith("digest")
    }


if __name__ == "__main__":
    main()

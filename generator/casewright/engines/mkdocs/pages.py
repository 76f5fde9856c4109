"""The pages of a site as MkDocs sees them: generated files, whose content is inserted later.

A page that MkDocs renders is a generated file with front matter only; its content is inserted in
the hook ``on_page_content``. Each file that we write ourselves is a ``LinkTarget``, so that links
in hand-written Markdown can be resolved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage

from casewright.engines import Rendering
from casewright.engines.mkdocs.config import link_headings
from casewright.engines.mkdocs.inserts import insert, table_of_contents
from casewright.engines.mkdocs.shell import (
    ShellKind,
    kinds_of,
    make_insert_samples,
    make_own_sample,
    make_sample,
    read_insert_shell,
    read_own_shell,
    read_shell,
)
from casewright.rendering.context import PageTask
from casewright.rendering.escaping import front_matter
from casewright.rendering.page import Frame, MarkdownPage, Page
from casewright.rendering.theme import is_asset
from casewright.site.site import MARKDOWN, Site

_NOT_SERVED: Final = re.compile(r"assets/javascripts/(lunr|workers)/|.*\.map$")
"""Files of Material that no page uses: its own search and source maps."""

_OUTSIDE: Final = InclusionLevel.NOT_IN_NAV


class LinkTarget(File):
    """A file that we write ourselves: links resolve to it, the engine does not render it."""

    def is_documentation_page(self) -> bool:
        """Return false, so that the engine does not render the file."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  (the engine's own)
        """Do nothing, so that the engine does not copy the file."""


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """A page as the sitemap template needs it."""

    canonical_url: str | None
    abs_url: str | None
    meta: Mapping[str, str]
    is_link: bool = False


class EnginePages:
    """The pages of one build for the engine.

    With ``shells`` the engine renders only samples, hand-written pages and pages in the navigation;
    without, every page and file of the site.
    """

    def __init__(self, site: Site, *, shells: bool) -> None:
        self._site = site
        self._shells = shells
        self._samples: dict[str, Page] = {}
        self._direct: dict[str, PageTask] = {}
        self._markdown: dict[str, MarkdownPage] = {page.name: page for page in site.markdown_pages}
        self._own: dict[str, Page] = {}
        self._kinds: tuple[ShellKind, ...] = ()

    def take_rendering(self, folder: Path) -> Rendering:
        """Return what the engine has rendered; remove the samples from the folder."""
        if not self._shells:
            return Rendering(direct=frozenset(self._direct))
        shells = {
            kind: read_shell(_take(folder / make_sample(kind, number).frame.file), number)
            for number, kind in enumerate(self._kinds)
        }
        own = {
            name: read_own_shell(_take(folder / page.frame.file), page)
            for name, page in self._own.items()
        }
        written = {
            page.name: read_insert_shell(_take(folder / page.file), page)
            for page in self._site.markdown_pages
            if page.inserts
        }
        return Rendering(shells, own | written)

    def files(self, config: MkDocsConfig, theme_files: Files) -> Files:
        """Return the files of the site, which replace those in the cases folder."""
        site = self._site
        link_headings(config, site.settings.catalog.t("frame.heading-link"))
        self._direct = {task.frame.name: task for task in self._find_direct(config)}
        filled = [task.frame for task in site.page_tasks if task.frame.name not in self._direct]
        self._kinds = kinds_of(filled)
        samples = [make_sample(kind, number) for number, kind in enumerate(self._kinds)]
        self._samples = {sample.frame.name: sample for sample in samples}
        made = {
            **{name: _stub(task.frame, config) for name, task in self._direct.items()},
            **{page.name: _markdown(page, config) for page in site.markdown_pages},
            **{name: self._copy(name, config) for name in site.copies},
            **{frame.name: _target(frame.name, config, frame.file) for frame in filled},
            **dict(self._other_files(config)),
        }
        kept = [
            file
            for file in theme_files
            if file.src_dir != config.docs_dir
            and file.src_uri not in made
            and not _NOT_SERVED.match(file.src_uri)
            and not is_asset(file.src_uri)
        ]
        ordered = (made[name] for name in sorted(made))
        return Files([*kept, *ordered, *(_stub(page.frame, config) for page in samples)])

    def place(self, html: str, page: EnginePage) -> str:
        """Return the content of a page after Markdown has run, and set its table of contents."""
        name = page.file.src_uri
        if name in self._markdown:
            written = self._markdown[name]
            inserts = make_insert_samples(written) if self._shells else written.inserts
            return insert(html, page, inserts)
        if not (made := self._made(name)):
            return html
        page.toc = table_of_contents(made.body.toc)
        page.present_anchor_ids = {entry.anchor for entry in made.body.toc}
        return made.body.content

    def _made(self, name: str) -> Page | None:
        """Return the sample or the generated page of a name."""
        if name not in self._direct:
            return self._samples.get(name)
        made = self._direct[name].make()
        if not self._shells:
            return made
        self._own[name] = made
        return make_own_sample(made)

    def sitemap(self, config: MkDocsConfig, files: Sequence[File]) -> list[object]:
        """Return the entries of the sitemap by name: the engine's pages and ours."""
        own = {file.src_uri: file for file in files if file.src_uri not in self._samples}
        filled = {
            task.frame.name: _sitemap_page(task.frame, config)
            for task in self._site.page_tasks
            if task.frame.name not in self._direct
        }
        listed: dict[str, object] = {**own, **filled}
        return [listed[name] for name in sorted(listed)]

    def _find_direct(self, config: MkDocsConfig) -> Iterator[PageTask]:
        """Return the pages that the engine has to render: those in the navigation, and unique ones.

        A page that is the only one of its kind, such as the saved cases, may be linked from its own
        layout, where a link to itself looks different.
        """
        in_nav = frozenset(_names_in(config.nav))
        tasks = self._site.page_tasks
        pages_of_kind = Counter(ShellKind.of(task.frame, has_toc=True) for task in tasks)
        for task in tasks:
            is_single = pages_of_kind[ShellKind.of(task.frame, has_toc=True)] == 1
            if not self._shells or is_single or task.frame.name in in_nav:
                yield task

    def _other_files(self, config: MkDocsConfig) -> Iterator[tuple[str, File]]:
        for task in self._site.file_tasks:
            if self._shells:
                yield task.name, _target(task.name, config, task.name)
            else:
                yield task.name, _generated(task.name, config, task.make().content)

    def _copy(self, name: str, config: MkDocsConfig) -> File:
        path = self._site.copies[name]
        if self._shells and not name.endswith(MARKDOWN):
            return _target(name, config, name)
        file = File.generated(config, name, abs_src_path=str(path), inclusion=_OUTSIDE)
        file.edit_uri = name
        return file


def _take(file: Path) -> str:
    """Read a file and delete it."""
    text = file.read_text(encoding="utf-8")
    file.unlink()
    return text


def _stub(frame: Frame, config: MkDocsConfig) -> File:
    described = {"description": frame.description} if frame.description else {}
    front = {"template": frame.template, "title": frame.title, **described, **frame.meta}
    file = _generated(frame.name, config, front_matter(front).encode())
    file.edit_uri = frame.source
    return file


def _markdown(page: MarkdownPage, config: MkDocsConfig) -> File:
    file = _generated(page.name, config, page.text.encode())
    file.edit_uri = page.source
    return file


def _generated(name: str, config: MkDocsConfig, content: bytes) -> File:
    return File.generated(config, name, content=content, inclusion=_OUTSIDE)


def _target(name: str, config: MkDocsConfig, file: str) -> File:
    return LinkTarget(name, None, config.site_dir, use_directory_urls=True, dest_uri=file)


def _sitemap_page(frame: Frame, config: MkDocsConfig) -> SitemapPage:
    if not config.site_url:
        return SitemapPage(None, None, frame.meta)
    url = urljoin(f"{config.site_url.rstrip('/')}/", frame.address)
    return SitemapPage(url, urlsplit(url).path, frame.meta)


def _names_in(nav: object) -> Iterator[str]:
    """Iterate over every path in a configured navigation."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for below in nav.values():
            yield from _names_in(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from _names_in(below)

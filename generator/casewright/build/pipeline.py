"""Build a checked site: engine, pages, PDF, search, verification, swap.

``BuiltTree`` gets every file of the site once, writes changed files to the spare tree, and keeps
the outline of each page for the link check.
"""

import json
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from casewright.build.built_tree import BuiltTree
from casewright.build.engine_files import ENGINE, EngineFiles
from casewright.build.executor import Workers
from casewright.build.inputs import engine_key, site_key
from casewright.build.pages import (
    PageMaker,
    find_file,
    make_pages,
    open_page_executor,
    page_scope,
)
from casewright.build.pdf_files import open_pdf_executor, print_site
from casewright.build.project import LoadedProject
from casewright.build.store import Store
from casewright.config.settings import Settings
from casewright.engines import Engine, Rendering
from casewright.engines.mkdocs.shell import StaleShellError
from casewright.engines.staging import check
from casewright.exceptions import BrokenSiteError, ContentError, os_errors, refuse_links
from casewright.pdf.printer import require_weasyprint
from casewright.progress import ProgressCounter
from casewright.publish.link_checker import check_links
from casewright.publish.swap import discarded_on_failure, publish, spare_tree
from casewright.publish.target import check_site_folder
from casewright.publish.tree import (
    prune_manifests,
    read_published,
    read_tree,
    untouched,
)
from casewright.site.site import MARKDOWN, Site

_SITE: Final = "site"
"""The kind of the digest of a published site, with its number of pages; its key is ``site_key``."""


class Step(Protocol):
    """Report the progress of one step, by its catalog key."""

    def __call__(
        self, key: str, counter: ProgressCounter | None = None
    ) -> AbstractContextManager[None]:
        """Begin the step; ``counter`` counts the finished items."""


class Published(NamedTuple):
    """The published site: its folder, and its number of pages."""

    folder: Path
    pages: int


def site_of(project: LoadedProject, settings: Settings) -> Site:
    """Return the content of a project that may be shown, with or without errors."""
    index = project.index(drafts=settings.options.drafts)
    return Site(index, settings, linked_files=project.linked_files, documents=project.documents)


def sound_site(project: LoadedProject, settings: Settings) -> Site:
    """Return the site of a project; raise ``ContentError`` if anything has an error."""
    require_sound(project)
    return site_of(project, settings)


def require_sound(project: LoadedProject) -> None:
    """Raise ``ContentError`` if anything has an error."""
    if project.errors:
        raise ContentError(project.errors)


class Tools(NamedTuple):
    """The objects that a build needs."""

    engine: Engine
    store: Store
    workers: Workers
    step: Step


def publish_site(site: Site, site_dir: Path, tools: Tools) -> Published:
    """Build a site and replace the old one, which does not change until then.

    Call this under ``build_lock``. Raise ``BrokenSiteError`` if the new site has broken links,
    ``UsageError`` if the target folder cannot be used, ``SystemFailureError`` for a system error.
    """
    settings = site.settings
    target = check_site_folder(
        site_dir, root=settings.root, docs_dir=settings.docs_dir, work_dir=settings.work_dir
    )
    if settings.options.pdf:
        require_weasyprint()
    spare = spare_tree(target, settings.build_dir)
    manifests = _manifests(settings)
    key = site_key(site, tools.engine.name)
    if key and (pages := _pages_of(tools.store.get(_SITE, key), untouched(target, manifests))):
        return Published(target, pages)
    with discarded_on_failure(spare, settings.build_dir):
        built = build_tree(site, spare, target, tools)
        with tools.step("progress.verify"):
            url = settings.site_url or ""
            broken, linked = check_links(built.names, built.outline, url, built.unverified(url))
        if broken:
            raise BrokenSiteError(tuple(link.message for link in broken))
        built.note_sound(url, linked)
        manifest = built.finish()
        publish(spare, target)
    prune_manifests((spare, target), manifests)
    if key:
        value = json.dumps([manifest, site.page_count])
        tools.store.put_many(_SITE, {key: value.encode()})
    return Published(target, site.page_count)


def _pages_of(value: bytes | None, tree: str) -> int:
    """Return how many pages a site has if it is unchanged since a build from the same input."""
    digest, pages = json.loads(value or b'["", 0]')
    return int(pages) if tree and tree == digest else 0


def build_tree(site: Site, folder: Path, published: Path, tools: Tools) -> BuiltTree:
    """Update a folder to the content of a site; raise the errors of ``publish_site``.

    Unchanged pages are taken from that folder or from the ``published`` site.
    """
    settings = site.settings
    _ = site.date, site.federation
    _check_names(site)
    step = tools.step
    manifests = _manifests(settings)
    with os_errors(folder):
        trees = (read_tree(folder, manifests), read_published(published, manifests))
        built = BuiltTree(trees, tools.store, manifests)
        with step("progress.render"):
            rendering = _render(site, tools, built)
        try:
            _make_pages(site, rendering, built, tools)
        except StaleShellError:
            rendering = _run_engine(site, tools, built)
            _make_pages(site, rendering, built, tools)
        built.copy(_static_files(site))
        if settings.options.pdf:
            _print_pdfs(site, built, tools)
        with step("progress.search"):
            built.add(site.search_files(tools.store))
    return built


def _render(site: Site, tools: Tools, built: BuiltTree) -> Rendering:
    """Take over what the engine has rendered from the same input, or let it render."""
    key = engine_key(site, tools.engine.name)
    stored = tools.store.get(ENGINE, key) if key else None
    if stored:
        files = EngineFiles.decode(stored)
        if built.has(files.digests):
            for name, digest in files.digests.items():
                built.put(find_file(built.trees, name, digest))
            return files.rendering
    return _run_engine(site, tools, built)


def _run_engine(site: Site, tools: Tools, built: BuiltTree) -> Rendering:
    """Let the engine render what only it can, and store that."""
    folder = site.settings.build_dir / "engine"
    refuse_links(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    rendering = tools.engine.render(site, folder)
    made = _below(folder)
    built.copy(made)
    shutil.rmtree(folder)
    key = engine_key(site, tools.engine.name)
    if key and not rendering.direct:
        files = EngineFiles(rendering, {name: built.digest(name) for name in made})
        tools.store.put_many(ENGINE, {key: files.encode()})
    return rendering


def _make_pages(site: Site, rendering: Rendering, built: BuiltTree, tools: Tools) -> None:
    """Render all other pages, in parallel if there are many."""
    for page in site.markdown_pages:
        if page.name in rendering.own:
            built.add({page.file: rendering.own[page.name].insert(page).encode()})
    outlined = frozenset(built.outlines)
    maker = PageMaker(site, rendering, built.trees, outlined, page_scope(site.settings))
    counter = ProgressCounter(total=len(site.tasks))
    with (
        open_page_executor(maker, Workers(tools.workers.count)) as executor,
        tools.step("progress.stage", counter),
    ):
        for file in make_pages(maker, executor, counter.report):
            built.put(file)


def _print_pdfs(site: Site, built: BuiltTree, tools: Tools) -> None:
    """Print the PDF files that are not in the store."""
    counter = ProgressCounter()
    with (
        open_pdf_executor(len(site.index.cases), tools.workers) as executor,
        tools.step("progress.pdf", counter),
    ):
        for file in print_site(site.ctx, tools.store, executor, counter.report):
            built.add({file.name: file.content})


def _static_files(site: Site) -> Mapping[str, Path]:
    """Return the hand-written files that are not pages, and the images of cases."""
    return {name: path for name, path in site.copies.items() if not name.endswith(MARKDOWN)}


def _check_names(site: Site) -> None:
    """Raise ``UsageError`` for names that cannot all exist on every system."""
    pages = [task.frame.name for task in site.page_tasks]
    files = [task.name for task in site.file_tasks]
    markdown = [page.name for page in site.markdown_pages]
    check([*pages, *files, *markdown, *site.copies], site.copies)


def _manifests(settings: Settings) -> Path:
    return settings.build_dir / "trees"


def _below(folder: Path) -> Mapping[str, Path]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}

"""Load a knowledge base without a store on disk, and build its site without the checks."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from casewright.build.executor import Workers
from casewright.build.pipeline import Tools, build_tree
from casewright.build.project import LoadedProject, load_project
from casewright.build.store import make_memory_store
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.engines import load_engine
from casewright.loader.collection import list_collection
from casewright.loader.files import CaseFile, parse_case_file
from casewright.progress import ProgressCounter
from casewright.site.site import Site
from casewright.yaml.source import read_content


def load(settings: Settings) -> LoadedProject:
    return load_project(settings, make_memory_store())


def index_of(settings: Settings, *, drafts: bool = False) -> CaseIndex:
    return load(settings).index(drafts=drafts)


def parse_cases(settings: Settings) -> tuple[CaseFile, ...]:
    scope = load(settings).scope
    folder = settings.docs_dir
    return tuple(
        parse_case_file(read_content(folder / file.name), file.path, scope.facets, scope.model)
        for file in list_collection(folder, settings.root).case_paths
    )


def build_unchecked(site: Site, folder: Path, engine: str = "mkdocs") -> None:
    """Build a site into a new folder, whatever its check or its links report."""
    site.settings.build_dir.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    store = make_memory_store()
    tools = Tools(load_engine(engine), store, Workers(1), unwatched)
    build_tree(site, folder, folder.with_name("unpublished"), tools).finish()


def unwatched(key: str, counter: ProgressCounter | None = None) -> AbstractContextManager[None]:
    del key, counter
    return nullcontext()

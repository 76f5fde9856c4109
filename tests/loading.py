"""Load a knowledge base without a store on disk, and its case files with their positions."""

from casewright.build.project import LoadedProject, load_project
from casewright.build.store import make_memory_store
from casewright.cases.collection import list_collection
from casewright.cases.files import CaseFile, parse_case_file
from casewright.cases.index import CaseIndex
from casewright.cases.reading.source import read_content
from casewright.settings import Settings


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

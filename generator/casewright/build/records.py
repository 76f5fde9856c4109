"""The records of all cases: loaded from the store, or made by workers and stored."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from casewright.build.executor import Progress, Workers, map_batches, open_executor
from casewright.build.file_digests import FileDigests
from casewright.build.record import CaseFacts, CaseRecord, decode_facts, make_record
from casewright.build.scope import Scope
from casewright.build.store import Store
from casewright.loader.collection import CasePath, Collection
from casewright.yaml.source import Content, read_content

BATCH_SIZE_CASES: Final = 50

MAX_KEPT_BYTES: Final = 16 * 1024**2
"""Maximum size of file contents kept in memory until their record is made."""

FACTS: Final = "facts"
SUMMARY: Final = "summary"
CASE: Final = "case"
DOCUMENT: Final = "document"
"""Kinds of values in the store: the parts of a record."""

_Item = TypeVar("_Item")

Keys = Mapping[str, bytes]
"""The key of the record of every case, by its path in reports."""


class _Read(NamedTuple):
    """A file that was read, and what was in it."""

    file: CasePath
    content: Content


def load_facts(
    collection: Collection, scope: Scope, store: Store, workers: Workers, on_progress: Progress
) -> tuple[Keys, Mapping[str, CaseFacts]]:
    """Load or make the records of all cases, by their path in reports."""
    keys, contents = _find_keys(collection, scope, store)
    stored = store.get_many(FACTS, keys.values())
    new = [file for file in collection.case_paths if keys[file.path] not in stored]
    made: dict[str, bytes] = {}
    if new:
        reads = (
            _Read(file, contents.pop(file) if file in contents else read_case(file, collection))
            for file in new
        )
        with open_executor(len(new), workers) as executor:
            function = partial(_make_record, scope=scope)
            records = map_batches(executor, function, reads, BATCH_SIZE_CASES, on_progress)
            for batch in batches(zip(new, records, strict=True)):
                _keep({keys[file.path]: record for file, record in batch}, store)
                made |= {file.path: record.facts for file, record in batch}
    return keys, {
        file.path: decode_facts(made.get(file.path) or stored[keys[file.path]])
        for file in collection.case_paths
    }


def _find_keys(
    collection: Collection, scope: Scope, store: Store
) -> tuple[Keys, dict[CasePath, Content]]:
    """Return the key of every record, and the content of files that were read for it."""
    digests = FileDigests(store, collection.folder)
    keys: dict[str, bytes] = {}
    contents: dict[CasePath, Content] = {}
    room = MAX_KEPT_BYTES
    for file in collection.case_paths:
        digest = digests.find(file.name)
        if digest is None:
            content = read_case(file, collection)
            digest = content.digest
            digests.note(file.name, digest)
            if room > 0:
                contents[file] = content
                room -= len(content.data)
        keys[file.path] = scope.key(file.path, digest)
    digests.save()
    return keys, contents


def read_case(file: CasePath, collection: Collection) -> Content:
    """Read a case's file."""
    return read_content(collection.folder / file.name)


def _make_record(read: _Read, scope: Scope) -> CaseRecord:
    return make_record(read.file.path, read.content, scope)


def _keep(records: Mapping[bytes, CaseRecord], store: Store) -> None:
    """Store some records; the facts last, because they mark a record as complete."""
    store.put_many(CASE, {key: one.case for key, one in records.items()})
    store.put_many(DOCUMENT, {key: one.document for key, one in records.items()})
    store.put_many(SUMMARY, {key: one.summary for key, one in records.items()})
    store.put_many(FACTS, {key: one.facts for key, one in records.items()})


def batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Divide items into batches."""
    source = iter(items)
    while batch := list(islice(source, BATCH_SIZE_CASES)):
        yield batch

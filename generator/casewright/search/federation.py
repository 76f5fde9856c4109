"""Search files of other knowledge bases, copied into this site so that one search covers them all.

They come from a folder or an archive. Nothing is unpacked on the disk: what an index consists of is
read by name, and held against the digests in its manifest.
"""

import hashlib
import json
import re
import stat
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Annotated, Final, Literal, NamedTuple
from zipfile import BadZipFile, ZipFile

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casewright.config.errors import OPTIONS_PATH, config_error
from casewright.config.settings import Settings
from casewright.exceptions import UsageError
from casewright.search.facet_index import write_json
from casewright.search.writer import FORMAT, MANIFEST, SEARCH_DIR, short_digest

MAX_ENTRIES: Final = 500_000
MAX_BYTES: Final = 4 * 1024**3
"""Of an archive, unpacked: what is not read must be decompressed too."""
MAX_INDEX_BYTES: Final = 512 * 1024**2
"""Of the search files; those of 10,000 cases take 73 MB."""

_PART: Final = re.compile(
    r"((?:.*/)?)(manifest\.json|[a-z2-7]{8}\.bin|documents/[0-9]{1,7}\.json)", re.DOTALL
)
"""The folder and the name of a part of an index."""
_BROKEN: Final = (
    BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, RuntimeError, ValueError,
    NotImplementedError,
)  # fmt: skip
"""What the standard library raises on a damaged archive."""

_Name = Annotated[str, Field(pattern=r"^[a-z2-7]{8}$")]
_Directory = Annotated[tuple[str, ...], Field(max_length=100_000)]


class _Kind(BaseModel):
    """The cases or the lessons of an index; facets are left out, as filters are a site's own."""

    model_config = ConfigDict(frozen=True)

    page: Annotated[str, Field(pattern=r"^[a-z0-9/-]*$")]
    total: Annotated[int, Field(ge=0)]
    size: Annotated[int, Field(ge=0, le=2**26)]
    perCase: Annotated[int, Field(ge=1)] | None = None  # noqa: N815  (a key of the file)
    shards: _Directory
    rest: _Directory
    common: str


class _Manifest(BaseModel):
    """What this program reads in a manifest."""

    model_config = ConfigDict(frozen=True)

    format: int
    site: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    stopWords: str  # noqa: N815  (a key of the file)
    chunk: Annotated[int, Field(ge=1)]
    edition: _Name
    spelling: _Directory
    kinds: Annotated[Mapping[Literal["cases", "lessons"], _Kind], Field(min_length=2)]

    @property
    def digests(self) -> frozenset[str]:
        """The digests that name the shards and the lists of words."""
        parts = (part for kind in self.kinds.values() for part in (kind.shards, kind.rest))
        return frozenset(name for directory in (self.spelling, *parts) for name in directory[1::2])


class _Entry(NamedTuple):
    """A file of a folder or an archive; ``linked`` for what is a link or no file."""

    name: str
    size: int
    linked: bool
    read: Callable[[], bytes]


class _RefusedError(Exception):
    """Why an index cannot be used: the kind of a message, and its values."""

    def __init__(self, kind: str, **values: str | int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


def read_federation(settings: Settings) -> Mapping[str, bytes]:
    """Return the search files of the other knowledge bases, by their names in this site.

    Raise ``UsageError`` for an index that is missing, damaged or of another format.
    """
    files: dict[str, bytes] = {}
    for place, other in enumerate(settings.options.federation):
        try:
            found = _read_index(settings.root / other.index)
        except _RefusedError as refused:
            raise _error(refused, place, settings) from None
        prefix = f"{SEARCH_DIR}{place + 1}/"
        files |= {f"{prefix}{name}": content for name, content in found.items()}
    return files


def _error(refused: _RefusedError, place: int, settings: Settings) -> UsageError:
    other = settings.options.federation[place]
    steps = (*OPTIONS_PATH, "federation", place, "index")
    values = {"name": other.name, "index": other.index, **refused.values}
    return config_error(f"federation-{refused.kind}", steps, settings.config_file, **values)


def _read_index(path: Path) -> Mapping[str, bytes]:
    """Return the files of an index by their names in its folder."""
    try:
        found = _choose(_keep(_entries(path)))
    except _BROKEN:
        raise _RefusedError("broken") from None
    manifest = _read_manifest(found)
    _verify(manifest, found)
    kept = write_json(manifest.model_dump(exclude_none=True)).encode()
    parts = {name for name in found if name.startswith("documents/")}
    names = sorted(parts | {f"{name}.bin" for name in manifest.digests})
    return {MANIFEST: kept, **{name: found[name] for name in names}}


def _entries(path: Path) -> Iterator[_Entry]:
    """Give the files of a folder or an archive."""
    if path.is_dir():
        inside = path / SEARCH_DIR
        yield from _folder_entries(inside if inside.is_dir() else path)
    elif not path.is_file():
        raise _RefusedError("missing")
    elif path.suffix == ".zip":
        with ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    linked = stat.S_ISLNK(info.external_attr >> 16)
                    yield _Entry(info.filename, info.file_size, linked, partial(archive.read, info))
    elif path.name.endswith((".tar.gz", ".tgz")):
        with tarfile.open(path, "r:gz") as tar:
            for member in tar:
                if not member.isdir():
                    read = partial(_read_member, tar, member)
                    yield _Entry(member.name, member.size, not member.isreg(), read)
    else:
        raise _RefusedError("kind")


def _folder_entries(folder: Path) -> Iterator[_Entry]:
    for path in (*folder.glob("*"), *folder.glob("documents/*")):
        if path.is_symlink() or path.is_file():
            name = path.relative_to(folder).as_posix()
            yield _Entry(name, path.lstat().st_size, path.is_symlink(), path.read_bytes)


def _read_member(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    return file.read() if file else b""


def _keep(entries: Iterable[_Entry]) -> Mapping[str, Mapping[str, bytes]]:
    """Return what can be part of an index: by folder, and by name in it."""
    kept: dict[str, dict[str, bytes]] = {}
    total = index_total = 0
    for count, entry in enumerate(entries, 1):
        name = entry.name.removeprefix("./")
        if entry.linked or name.startswith("/") or ".." in PurePosixPath(name).parts:
            raise _RefusedError("unsafe", file=name)
        part = _PART.fullmatch(name)
        total += entry.size
        index_total += entry.size if part else 0
        if count > MAX_ENTRIES or total > MAX_BYTES or index_total > MAX_INDEX_BYTES:
            raise _RefusedError("large")
        if part:
            kept.setdefault(part[1], {})[part[2]] = entry.read()
    return kept


def _choose(folders: Mapping[str, Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """Return the files of the folder with the search, which may be a part of a whole site."""
    having = [folder for folder, files in folders.items() if MANIFEST in files]
    if not having:
        raise _RefusedError("no-manifest")
    return folders[min(having, key=lambda folder: (not folder.endswith(SEARCH_DIR), len(folder)))]


def _read_manifest(found: Mapping[str, bytes]) -> _Manifest:
    try:
        values = json.loads(found[MANIFEST])
        version = values["format"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _RefusedError("damaged", file=MANIFEST) from None
    if version != FORMAT:
        raise _RefusedError("format", found=str(version), expected=FORMAT)
    if not re.match(r"https?://[^\s/?#]", str(values.get("site", ""))):
        raise _RefusedError("no-site")
    try:
        return _Manifest.model_validate(values)
    except ValidationError:
        raise _RefusedError("damaged", file=MANIFEST) from None


def _verify(manifest: _Manifest, found: Mapping[str, bytes]) -> None:
    """Raise for a file that is missing, or is not what the manifest says."""
    for name in sorted(manifest.digests):
        file = f"{name}.bin"
        if file not in found or short_digest(hashlib.sha256(found[file])) != name:
            raise _RefusedError("damaged", file=file)
    documents = [name for name in found if name.startswith("documents/")]
    documents.sort(key=lambda name: int(PurePosixPath(name).stem))
    content = hashlib.sha256()
    for name in documents:
        content.update(found[name])
    if short_digest(content) != manifest.edition:
        raise _RefusedError("damaged", file="documents/")

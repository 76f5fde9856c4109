"""The store: an SQLite file with results of earlier commands, by kind and key.

Keys are digests of everything that a value depends on, so a store copied from another machine is
valid. Values are bytes and are only parsed as plain data.
"""

import sqlite3
import subprocess
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from casewright.exceptions import UsageError
from casewright.i18n.message import Message

NAME: Final = "store.sqlite"
FORMAT: Final = 1
MAX_AGE_DAYS: Final = 30
"""Days after which an unused value is deleted."""
MAX_STORE_BYTES: Final = 2 * 1024**3
"""Size above which all values are deleted that were not used today."""

_BUSY_TIMEOUT_S: Final = 30
_SECONDS_PER_DAY: Final = 86_400
_KEYS_PER_QUERY: Final = 500
_SUFFIXES: Final = ("", "-journal")
_IN_MEMORY: Final = ":memory:"
_SCHEMA: Final = """
create table if not exists entry (
    kind text not null, key blob not null, day integer not null, checksum integer not null,
    value blob not null, primary key (kind, key)
)
"""

Log = Callable[[Message], None]
"""Called with messages for ``-v``."""


class Store:
    """Values by kind and key.

    Each method is one transaction, so that two commands may use a store at once. Values that cannot
    be written are dropped.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._today = int(time.time()) // _SECONDS_PER_DAY
        self.is_damaged = False

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Return a value, if it exists and is intact."""
        return self.get_many(kind, [key]).get(key)

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the values of those keys that have one."""
        wanted = list(keys)
        found: dict[bytes, bytes] = {}
        seen_before_today: list[bytes] = []
        for start in range(0, len(wanted), _KEYS_PER_QUERY):
            for key, day, checksum, value in self._rows(kind, wanted[start:][:_KEYS_PER_QUERY]):
                if zlib.crc32(value) == checksum:
                    found[key] = value
                    if day < self._today:
                        seen_before_today.append(key)
        if seen_before_today:
            rows = ((self._today, kind, key) for key in seen_before_today)
            self._write("update entry set day = ? where kind = ? and key = ?", rows)
        return found

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Store some values."""
        rows = ((kind, key, self._today, zlib.crc32(value), value) for key, value in items.items())
        self._write("insert or replace into entry values (?, ?, ?, ?, ?)", rows)

    def prune(self) -> None:
        """Delete values that have not been used for a long time."""
        with self._noting_damage():
            pages, page_bytes = (
                self._connection.execute(f"pragma {name}").fetchone()[0]
                for name in ("page_count", "page_size")
            )
            days = 0 if pages * page_bytes > MAX_STORE_BYTES else MAX_AGE_DAYS
            self._write("delete from entry where day < ?", [(self._today - days,)])

    def _rows(self, kind: str, keys: list[bytes]) -> list[tuple[bytes, int, int, bytes]]:
        places = ",".join("?" * len(keys))
        query = (
            "select key, day, checksum, value from entry "  # noqa: S608  (marks, no values)
            f"where kind = ? and key in ({places})"
        )
        with self._noting_damage():
            return self._connection.execute(query, (kind, *keys)).fetchall()
        return []

    def _write(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._noting_damage(), self._connection as connection:
            connection.executemany(query, rows)

    @contextmanager
    def _noting_damage(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            self.is_damaged |= _is_damage(error)


def ignore(_message: Message) -> None:
    """Drop a log message."""


def make_memory_store() -> Store:
    """Return a store that ends with the process."""
    return Store(_open(_IN_MEMORY))


@contextmanager
def open_store(work_dir: Path, log: Log = ignore) -> Iterator[Store]:
    """Open the store of a project, and prune it in the end.

    A file that is damaged or of another format is replaced; where none can be written, it is
    kept in memory. Raises ``UsageError`` for a store that is a link or that Git tracks.
    """
    file = work_dir / NAME
    _refuse(file)
    connection = _connect(file, log)
    store = Store(connection)
    try:
        yield store
        store.prune()
    finally:
        connection.close()
        if store.is_damaged:
            log(Message("store.damaged", {"file": str(file)}))
            with suppress(OSError):
                _remove(file)


@contextmanager
def read_store(work_dir: Path) -> Iterator[Store]:
    """Open the store of a project to read from, in any process or thread; it may be empty."""
    uri = f"{(work_dir / NAME).absolute().as_uri()}?mode=ro"
    try:
        connection = sqlite3.connect(uri, timeout=_BUSY_TIMEOUT_S, uri=True)
    except sqlite3.Error:
        connection = _open(_IN_MEMORY)
    try:
        yield Store(connection)
    finally:
        connection.close()


def _connect(file: Path, log: Log) -> sqlite3.Connection:
    """Open or create the file; if that is impossible, open a store in memory."""
    try:
        _make_folder(file.parent)
        if file.exists() and not file.is_file():
            raise FileExistsError
        with suppress(sqlite3.DatabaseError):
            return _open(file)
        log(Message("store.damaged", {"file": str(file)}))
        _remove(file)
        return _open(file)
    except (OSError, sqlite3.Error):
        log(Message("store.unwritable", {"file": str(file)}))
        return _open(_IN_MEMORY)


def _make_folder(folder: Path) -> None:
    """Create the folder, with a file that makes Git ignore it."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as stream:
        stream.write("*\n")


def _open(file: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_TIMEOUT_S)
    try:
        connection.execute("pragma synchronous = off")
        (version,) = connection.execute("pragma user_version").fetchone()
        if version not in (0, FORMAT):
            raise sqlite3.DatabaseError
        if version == 0:
            with connection:
                connection.execute(_SCHEMA)
                connection.execute(f"pragma user_version = {FORMAT}")
        connection.execute("select 1 from entry limit 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remove(file: Path) -> None:
    for suffix in _SUFFIXES:
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return whether the file is damaged, as opposed to locked or on a full disk."""
    return not isinstance(error, sqlite3.OperationalError)


def _refuse(file: Path) -> None:
    for path in (file.parent, file):
        if path.is_symlink():
            raise UsageError(Message("fault.linked-folder", {"folder": str(path)}))
    if file.exists() and _is_tracked(file):
        raise UsageError(Message("fault.tracked-store", {"file": str(file)}))


def _is_tracked(file: Path) -> bool:
    """Return whether Git tracks a file: others could have changed its content."""
    if not any((folder / ".git").exists() for folder in file.absolute().parents):
        return False
    options = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false")
    command = ["git", *options, "ls-files", "--error-unmatch", "--", file.name]
    try:
        result = subprocess.run(  # noqa: S603  (no shell, and no argument of an author's)
            command, cwd=file.parent, capture_output=True, check=False
        )
    except OSError:
        return False
    return result.returncode == 0

"""Feeding Pagefind: records go in, the bundle of files that a browser searches comes out.

We speak to the program itself, by its service protocol: JSON in base64, a comma after each message,
one answer a message. Pagefind's own client for Python waits a tenth of a second before every
answer, which makes a minute and a half of a thousand cases; this takes about two seconds, spent in
another process, so that pages can be rendered meanwhile.
"""

import gzip
import json
import re
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import IO, Final

from pagefind_bin import get_executable

from casewright.faults import EnvironmentFaultError
from casewright.locale.message import Message
from casewright.search.records import Record

_NEEDED: Final = ("pagefind.js", "pagefind-entry.json")
_BLOCK: Final = 1 << 16
_QUARTET: Final = 4
"""Letters of base64 that stand for whole bytes."""

_AS_ASSUMED: Final = "___PAGEFIND_WEIGHT___1.05 "
"""Gives a text the weight that Pagefind's index takes for granted (25, in steps of 24 to the 1).

A text's own is 24, and the index says so at every word of every record: a fifth of it, and half of
the time to compress it. Pagefind writes this mark into the text of pages that ask for a weight; it
is no word of the text, is nowhere shown, and comes before all of an author's.
"""

_FILE: Final = re.compile(rb'(\{"path":[^{}]*\})')
_ERROR: Final = b'"type":"Error"'
_HASH: Final = rb"_[0-9a-f]{7,}"
_FRAGMENT: Final = ".pf_fragment"
_LONG_NUMBER: Final = 3
_STEP: Final = 32
_MOST_WORDS: Final = 0xFFFF - 0xFFFF % _STEP
_CBOR_LONG: Final = 24
"""From this length on a text's length stands in a byte of its own."""


def write_index(records: Sequence[Record], folder: Path, language: str) -> None:
    """Write the bundle of all records into a folder, replacing what was there.

    All records go by the site's language, because a browser searches one at a time.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with closing(_run(_messages(records, language), len(records) + 2)) as files:
        for name, content in files:
            if _needed(name, language):
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(content)
    _number_the_records(folder, records, language)


def _messages(records: Sequence[Record], language: str) -> Iterator[bytes]:
    payloads: list[Mapping[str, object]] = [
        {"type": "NewIndex", "config": {"force_language": language}},
        *(_record_message(record, language) for record in records),
        {"type": "GetFiles", "index_id": 0},
    ]
    for number, payload in enumerate(payloads):
        text = json.dumps({"message_id": number, "payload": payload})
        yield b64encode(text.encode()) + b","


def _record_message(record: Record, language: str) -> Mapping[str, object]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.address,
        "content": _AS_ASSUMED + record.text,
        "language": language,
        "meta": record.fields,
        "filters": None,
        "sort": None,
    }


def _run(messages: Iterable[bytes], count: int) -> Generator[tuple[str, bytes]]:
    """Give the names and contents of the bundle's files.

    The program could write them itself, but says that it has before the last ones are whole
    (https://github.com/Pagefind/pagefind/pull/1272).
    """
    try:
        program = get_executable()
    except FileNotFoundError:
        raise _fault("missing") from None
    try:
        process = subprocess.Popen(  # noqa: S603  (the program that Pagefind's package brings)
            [str(program), "--service"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise _fault("failed", error=str(error)) from None
    assert process.stdin  # noqa: S101  (both are pipes)
    assert process.stdout  # noqa: S101
    feeder = Thread(target=_send, args=(process.stdin, messages), daemon=True)
    feeder.start()
    try:
        yield from _files(_last_answer(process.stdout, count))
    finally:
        process.kill()
        feeder.join()
        process.stdout.close()
        process.wait()


def _send(stream: IO[bytes], messages: Iterable[bytes]) -> None:
    """Send everything, and leave the stream open: at its end the program would stop working."""
    try:
        for message in messages:
            stream.write(message)
        stream.flush()
    except OSError:
        return  # the program is gone; whoever waits for its answers says so


def _last_answer(stream: IO[bytes], count: int) -> Iterator[bytes]:
    """Give the text of the last answer piece by piece, for it is long; the others say nothing."""
    rest = b""
    while count > 1:
        *answers, rest = (rest + _block(stream)).split(b",", count - 1)
        for answer in answers:
            _refuse_error(b64decode(answer))
        count -= len(answers)
    while not rest.endswith(b","):
        ready = len(rest) - len(rest) % _QUARTET
        yield b64decode(rest[:ready])
        rest = rest[ready:] + _block(stream)
    yield b64decode(rest[:-1])


def _block(stream: IO[bytes]) -> bytes:
    block: bytes = stream.read1(_BLOCK)  # type: ignore[attr-defined]
    if not block:
        raise _fault("stopped")
    return block


def _files(pieces: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Cut the files out of the answer that holds them: no brace stands inside one."""
    text = b""
    for piece in pieces:
        *files, text = _FILE.split(text + piece)
        for file in map(json.loads, files[1::2]):
            yield file["path"].replace("\\", "/"), b64decode(file["content"])
    _refuse_error(text)


def _refuse_error(answer: bytes) -> None:
    if _ERROR in answer:
        raise _fault("failed", error=str(json.loads(answer)["payload"].get("message")))


def _needed(name: str, language: str) -> bool:
    """Leave out Pagefind's own interfaces, and the worker: 500 kB that no page of ours asks for."""
    further = f"wasm.{language}.pagefind"
    return "/" in name or name.endswith(".pf_meta") or name in {*_NEEDED, further}


def _number_the_records(folder: Path, records: Sequence[Record], language: str) -> None:
    """Name every record by its number, where Pagefind names it by a hash of its content.

    The browser then knows a case by the record's name, and the list of all names, which comes
    with the first question, weighs a third: numbers in a row compress, hashes do not. They do so
    best with their last digit first, because what changes most then stands in one place. The
    name of the whole list, a hash too, stands before the number, so that no browser mixes two
    editions of a site. Beside each name stands how many words the record has, for the ranking;
    roughly is enough.
    """
    if not records:
        return
    pages = next(folder.glob("*.pf_meta"))
    edition = pages.stem.partition(".")[2]
    listed = re.compile(
        rb"[\x60-\x77](" + language.encode() + _HASH + rb")(\x19..|\x18.|[\x00-\x17])", re.DOTALL
    )
    content = gzip.decompress(pages.read_bytes())
    hashes = [match[1].decode() for match in listed.finditer(content)][: len(records)]
    _check_some(folder / "fragment", records, hashes)
    digits = len(str(len(records) - 1))
    names = [f"{edition}-{f'{number:0{digits}}'[::-1]}" for number in range(len(records))]
    for old, new in zip(hashes, names, strict=True):
        (folder / "fragment" / f"{old}{_FRAGMENT}").rename(
            folder / "fragment" / f"{new}{_FRAGMENT}"
        )
    waiting = iter(names)
    content = listed.sub(
        lambda found: _cbor_text(next(waiting)) + _roughly(found[2]), content, count=len(records)
    )
    pages.write_bytes(gzip.compress(content, mtime=0))


def _check_some(folder: Path, records: Sequence[Record], hashes: Sequence[str]) -> None:
    """Make sure that Pagefind kept the order of the records, and took the mark for a mark."""
    for number in {0, len(records) // 2, len(records) - 1}:
        content = gzip.decompress((folder / f"{hashes[number]}{_FRAGMENT}").read_bytes())
        fragment = json.loads(content[content.index(b"{") :])
        if fragment["url"] != records[number].address or _AS_ASSUMED in fragment["content"]:
            raise _fault("unknown")


def _roughly(length: bytes) -> bytes:
    """Round a number of words that takes three bytes, and leave a smaller one as it is."""
    if len(length) < _LONG_NUMBER:
        return length
    words = round(int.from_bytes(length[1:]) / _STEP) * _STEP
    return length[:1] + min(words, _MOST_WORDS).to_bytes(2)


def _cbor_text(text: str) -> bytes:
    """Write a short text as Pagefind's list has it: its length, then itself (RFC 8949)."""
    encoded = text.encode()
    head = [0x60 + len(encoded)] if len(encoded) < _CBOR_LONG else [0x78, len(encoded)]
    return bytes(head) + encoded


def _fault(kind: str, **values: str) -> EnvironmentFaultError:
    return EnvironmentFaultError(Message(f"fault.search-{kind}", values))

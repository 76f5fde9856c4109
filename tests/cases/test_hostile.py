"""No file can hang or crash the loader: each one ends in a report."""

import random
from pathlib import Path

import pytest

from casewright.loader.files import CaseFile, load_vocabulary, parse_case_file
from casewright.yaml.source import MAX_FILE_BYTES, read_content

HOSTILE = {
    "brackets": b"[" * 200_000,
    "brackets in a field": b"a: " + b"[" * 200_000,
    "braces": b"title: " + b"{a: " * 60_000,
    "dashes": b"- " * 100_000,
    "colons": b"a: " * 80_000,
    "white space": b" " * 250_000,
    "line feeds": b"\n" * 250_000,
    "quotes": b'"' * 250_000,
    "open quotes": b"".join(b'k%d: "\n' % number for number in range(20_000)),
    "tabs": b"a:\n" + b"\t- x\n" * 50_000,
    "stray lines": b"a: |\n x\n" + b"los\n" * 60_000,
    "an alias bomb": b"a: &a [x,x]\n" + b"b: &b [*a,*a]\n" * 3_000,
    "tags": b"a: !!python/object/apply:os.system [x]\n" * 5_000,
    "comments": b"title: a" + b" #" * 100_000,
    "directions": b"title: " + "\u202e".encode() * 80_000,
    "colons in items": b"lessons:\n" + b"  - a: b: c\n" * 20_000,
    "a long key": b"a" * 200_000 + b": x",
    "complex keys": b"? a\n: b\n" * 20_000,
    "documents": b"---\n" * 60_000,
    "directives": b"%YAML 1.2\n" * 20_000,
    "one key": b"why: x\n" * 30_000,
    "unknown keys": b"".join(b"k%d: x\n" % number for number in range(20_000)),
    "parts": b"related: [" + b"a," * 100_000 + b"]",
    "zeros": b"\0" * 1_000,
    "broken utf-8": b"title: \xff\xfe\xc3\x28\n" * 1_000,
}


def read_both(tmp_path: Path, data: bytes) -> CaseFile:
    file = tmp_path / "hostile.yml"
    file.write_bytes(data)
    load_vocabulary(file, tmp_path)
    return parse_case_file(read_content(file), file.name, {"themes"})


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_report(name: str, tmp_path: Path) -> None:
    read = read_both(tmp_path, HOSTILE[name])
    assert read.case is None or read.parse_errors


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    start = b"title: a\n#"
    largest = read_both(tmp_path, start + b"x" * (MAX_FILE_BYTES - len(start)))
    assert {fault.rule for fault in largest.parse_errors} == {"missing-field"}
    larger = read_both(tmp_path, start + b"x" * (MAX_FILE_BYTES - len(start) + 1))
    assert [fault.rule for fault in larger.parse_errors] == ["file-too-large"]
    assert larger.source.text == ""


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_end_in_a_report(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  (reproducible, not secret)
    signs = [b"a", b": ", b"\n", b" ", b"- ", b"'", b'"', b"[", b"{", b"#", b"|", b"\xff", b"\t"]
    assert read_both(tmp_path, chance.randbytes(5_000)).parse_errors
    assert read_both(tmp_path, b"".join(chance.choices(signs, k=5_000))).parse_errors


@pytest.mark.parametrize("seed", range(20))
def test_a_spoilt_case_never_raises_and_every_fault_has_a_place(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311  (reproducible, not secret)
    folder = Path(__file__).parents[1] / "checks/base/cases"
    text = (folder / "soep-op-donderdag.yml").read_text(encoding="utf-8")
    for _ in range(50):
        spoilt = text
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(spoilt))
            piece = chance.choice([":", ": ", " #", '"', "'", "[", "}", "\t", "\n", "*", "|", "- "])
            spoilt = spoilt[:place] + piece + spoilt[place + chance.randint(0, 2) :]
        read = read_both(tmp_path, spoilt.encode())
        last = len(read.source.lines)
        assert all(1 <= fault.mark.line <= last for fault in read.parse_errors)
        assert all(fault.mark.column >= 1 for fault in read.parse_errors)


def test_a_file_in_another_encoding_is_checked_all_the_same(tmp_path: Path) -> None:
    text = "title: Cliënten\nkleur: rood\n"
    for encoding in ("cp1252", "utf-16"):
        rules = [fault.rule for fault in read_both(tmp_path, text.encode(encoding)).parse_errors]
        assert rules[:2] == ["not-utf8", "unknown-field"]


def test_a_byte_order_mark_is_no_sign_of_the_text(tmp_path: Path) -> None:
    read = read_both(tmp_path, b"\xef\xbb\xbftitle: Clienten \xeb\n")
    assert [(fault.rule, fault.mark.column) for fault in read.parse_errors][:1] == [
        ("not-utf8", 17)
    ]

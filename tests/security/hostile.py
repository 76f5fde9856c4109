"""Hostile files: at least 150 that have crashed, hung or misled YAML parsers."""

from collections.abc import Iterator

from casewright.yaml.limits import MAX_EVENTS

START = b"title: Een verhaal\nwhy: |\n  Daarom.\n"
LIMIT = 256 * 1024
PAGES = (
    "", "praktijk/", "praktijk/aanval/", "praktijk/?q=netwerk", "praktijk/?q=netwerk&themes=aanval",
    "themas/", "themas/aanval/", "organisaties/aanval/", "doelgroepen/", "lessen/",
)  # fmt: skip
"""The kinds of page that show a hostile case."""

SECTIONS = (b"why", b"what", b"how", b"result", b"reflection")


def hostile_files() -> dict[str, bytes]:
    """Return every file by a name that describes it."""
    return {
        **dict(_bytes()),
        **dict(_depths()),
        **dict(_features()),
        **dict(_scalars()),
        **dict(_signs()),
        **dict(_shapes()),
        **dict(_sizes()),
        **dict(_prose()),
        **dict(_within()),
    }


def _bytes() -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "only-spaces", b" \n \n\t\n"
    yield "only-a-comment", b"# niets\n"
    yield "all-bytes", bytes(range(256))
    yield "all-bytes-in-a-text", START + b"how: " + bytes(range(256))
    yield "zeros", b"\0" * 1000
    yield "bom", b"\xef\xbb\xbf" + START
    yield "bom-in-the-middle", START + b"\xef\xbb\xbfhow: x\n"
    yield "two-boms", b"\xef\xbb\xbf" * 2 + START
    yield "half-a-bom", b"\xef\xbb" + START
    for encoding in ("utf-16", "utf-16-be", "utf-16-le", "utf-32", "cp1252", "utf-7", "cp037"):
        yield f"in-{encoding}", "title: cliënt\n".encode(encoding)
    yield "overlong-slash", START + b"how: \xc0\xaf\n"
    yield "lone-surrogate", START + b"how: \xed\xa0\x80\n"
    yield "beyond-unicode", START + b"how: \xf4\x90\x80\x80\n"
    yield "cut-off-sign", START + b"how: \xe2\x82"
    yield "carriage-returns", START.replace(b"\n", b"\r")
    yield "mixed-line-ends", START.replace(b"\n", b"\r\n") + b"how: a\rwhat: b\n"
    yield "elf", b"\x7fELF" + b"\1" * 200
    yield "zip", b"PK\x03\x04" + b"\0" * 200


def _depths() -> Iterator[tuple[str, bytes]]:
    for sign in (
        b"[",
        b"{",
        b"- ",
        b"? ",
        b"[{",
        b"a: {",
        b"!!",
        b"&a ",
        b"*a ",
        b"<<: ",
        b"'",
        b'"',
    ):
        for count in (21, 2_000, 100_000):
            name = sign.decode().strip().replace("/", "")
            yield f"deep-{name}-{count}", (sign * count)[:LIMIT]
    yield "deep-blocks", "".join(f"{' ' * n}a:\n" for n in range(600)).encode()
    yield "deep-lists", b"- " * 50_000
    yield "closing-only", b"]" * 10_000
    yield "balanced", b"a: " + b"[" * 60_000 + b"]" * 60_000


def _features() -> Iterator[tuple[str, bytes]]:
    bomb = [b"a0: &a0 [x, x]"]
    bomb += [b"a%d: &a%d [*a%d, *a%d, *a%d]" % (n, n, n - 1, n - 1, n - 1) for n in range(1, 30)]
    yield "laughs", b"\n".join(bomb)
    yield "self-reference", b"a: &a [*a]\n"
    yield "merge-bomb", b"a: &a {b: c}\nd: {<<: [*a, *a, *a]}\n"
    for tag in (
        b"!!python/object/apply:os.system ['true']",
        b"!!python/name:os.system",
        b"!!binary aGFsbG8=", b"!!timestamp 2020-01-01", b"!!set {a, b}", b"!!omap [a: b]",
        b"!!int x", b"!!float .inf",
        b"!ENV X", b"!include /etc/passwd", b"!<tag:yaml.org,2002:python/module:os> x", b"!",
    ):  # fmt: skip
        yield f"tag-{tag[:24].decode()}", b"title: " + tag + b"\n"
    yield "directive", b"%YAML 1.2\n---\ntitle: x\n"
    yield "tag-directive", b"%TAG ! tag:example.org,2000:\n---\ntitle: !x y\n"
    yield "two-documents", START + b"---\ntitle: ander\n"
    yield "document-end", START + b"...\nrest: x\n"
    yield "complex-key", b"? [a, b]\n: c\n"
    yield "mapping-as-key", b"{a: b}: c\n"
    yield "open-key", b": x\n"
    yield "empty-key", b'"": x\n'


def _scalars() -> Iterator[tuple[str, bytes]]:
    for text in (
        "no", "NO", "~", "null", "yes", "on", "0o17", "0x1F", "1_000", "12:30", "12:30:45", ".inf",
        ".nan", "-.inf", "1e999", "2012-13-45", "9" * 5_000, "=", "<<", "---", "...", "- ", "?",
        "|", ">", "|9", ">-+", "@x", "`x`", "%x", "&x", "*x", "!x", "'", '"', "'''", "{", "}",
        "[", "]",
        ",", "#x", " # weg", "a: b: c", "a\\nb", '"\\ud800"', '"\\x00"', '"\\u202e"',
        '"\\U0010ffff"',
    ):  # fmt: skip
        for key in ("title", "period"):
            yield f"{key}-is-{text[:20]!r}", f"{key}: {text}\n".encode()


def _signs() -> Iterator[tuple[str, bytes]]:
    for point in (
        0x1B, 0x7F, 0x80, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200D, 0x200E, 0x200F,
        0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0x2060, 0xFEFF, 0xFFF9, 0xFFFD, 0xFFFE,
        0xE0001, 0x1F600, 0x10FFFF,
    ):  # fmt: skip
        sign = chr(point)
        yield f"sign-{point:04X}", f"title: a{sign}b\nwhy: |\n  c{sign}d\n{sign}how: e\n".encode()
    yield "a-thousand-accents", b"title: a" + "\u0301".encode() * 1_000 + b"\n"
    yield "escape-codes", b"title: \x1b[2J\x1b]0;x\x07\n"


def _shapes() -> Iterator[tuple[str, bytes]]:
    yield "a-list", b"- a\n- b\n"
    yield "a-text", b"zomaar een tekst\n"
    yield "a-thousand-keys", b"".join(b"k%d: x\n" % n for n in range(1_000))
    yield "the-same-key", b"title: x\n" * 2_000
    yield "keys-of-the-model", b"id: x\nfacets: {}\nmodel_config: x\n__class__: x\nself: x\n"
    yield "a-list-in-a-text", b"title: [a, b]\nwhy: {a: b}\nthemes: {a: b}\nlessons: x\n"
    yield "lists-of-nothing", b"lessons: [~, ~]\nthemes: [~]\nquotes: [~]\nimages: [[]]\n"
    yield (
        "a-list-after-a-recovered-key",
        b"how:\n  %TAG !e! a\n  ---\n  - !local foo\n  - !!str bar\n",
    )
    yield "lists-in-lists", b"lessons: [[[[a]]]]\nthemes: [[a]]\nworkshop: [a]\n"
    yield (
        "ids-that-climb",
        b"related: [../../etc, /, ., .., con, 'a/b']\nimages: [{file: ../../x}]\n",
    )
    yield "a-huge-number", b"workshop: {minutes: " + b"9" * 10_000 + b"}\n"
    yield (
        "terms-in-a-circle",
        b"label: x\nterms: {aaa: {label: a, broader: bbb}, bbb: {label: b, broader: aaa}}\n",
    )


def _sizes() -> Iterator[tuple[str, bytes]]:
    for extra in (-1, 0, 1, 100_000):
        yield f"limit{extra:+}", b"why: " + b"a" * (LIMIT + extra - 5)
    yield "one-word", b"title: " + b"x" * 200_000
    yield "many-lines", b"why: |\n" + b"  a\n" * 60_000
    yield "many-comments", b"# a\n" * 60_000
    yield "many-items", b"lessons:\n" + b"- a\n" * 60_000
    yield "many-themes", b"themes: [" + b"a, " * 80_000 + b"a]\n"
    yield "many-quotes", b"title: " + b"'" * 200_000
    yield "many-backslashes", b'title: "' + b"\\" * 200_000 + b'"\n'
    yield "many-colons", b"title: " + b"a: " * 60_000
    yield "many-hashes", b"title: " + b"a # " * 60_000


def _prose() -> Iterator[tuple[str, bytes]]:
    for name, piece, count in (
        ("emphasis", b"*a_ ", 4_000), ("brackets", b"[", 18_000), ("nested-links", b"[a](", 4_000),
        ("backticks", b"`a``", 4_000), ("quotes", b"> ", 9_000), ("entities", b"&#x", 6_000),
        ("angles", b"<div>", 3_500), ("images", b"![", 9_000), ("comments", b"<!--", 4_500),
        ("tildes", b"~~a", 5_000), ("tables", b"|", 18_000), ("lists", b"1. ", 6_000),
        ("references", b"[a]: b ", 2_500), ("html", b"<a href='", 2_000),
        ("underscores", b"_a", 9_000), ("autolinks", b"<http://", 2_000), ("escapes", b"\\*",
        9_000), ("hard", b"a  \n  ", 3_000),
    ):  # fmt: skip
        yield f"prose-{name}", START + b"how: |\n  " + piece * count + b"\n"


def _within() -> Iterator[tuple[str, bytes]]:
    """Return files at the limits, which are parsed completely."""
    yield "items-within-the-limit", b"lessons:\n" + b"- a\n" * (MAX_EVENTS - 20)
    yield "themes-within-the-limit", b"themes: [" + b"a, " * (MAX_EVENTS - 20) + b"a]\n"
    terms = (b"  term-%d: {label: T%d}\n" % (n, n) for n in range(MAX_EVENTS // 6))
    yield "terms-within-the-limit", b"label: Woorden\nterms:\n" + b"".join(terms)


def full_files() -> dict[str, bytes]:
    """Return cases with five sections of maximum length, of the slowest Markdown."""
    return {
        f"full-of-{name}": b"title: Een verhaal\n"
        + b"".join(b"%s: |\n  %s\n" % (key, piece * count) for key in SECTIONS)
        for name, piece, count in (
            ("words", b"woord ", 3_200), ("links", b"[a](/b) ", 2_400), ("nested", b"[a](", 4_800),
            ("tags", b"<b>x ", 3_900), ("stars", b"*a* ", 4_800), ("lists", b"- a\n  ", 3_200),
        )
    }  # fmt: skip

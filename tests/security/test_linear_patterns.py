"""Regular expressions run in linear time: twice the text takes at most 2.5 times the work."""

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

import casewright
from casewright.checks.pii import find_personal_data
from casewright.prose.visible_text import visible_text
from casewright.publish.link_extractor import css_references, outline

MAX_RATIO = 2.5
SMALL, LARGE = 10_000, 20_000
NEGLIGIBLE_S = 0.01
"""CPU time of the larger text below which no ratio can be measured, nor matters."""

PROBE = 1_000
ATTEMPTS = 5
"""A busy machine can spoil one measurement; a quadratic pattern fails every time."""

OWN_TEXT_ONLY = {"_NOTE", "_ONCE", "_TOOL", "_HEADER", "_BLOCK"}
"""Patterns over the templates of the theme, which no author writes."""

SEEDS = (
    *(" ", "\n", "0", "a", "é", "-", ".", "#", "_", "*", "`", "'", '"', "<", "[", "(", "{", "\\"),
    *(
        "0.",
        "0 ",
        "1-",
        "a.",
        "a@",
        "a ",
        "a-",
        "# ",
        "- ",
        "**",
        "[a](",
        "](",
        "a: ",
        ", ",
        "\n- ",
    ),
    *("<!--", "<a ", "<x", "<pre>", "<style>", "url(", "/*", "AA00 ", "1234 AB ", "straat 1 "),
    *("geboren ", "bsn ", "06-", "at ", "http://", "&#", "%4", "\ue000", "~~~\n", "jan ", "| a "),
)
Read = Callable[[str], object]


def cpu_s(read: Read, text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def is_linear(read: Read, seed: str, small: int = SMALL, large: int = LARGE) -> bool:
    texts = [(seed * (size // len(seed) + 1))[:size] + "\x01" for size in (small, large)]
    for _ in range(ATTEMPTS):
        less, more = (cpu_s(read, text) for text in texts)
        if more < NEGLIGIBLE_S or more <= MAX_RATIO * less:
            return True
    return False


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(casewright.__path__, "casewright."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def patterns() -> Iterator[tuple[str, Read]]:
    """Return every pattern of the program with how it is used: search or match."""
    for module in modules():
        source = inspect.getsource(module)
        for name, pattern in vars(module).items():
            if not isinstance(pattern, re.Pattern) or f"\n{name}" not in source:
                continue
            if name in OWN_TEXT_ONLY:
                continue
            for use in set(re.findall(rf"\b{name}\.(\w+)\(", source)) or {"search"}:
                use = use if use in ("match", "fullmatch") else "findall"  # noqa: PLW2901
                yield f"{module.__name__}.{name}.{use}", reader(pattern, use)


def reader(pattern: re.Pattern[str], use: str) -> Read:
    if isinstance(pattern.pattern, bytes):
        return lambda text: getattr(pattern, use)(text.encode())
    return getattr(pattern, use)


def worst_seeds(read: Read) -> list[str]:
    """Return the texts that are most expensive for a pattern."""
    costs = {seed: cpu_s(read, (seed * PROBE)[:PROBE]) for seed in SEEDS}
    worst = sorted(costs, key=costs.__getitem__, reverse=True)[:1]
    return [seed for seed in worst if costs[seed] > NEGLIGIBLE_S / 50]


def test_every_pattern_is_linear_in_its_worst_text() -> None:
    slow = [
        (name, seed)
        for name, read in patterns()
        for seed in worst_seeds(read)
        if not is_linear(read, seed)
    ]
    assert slow == []


@pytest.mark.parametrize(
    "seed",
    [
        *("AA00111111111111111111111111111111111 ", "NL91 ABNA 0417 1643 ", "AA00 ", "AA0"),
        *("0 ", "06-", "+31 ", "0031 6 ", "9", "1-", "06-12345678 ", "111222333 ", "bsn 1 "),
        *("Kerkstraat 1 ", "1234 AB ", "woont ", "Straat ", "geboren ", "4 juli 1951 ", "°1 "),
        *("a.", "a@", "a at ", "a punt ", "apenstaartje ", "a@a.", "[a](", "](", "[", "&#64;"),
    ],
)
def test_the_search_for_personal_data_is_linear(seed: str) -> None:
    assert is_linear(lambda text: [*find_personal_data(text)], seed)


@pytest.mark.parametrize(
    "seed", ["[", "](", "[a](b)", "\\", "&", "%", "*", "_", "`", "]( ", '](a "']
)
def test_the_text_that_a_reader_sees_is_found_in_linear_time(seed: str) -> None:
    assert is_linear(visible_text, seed)


@pytest.mark.parametrize(
    "seed",
    [
        *(
            "<!--",
            "<!-- ",
            "<a ",
            "<x",
            "<a href=",
            "<a '",
            '<a "',
            "<script ",
            "<style>",
            "<style ",
        ),
        *("<", "< ", "</", "<a>", "<p>", '<p style="url(', 'style="url(', "url(", "/*", "/* "),
        *("<style>/* ", "<style>url('", '<style>@import "', '<img srcset="a ', "<img srcset=a,"),
    ],
)
def test_the_links_of_a_page_are_read_in_linear_time(seed: str) -> None:
    def read(text: str) -> object:
        return outline(text.encode()), [*css_references(text)]

    assert is_linear(read, seed, 128_000, 256_000)

"""Convert text to the words, folded forms and stems that are searched.

``search-analysis.js`` does the same in the browser; ``tests/search/analysis.tsv`` compares both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from Stemmer import Stemmer

WORDS_DIR: Final = Path(__file__).parent / "words"
STEMMERS: Final = {"nl": "dutch", "en": "english"}
"""The Snowball algorithm of each language; another language is searched without stems."""

_TOKEN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+")
_ENDINGS: Final = {
    "nl": (
        (re.compile(r"(?<=.{4})ee?rt?$"), "er"),
        (re.compile(r"(?<=.{3}[bdfgjklmprvwz])t$"), ""),
        (re.compile(r"^kinder$"), "kind"),
        (re.compile(r"(?<=.{4}[^aeiou])e$"), ""),
        (re.compile(r"(?<=.{3})([aeou])\1(?=[^aeiou]$)"), r"\1"),
    )
}
"""Endings that Snowball does not unify: *discrimineert*, *discrimineren*; *werkt*; *nieuwe*;
*probleem*, *problemen*."""
_SPELLINGS: Final = {
    "en": (
        (re.compile(r"^(licen|defen|offen|practi)s"), r"\1c"),
        (re.compile(r"(?<=.{2}[^v])is(?=(?:e[sdr]?|ers|ing|ations?|able)$)"), "iz"),
        (re.compile(r"ys(?=(?:e[sdr]?|ers|ing)$)"), "yz"),
        (re.compile(r"(?<=.{3})our(?=(?:s|ed|ing|ite|able|al|hoods?|ly)?$)"), "or"),
        (re.compile(r"^(cent|theat|met|lit|fib)re(?=s?$)"), r"\1er"),
        (re.compile(r"^centred$"), "centered"),
        (re.compile(r"^(travel|counsel|label|cancel|model|signal|enrol|fulfil)l(?!l)"), r"\1"),
        (re.compile(r"^(program)me(?=s?$)"), r"\1"),
        (re.compile(r"^(catalog|dialog)ue"), r"\1"),
        (re.compile(r"^(ag|judg)e(?=ing$|ment)"), r"\1"),
    )
}
"""British spellings that become American before a word is stemmed: *organise*, *behaviour*."""
_HYPHENATED: Final = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")


def tokenize(text: str) -> list[str]:
    """Return the words of a text in lower case, accents kept; 21,80 is one word, as 21.80."""
    tokens: list[str] = _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())
    if "," in text:
        return [token.replace(",", ".") for token in tokens]
    return tokens


def join_hyphenated(text: str) -> Iterator[str]:
    """Return hyphenated words without hyphens: ``e-mail`` is also found as *email*."""
    if "-" in text:
        for joined in _HYPHENATED.findall(unicodedata.normalize("NFKC", text).lower()):
            yield joined.replace("-", "")


@cache
def fold(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(mark for mark in decomposed if not unicodedata.category(mark).startswith("M"))


class Analyzer:
    """The stems and stop words of one language."""

    def __init__(self, language: str) -> None:
        algorithm = STEMMERS.get(language)
        self.language = language
        self.stop_words = read_words(f"stop-{language}")
        self._stemmer = Stemmer(algorithm) if algorithm else None
        self._endings = _ENDINGS.get(language, ())
        self._spellings = _SPELLINGS.get(language, ())
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the key under which a word is indexed: the stem of its folded form."""
        stem = self._stems.get(word)
        if stem is None:
            folded = fold(word)
            for spelling, replacement in self._spellings:
                folded = spelling.sub(replacement, folded)
            stem = self._stemmer.stemWord(folded) if self._stemmer else folded
            for ending, replacement in self._endings:
                stem = ending.sub(replacement, stem)
            self._stems[word] = stem
        return stem


@cache
def read_words(name: str) -> frozenset[str]:
    """Read a list of folded words, with ``#`` before comments; empty if there is no list."""
    file = WORDS_DIR / f"{name}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return frozenset(
        fold(word) for line in lines if not line.startswith("#") for word in line.lower().split()
    )

"""Docstrings and comments do not use words that readers of English stumble over."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = re.compile(
    r"\b(?:anew|beside|darkroom|hears|lies|stands|tells|told|veil|whoever)\b", re.IGNORECASE
)
COMMENTS = {".css": r"/\*.*?\*/", ".js": r"/\*.*?\*/", ".html": r"\{#.*?#\}"}


def iter_python_texts(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(docstring))):
                yield docstring
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def iter_texts(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        yield from iter_python_texts(text)
    elif file.suffix in COMMENTS:
        yield from re.findall(COMMENTS[file.suffix], text, re.DOTALL)


@pytest.mark.parametrize("folder", ["generator", "theme", "tests", "bench"])
def test_docstrings_and_comments_use_plain_words(folder: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and file.suffix in {".py", *COMMENTS}
        for text in iter_texts(file)
        for word in WORDS.findall(text)
    ]
    assert found == []

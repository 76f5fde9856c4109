"""One table of texts and stems compares the analysis in Python and in the browser."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from casewright.search.analysis import Analyzer, fold, join_hyphenated, tokenize
from conftest import serving

ROWS = [
    (language, *row.split("\t"))
    for language, name in (("nl", "analysis.tsv"), ("en", "analysis_en.tsv"))
    for row in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
]
SCRIPTS = Path(__file__).parents[2] / "theme" / "assets" / "casewright"
STEMS = """async ([language, texts]) => {
  const { stemmer, tokenize } = await import("/search-analysis.js");
  const stem = stemmer(language);
  return texts.map((text) => tokenize(text).map(stem).join(" "));
}"""


@pytest.mark.parametrize(("language", "text", "stems"), ROWS)
def test_a_text_has_these_stems(language: str, text: str, stems: str) -> None:
    assert " ".join(map(Analyzer(language).stem, tokenize(text))) == stems


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_browser_has_the_same_stems(language: str, page: Page, tmp_path: Path) -> None:
    cases = Path(__file__).parents[2] / "cases"
    stories = [file.read_text(encoding="utf-8") for file in sorted(cases.glob("*.yml"))]
    texts = [*(text for _, text, _ in ROWS), *stories]
    for script in SCRIPTS.glob("search-*.js"):
        shutil.copy(script, tmp_path)
    (tmp_path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">')
    with serving(tmp_path) as root:
        page.goto(root)
        found = page.evaluate(STEMS, [language, texts])
    stem = Analyzer(language).stem
    assert found == [" ".join(map(stem, tokenize(text))) for text in texts]


def test_a_word_keeps_its_accents_until_it_is_folded() -> None:
    assert tokenize("CLIËNT") == ["cliënt"]
    assert fold("cliënt") == "client"


def test_what_hyphens_join_is_a_word_too() -> None:
    assert [*join_hyphenated("Een e-mail over AI-geletterdheid")] == ["email", "aigeletterdheid"]


def test_a_language_without_a_stemmer_leaves_words_as_they_are() -> None:
    assert Analyzer("xx").stem("vrijwilligers") == "vrijwilligers"

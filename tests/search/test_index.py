"""The search files as the browser's script reads them: results, and what changes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.generate import knowledge_base
from bench.invented import invent
from bench.ranking import ask, load_site, make_oracle, write_index
from playwright.sync_api import Page

from conftest import ROOT, serving

QUESTIONS = [
    line.split("\t")[0]
    for line in (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
]
MORE = ['"eigen kracht"', "wie heeft ervaring met mantelzorg", "het", "xyzzy", "Wlz pgb 2015"]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of two hundred generated cases."""
    folder = tmp_path_factory.mktemp("invented")
    for name, text in knowledge_base(invent(200, 700)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the search files of this repository's own cases."""
    folder = tmp_path_factory.mktemp("searched")
    write_index(load_site(ROOT), folder)
    with serving(folder) as root:
        yield root


def test_the_reader_finds_what_brute_force_finds(page: Page, searched: str) -> None:
    oracle = make_oracle(load_site(ROOT))
    page.goto(searched)
    questions = [*QUESTIONS, *MORE]
    assert {text: ask(page, text) for text in questions} == {
        text: oracle.search(text) for text in questions
    }


def test_it_does_so_with_many_cases(
    page: Page, invented: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = load_site(invented)
    folder = tmp_path_factory.mktemp("site")
    write_index(site, folder)
    oracle = make_oracle(site)
    questions = [" ".join(case.title.split()[-3:]) for case in site.index.cases[::20]]
    with serving(folder) as root:
        page.goto(root)
        found = {text: ask(page, text) for text in questions}
    for text in questions:  # impacts are one byte, so that similar documents may change places
        assert oracle.search(text)[0] == found[text][0], text
        assert len({*oracle.search(text)} ^ {*found[text]}) <= 2, text


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "assets" / "casewright" / "search").rglob("*")
        if path.is_file()
    }


def written(base: Path, folder: Path) -> dict[str, bytes]:
    write_index(load_site(base), folder)
    return files(folder)


def test_the_files_are_the_same_every_time(invented: Path, tmp_path: Path) -> None:
    assert written(invented, tmp_path / "one") == written(invented, tmp_path / "other")


def test_a_changed_word_changes_only_a_few_files(invented: Path, tmp_path: Path) -> None:
    before = written(invented, tmp_path / "before")
    case = min((invented / "cases").glob("*.yml"))
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("summary: ", "summary: Zebrapad ", 1), encoding="utf-8")
    after = written(invented, tmp_path / "after")
    case.write_text(text, encoding="utf-8")
    changed = after.items() - before.items()
    assert 0 < len(changed) <= 12, sorted(name for name, _ in changed)


def ask_for(page: Page, searched: str, question: str, **options: object) -> dict[str, object]:
    page.goto(searched)
    answer: dict[str, object] = page.evaluate(
        """async ([question, options]) => {
          const { openIndex } = await import("/assets/casewright/search-index.js");
          const index = await openIndex(new URL("/assets/casewright/search/", location));
          const { hits, total, complete, missing, corrected, ignored } =
            await index.search(question, options);
          return { hits, total, complete, missing, corrected, ignored };
        }""",
        [question, options],
    )
    return answer


def test_a_word_that_nobody_wrote_is_told_and_not_required(page: Page, searched: str) -> None:
    answer = ask_for(page, searched, "jeugdzorg zeilboottocht")
    assert answer["total"]
    assert answer["missing"] == ["zeilboottocht"]
    assert answer["complete"] == 0


def test_a_misspelt_word_is_put_right(page: Page, searched: str) -> None:
    answer = ask_for(page, searched, "jeugdzrog")
    assert answer["corrected"] == [{"from": "jeugdzrog", "to": "jeugdzorg"}]


def test_the_words_around_a_question_are_left_out(page: Page, searched: str) -> None:
    answer = ask_for(page, searched, "wie heeft ervaring met jeugdzorg")
    assert answer["ignored"] == ["wie", "heeft", "ervaring", "met"]
    assert answer["total"] == ask_for(page, searched, "jeugdzorg")["total"]


def test_the_beginning_of_a_word_finds_it_while_typing(page: Page, searched: str) -> None:
    assert ask_for(page, searched, "jeugdz", typing=True)["total"]


def test_a_phrase_is_required(page: Page, searched: str) -> None:
    assert ask_for(page, searched, '"kracht eigen plan"')["total"] == 0
    assert ask_for(page, searched, '"eigen kracht"')["total"]

"""Pages whose frame is filled are what they would be if each had been rendered."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from casewright.publishing.compiling import Compiled
from casewright.publishing.filling import Filling
from casewright.publishing.mkdocs_engine import build_site
from casewright.settings import read_settings
from loading import index_of

TITLES = (
    "Een kring om de buurt",
    "Een kring om de straat",
    "Een kring om het dorp: opnieuw",
    "Koffie & thee <in> de hal",
    "Wat 'we' leerden van cwmarkname",
    "De les van praktijk",
    "Zorg — en dan? Ja!",
    "100% samen",
)
"""Of a case each: alike or not, plain or with signs."""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Cases that are alike, and some that have more or less than the others."""
    (tmp_path / "cases" / "vocabulary").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Kennis\nsite_url: https://example.org/kennis/\ndocs_dir: cases\n"
        "repo_url: https://example.org/code\nedit_uri: edit/main/edit/\n"
        "theme: {name: material, language: nl, features: [content.action.edit]}\n"
        "plugins: [casewright]\n",
        encoding="utf-8",
    )
    for number, title in enumerate(TITLES * 2):
        case: dict[str, object] = {
            "title": f"{title} {number}",
            "summary": f"Wat er gebeurde in {title.lower()}.",
            "why": "Er was een vraag.",
            "what": "Er kwam een kring.",
            "how": "Stap voor stap.",
            "lessons": [{"lesson": "Begin klein."}, {"lesson": "Vraag door."}],
            "status": "published",
            "permission": {"basis": "fictional", "date": "2026-01-02"},
        }
        if number % 5 == 4:
            case |= {"language": "en"}
        if number % 4 == 2:
            case |= {"reflection": "Achteraf anders."}
        name = "praktijk" if number == 3 else f"verhaal-{number}"
        text = yaml.safe_dump(case, allow_unicode=True)
        (tmp_path / "cases" / f"{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def pages_of(base: Path, folder: Path) -> Mapping[str, str]:
    settings = read_settings(base / "mkdocs.yml")
    compiled = Compiled(index_of(settings), settings)
    assert len(compiled.library.cases) == 2 * len(TITLES)
    compiled.write()
    build_site(compiled, folder)
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }


def test_every_page_is_the_same_to_the_byte(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = pages_of(base, tmp_path / "filled")
    monkeypatch.setattr(Filling, "filled", lambda _self, _page, context, render: render(context))
    rendered = pages_of(base, tmp_path / "rendered")
    assert filled.keys() == rendered.keys()
    assert [name for name in filled if filled[name] != rendered[name]] == []


def test_most_pages_of_cases_that_are_alike_are_filled(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    filled = Filling.filled

    def counting(self: Filling, page: object, context: dict, render: object) -> str:  # type: ignore[type-arg]
        def count(context: dict) -> str:  # type: ignore[type-arg]
            rendered.append(context["page"].url)
            return render(context)  # type: ignore[operator, no-any-return]

        return filled(self, page, context, count)  # type: ignore[arg-type]

    monkeypatch.setattr(Filling, "filled", counting)
    pages = pages_of(base, tmp_path / "site")
    plain = [name for name in pages if name.startswith("praktijk/verhaal-")]
    assert len([url for url in rendered if url.startswith("praktijk/verhaal-")]) < len(plain) / 2

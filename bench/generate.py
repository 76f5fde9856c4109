"""Write generated cases as a knowledge base, or in the format of other generators.

``python -m bench.generate FOLDER --count 1000 --words 700`` writes the knowledge base only.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from bench.invented import ORGANISATIONS, THEMES, InventedCase, invent, slug

Files = Iterable[tuple[str, str]]
"""The files of a site, by their paths."""

_HEADINGS = {
    "why": "Aanleiding",
    "what": "Doel",
    "how": "Aanpak",
    "result": "Resultaat",
    "reflection": "Reflectie",
}
_OUR_CONFIG = {
    "site_name": "Praktijkverhalen",
    "site_url": "https://example.org/",
    "docs_dir": "cases",
    "theme": {"name": "material", "language": "nl"},
    "plugins": ["casewright"],
}
_HUGO_CONFIG = {
    "baseURL": "https://example.org/",
    "title": "Praktijkverhalen",
    "taxonomies": {"tag": "tags"},
}
_HUGO_PAGE = "<!doctype html><title>{{{{ .Title }}}}</title><h1>{{{{ .Title }}}}</h1>{}"
_HUGO_LIST = "<ul>{{ range .Pages }}<li><a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}</ul>"
_STOCK_CONFIG = {
    "site_name": "Praktijkverhalen",
    "site_url": "https://example.org/",
    "theme": {"name": "material", "language": "nl", "font": False},
    "plugins": ["search", "tags"],
    "nav": ["index.md", "tags.md"],
    "validation": {"nav": {"omitted_files": "ignore"}},
}
_SAME_JOBS_PLUGINS = [
    "tags",
    {"rss": {"use_git": False, "match_path": "praktijk/[^/]+/index.md", "length": 50}},
    {"htmlproofer": {"validate_external_urls": False}},
]


def knowledge_base(cases: Sequence[InventedCase]) -> Files:
    """Return the files of a knowledge base."""
    yield "mkdocs.yml", _yaml(_OUR_CONFIG)
    yield "cases/index.md", "# Praktijkverhalen\n\nVerhalen om van te leren.\n"
    yield "cases/vocabulary/themes.yml", _vocabulary("Thema's", "Thema", THEMES)
    organisations = _vocabulary("Organisaties", "Organisatie", ORGANISATIONS)
    yield "cases/vocabulary/organisations.yml", organisations
    for case in cases:
        yield f"cases/{case.id}.yml", _yaml(_fields(case))


def _fields(case: InventedCase) -> dict[str, object]:
    return {
        "title": case.title,
        "summary": case.summary,
        "organisation": slug(case.organisation),
        "themes": [slug(theme) for theme in case.themes],
        "period": str(case.year),
        **case.sections,
        "lessons": list(case.lessons),
        "permission": {"basis": "fictional"},
        "added": case.added,
    }


def _vocabulary(label: str, label_one: str, names: Iterable[str]) -> str:
    terms = {slug(name): {"label": name} for name in names}
    return _yaml({"label": label, "label_one": label_one, "required": True, "terms": terms})


def stock_site(cases: Sequence[InventedCase]) -> Files:
    """Return the same content as Markdown for MkDocs with Material."""
    yield "mkdocs.yml", _yaml(_STOCK_CONFIG)
    yield "docs/tags.md", "# Thema's\n\n<!-- material/tags -->\n"
    yield "docs/index.md", "# Praktijkverhalen\n\nVerhalen om van te leren.\n"
    for case in cases:
        yield f"docs/praktijk/{case.id}.md", _markdown(case)


def same_jobs_site(cases: Sequence[InventedCase]) -> Files:
    """Return the stock site with plugins for feeds and links, and a second page for each case.

    That page is as large as our print page. The search is made after the build.
    """
    config = {**_STOCK_CONFIG, "plugins": _SAME_JOBS_PLUGINS}
    for path, text in stock_site(cases):
        yield path, _yaml(config) if path == "mkdocs.yml" else text
    for case in cases:
        yield f"docs/praktijk/{case.id}/print.md", _markdown(case)


def hugo_site(cases: Sequence[InventedCase]) -> Files:
    """Return the same Markdown for Hugo, with minimal templates."""
    yield "hugo.yaml", _yaml(_HUGO_CONFIG)
    yield "layouts/_default/single.html", _HUGO_PAGE.format("{{ .Content }}")
    yield "layouts/_default/list.html", _HUGO_PAGE.format(_HUGO_LIST)
    for case in cases:
        yield f"content/praktijk/{case.id}.md", _markdown(case)


def _markdown(case: InventedCase) -> str:
    front = {"title": case.title, "tags": [case.organisation, *case.themes]}
    sections = [f"## {_HEADINGS[key]}\n\n{text}" for key, text in case.sections.items()]
    lessons = "\n\n".join(f"### Les {n}\n\n{text}" for n, text in enumerate(case.lessons, 1))
    parts = [f"# {case.title}", case.summary, *sections[:-1], f"## Lessen\n\n{lessons}"]
    return f"---\n{_yaml(front)}---\n" + "\n\n".join([*parts, sections[-1]]) + "\n"


class _Dumper(yaml.CSafeDumper):
    """Write paragraphs as blocks, as an author would."""


def _block(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _block)


def _yaml(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--words", type=int, default=700)
    asked = parser.parse_args()
    for path, text in knowledge_base(invent(asked.count, asked.words)):
        target = asked.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Line ends in a text never start markup, in any field and with any engine.

The rules reject most of these texts; the tests bypass the rules to test the layers below.
"""

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from markdown_it import MarkdownIt

from casewright.build.export import export_site
from casewright.checks.registry import RULES
from casewright.config.settings import load_settings
from casewright.engines.template_context import REQUIRED_EXTENSIONS
from casewright.i18n.catalog import find_placeholders, load_catalog
from casewright.rendering.escaping import frame_text, heading_text, html_text, script_data
from casewright.site.site import Site
from loading import build_unchecked, index_of

LINE_ENDS = {
    "line-feed": "\n", "carriage-return": "\r", "both": "\r\n", "vertical-tab": "\x0b",
    "form-feed": "\x0c", "file-separator": "\x1c", "group-separator": "\x1d",
    "record-separator": "\x1e", "next-line": "\x85", "line-separator": "\u2028",
    "paragraph-separator": "\u2029", "spaces-between": "\n \t\n",
}  # fmt: skip
PIECES = ("# Kop", "[klik](javascript:pwned())", "<img src=x onerror=pwned()>")


PAPER = {"print", "boekje"}
"""Folders of pages for paper, which hold several editions."""


def hostile(end: str, *more: str) -> str:
    return "Tekst" + "".join(f"{end}{end}{piece}" for piece in (*PIECES, *more))


def quoted(end: str) -> str:
    """Return a text for a field of one line."""
    return json.dumps(hostile(end, "- punt"))


def prose(end: str) -> str:
    """Return a text for a field that is Markdown and may contain a list."""
    return json.dumps(hostile(end))


def case(name: str, end: str) -> str:
    text, markdown_text = quoted(end), prose(end)
    return f"""
title: {text}
summary: {text}
organisation: {name}
themes: [{name}]
kind: [{name}]
why: {markdown_text}
what: {markdown_text}
how: {markdown_text}
extra: {markdown_text}
result: {markdown_text}
lessons: [{markdown_text}, {{lesson: {markdown_text}, themes: [{name}]}}]
reflection: {markdown_text}
follow_ups: [{{date: 2015, text: {markdown_text}}}]
quotes: [{{text: {markdown_text}, by: {text}}}]
contributors: [{{name: {text}, role: {text}, organisation: {text}}}]
sources: [{{title: {text}, url: "https://example.org/x"}}]
workshop: {{minutes: 30, group_size: {text}, questions: [{markdown_text}], notes: {markdown_text}}}
permission: {{basis: fictional}}
added: 2026-11-01
"""


def vocabulary() -> str:
    terms = "".join(
        f"  {name}: {{label: {quoted(end)}, description: {prose(end)}, synonyms: [{quoted(end)}],"
        f" before: {prose(end)}, during: {prose(end)}, after: {prose(end)}}}\n"
        for name, end in LINE_ENDS.items()
    )
    text = quoted("\n")
    return f"label: {text}\nlabel_one: {text}\ndescription: {prose(chr(10))}\nterms:\n{terms}"


def labels() -> dict[str, str]:
    """Replace every text of the site, except those in addresses."""
    ends = list(LINE_ENDS.values())
    rules = {rule.id for rule in RULES}
    keys = [
        key
        for key, forms in load_catalog("nl").entries.items()
        if not any(map(find_placeholders, forms))
        and key.split(".")[0] not in {"address", "anchor", "count", "table", "format", *rules}
        and len(forms) == 1
    ]
    return {
        key: hostile(ends[number % len(ends)], *([] if key.startswith("setting.") else ["- punt"]))
        for number, key in enumerate(sorted(keys))
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("line-ends")
    (folder / "cases" / "vocabulary").mkdir(parents=True)
    text = hostile("\n", "- punt")
    config = {
        "site_name": text,
        "docs_dir": "cases",
        "theme": {"name": "material", "language": "nl"},
        "plugins": [
            {
                "casewright": {
                    "labels": labels(),
                    "licence": {"name": text},
                    "sections": [
                        {"key": "extra", "label": "T\n\n# Kop\n\n- punt\n\n[klik](javascript:p())",
                         "help": text}
                    ],
                }
            }
        ],
    }  # fmt: skip
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    for name, end in LINE_ENDS.items():
        (folder / "cases" / f"{name}.yml").write_text(case(name, end), encoding="utf-8")
    for facet in ("themes", "organisations", "kind"):
        file = folder / "cases" / "vocabulary" / f"{facet}.yml"
        file.write_text(vocabulary(), encoding="utf-8")
    settings = load_settings(folder / "mkdocs.yml")
    index = index_of(settings)
    assert len(index.cases) == len(LINE_ENDS)
    return Site(index, settings)


def _mkdocs(site: Site, folder: Path) -> None:
    build_unchecked(site, folder, "mkdocs")


def _properdocs(site: Site, folder: Path) -> None:
    build_unchecked(site, folder, "properdocs")


def _zensical(site: Site, folder: Path) -> None:
    build_unchecked(site, folder, "zensical")


def _commonmark(site: Site, folder: Path) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    _export(site, folder, parser.render)


def _python_markdown(site: Site, folder: Path) -> None:
    def render(text: str) -> str:
        return markdown.markdown(text, extensions=[*REQUIRED_EXTENSIONS, "fenced_code"])

    _export(site, folder, render)


def _export(site: Site, folder: Path, render: Callable[[str], str]) -> None:
    export_site(site, folder)
    for page in folder.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        body = text.split("---\n", 2)[-1] if text.startswith("---\n") else text
        page.with_suffix(".rendered.html").write_text(render(body), encoding="utf-8")


class _Reader(HTMLParser):
    """Collect the problems of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.titles = 0
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.titles += tag == "h1"
        self.inside = tag
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.wrong.append(f"<{tag} {name}={value}>")
            if (tag, value) == ("img", "x"):
                self.wrong.append("<img src=x>")

    def handle_data(self, data: str) -> None:
        if data.strip() == "klik" and self.inside == "a":
            self.wrong.append("a link that the author wrote")
        if data.strip() == "Kop" and self.inside in ("h1", "h2"):
            self.wrong.append("a heading that the author wrote")
        if data.strip() == "punt" and self.inside == "li":
            self.wrong.append("a list that the author wrote")


@pytest.mark.parametrize("build", [_mkdocs, _properdocs, _zensical, _commonmark, _python_markdown])
def test_no_line_end_makes_markup(
    site: Site, tmp_path: Path, build: Callable[[Site, Path], None]
) -> None:
    build(site, tmp_path / "site")
    wrong = dict(_faults(tmp_path / "site"))
    assert wrong == {}


def _faults(folder: Path) -> Iterator[tuple[str, object]]:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > len(LINE_ENDS)
    for page in pages:
        read = _Reader(page.read_text(encoding="utf-8"))
        if read.wrong or (read.titles != 1 and not PAPER & {*page.parts}):
            yield page.relative_to(folder).as_posix(), (read.titles, read.wrong[:3])


@pytest.mark.parametrize("end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("write", [html_text, heading_text, frame_text, script_data])
def test_a_text_is_written_on_one_line(end: str, write: Callable[[str], str]) -> None:
    assert len(str(write(f"een{end}{end}twee")).splitlines()) == 1

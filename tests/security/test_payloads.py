"""Attacks on readers of a page: none works in prose, in a text or in a heading."""

import re
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import product
from urllib.parse import quote

import markdown
import pytest

from casewright.prose.html import to_html
from casewright.rendering.escaping import heading_text, html_text

SCHEMES = (
    "javascript:p()", "JaVaScRiPt:p()", "java\tscript:p()", "java\nscript:p()",
    "\x01javascript:p()",
    " javascript:p()", "javascript&colon;p()", "&#106;avascript:p()", "&#x6A;avascript&#58;p()",
    "java&Tab;script:p()", "java&NewLine;script:p()", "vbscript:p()", "data:text/html,<script>p()",
    "data:text/html;base64,PHNjcmlwdD4=", "javascript://%0ap()", "jar:javascript:p()",
    "view-source:javascript:p()", "\u00a0javascript:p()", "ja\u00advascript:p()", "blob:p",
    "file:p",
)  # fmt: skip
LINKS = (
    "[klik]({})", "[klik](<{}>)", "![klik]({})", "[klik]: {}\n\n[klik]", "<{}>", '[a](b "{}")',
    "[a]({} 'x')", "[![a]({})]({})", "- [klik]({})", "| a |\n|---|\n| [k]({}) |", "> [k]({})",
)  # fmt: skip
TAGS = ("script", "img", "svg", "iframe", "math", "body", "details", "a", "form", "style", "x-y")
HANDLERS = (
    "<{0} onload=p()>", "<{0}/onload=p()>", "<{0}\x0conload=p()>", "<{0} src=x onerror=p()//",
    "<{0} style='x:expression(p())'>", "<{0} href=javascript:p()>", "<<{0} onload=p()>>",
    "<!--><{0} onload=p()>-->", "<![CDATA[<{0} onload=p()>]]>", "`<{0} onload=p()>`",
    '"><{0} onload=p()>', "' onload=p() '<{0}", "</{0}><{0} onload=p()>", "<{0}\r\nonload=p()>",
    "<{0} srcdoc=&lt;script&gt;p()>", "</textarea></title><{0} onload=p()>",
)  # fmt: skip


def payloads() -> Iterator[str]:
    for link, scheme in product(LINKS, SCHEMES):
        yield link.format(scheme, scheme)
        yield link.format(quote(scheme), scheme)
    for shape, tag in product(HANDLERS, TAGS):
        text = shape.format(tag)
        yield from (text, text.upper(), escape(text), f"Tekst\n\n{text}", f"* {text}")


SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
PAYLOADS = tuple(payloads())


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "svg", "math", "style", "form", "img", "object", "x-y"}:
            self.active.append(tag)
        for name, value in attrs:
            address = "".join(unescape(value or "").split()).lower()
            scheme = SCHEME.match(address)
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.active.append(name)
            if name == "href" and scheme and scheme[1] not in {"http", "https", "mailto"}:
                self.active.append(address)


@pytest.mark.parametrize("engine", ["none", "markdown"])
def test_no_payload_is_active(engine: str) -> None:
    assert len(PAYLOADS) > 1000
    parser = markdown.Markdown(extensions=["attr_list"])
    for text in PAYLOADS:
        for html in (
            f"<div>\n{to_html(text)}\n</div>",
            f'<p title="{html_text(text)}">{html_text(text)}</p>',
            f"# {heading_text(text)}",
        ):
            page = html if engine == "none" else parser.reset().convert(html)
            assert _Reader(page).active == [], (text, page)
            assert "\n\n" not in html

"""Jinja with less work per page, because a build renders the same templates for thousands of pages.

Each template is loaded once, without variables of its own, so that all share one set of globals.
Translated texts without placeholders are inserted when a template is compiled.
"""

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from itertools import islice
from types import CodeType
from typing import Any, Final

from jinja2 import Environment, Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from casewright.i18n.catalog import Catalog
from casewright.rendering.escaping import html_text, one_line, without_empty_lines

_SIGNIFICANT: Final = re.compile(r"[&<>'\"\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that are escaped in HTML, or end a line for some program."""

_LINE_ENDS: Final = re.compile(r"[\r\n]")


class SiteTemplate(Template):
    """A template that escapes like any other, but wraps only what was escaped."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  (Jinja's own)
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return a template for compiled code."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


class SiteEnvironment(Environment):
    """An environment with the same globals for every template."""

    template_class = SiteTemplate

    def __init__(self, catalog: Catalog, **options: Any) -> None:  # noqa: ANN401  (Jinja's own)
        self.catalog = catalog
        self._known: dict[str, Template] = {}
        super().__init__(extensions=[ConstantTranslations], **options)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of the environment, without copying them."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (Jinja's own)
    ) -> Template:
        """Return a template by name, the same object every time."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._known:
            self._known[name] = super().get_template(name, parent)
        return self._known[name]


class ConstantTranslations(Extension):
    """Replace ``t('key')`` by its text, if the text has no placeholders."""

    _CALL = ("lparen", "string", "rparen")

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Replace the calls in the tokens of a template."""
        return self._filtered([*stream])

    def _filtered(self, tokens: list[Token]) -> Iterator[Token]:
        waiting = iter(enumerate(tokens))
        for place, token in waiting:
            word = self._word(tokens, place)
            if word is None:
                yield token
            else:
                yield Token(token.lineno, "string", word)
                next(islice(waiting, len(self._CALL) - 1, None))

    def _word(self, tokens: list[Token], place: int) -> str | None:
        """Return the text for a call at a position; leave an unknown key to fail at run time."""
        following = tokens[place + 1 : place + 1 + len(self._CALL)]
        if tokens[place].type != "name" or tokens[place].value != "t":
            return None
        if tuple(token.type for token in following) != self._CALL:
            return None
        if place and tokens[place - 1].type == "dot":
            return None
        catalog: Catalog = self.environment.catalog  # type: ignore[attr-defined]
        key = following[1].value
        return one_line(catalog.t(key)) if key in catalog.entries else None


def _escaped(value: object) -> str:
    """Escape as Jinja does, and line ends too.

    Every value of a template passes through here, so none can end an HTML block early.
    """
    if type(value) is str and not _SIGNIFICANT.search(value):
        return value
    if hasattr(value, "__html__"):
        safe = value if isinstance(value, Markup) else Markup(value)  # noqa: S704  (says so itself)
        return without_empty_lines(safe) if _LINE_ENDS.search(safe) else safe
    return html_text(str(value))

"""The fragments' engine: Jinja, less what it would work out anew for each of thousands of pages.

A run reads each template once and gives none of them variables of its own. So a template that is
asked for again needs no lookup, all share one set of globals, and a word of the site that depends
on nothing is put in when the template is read: it then stands in the page's text like any other.
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
"""What is escaped in HTML, or ends a line for some program."""

_LINE_ENDS: Final = re.compile(r"[\r\n]")


class SiteTemplate(Template):
    """A template that escapes as any other does, but wraps up only what there was to escape."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  (Jinja's own)
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make a template of its code."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


class SiteEnvironment(Environment):
    """An environment whose globals are the same for every template."""

    template_class = SiteTemplate

    def __init__(self, catalog: Catalog, **options: Any) -> None:  # noqa: ANN401  (Jinja's own)
        self.catalog = catalog
        self._known: dict[str, Template] = {}
        super().__init__(extensions=[ConstantTranslations], **options)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the environment's own globals, which cost nothing to look through."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (Jinja's own)
    ) -> Template:
        """Give a template by its name, the same one every time."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._known:
            self._known[name] = super().get_template(name, parent)
        return self._known[name]


class ConstantTranslations(Extension):
    """Writes ``t('key')`` as the word it stands for, where nothing has to be filled in."""

    _CALL = ("lparen", "string", "rparen")

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Replace the calls in a template's tokens."""
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
        """Give the word that is asked for at a place; an unknown key is left to fail as ever."""
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
    """Escape as Jinja does, line ends too; a template's pieces are joined as texts.

    Everything that a template fills in passes here: nothing in it ends a block of HTML early.
    """
    if type(value) is str and not _SIGNIFICANT.search(value):
        return value
    if hasattr(value, "__html__"):
        safe = value if isinstance(value, Markup) else Markup(value)  # noqa: S704  (says so itself)
        return without_empty_lines(safe) if _LINE_ENDS.search(safe) else safe
    return html_text(str(value))

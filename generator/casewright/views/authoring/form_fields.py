"""The fields of the form with their limits, derived from the model of a case.

To show a new field of the model, add its key to ``form.GROUPS``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import NoneType
from typing import Final, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from casewright.cases.case import REQUIRED, Basis, Case, LessonItem, Outcome, Status
from casewright.cases.custom_sections import make_case_model
from casewright.cases.fields import Date, Day, Ids, Line, Prose, Summary, Title, Url, When
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES, Vocabulary, field_of
from casewright.config.settings import Settings


class InputKind(StrEnum):
    """The type of a field, which determines its control, validation and format."""

    LINE = "line"
    PLAIN = "plain"
    PROSE = "prose"
    URL = "url"
    PERIOD = "period"
    DATE = "date"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    TERMS = "terms"
    GROUP = "group"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a field; ``depth`` is the depth in the vocabulary."""

    value: str
    label: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    ``path`` is its path in a case and determines its id; ``limit`` is the maximum number of
    characters or the maximum value. A list repeats ``fields``: those of an item, or the single one
    that is the item. ``short`` names the field that can represent a whole item.
    """

    key: str
    path: str
    kind: InputKind
    label: str
    help: str = ""
    required: bool = False
    limit: int = 0
    choices: tuple[Choice, ...] = ()
    fields: tuple["Field", ...] = ()
    short: str = ""
    item: str = ""

    @property
    def control(self) -> str:
        """The template of the control."""
        return _CONTROLS.get(self.kind, "input")

    @property
    def name(self) -> str:
        """The id of the control on the page; items get a number after it."""
        return "cw-" + self.path.replace(".", "-").replace("_", "-")


_KINDS: Final[Mapping[object, InputKind]] = {
    Title: InputKind.LINE,
    Line: InputKind.LINE,
    Summary: InputKind.PLAIN,
    Prose: InputKind.PROSE,
    Url: InputKind.URL,
    When: InputKind.PERIOD,
    Date: InputKind.DATE,
    Day: InputKind.DAY,
    Ids: InputKind.TERMS,
}
_CONTROLS: Final = {
    InputKind.PLAIN: "area",
    InputKind.PROSE: "area",
    InputKind.CHOICE: "select",
    InputKind.TERMS: "terms",
    InputKind.GROUP: "group",
    InputKind.LIST: "list",
}
PERMISSION: Final = "permission"
"""The one group of fields that a published case requires."""

_WORDS_OF: Final = {Outcome: "outcome", Basis: "form.basis", Status: "choice"}
"""The catalog prefix for the values of a choice."""


@dataclass(frozen=True)
class Fields:
    """Derive fields from the model, for the language and vocabularies of a site."""

    case_index: CaseIndex
    settings: Settings

    def of_case(self) -> Mapping[str, Field]:
        """Return every field of a case by key."""
        form = make_case_model(self.settings.options.sections)
        model = {key: self._of(form, key) for key in form.model_fields if key != "facets"}
        names = (THEMES, *(name for name in self.case_index.vocabularies if name != THEMES))
        facets = {field_of(name): self._terms(name) for name in names}
        return {**facets, **model}

    def _of(self, model: type[BaseModel], key: str, above: str = "") -> Field:
        """Return the form field of a model field."""
        hint = get_type_hints(model, include_extras=True)[key]
        info = model.model_fields[key]
        path = f"{above}.{key}" if above else key
        if issubclass(model, Case):
            required = key in (*model.needed(), PERMISSION)
        else:
            required = info.is_required()
        label = self._word(f"case.{key.replace('_', '-')}") if not above else ""
        field = Field(
            key=key,
            path=path,
            kind=InputKind.LINE,
            label=label or self._word(f"field.{key}"),
            help=self._word(f"form.help.{path}"),
            required=required,
        )
        return self._typed(field, hint)

    def _typed(self, field: Field, hint: object) -> Field:
        """Set what depends on the type of a field."""
        arguments = [argument for argument in get_args(hint) if argument not in (NoneType, ...)]
        if hint in _KINDS:
            return self._scalar(field, hint)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            words = _WORDS_OF.get(hint, field.key)
            choices = tuple(Choice(one, self._word(f"{words}.{one}") or one) for one in hint)
            return replace(field, kind=InputKind.CHOICE, choices=choices)
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return replace(field, kind=InputKind.GROUP, fields=tuple(self._parts(hint, field.path)))
        if arguments[:1] == [int]:
            return replace(field, kind=InputKind.NUMBER, limit=_largest(arguments[1]))
        if get_origin(hint) is tuple:
            return self._list(field, arguments[0])
        return self._typed(field, arguments[0]) if arguments else field

    def _scalar(self, field: Field, hint: object) -> Field:
        kind = _KINDS[hint]
        limits = (rule.max_length for rule in get_args(hint) if isinstance(rule, StringConstraints))
        choices = self._choices(THEMES) if kind is InputKind.TERMS else ()
        return replace(field, kind=kind, limit=next(limits, 0) or 0, choices=choices)

    def _list(self, field: Field, item: object) -> Field:
        bare = replace(field, key="", path=f"{field.path}.item", help="", required=True)
        inner = self._typed(bare, item)
        return replace(
            field,
            kind=InputKind.LIST,
            fields=inner.fields if inner.kind is InputKind.GROUP else (inner,),
            short="lesson" if item is LessonItem else "",
            item=self._word(f"form.item.{field.path}"),
        )

    def _parts(self, model: type[BaseModel], path: str) -> Iterator[Field]:
        above = path.removesuffix(".item")
        return (self._of(model, key, above) for key in model.model_fields)

    def _terms(self, facet: str) -> Field:
        vocabulary = self.case_index.vocabulary(facet)
        key = field_of(facet)
        return Field(
            key=key,
            path=key,
            kind=InputKind.TERMS,
            label=vocabulary.label.text(self.settings.language),
            help=self._word(f"form.help.{key}"),
            required=key in REQUIRED or vocabulary.required,
            choices=self._choices(facet),
        )

    def _choices(self, facet: str) -> tuple[Choice, ...]:
        vocabulary = self.case_index.vocabulary(facet)
        return tuple(self._below(vocabulary, vocabulary.roots(), 0))

    def _below(
        self, vocabulary: Vocabulary, terms: tuple[str, ...], depth: int
    ) -> Iterator[Choice]:
        for term in terms:
            label = vocabulary.terms[term].label.text(self.settings.language)
            yield Choice(term, label, depth)
            yield from self._below(vocabulary, vocabulary.narrower(term), depth + 1)

    def _word(self, key: str) -> str:
        catalog = self.settings.catalog
        return catalog.t(key) if key in catalog.entries else ""


def _largest(constraints: object) -> int:
    """Return the maximum value of a number field."""
    rules = constraints.metadata if isinstance(constraints, FieldInfo) else ()
    return next((int(rule.le) for rule in rules if hasattr(rule, "le")), 0)

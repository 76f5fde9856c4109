"""The form with which somebody without an editor writes a story: its fields, grouped like one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.fields import ID_LENGTH
from casewright.cases.index import CaseIndex
from casewright.cases.reading.source import LARGEST_FILE
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.locale.catalogue import load_catalogue
from casewright.locale.words import languages
from casewright.settings import Settings
from casewright.views.form_fields import Field, Fields

GROUPS: Final = {
    "start": ("title", "summary", field_of(ORGANISATIONS), THEMES, "period", "outcome"),
    "story": ("why", "what", "how", "result"),
    "learned": ("lessons", "reflection"),
    "later": ("follow_ups", "quotes"),
    "credits": ("contributors", "sources"),
    "licence": ("licence",),
    "workshop": ("workshop",),
    "permission": ("permission",),
}
"""The fields as a story goes; further vocabularies join the first group."""

OPTIONAL: Final = ("later", "credits", "licence", "workshop")
"""The groups that stay folded until somebody wants them."""

LEFT_OUT: Final = (
    "id", "images", "related", "status", "withdrawn", "language", "added", "reviewed",
)  # fmt: skip
"""What the form does not ask: it fills in the id, the status and the day itself, pictures are
files of their own, and the rest is the editors' work."""

_TEMPLATES: Final = (
    (re.compile(r"(?<!-)/edit/"), "/new/"),
    (re.compile(r"/blob/"), "/new/"),
    (re.compile(r"/_edit/"), "/_new/"),
    (re.compile(r"/src/branch/"), "/_new/"),
)
"""How the address of an editor becomes that of a new file: GitHub's way, then Gitea's."""


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one part of a story."""

    id: str
    optional: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A text that the script says, by its name."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The form: its groups, what its script needs to know, and where a new file can be made."""

    groups: tuple[Group, ...]
    sayings: tuple[Saying, ...]
    reserved: str
    shortest: int
    longest: int
    largest: int
    new_file: str | None
    rules: str


def form_view(case_index: CaseIndex, settings: Settings) -> FormView:
    """Lay the form out for a site's vocabularies and in its words."""
    fields = Fields(case_index, settings).of_case()
    placed = {key for keys in GROUPS.values() for key in keys}
    further = tuple(key for key in fields if key not in placed and key not in LEFT_OUT)
    asked = {group: _asked(group, settings) for group in GROUPS}
    own = {key for keys in asked.values() for key in keys}
    asked["start"] = tuple(key for key in further if key not in own)
    groups = tuple(
        Group(name, name in OPTIONAL, tuple(_fields((*keys, *asked[name]), fields)))
        for name, keys in GROUPS.items()
    )
    return FormView(
        groups=groups,
        sayings=tuple(_sayings(settings)),
        reserved=" ".join(_reserved()),
        shortest=ID_LENGTH[0],
        longest=ID_LENGTH[1],
        largest=LARGEST_FILE,
        new_file=new_file_url(settings),
        rules=settings.addresses.rules,
    )


def _asked(group: str, settings: Settings) -> tuple[str, ...]:
    """Name the site's own sections that belong to a group: where the section before them is."""
    return tuple(one.key for one in settings.options.sections if one.place in GROUPS[group])


def new_file_url(settings: Settings) -> str | None:
    """Give the address at which a file can be added to the cases folder on the repository's host.

    ``None`` for a host that cannot be handed a text: its users download the file.
    """
    if not settings.repo_url or not settings.edit_uri:
        return None
    base = settings.edit_uri
    if not base.startswith(("http:", "https:")):
        base = f"{settings.repo_url.rstrip('/')}/{base.lstrip('/')}"
    for editor, new in _TEMPLATES:
        if editor.search(base):
            return editor.sub(new, base, count=1).rstrip("/")
    return None


def _fields(keys: tuple[str, ...], fields: Mapping[str, Field]) -> Iterator[Field]:
    return (fields[key] for key in keys if key in fields)


def _sayings(settings: Settings) -> Iterator[Saying]:
    """Give everything that the script may have to say."""
    prefix = "form.say."
    for key, forms in sorted(settings.catalogue.entries.below(prefix)):
        yield Saying(key.removeprefix(prefix), forms[0])


def _reserved() -> Iterator[str]:
    """Name the words that addresses keep for themselves, in every language."""
    yield "index"
    for language in languages():
        for _, forms in sorted(load_catalogue(language).entries.below("address.")):
            yield forms[0]

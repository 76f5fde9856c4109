"""The contribute form: fields in groups."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.fields import ID_LENGTH
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.config.settings import Settings
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.views.authoring.form_fields import Field, Fields
from casewright.yaml.source import MAX_FILE_BYTES

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
"""The fields in the order of a case; additional vocabularies are added to the first group."""

OPTIONAL: Final = ("later", "credits", "licence", "workshop")
"""The groups that are collapsed at first."""

LEFT_OUT: Final = (
    "id", "images", "related", "aliases", "status", "withdrawn", "language", "added", "reviewed",
    "owner",
)  # fmt: skip
"""Fields that are not in the form: id, status and date are set by the script, images are
files of their own, and the others are for editors.
"""

_TEMPLATES: Final = (
    (re.compile(r"(?<!-)/edit/"), "/new/"),
    (re.compile(r"/blob/"), "/new/"),
    (re.compile(r"/_edit/"), "/_new/"),
    (re.compile(r"/src/branch/"), "/_new/"),
)
"""How to get the address for a new file from the edit address: on GitHub, then on Gitea."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of fields."""

    id: str
    optional: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FormString:
    """A text for the script, by its name."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The context of the form: groups, data for the script, and where to create a file."""

    groups: tuple[Group, ...]
    sayings: tuple[FormString, ...]
    reserved: str
    shortest: int
    longest: int
    largest: int
    countries: str
    new_file: str | None
    rules: str


def form_view(case_index: CaseIndex, settings: Settings) -> FormView:
    """Return the form for the vocabularies and the language of a site."""
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
        largest=MAX_FILE_BYTES,
        countries=" ".join(settings.countries),
        new_file=new_file_url(settings),
        rules=settings.addresses.rules,
    )


def _asked(group: str, settings: Settings) -> tuple[str, ...]:
    """Return the custom sections in a group: those that follow a section of the group."""
    return tuple(one.key for one in settings.options.sections if one.place in GROUPS[group])


def new_file_url(settings: Settings) -> str | None:
    """Return the address at which a file can be created on the host of the repository.

    ``None`` if the host cannot be given a text: the user then downloads the file.
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


def _sayings(settings: Settings) -> Iterator[FormString]:
    """Return the texts for the script."""
    prefix = "form.say."
    for key, forms in sorted(settings.catalog.entries.below(prefix)):
        yield FormString(key.removeprefix(prefix), forms[0])


def _reserved() -> Iterator[str]:
    """Return the words that are reserved for addresses, in every language."""
    yield "index"
    for language in available_languages():
        for _, forms in sorted(load_catalog(language).entries.below("address.")):
            yield forms[0]

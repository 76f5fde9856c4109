"""Write a draft as a commented file that explains every field.

The file is for people who do not know YAML. Optional fields are commented-out examples, which only
need the hash sign removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Vocabulary, field_of
from casewright.config.options import Section
from casewright.i18n.catalog import Catalog
from casewright.i18n.message import Message
from casewright.paths import SUFFIX, VOCABULARY_FOLDER
from casewright.scaffold.draft import Draft
from casewright.yaml.writer import cleaned, field_lines

MAX_TERMS: Final = 60
"""Terms of a vocabulary that are listed in the file."""

DIGEST_MARK: Final = "# casewright import "
"""The prefix of the comment with the digest of the imported document."""

_FIRST: Final = ("title", "summary")
_STORY: Final = ("period", "outcome", "why", "what", "how", "result", "lessons", "reflection")
_MORE: Final = ("follow_ups", "quotes", "contributors", "sources", "images", "workshop", "licence")
_LAST: Final = ("permission", "status", "added")
_BLOCKS: Final = ("summary", "why", "what", "how", "reflection")


@dataclass(frozen=True)
class CaseTemplate:
    """Write drafts in the language of a site, with its vocabularies."""

    catalog: Catalog
    vocabularies: Mapping[str, Vocabulary]
    asked: tuple[Section, ...] = ()
    """The custom sections of the site."""

    def file_text(self, draft: Draft, schema: str) -> str:
        """Return the text of the file; ``schema`` is the path to the schema from there."""
        lines = [f"# yaml-language-server: $schema={schema}"]
        lines += [f"{DIGEST_MARK}{draft.digest}", "#"] if draft.digest else ["#"]
        lines += _comment(self.catalog.t("coach.intro"))
        for key in self.form():
            lines += ["", *self._part(key, draft)]
        if draft.left:
            lines += ["", *_comment(self.catalog.t("coach.left"))]
            lines += [line for text in draft.left for line in ("#", *_comment(self._said(text)))]
        return "\n".join(lines) + "\n"

    def _said(self, text: str | Message) -> str:
        return text if isinstance(text, str) else self.catalog.say(text)

    def label(self, key: str) -> str:
        """Return the label of a field as on the page; vocabularies have their own."""
        if f"field.{key}" in self.catalog.entries:
            return self.catalog.t(f"field.{key}")
        return self.vocabularies[key].label.text(self.catalog.language)

    def form(self) -> Iterator[str]:
        """Return the keys of a case, in the order of the form."""
        yield from _FIRST
        yield from map(field_of, self._facets)
        for key in _STORY:
            yield key
            yield from (section.key for section in self.asked if section.place == key)
        yield from (*_MORE, *_LAST)

    @property
    def _facets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((ORGANISATIONS, THEMES, *self.vocabularies)))

    def _part(self, key: str, draft: Draft) -> Iterator[str]:
        """Return one field: its explanation, notes, and value."""
        value = draft.fields.get(key)
        example = self._example(key)
        sample = self._sample(key)
        yield from _comment(self._about(key, "coach.optional" if example else "coach.field"))
        yield from self._terms(key)
        for note in draft.notes.get(key, ()):
            yield from (f"# → {line}" for line in _lines(self.catalog.say(note)))
        if value:
            yield from field_lines(key, value)
        elif example:
            yield from _comment(example)
        else:
            prose = any(one.key == key and one.kind == "prose" for one in self.asked)
            yield from _open_field(key, sample, block=prose or key in _BLOCKS)

    def _about(self, key: str, how: str) -> str:
        words = f"about.{key}" if f"about.{key}" in self.catalog.entries else "about.facet"
        return self.catalog.t(how, label=self.label(key), about=self.catalog.t(words))

    def _example(self, key: str) -> str:
        """Return an example of an optional field; the empty text for other fields."""
        if f"example.{key}" in self.catalog.entries:
            return self.catalog.t(f"example.{key}")
        for section in self.asked:
            if section.key == key and not section.required:
                return f"{key}:\n  - …" if section.kind == "list" else f"{key}: |\n  …"
        vocabulary = self.vocabularies.get(key)
        if not vocabulary or vocabulary.required or key == THEMES:
            return ""
        return "\n".join((f"{key}:", *(f"  - {id_}" for id_ in list(vocabulary.terms)[:1])))

    def _sample(self, key: str) -> str:
        """Return an example of the nested value of a required field, unless the field is a text."""
        if f"sample.{key}" in self.catalog.entries:
            return self.catalog.t(f"sample.{key}")
        vocabulary = self.vocabularies.get(key)
        return f"- {next(iter(vocabulary.terms))}" if vocabulary and vocabulary.terms else ""

    def _terms(self, key: str) -> Iterator[str]:
        """List the terms to choose from, with their labels."""
        facet = next((one for one in self._facets if field_of(one) == key), "")
        vocabulary = self.vocabularies.get(facet)
        if not vocabulary:
            return
        yield from _comment(self.catalog.t("coach.terms"))
        terms = list(vocabulary.terms.items())
        for id_, term in terms[:MAX_TERMS]:
            label = " ".join(term.label.text(self.catalog.language).split())
            yield f"#   {id_}: {label}"
        if len(terms) > MAX_TERMS:
            file = f"{VOCABULARY_FOLDER}/{facet}{SUFFIX}"
            more = self.catalog.n("coach.more-terms", len(terms) - MAX_TERMS, file=file)
            yield f"#   {more}"


def _open_field(key: str, sample: str, *, block: bool) -> Iterator[str]:
    """Return an empty field, ready to be filled in."""
    yield f"{key}: |" if block else f"{key}:"
    if block:
        yield "  "
    if sample:
        yield from (f"  {line}" for line in _comment(sample))


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in _lines(text))


def _lines(text: str) -> list[str]:
    """Return the lines of a text; none of them can end a comment early."""
    return cleaned(text).split("\n")

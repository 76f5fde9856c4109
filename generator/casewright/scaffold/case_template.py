"""Writing a draft as a file that explains itself: above each field stands what belongs in it.

The file is YAML for people who never saw any. What is not needed is there as an example behind a
hash sign, so that filling it in takes no more than taking the sign away.
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

MOST_TERMS: Final = 60
"""Terms of a vocabulary that are listed in the file itself."""

DIGEST_MARK: Final = "# casewright import "
"""Begins the comment with the digest of the document that a draft was made of."""

_FIRST: Final = ("title", "summary")
_STORY: Final = ("period", "outcome", "why", "what", "how", "result", "lessons", "reflection")
_MORE: Final = ("follow_ups", "quotes", "contributors", "sources", "images", "workshop", "licence")
_LAST: Final = ("permission", "status", "added")
_BLOCKS: Final = ("summary", "why", "what", "how", "reflection")


@dataclass(frozen=True)
class CaseTemplate:
    """Writes drafts in the words of one site, with its vocabularies."""

    catalog: Catalog
    vocabularies: Mapping[str, Vocabulary]
    asked: tuple[Section, ...] = ()
    """The site's own sections."""

    def file_text(self, draft: Draft, schema: str) -> str:
        """Write the file; ``schema`` is where an editor finds the schema, seen from the file."""
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
        """Name a field as the page does; a vocabulary has a name of its own."""
        if f"field.{key}" in self.catalog.entries:
            return self.catalog.t(f"field.{key}")
        return self.vocabularies[key].label.text(self.catalog.language)

    def form(self) -> Iterator[str]:
        """Give the keys of a case, in the order in which they are filled in."""
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
        """Write one field: what belongs in it, what to look at, and what it holds."""
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
        """Show how a field is written that may well be left out; the empty text for others."""
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
        """Show what stands below the key of a field that is needed, where that is not a text."""
        if f"sample.{key}" in self.catalog.entries:
            return self.catalog.t(f"sample.{key}")
        vocabulary = self.vocabularies.get(key)
        return f"- {next(iter(vocabulary.terms))}" if vocabulary and vocabulary.terms else ""

    def _terms(self, key: str) -> Iterator[str]:
        """List the words to choose from, with what they are called on the site."""
        facet = next((one for one in self._facets if field_of(one) == key), "")
        vocabulary = self.vocabularies.get(facet)
        if not vocabulary:
            return
        yield from _comment(self.catalog.t("coach.terms"))
        terms = list(vocabulary.terms.items())
        for id_, term in terms[:MOST_TERMS]:
            label = " ".join(term.label.text(self.catalog.language).split())
            yield f"#   {id_}: {label}"
        if len(terms) > MOST_TERMS:
            file = f"{VOCABULARY_FOLDER}/{facet}{SUFFIX}"
            more = self.catalog.n("coach.more-terms", len(terms) - MOST_TERMS, file=file)
            yield f"#   {more}"


def _open_field(key: str, sample: str, *, block: bool) -> Iterator[str]:
    """Leave a field open, ready for whoever goes on."""
    yield f"{key}: |" if block else f"{key}:"
    if block:
        yield "  "
    if sample:
        yield from (f"  {line}" for line in _comment(sample))


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in _lines(text))


def _lines(text: str) -> list[str]:
    """Give the lines of a text, none of which can end a comment early."""
    return cleaned(text).split("\n")

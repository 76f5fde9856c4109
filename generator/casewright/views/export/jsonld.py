"""Linked data: a case as schema.org, vocabularies as SKOS, both in JSON-LD.

In a site without an address, addresses are paths from the root.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.summary import joined_on
from casewright.cases.vocabulary import ORGANISATIONS, LocalizedText, Term, Vocabulary
from casewright.config.settings import Settings
from casewright.views.case.card import Card, links_to
from casewright.views.case.dates import date_updated, to_full_date
from casewright.views.case.images import ImageView
from casewright.views.case.licence import licence_of_case
from casewright.views.export.json import Json, link

SCHEMA: Final = "https://schema.org"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_SKOS: Final[Json] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id",
    "type": "@type",
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "notation": "skos:notation",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "narrower": {"@id": "skos:narrower", "@type": "@id"},
    "related": {"@id": "skos:related", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "topConceptOf": {"@id": "skos:topConceptOf", "@type": "@id"},
    "hasTopConcept": {"@id": "skos:hasTopConcept", "@type": "@id"},
}


def case_description(
    case: Case, card: Card, images: tuple[ImageView, ...], case_index: CaseIndex, settings: Settings
) -> Json:
    """Describe a case; empty properties are left out."""
    first, last = joined_on(case), date_updated(case)
    licence = licence_of_case(case, settings)
    address = settings.url(card.address)
    return _known({
        "@context": SCHEMA,
        "@type": "Article",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": card.title,
        "abstract": card.summary,
        "inLanguage": case.language or settings.language_tag,
        "about": list(_subjects(case, case_index, settings)),
        "author": [{"@type": "Organization", "name": who.label} for who in card.organisations],
        "contributor": list(_contributors(case)),
        "datePublished": first and to_full_date(first),
        "dateModified": last and to_full_date(last),
        "temporalCoverage": case.period and str(case.period),
        "license": licence and (licence.url or licence.name),
        "image": [url for image in images if (url := settings.url(image.address))],
        "citation": [
            _known({"@type": "CreativeWork", "name": source.title, "url": source.url})
            for source in case.sources
        ],
        "isPartOf": _known({
            "@type": "WebSite",
            "name": settings.site_name,
            "url": settings.url(settings.addresses.home),
        }),
    })  # fmt: skip


def vocabulary_graph(case_index: CaseIndex, settings: Settings) -> Json:
    """Return every vocabulary as a concept scheme; concepts are identified by their pages."""
    graph: list[Json] = []
    for facet, vocabulary in case_index.vocabularies.items():
        graph.append(_scheme(facet, vocabulary, settings))
        related = _related(vocabulary)
        graph += [
            _concept(facet, id_, vocabulary, related[id_], settings) for id_ in vocabulary.terms
        ]
    return {"@context": _SKOS, "@graph": graph}


def _subjects(case: Case, case_index: CaseIndex, settings: Settings) -> Iterator[Json]:
    for facet, vocabulary in case_index.vocabularies.items():
        if facet != ORGANISATIONS:
            scheme = settings.url(settings.addresses.facet(facet))
            for term in links_to(facet, case.terms(facet), case_index, settings):
                yield _known({
                    "@type": "DefinedTerm",
                    "@id": settings.url(term.address),
                    "name": term.label,
                    "inDefinedTermSet": scheme or vocabulary.label.text(settings.language),
                })  # fmt: skip


def _contributors(case: Case) -> Iterator[Json]:
    for person in case.contributors:
        works_for = person.organisation and {"@type": "Organization", "name": person.organisation}
        yield _known({
            "@type": "Person",
            "name": person.name,
            "jobTitle": person.role,
            "affiliation": works_for,
        })  # fmt: skip


def _scheme(facet: str, vocabulary: Vocabulary, settings: Settings) -> Json:
    tops = [_place(facet, id_, settings) for id_ in vocabulary.roots()]
    return _known({
        "id": link(settings.addresses.facet(facet), settings),
        "type": "ConceptScheme",
        "notation": facet,
        "prefLabel": _worded(vocabulary.label, settings),
        "definition": vocabulary.description and _worded(vocabulary.description, settings),
        "hasTopConcept": tops,
    })  # fmt: skip


def _concept(
    facet: str, id_: str, vocabulary: Vocabulary, related: Mapping[str, None], settings: Settings
) -> Json:
    term: Term = vocabulary.terms[id_]
    scheme = link(settings.addresses.facet(facet), settings)
    above = term.broader if term.broader in vocabulary.terms else None
    return _known({
        "id": _place(facet, id_, settings),
        "type": "Concept",
        "notation": id_,
        "inScheme": scheme,
        "topConceptOf": None if above else scheme,
        "prefLabel": _worded(term.label, settings),
        "altLabel": term.synonyms and {settings.language: list(term.synonyms)},
        "definition": term.description and _worded(term.description, settings),
        "broader": above and _place(facet, above, settings),
        "narrower": [_place(facet, below, settings) for below in vocabulary.narrower(id_)],
        "related": [_place(facet, other, settings) for other in related],
    })  # fmt: skip


def _related(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, None]]:
    """Return related terms in both directions."""
    pairs: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, term in vocabulary.terms.items():
        for other in term.related:
            if other in vocabulary.terms:
                pairs[id_][other] = None
                pairs[other][id_] = None
    return pairs


def _worded(words: LocalizedText, settings: Settings) -> Json:
    """Return a text by language; a text without language is in that of the site."""
    texts = {language or settings.language: text for language, text in words.texts.items()}
    return {code: text for code, text in texts.items() if _LANGUAGE.fullmatch(code)}


def _place(facet: str, id_: str, settings: Settings) -> str:
    return link(settings.addresses.term(facet, id_), settings)


def _known(values: Json) -> Json:
    return {key: value for key, value in values.items() if value}

"""The collection as data: everything that the files of the cases say, for other programs.

``/cases.json`` is a promise: a field may come in any release, but one that changes its meaning or
goes raises ``VERSION``. What a case does not have is left out. Prose is the author's Markdown.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES, Term, Vocabulary
from casewright.settings import Settings
from casewright.views.lesson import lesson_anchor
from casewright.views.licence import Licence, licence_of_site, own_licence
from casewright.views.picture import Image, Shown, images_of

VERSION: Final = 1
_PROSE: Final = ("why", "what", "how", "result", "reflection")

Json = Mapping[str, object]
Pictures = Mapping[str, Mapping[str, Shown]]


def collection_data(
    cases: Iterable[Case], case_index: CaseIndex, pictures: Pictures, settings: Settings
) -> Json:
    """Give the public cases and their vocabularies; ``pictures`` are those of each case."""
    return {
        "version": VERSION,
        "site": _site(settings),
        "vocabularies": {
            facet: _vocabulary(facet, vocabulary, settings)
            for facet, vocabulary in case_index.vocabularies.items()
        },
        "cases": [
            _case(case, images_of(case, pictures.get(case.id, {})), settings) for case in cases
        ],
    }


def _site(settings: Settings) -> Json:
    return _known(
        name=settings.site_name,
        url=settings.url(settings.addresses.home),
        language=settings.language,
        licence=_licence(licence_of_site(settings)),
    )


def _vocabulary(facet: str, vocabulary: Vocabulary, settings: Settings) -> Json:
    terms = {id_: _term(facet, id_, term, settings) for id_, term in vocabulary.terms.items()}
    return {"label": vocabulary.label.text(settings.language), "terms": terms}


def _term(facet: str, id_: str, term: Term, settings: Settings) -> Json:
    return _known(
        label=term.label.text(settings.language),
        url=link(settings.addresses.term(facet, id_), settings),
        description=term.description and term.description.text(settings.language),
        synonyms=list(term.synonyms),
        broader=term.broader,
        related=list(term.related),
    )


def _case(case: Case, images: Iterable[Image], settings: Settings) -> Json:
    address = settings.addresses.case(case.id)
    prose = {key: str(getattr(case, key)) for key in _PROSE}
    return _known(
        id=case.id,
        url=link(address, settings),
        title=case.title,
        summary=case.summary,
        language=case.language or settings.language,
        facets={facet: list(terms) for facet, terms in case.facets.items() if terms},
        period=case.period and str(case.period),
        outcome=case.outcome,
        **prose,
        sections=dict(case.further(*_PROSE)),
        lessons=_lessons(case, address, settings),
        follow_ups=[{"date": str(later.date), "text": later.text} for later in case.follow_ups],
        quotes=[_known(text=quote.text, by=quote.by) for quote in case.quotes],
        contributors=[
            _known(name=person.name, role=person.role, organisation=person.organisation)
            for person in case.contributors
        ],
        sources=[_known(title=source.title, url=source.url) for source in case.sources],
        images=[_image(image, settings) for image in images],
        related=list(case.related),
        workshop=_workshop(case),
        permission=case.permission and case.permission.basis,
        licence=_licence(own_licence(case)),
        added=case.added and str(case.added),
        reviewed=case.reviewed and str(case.reviewed),
    )


def _licence(licence: Licence | None) -> Json | None:
    return _known(name=licence.name, url=licence.url) if licence else None


def _lessons(case: Case, address: str, settings: Settings) -> list[Json]:
    """Number the lessons; the themes of one are the case's where it has none of its own."""
    return [
        _known(
            number=number,
            url=link(f"{address}#{lesson_anchor(number, settings)}", settings),
            lesson=lesson.lesson,
            themes=list(lesson.themes or case.terms(THEMES)),
        )
        for number, lesson in enumerate(case.lessons, start=1)
    ]


def _image(image: Image, settings: Settings) -> Json:
    return _known(
        url=link(image.address, settings),
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        width=image.width,
        height=image.height,
    )


def _workshop(case: Case) -> Json | None:
    workshop = case.workshop
    if workshop is None:
        return None
    return _known(
        minutes=workshop.minutes,
        group_size=workshop.group_size,
        questions=list(workshop.questions),
        notes=workshop.notes,
    )


def link(address: str, settings: Settings) -> str:
    """Give the full address, or the one within a site that does not know where it stands."""
    return settings.url(address) or address


def _known(**values: object) -> Json:
    """Leave out what there is nothing of."""
    return {key: value for key, value in values.items() if value}

"""The collection as JSON, for other programs.

The format of ``/cases.json`` is stable: fields may be added in any release; removing or changing
one increases ``VERSION``. Empty fields are left out. Prose is Markdown.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES, Term, Vocabulary
from casewright.config.settings import Settings
from casewright.views.case.images import ImageView, PublishedImage, images_of
from casewright.views.case.lessons import lesson_anchor
from casewright.views.case.licence import LicenceView, licence_of_site, own_licence

VERSION: Final = 1
_PROSE: Final = ("why", "what", "how", "result", "reflection")

Json = Mapping[str, object]
Pictures = Mapping[str, Mapping[str, PublishedImage]]


def collection_data(
    cases: Iterable[Case], case_index: CaseIndex, pictures: Pictures, settings: Settings
) -> Json:
    """Return the published cases and their vocabularies; ``pictures`` holds images by case."""
    return {
        "version": VERSION,
        "site": _site(settings),
        "vocabularies": {
            facet: _vocabulary(facet, vocabulary, settings)
            for facet, vocabulary in case_index.vocabularies.items()
        },
        "cases": [
            _case(case, images_of(case, pictures.get(case.id, {})), case_index, settings)
            for case in cases
        ],
    }


def _site(settings: Settings) -> Json:
    return _known(
        name=settings.site_name,
        url=settings.url(settings.addresses.home),
        language=settings.language_tag,
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


def _case(
    case: Case, images: Iterable[ImageView], case_index: CaseIndex, settings: Settings
) -> Json:
    address = settings.addresses.case(case.id)
    prose = {key: str(getattr(case, key)) for key in _PROSE}
    return _known(
        id=case.id,
        url=link(address, settings),
        title=case.title,
        summary=case.summary,
        language=case.language or settings.language_tag,
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
        related=[case_index.renamed.get(id_, id_) for id_ in case.related],
        workshop=_workshop(case),
        permission=case.permission and case.permission.basis,
        licence=_licence(own_licence(case)),
        added=case.added and str(case.added),
        reviewed=case.reviewed and str(case.reviewed),
    )


def _licence(licence: LicenceView | None) -> Json | None:
    return _known(name=licence.name, url=licence.url) if licence else None


def _lessons(case: Case, address: str, settings: Settings) -> list[Json]:
    """Return the lessons with numbers; a lesson without themes gets those of its case."""
    return [
        _known(
            number=number,
            url=link(f"{address}#{lesson_anchor(number, settings)}", settings),
            lesson=lesson.lesson,
            themes=list(lesson.themes or case.terms(THEMES)),
        )
        for number, lesson in enumerate(case.lessons, start=1)
    ]


def _image(image: ImageView, settings: Settings) -> Json:
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
    """Return the full address, or the path in a site without an address."""
    return settings.url(address) or address


def _known(**values: object) -> Json:
    """Drop empty fields."""
    return {key: value for key, value in values.items() if value}

"""A case on paper: its editions, and what each needs beyond the page on the screen."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.settings import Settings
from casewright.views.case import CaseView
from casewright.views.code import Code, make_code
from casewright.views.guide import Guide, guide_of
from casewright.views.licence import own_licence
from casewright.views.parts import Section
from casewright.views.questions import Worksheet, worksheet_of

EDITIONS: Final = ("handout", "open", "large", "worksheet", "guide", "cards")
"""The editions in the order in which they are offered; the first is the one that stands there.

``open`` is the hand-out that holds the outcome back, ``guide`` the facilitator's sheet, ``cards``
the lessons to cut out. The stylesheet knows them by these names.
"""

_OUTCOME: Final = "result"
_LONG: Final = 260
_VERY_LONG: Final = 520
"""Letters of a lesson from which its card is set in smaller type."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the forms in which a case is printed; ``anchor`` is its place in the address."""

    id: str
    anchor: str
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class LessonCard:
    """A lesson to cut out; ``length`` (short, long, very-long) picks the size of its type."""

    number: int
    text: str
    length: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """What the paper edition of a case needs.

    ``case`` is what the page on the screen shows; of its sections those in ``before`` do not tell
    how it ended, those in ``after`` do. ``language`` is the site's. ``address`` is the full one
    where the site has one; only then there is a ``code`` for it. ``pdf`` is the site address of
    the hand-out for download, where it is offered.
    """

    case: CaseView
    language: str
    before: tuple[Section, ...]
    after: tuple[Section, ...]
    address: str
    code: Code | None
    dated: str | None
    licence: str | None
    worksheet: Worksheet
    guide: Guide
    cards: tuple[LessonCard, ...]
    pdf: str | None


def paper_view(case: Case, view: CaseView, case_index: CaseIndex, settings: Settings) -> PaperView:
    """Work out the paper edition of a case; ``view`` is its page on the screen."""
    address = full_address(view.card.address, settings)
    offered = settings.options.pdf
    telling = {_OUTCOME, *case.further(_OUTCOME)}
    return PaperView(
        case=view,
        language=settings.language,
        before=tuple(section for section in view.sections if section.key not in telling),
        after=tuple(section for section in view.sections if section.key in telling),
        address=address,
        code=make_code(address) if settings.site_url else None,
        dated=_dated(view, settings),
        licence=_licence_of(case, settings),
        worksheet=worksheet_of(case, case_index, settings),
        guide=guide_of(case, case_index, settings),
        cards=tuple(
            LessonCard(number, lesson.lesson, _length(lesson.lesson))
            for number, lesson in enumerate(case.lessons, start=1)
        ),
        pdf=settings.addresses.case_pdf(case.id) if offered else None,
    )


def editions(settings: Settings) -> tuple[Edition, ...]:
    """Name the editions in the site's language."""
    t = settings.catalogue.t
    return tuple(
        Edition(id_, t(f"anchor.edition-{id_}"), t(f"paper.{id_}"), t(f"paper.{id_}-says"))
        for id_ in EDITIONS
    )


def full_address(address: str, settings: Settings) -> str:
    """Write an address so that it can be typed over from paper."""
    return f"{(settings.site_url or '').rstrip('/')}/{address}"


def _licence_of(case: Case, settings: Settings) -> str | None:
    own = own_licence(case)
    return settings.catalogue.t("reuse.own-licence", name=own) if own else licence_of(settings)


def licence_of(settings: Settings) -> str | None:
    """Give the licence of the stories, else the site's copyright line without its markup."""
    if settings.options.licence:
        return f"{settings.catalogue.t('reuse.licence')} {settings.options.licence.name}."
    return Markup(settings.copyright).striptags() or None if settings.copyright else None  # noqa: S704  (markup goes, and what is left is escaped)


def _dated(view: CaseView, settings: Settings) -> str | None:
    """Say how fresh the text is: when someone last went over it, else when it came."""
    if view.reviewed:
        return settings.catalogue.t("paper.reviewed", date=view.reviewed)
    return settings.catalogue.t("paper.added", date=view.added) if view.added else None


def _length(text: str) -> str:
    if len(text) > _VERY_LONG:
        return "very-long"
    return "long" if len(text) > _LONG else "short"

"""The print editions of a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.views.case.licence import own_licence
from casewright.views.case.page import CaseView
from casewright.views.common import SectionView
from casewright.views.print.cards import CardSheet, LessonCard, make_card_sheets
from casewright.views.print.facilitator import FacilitatorSheet, make_facilitator_sheet
from casewright.views.print.qr_code import QrCode, make_qr_code
from casewright.views.print.worksheet import Worksheet, worksheet_of

EDITIONS: Final = ("handout", "open", "large", "worksheet", "guide", "cards")
"""The editions in display order; the first is the default.

``open`` is the hand-out without the outcome, ``guide`` the facilitator's sheet, ``cards`` the
lessons to cut out. The stylesheet uses these names.
"""

_OUTCOME: Final = "result"


@dataclass(frozen=True, slots=True)
class Edition:
    """A print edition; ``anchor`` is its fragment in the address."""

    id: str
    anchor: str
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """The context of the print editions of a case.

    ``case`` is the context of its page; sections in ``before`` do not reveal the outcome, those in
    ``after`` do. ``language`` is that of the site. ``address`` is the full address if the site has
    one; only then there is a QR ``code``. ``pdf`` is the address of the PDF file, if there is one.
    """

    case: CaseView
    language: str
    before: tuple[SectionView, ...]
    after: tuple[SectionView, ...]
    address: str
    code: QrCode | None
    dated: str | None
    licence: str | None
    worksheet: Worksheet
    guide: FacilitatorSheet
    cards: tuple[LessonCard, ...]
    pdf: str | None

    @property
    def card_sheets(self) -> tuple[CardSheet, ...]:
        """The lesson cards on sheets of their own."""
        return make_card_sheets(self.cards)


def paper_view(case: Case, view: CaseView, case_index: CaseIndex, settings: Settings) -> PaperView:
    """Return the print editions of a case; ``view`` is the context of its page."""
    address = full_address(view.card.address, settings)
    offered = settings.options.pdf
    telling = {_OUTCOME, *case.further(_OUTCOME)}
    return PaperView(
        case=view,
        language=settings.language_tag,
        before=tuple(section for section in view.sections if section.key not in telling),
        after=tuple(section for section in view.sections if section.key in telling),
        address=address,
        code=make_qr_code(address) if settings.site_url else None,
        dated=_dated(view, settings),
        licence=_licence_of(case, settings),
        worksheet=worksheet_of(case, case_index, settings),
        guide=make_facilitator_sheet(case, case_index, settings),
        cards=tuple(_cards(case, view, address)),
        pdf=settings.addresses.case_pdf(case.id) if offered else None,
    )


def _cards(case: Case, view: CaseView, address: str) -> Iterator[LessonCard]:
    card = view.card
    outcome = card.outcome.label if card.outcome else None
    for number, lesson in enumerate(case.lessons, start=1):
        yield LessonCard(number, lesson.lesson, card.title, card.language, outcome, address)


def editions(settings: Settings) -> tuple[Edition, ...]:
    """Return the editions with labels in the language of the site."""
    t = settings.catalog.t
    return tuple(
        Edition(id_, t(f"anchor.edition-{id_}"), t(f"paper.{id_}"), t(f"paper.{id_}-says"))
        for id_ in EDITIONS
    )


def full_address(address: str, settings: Settings) -> str:
    """Return an address that can be typed from paper."""
    return f"{(settings.site_url or '').rstrip('/')}/{address}"


def _licence_of(case: Case, settings: Settings) -> str | None:
    own = own_licence(case)
    return settings.catalog.t("reuse.own-licence", name=own) if own else licence_of(settings)


def licence_of(settings: Settings) -> str | None:
    """Return the licence of the site, or its copyright line without markup."""
    if settings.options.licence:
        return f"{settings.catalog.t('reuse.licence')} {settings.options.licence.name}."
    return Markup(settings.copyright).striptags() or None if settings.copyright else None  # noqa: S704  (markup goes, and what is left is escaped)


def _dated(view: CaseView, settings: Settings) -> str | None:
    """Return the date of the last review, else the date added."""
    if view.reviewed:
        return settings.catalog.t("paper.reviewed", date=view.reviewed)
    return settings.catalog.t("paper.added", date=view.added) if view.added else None


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A paper size as in CSS; ``cutout`` is the height of a lesson card.

    Four rows of cards fit on a page.
    """

    size: str
    width: str
    height: str
    cutout: str


PAPER_SIZES: Final[Mapping[str, PaperSize]] = {
    "a4": PaperSize("A4", "210mm", "297mm", "68mm"),
    "letter": PaperSize("letter", "215.9mm", "279.4mm", "63mm"),
}

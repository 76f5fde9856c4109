"""Documents to print: stories in one or more editions, with a cover for a theme or a folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.ordering import numbered_cases
from casewright.views.print.cards import LessonCard
from casewright.views.print.folder_link import FolderLink
from casewright.views.print.handout import EDITIONS, PaperView, full_address, licence_of
from casewright.views.print.qr_code import QrCode, make_qr_code
from casewright.views.print.session import SessionPlan

DEFAULT: Final = EDITIONS[:1]
CARDS_ANCHOR: Final = "cw-cards"
_SESSION_ANCHOR: Final = "cw-session"
SESSION: Final = "session"
PDF_EDITIONS: Final = (*EDITIONS, SESSION)
"""The editions that a document can have."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a booklet; ``printed_address`` is where its stories are on the site."""

    title: str
    description: str | None
    date: str | None
    origin: str
    printed_address: str
    code: QrCode | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """What to print: a file name in the site, the editions of each story, and the cover.

    With ``duplex``, each story begins on the front of a sheet. ``closing`` adds a last page to
    write on, ``session`` the sheets of a session with these stories.
    """

    name: str
    address: str
    stories: tuple[tuple[str, Sequence[str]], ...]
    cover: Cover | None = None
    duplex: bool = False
    closing: bool = False
    session: SessionPlan | None = None

    @property
    def is_large(self) -> bool:
        """Whether the cover is in large print, as one of the stories is."""
        return any(_LARGE in editions for _, editions in self.stories)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An edition of a story in a document; ``anchor`` is its id, ``template`` its template."""

    anchor: str
    edition: str
    template: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story in a document: its line in the contents, and its sheets.

    Lesson cards are not among the sheets: those of all stories come after the last one.
    """

    anchor: str
    paper: PaperView
    editions: str | None
    sheets: tuple[Sheet, ...]
    cards: tuple[LessonCard, ...]


_TEMPLATES: Final = {
    "worksheet": "print/worksheet.html",
    "guide": "print/facilitator.html",
}
_HANDOUT: Final = "print/handout.html"
_CARDS: Final = "cards"
_LARGE: Final = "large"


def case_document(
    case_id: str, edition: str, settings: Settings, *, duplex: bool = False
) -> Document:
    """Return an edition of a case."""
    addresses = settings.addresses
    name = addresses.case_pdf(case_id, edition)
    return Document(name, addresses.paper(case_id), ((case_id, (edition,)),), duplex=duplex)


def theme_document(
    theme: str, edition: str, case_index: CaseIndex, settings: Settings, *, duplex: bool = False
) -> Document:
    """Return the booklet of a theme and its narrower themes, sorted by title."""
    term = case_index.vocabulary(THEMES).terms[theme]
    addresses, language = settings.addresses, settings.language
    address = addresses.term(THEMES, theme)
    ids = {case.id for case in case_index.cases_with(THEMES, theme)}
    ordered = (case.id for case in numbered_cases(case_index) if case.id in ids)
    description = term.description.text(language) if term.description else None
    cover = _cover(term.label.text(language), "paper.theme-from", address, settings)
    return Document(
        addresses.term_pdf(THEMES, theme, edition),
        address,
        tuple((id_, (edition,)) for id_ in ordered),
        replace(cover, description=description),
        duplex,
    )


def folder_document(
    folder: FolderLink, editions: Sequence[str], settings: Settings, *, duplex: bool = False
) -> Document:
    """Return the booklet of a folder; ``editions`` replace those that it names."""
    addresses, t = settings.addresses, settings.catalog.t
    stories = tuple(
        (id_, tuple(editions) or (own or folder.edition or EDITIONS[0],))
        for id_, own in folder.cases
    )
    address = f"{addresses.folder}{folder.query}"
    title = folder.title or t("booklet.default")
    cover = _cover(title, "paper.folder-from", address, settings)
    cover = replace(cover, date=folder.day(settings))
    name = addresses.folder_pdf(folder.title)
    return Document(name, addresses.booklet, stories, cover, duplex, closing=True)


def _cover(title: str, origin: str, address: str, settings: Settings) -> Cover:
    printed_address = full_address(address, settings)
    return Cover(
        title=title,
        description=None,
        date=None,
        origin=settings.catalog.t(origin),
        printed_address=printed_address,
        code=make_qr_code(printed_address) if settings.site_url else None,
        licence=licence_of(settings),
    )


def iter_stories(
    document: Document, paper_of: Callable[[str], PaperView], settings: Settings
) -> Iterator[Story]:
    """Iterate over the stories of a document; ``paper_of`` returns the editions of a case.

    The editions are named where they differ.
    """
    t = settings.catalog.t
    differ = len({tuple(editions) for _, editions in document.stories}) > 1
    for id_, editions in document.stories:
        paper = paper_of(id_)
        labels = [t(f"paper.{edition}") for edition in editions]
        named = ", ".join(labels) if differ and tuple(editions) != DEFAULT else None
        sheets = tuple(_sheets(id_, editions))
        elsewhere = CARDS_ANCHOR if _CARDS in editions else _SESSION_ANCHOR
        anchor = sheets[0].anchor if sheets else elsewhere
        yield Story(anchor, paper, named, sheets, paper.cards if _CARDS in editions else ())


def _sheets(id_: str, editions: Sequence[str]) -> Iterator[Sheet]:
    """Iterate over the sheets; a double hyphen is in no id of a case."""
    for edition in editions:
        if edition not in (_CARDS, SESSION):
            template = _TEMPLATES.get(edition, _HANDOUT)
            yield Sheet(f"{id_}--{edition}", edition, template)

"""The pages of cases: those shown, those too broken to show in a preview, and the tombstones."""

from collections.abc import Iterator, Mapping
from functools import partial

from casewright.cases.summary import CaseSummary
from casewright.locale.naming import locale_code
from casewright.rendering.desk import Desk, PageTask
from casewright.rendering.page import Frame
from casewright.views.lesson import home_crumb
from casewright.views.licence import own_licence
from casewright.views.lists import withdrawn_view
from casewright.views.reuse import reuse_of
from casewright.views.trouble import Report, report_of

FRAME = "case.html"


def case_page(case: CaseSummary, desk: Desk) -> PageTask:
    """Describe the page of a case."""
    meta = {"type": "article", "locale": locale_code(case.language or desk.settings.language)}
    if (own := own_licence(case)) and own.url:
        meta["licence"] = own.url
    card = desk.cards[case.id]
    frame = Frame(card.address, FRAME, card.title, card.summary, meta, f"{case.id}.yml")
    return desk.page(frame, "page_case.html", partial(_case_view, case.id, desk))


def broken_pages(desk: Desk) -> Iterator[PageTask]:
    """Give a page with the report to every case that is too broken to show."""
    for case_id in sorted(desk.troubles.keys() - desk.library.by_id.keys() - {""}):
        source = f"{case_id}.yml"
        address = desk.settings.addresses.case(case_id)
        frame = Frame(address, FRAME, source, meta={"robots": "noindex"}, source=source)
        yield desk.page(frame, "page_broken.html", partial(_broken_view, case_id, desk))


def withdrawn_pages(desk: Desk) -> Iterator[PageTask]:
    """Give a tombstone to every case that was taken back."""
    title = desk.settings.catalogue.t("withdrawn.title")
    for case in desk.library.withdrawn:
        address = desk.settings.addresses.case(case.id)
        frame = Frame(address, FRAME, title, meta={"robots": "noindex"})
        yield desk.page(frame, "page_withdrawn.html", partial(_withdrawn_view, case, desk))


def _case_view(case_id: str, desk: Desk) -> Mapping[str, object]:
    case, view = desk.load(case_id)
    return {
        "view": view,
        "report": _report_on(case_id, desk, shown=True),
        "reuse": reuse_of(case, view, desk.library, desk.settings),
    }


def _broken_view(case_id: str, desk: Desk) -> Mapping[str, object]:
    report = _report_on(case_id, desk, shown=False)
    crumbs = (home_crumb(desk.settings),)
    return {"crumbs": crumbs, "name": f"{case_id}.yml", "report": report}


def _withdrawn_view(case: CaseSummary, desk: Desk) -> Mapping[str, object]:
    return {"view": withdrawn_view(case, desk.settings)}


def _report_on(case_id: str, desk: Desk, *, shown: bool) -> Report | None:
    return report_of(desk.troubles.get(case_id, ()), desk.settings.catalogue, shown=shown)

"""The pages of cases: those shown, those too broken to show in a preview, and the tombstones."""

from collections.abc import Iterator

from casewright.cases.case import Case
from casewright.locale.naming import locale_code
from casewright.rendering.desk import Desk, Page
from casewright.views.licence import own_licence
from casewright.views.lists import withdrawn_view
from casewright.views.reuse import reuse_of
from casewright.views.trouble import Report, report_of

FRAME = "case.html"


def case_page(case: Case, desk: Desk) -> Page:
    """Make the page of a case."""
    view = desk.view(case)
    card = view.card
    front = {
        "template": FRAME,
        "title": card.title,
        "description": card.summary,
        "type": "article",
        "locale": locale_code(case.language or desk.settings.language),
    }
    if (own := own_licence(case)) and own.url:
        front["licence"] = own.url
    return desk.page(
        card.address, "page_case.html", front, f"{case.id}.yml",
        view=view, report=_report_on(case.id, desk, shown=True),
        reuse=reuse_of(case, view, desk.library, desk.settings),
    )  # fmt: skip


def broken_pages(desk: Desk) -> Iterator[Page]:
    """Give a page with the report to every case that is too broken to show."""
    for case_id in sorted(desk.troubles.keys() - desk.library.by_id.keys() - {""}):
        source = f"{case_id}.yml"
        front = {"template": FRAME, "title": source, "robots": "noindex"}
        address = desk.settings.addresses.case(case_id)
        report = _report_on(case_id, desk, shown=False)
        yield desk.page(address, "page_broken.html", front, source, name=source, report=report)


def withdrawn_pages(desk: Desk) -> Iterator[Page]:
    """Give a stone to every case that was taken back."""
    title = desk.settings.catalogue.t("withdrawn.title")
    for case in desk.library.withdrawn:
        front = {"template": FRAME, "title": title, "robots": "noindex"}
        view = withdrawn_view(case, desk.settings)
        address = desk.settings.addresses.case(case.id)
        yield desk.page(address, "page_withdrawn.html", front, view=view)


def _report_on(case_id: str, desk: Desk, *, shown: bool) -> Report | None:
    return report_of(desk.troubles.get(case_id, ()), desk.settings.catalogue, shown=shown)

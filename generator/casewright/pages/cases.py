"""The pages of cases: shown cases, broken cases in a preview, and withdrawn cases."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from casewright.cases.summary import CaseSummary
from casewright.i18n.languages import locale_code
from casewright.rendering.context import Key, PageTask, RenderContext
from casewright.rendering.page import Frame
from casewright.views.authoring.diagnostics import DiagnosticsView, make_report
from casewright.views.case.dates import unreviewed_since
from casewright.views.case.lessons import home_crumb
from casewright.views.case.licence import own_licence
from casewright.views.case.related import related_cases
from casewright.views.case.reuse import reuse_of
from casewright.views.export.published import is_public
from casewright.views.listings.lists import withdrawn_view

FRAME = "case.html"
MARKDOWN_NAME = "index.md"
"""The case as Markdown, next to its page."""


def case_page(case: CaseSummary, ctx: RenderContext) -> PageTask:
    """Return the task for the page of a case."""
    meta = {"type": "article", "locale": locale_code(case.language or ctx.settings.language_tag)}
    if (own := own_licence(case)) and own.url:
        meta["licence"] = own.url
    if is_public(case):
        meta["twin"] = MARKDOWN_NAME
    card = ctx.cards[case.id]
    frame = Frame(card.address, FRAME, card.title, card.summary, meta, f"{case.id}.yml")
    view = partial(_case_view, case.id, ctx)
    return ctx.page(frame, "pages/case.html", view, case_key(case, ctx))


def case_key(case: CaseSummary, ctx: RenderContext) -> Key | None:
    """Return what computes the key of a case's pages; ``None`` where the case has no record."""
    record = ctx.index.keys.get(case.id)
    return partial(_case_key, record, case, ctx) if record else None


def _case_key(record: bytes, case: CaseSummary, ctx: RenderContext) -> str:
    """Return the key of a record with all that the pages of its case show of other files."""
    pictures = ctx.pictures.get(case.id, {}).items()
    shown = (
        record,
        related_cases(case, ctx.index, ctx.cards, ctx.settings),
        unreviewed_since(case, ctx.index, ctx.settings),
        [(name, replace(picture, path=Path())) for name, picture in pictures],
        ctx.diagnostics.get(case.id, ()),
    )
    data = repr(shown).encode(errors="surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def broken_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return a page with diagnostics for each case that cannot be shown."""
    for case_id in sorted(ctx.diagnostics.keys() - ctx.index.by_id.keys() - {""}):
        source = f"{case_id}.yml"
        address = ctx.settings.addresses.case(case_id)
        frame = Frame(address, FRAME, source, meta={"robots": "noindex"}, source=source)
        yield ctx.page(frame, "pages/broken.html", partial(_broken_view, case_id, ctx))


def withdrawn_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return a page for each withdrawn case."""
    title = ctx.settings.catalog.t("withdrawn.title")
    for case in ctx.index.withdrawn:
        address = ctx.settings.addresses.case(case.id)
        frame = Frame(address, FRAME, title, meta={"robots": "noindex"})
        yield ctx.page(frame, "pages/withdrawn.html", partial(_withdrawn_view, case, ctx))


def _case_view(case_id: str, ctx: RenderContext) -> Mapping[str, object]:
    case, view = ctx.load(case_id)
    return {
        "view": view,
        "report": _report_on(case_id, ctx, shown=True),
        "reuse": reuse_of(case, view, ctx.index, ctx.settings),
    }


def _broken_view(case_id: str, ctx: RenderContext) -> Mapping[str, object]:
    report = _report_on(case_id, ctx, shown=False)
    crumbs = (home_crumb(ctx.settings),)
    return {"crumbs": crumbs, "name": f"{case_id}.yml", "report": report}


def _withdrawn_view(case: CaseSummary, ctx: RenderContext) -> Mapping[str, object]:
    return {"view": withdrawn_view(case, ctx.settings)}


def _report_on(case_id: str, ctx: RenderContext, *, shown: bool) -> DiagnosticsView | None:
    return make_report(ctx.diagnostics.get(case_id, ()), ctx.settings.catalog, shown=shown)

"""The published cases as Markdown, and the list of these files (llms.txt)."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from casewright.cases.summary import CaseSummary
from casewright.pages.cases import case_key
from casewright.rendering.context import FileTask, RenderContext, Values
from casewright.rendering.page import StaticFile
from casewright.views.export.markdown import case_markdown, llms_text
from casewright.views.export.published import is_public

LLMS: Final = "llms.txt"


def markdown_files(case: CaseSummary, ctx: RenderContext) -> Iterator[FileTask]:
    """Return the Markdown of a case, if that is published."""
    if is_public(case):
        name = ctx.settings.addresses.case_markdown(case.id)
        yield FileTask(
            name, partial(_file, name), partial(_text, case.id, ctx), case_key(case, ctx)
        )


def llms_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the list of the Markdown of all cases."""
    yield FileTask.of(LLMS, lambda: StaticFile.of(LLMS, llms_text(ctx.index, ctx.settings)))


def _text(case_id: str, ctx: RenderContext) -> Mapping[str, object]:
    return {"text": case_markdown(*ctx.load(case_id), ctx.settings)}


def _file(name: str, values: Values) -> StaticFile:
    return StaticFile.of(name, str(values["text"]))

"""Runs: pieces of a paragraph with one emphasis each, put together as Markdown."""

from dataclasses import dataclass, replace

from casewright.authoring.block import escaped


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and the signs around it; or markup, that is taken as it is."""

    text: str
    signs: str = ""
    markup: bool = False


def joined(runs: list[Run]) -> str:
    """Write runs as Markdown. Neighbours with the same signs are one, and so are blanks."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        alike = last and not last.markup and not run.markup
        if last and alike and (last.signs == run.signs or not run.text.strip()):
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    text = "".join(
        _written(run, before, after)
        for run, before, after in zip(merged, [None, *merged], [*merged[1:], None], strict=False)
    )
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _written(run: Run, before: Run | None, after: Run | None) -> str:
    """Write one run; blanks go outside the signs, or those would not be signs."""
    if run.markup:
        return run.text
    core = run.text.strip()
    signs = run.signs if core and "\n" not in core and _can_stand(run, before, after) else ""
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    tail = run.text[len(run.text.rstrip()) :] if core else ""
    return f"{lead}{signs}{escaped(core)}{signs[::-1]}{tail}"


def _can_stand(run: Run, before: Run | None, after: Run | None) -> bool:
    """Tell whether Markdown will take the signs for signs: next to a mark it needs a blank."""
    opens = run.text[:1].isalnum() or not (before and before.text[-1:].isalnum())
    closes = run.text[-1:].isalnum() or not (after and after.text[:1].isalnum())
    return opens and closes

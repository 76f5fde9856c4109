"""A case as Markdown with its source, for quoting and for programs, and the list of all."""

from collections.abc import Iterable, Iterator
from itertools import chain

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.prose.links import find_link_targets
from casewright.views.case.citation import cite
from casewright.views.case.page import CaseView
from casewright.views.common import Link
from casewright.views.export.json import link
from casewright.views.export.published import public_cases


def case_markdown(case: Case, view: CaseView, settings: Settings) -> str:
    """Return a case: its source first, then all that its page says."""
    blocks = chain(_head(case, view, settings), _story(view, settings), _sources(view, settings))
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def llms_text(case_index: CaseIndex, settings: Settings) -> str:
    """Return the list of all published cases, each with the address of its Markdown."""
    t, addresses = settings.catalog.t, settings.addresses
    lists = (
        Link(t("overview.title"), addresses.overview),
        Link(t("lessons.title"), addresses.lessons),
        Link("JSON", "cases.json"),
    )
    cases = (
        f"- {_link(Link(case.title, addresses.case_markdown(case.id)), settings)}: {case.summary}"
        for case in public_cases(case_index)
    )
    further = (f"- {_link(one, settings)}" for one in lists)
    blocks = (
        f"# {settings.site_name}",
        f"> {t('llms.about')}",
        f"## {t('cases.title')}",
        "\n".join(cases),
        f"## {t('llms.further')}",
        "\n".join(further),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(case: Case, view: CaseView, settings: Settings) -> Iterator[str]:
    t, card = settings.catalog.t, view.card
    yield f"# {card.title}"
    yield f"> {t('markdown.source')}: {cite(case, card, settings).text}"
    yield card.summary
    facts = (
        (t("case.organisation"), _links(card.organisations, settings)),
        (t("case.themes"), _links(card.themes, settings)),
        *((facet.label, _links(facet.links, settings)) for facet in view.facets),
        (t("case.period"), card.period),
        (t("case.outcome"), card.outcome and card.outcome.label),
    )
    yield "\n".join(f"- {label}: {text}" for label, text in facts if text)


def _story(view: CaseView, settings: Settings) -> Iterator[str]:
    t = settings.catalog.t
    for section in view.sections:
        yield from _section(section.label, [section.text], settings)
    yield from (_prose(f"> {quote.text}", settings) for quote in view.quotes)
    lessons = (f"{lesson.number}. {_indented(lesson.text)}" for lesson in view.lessons)
    yield from _section(t("case.lessons"), lessons, settings)
    for section in (*filter(None, [view.reflection]), *view.closing):
        yield from _section(section.label, [section.text], settings)
    later = (f"**{one.date}**\n\n{one.text}" for one in view.follow_ups)
    yield from _section(t("case.follow-ups"), later, settings)


def _sources(view: CaseView, settings: Settings) -> Iterator[str]:
    sources = "\n".join(
        f"- {_link(Link(source.title, source.url), settings) if source.url else source.title}"
        for source in view.sources
    )
    yield from _section(settings.catalog.t("case.sources"), [sources], settings)


def _section(label: str, texts: Iterable[str], settings: Settings) -> Iterator[str]:
    """Return a heading with its texts; nothing without text."""
    told = [text for text in texts if text]
    if told:
        yield f"## {label}"
        yield from (_prose(text, settings) for text in told)


def _prose(text: str, settings: Settings) -> str:
    """Make the links between files of the collection absolute."""
    for target in dict.fromkeys(find_link_targets(text) if "](" in text else ()):
        address = settings.addresses.linked(target)
        if address is not None:
            text = text.replace(f"]({target}", f"]({link(address, settings)}")
    return text


def _indented(text: str) -> str:
    return text.strip().replace("\n", "\n   ")


def _links(links: Iterable[Link], settings: Settings) -> str:
    return ", ".join(_link(one, settings) for one in links)


def _link(one: Link, settings: Settings) -> str:
    label = one.label.replace("[", "\\[").replace("]", "\\]")
    address = one.address if "://" in one.address else link(one.address, settings)
    return f"[{label}]({address})"

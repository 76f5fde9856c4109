"""The pages that explain what is checked, made of the rules themselves and their examples."""

from collections.abc import Iterator, Mapping
from functools import partial

from casewright.cases.files import File
from casewright.checks.example import example_of
from casewright.checks.registry import RULES
from casewright.checks.rule import Rule
from casewright.rendering.desk import Desk, PageTask
from casewright.rendering.page import Frame
from casewright.views.rule import rule_view, rules_view

FRAME = "main.html"


def rules_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the list of all rules."""
    settings = desk.settings
    context = {"view": rules_view(((rule.id, rule.severity) for rule in RULES), settings)}
    frame = Frame(settings.addresses.rules, FRAME, settings.catalogue.t("rules.title"))
    yield desk.page(frame, "page_rules.html", context.copy)


def rule_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the page of every rule."""
    t, addresses = desk.settings.catalogue.t, desk.settings.addresses
    for rule in RULES:
        address = addresses.rule(rule.id)
        frame = Frame(address, FRAME, t(f"{rule.id}.title"), t(f"{rule.id}.finds"))
        yield desk.page(frame, "page_rule.html", partial(_rule_view, rule, desk))


def _rule_view(rule: Rule[File], desk: Desk) -> Mapping[str, object]:
    example = example_of(rule.id, desk.settings.language)
    view = rule_view(
        rule.id,
        rule.severity,
        example.bad,
        example.good,
        desk.settings,
        reports=example.reports,
        further=example.further,
    )
    return {"view": view}

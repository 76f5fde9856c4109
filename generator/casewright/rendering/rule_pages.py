"""The pages that explain what is checked, made of the rules themselves and their examples."""

from collections.abc import Iterator

from casewright.checks.example import example_of
from casewright.checks.registry import RULES
from casewright.rendering.desk import Desk, Page
from casewright.views.rule import rule_view, rules_view

FRAME = "main.html"


def rules_pages(desk: Desk) -> Iterator[Page]:
    """Give the list of all rules."""
    settings = desk.settings
    view = rules_view(((rule.id, rule.severity) for rule in RULES), settings)
    front = {"template": FRAME, "title": settings.catalogue.t("rules.title")}
    yield desk.page(settings.addresses.rules, "page_rules.html", front, view=view)


def rule_pages(desk: Desk) -> Iterator[Page]:
    """Give the page of every rule."""
    settings = desk.settings
    for rule in RULES:
        example = example_of(rule.id, settings.language)
        view = rule_view(
            rule.id,
            rule.severity,
            example.bad,
            example.good,
            settings,
            reports=example.reports,
            further=example.further,
        )
        finds = settings.catalogue.t(f"{rule.id}.finds")
        front = {"template": FRAME, "title": view.title, "description": finds}
        yield desk.page(settings.addresses.rule(rule.id), "page_rule.html", front, view=view)

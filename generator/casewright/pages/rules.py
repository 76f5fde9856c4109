"""The pages about the rules, made from the rules and their examples."""

from collections.abc import Iterator, Mapping
from functools import partial

from casewright.checks.examples import example_of
from casewright.checks.registry import RULES
from casewright.checks.rule import Rule
from casewright.loader.files import File
from casewright.rendering.context import PageTask, RenderContext
from casewright.rendering.page import Frame
from casewright.views.authoring.rules import rule_view, rules_view

FRAME = "main.html"


def rules_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the list of all rules."""
    settings = ctx.settings
    context = {"view": rules_view(((rule.id, rule.severity) for rule in RULES), settings)}
    frame = Frame(settings.addresses.rules, FRAME, settings.catalog.t("rules.title"))
    yield ctx.page(frame, "pages/rules.html", context.copy)


def rule_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the page of every rule."""
    t, addresses = ctx.settings.catalog.t, ctx.settings.addresses
    for rule in RULES:
        address = addresses.rule(rule.id)
        frame = Frame(address, FRAME, t(f"{rule.id}.title"), t(f"{rule.id}.finds"))
        yield ctx.page(frame, "pages/rule.html", partial(_rule_view, rule, ctx))


def _rule_view(rule: Rule[File], ctx: RenderContext) -> Mapping[str, object]:
    example = example_of(rule.id, ctx.settings.language)
    view = rule_view(
        rule.id,
        rule.severity,
        example.bad,
        example.good,
        ctx.settings,
        reports=example.reports,
        further=example.further,
    )
    return {"view": view}

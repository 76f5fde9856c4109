"""The link with which readers report that they applied a case."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import lxml.html
import pytest
from click.testing import CliRunner

from bases import make_base
from casewright.cases.case import Case, Status
from casewright.cli.main import main
from export.conftest import Export

CONTACT = "verhalen+site@mee.example"


def link_of(request: pytest.FixtureRequest) -> str | None:
    """Return the link on a page made with the settings as the test has changed them."""
    export: Export = request.getfixturevalue("export")
    page = export()["praktijk/een-plan.md"]
    hrefs = lxml.html.fromstring(page).xpath("//p[@class='cw-applied']/a/@href")
    return str(hrefs[0]) if hrefs else None


def test_a_mail_holds_a_follow_up_that_fits_the_file(
    request: pytest.FixtureRequest,
    options: dict[str, object],
    config: dict[str, object],
    tmp_path: Path,
) -> None:
    options["contact"] = CONTACT
    config["repo_url"] = "https://github.com/mee/verhalen"
    link = urlsplit(link_of(request) or "")
    assert (link.scheme, unquote(link.path)) == ("mailto", CONTACT)
    fields = parse_qs(link.query.replace("+", "%2B"), strict_parsing=True)
    assert fields["subject"] == ["Wij pasten dit toe: Eén plan: “samen” verder"]
    request, _, follow_up = fields["body"][0].replace("\r\n", "\n").partition("follow_ups:")
    assert request.endswith("https://verhalen.example/wijs/praktijk/een-plan/\n\n")

    base = make_base(tmp_path / "base")
    with (base / "cases/een-verhaal.yml").open("a", encoding="utf-8") as file:
        file.write(f"follow_ups:{follow_up}\n".replace("JJJJ-MM", "2026-11"))
    result = CliRunner().invoke(main, ["check", "-f", str(base / "mkdocs.yml")])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("host", "form", "body"),
    [
        (("github.com/mee/verhalen", None), "github.com/mee/verhalen/issues/new", "body"),
        (("gitlab.com/a/b/c.git", None), "gitlab.com/a/b/c/-/issues/new", "issue[description]"),
        (
            ("git.mee.example/a/b", "-/edit/main/"),
            "git.mee.example/a/b/-/issues/new",
            "issue[description]",
        ),
        (("git.mee.example/a/b", "_edit/main/cases/"), "git.mee.example/a/b/issues/new", "body"),
    ],
)
def test_an_issue_holds_the_follow_up_as_code(
    request: pytest.FixtureRequest, host: tuple[str, str | None], form: str, body: str
) -> None:
    config: dict[str, object] = request.getfixturevalue("config")
    config |= {"repo_url": f"https://{host[0]}", "edit_uri": host[1]}
    link = urlsplit(link_of(request) or "")
    assert f"{link.hostname}{link.path}" == form
    text = parse_qs(link.query, strict_parsing=True)[body][0]
    assert "\n```yaml\nfollow_ups:\n  - date: JJJJ-MM\n    text: |\n      " in text
    assert text.endswith("\n```")


@pytest.mark.parametrize("repository", [None, "https://example.org/mee/verhalen"])
def test_nothing_is_shown_where_nothing_can_be_sent(
    request: pytest.FixtureRequest, config: dict[str, object], repository: str | None
) -> None:
    config["repo_url"] = repository
    assert link_of(request) is None


def test_a_draft_has_no_link(
    request: pytest.FixtureRequest, cases: list[Case], options: dict[str, object]
) -> None:
    options["contact"] = CONTACT
    cases[0] = cases[0].model_copy(update={"status": Status.DRAFT})
    assert link_of(request) is None

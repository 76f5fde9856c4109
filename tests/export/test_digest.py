"""A digest to mail: what is new since a date, by months with at least three items."""

from pathlib import Path

from casewright.pages.digest import digest_files
from casewright.rendering.context import RenderContext
from casewright.rendering.environment import make_environment
from conftest import casewright
from views.collection import library_of, site_settings, story

ADDED = {
    "een": "2026-01-05", "twee": "2026-02-01", "drie": "2026-02-20", "vier": "2026-03-01",
    "vijf": "2026-03-02", "zes": "2026-03-03", "zeven": "2026-04-01", "oud": "2025-12-31",
}  # fmt: skip


def made(since: str) -> tuple[list[str], int, str, str]:
    cases = [story(id_, "wijk", added=day, summary="Kort & goed.") for id_, day in ADDED.items()]
    settings = site_settings()
    ctx = RenderContext(library_of(*cases), settings, make_environment(settings))
    view, files = digest_files(ctx, since)
    html, text = (file.content.decode() for file in files)
    return [part.title for part in view.parts], view.waiting, html, text


def test_a_month_with_fewer_than_three_joins_the_next() -> None:
    titles, waiting, _, text = made("2026-01-01")
    assert titles == ["maart 2026", "januari 2026 – februari 2026"]
    assert waiting == 1
    assert "oud" not in text
    assert "zeven" not in text


def test_both_files_say_the_same_and_the_mail_fetches_nothing() -> None:
    _, _, html, text = made("2026-03-01")
    for id_ in ("vier", "vijf", "zes"):
        assert id_ in text
        assert f"praktijk/{id_}/" in html
    assert "Kort &amp; goed." in html
    assert "Kort & goed." in text
    assert not any(part in html for part in ("<img", "<script", "<link", "url("))


def test_a_site_without_an_address_has_no_digest(knowledge_base: Path) -> None:
    result = casewright("digest", "--since", "2026-01-01", cwd=knowledge_base)
    assert result.returncode == 2
    assert "site_url" in result.stderr

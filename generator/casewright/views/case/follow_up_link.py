"""The link with which readers report that they applied a case, as a prepared follow-up.

It opens a mail to the contact of the site, else a new issue at the host of its repository.
Nothing is sent until the reader does so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from casewright.cases.case import Case
from casewright.config.settings import Settings
from casewright.yaml.writer import Bare, Prose, field_lines

_ISSUE_FORMS: Final[Mapping[str, tuple[str, str, str]]] = {
    "github": ("issues/new", "title", "body"),
    "gitlab": ("-/issues/new", "issue[title]", "issue[description]"),
    "gitea": ("issues/new", "title", "body"),
}
"""The path of a new issue below the repository, and the parameters for its title and text."""

_EDIT_PATHS: Final = {"/-/edit/": "gitlab", "/-/blob/": "gitlab", "/_edit/": "gitea"}
"""Paths in ``edit_uri`` that only one kind of host has."""


@dataclass(frozen=True, slots=True)
class FollowUpLink:
    """The address of the link, and what happens when a reader follows it."""

    url: str
    explanation: str


def follow_up_link(case: Case, settings: Settings) -> FollowUpLink | None:
    """Return the link of a case; ``None`` if the site has no contact and no known repository."""
    t, contact = settings.catalog.t, settings.options.contact
    if contact:
        text = quote(_text(case, settings).replace("\n", "\r\n"))
        url = f"mailto:{quote(contact, safe='@')}?subject={quote(_title(case, settings))}"
        return FollowUpLink(f"{url}&body={text}", t("follow-up.by-mail"))
    repository = (settings.repo_url or "").rstrip("/").removesuffix(".git")
    form = _ISSUE_FORMS.get(_host_kind(repository, settings.edit_uri or ""))
    if form is None:
        return None
    path, title, body = form
    text = _text(case, settings, fence="```")
    query = urlencode({title: _title(case, settings), body: text}, quote_via=quote)
    host = urlsplit(repository).hostname or ""
    return FollowUpLink(f"{repository}/{path}?{query}", t("follow-up.by-issue", host=host))


def _host_kind(repository: str, edit_uri: str) -> str:
    """Return the kind of host of a repository; empty if unknown."""
    named = (kind for kind in _ISSUE_FORMS if kind in (urlsplit(repository).hostname or ""))
    by_path = (kind for path, kind in _EDIT_PATHS.items() if path in f"/{edit_uri}")
    return next(named, None) or next(by_path, "")


def _title(case: Case, settings: Settings) -> str:
    return settings.catalog.t("follow-up.subject", title=case.title)


def _text(case: Case, settings: Settings, fence: str = "") -> str:
    """Return the text: what is asked, the case, and a follow-up to fill in."""
    t = settings.catalog.t
    entry = {"date": Bare(t("follow-up.date")), "text": Prose(t("follow-up.text"))}
    address = settings.addresses.case(case.id)
    lines = (
        t("follow-up.request"),
        "",
        settings.url(address) or f"{case.id}.yml",
        "",
        *((f"{fence}yaml",) if fence else ()),
        *field_lines("follow_ups", [entry]),
        *((fence,) if fence else ()),
    )
    return "\n".join(lines)

"""The configuration of a Git-based editor: Decap CMS, or Sveltia CMS, which reads the same file.

Options are those of https://decapcms.org/docs/configuration-options/. A case that the editor writes
passes the checks: its empty fields are empty texts, lists and mappings, which count as missing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from urllib.parse import urlsplit

from casewright.cases.case import Case
from casewright.cases.fields import ID_LENGTH
from casewright.cases.json_schema_types import DEFINITIONS
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, field_of
from casewright.config.settings import Settings
from casewright.i18n.catalog import Catalog
from casewright.views.authoring.form_fields import Field, InputKind

Config = dict[str, Any]
"""A part of the configuration; there is no more exact type for it."""

LOCAL_SERVER: Final = "http://localhost:8081"
"""Where the editor looks for its local server when it is opened on this computer."""

_COLLECTION: Final = "cases"
_FACETS_AFTER: Final = "summary"
_LEFT_OUT: Final = ("id", "facets")
_BUTTONS: Final = ("bold", "italic", "link", "quote", "bulleted-list", "numbered-list")
_BY_PATH: Final[Mapping[str, Config]] = {
    "images.file": {"widget": "image", "choose_url": False},
    "related": {
        "widget": "relation",
        "collection": _COLLECTION,
        "multiple": True,
        "value_field": "{{slug}}",
        "search_fields": ["title"],
        "display_fields": ["title"],
    },
    "aliases": {"widget": "list"},
}
_BY_KIND: Final[Mapping[InputKind, Config]] = {
    InputKind.PROSE: {"widget": "markdown", "buttons": [*_BUTTONS], "editor_components": []},
    InputKind.DAY: {
        "widget": "datetime",
        "format": "YYYY-MM-DD",
        "date_format": "YYYY-MM-DD",
        "time_format": False,
        "default": "",
    },
}
_PATTERNS: Final = {
    InputKind.PERIOD: DEFINITIONS["period"]["pattern"],
    InputKind.DATE: DEFINITIONS["date"]["pattern"],
    InputKind.URL: r"^https?://\S+$",
}
_BRANCH: Final = re.compile(r"(?:edit|blob|_edit|src/branch)/([^/]+)/")


class GitHost(StrEnum):
    """The hosts that the editor can save to."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the cases of a site are kept: the host, its address and API, the name, the branch."""

    host: GitHost
    url: str
    api: str
    name: str
    branch: str

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of the editor's page: the editor needs ``unsafe-eval``."""
        pictures = f"{self.url} https://*.githubusercontent.com"
        return (
            "default-src 'none'; base-uri 'none'; form-action 'none'; font-src 'self' data:; "
            "script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob: {pictures}; "
            f"connect-src 'self' blob: {self.url} {self.api} {LOCAL_SERVER}"
        )


def find_repository(settings: Settings, host: GitHost | None) -> Repository | None:
    """Return the repository of a site, or ``None``; ``host`` overrides what its URL says."""
    parts = urlsplit(settings.repo_url or "")
    name = parts.path.strip("/").removesuffix(".git")
    if not parts.hostname or "/" not in name:
        return None
    guessed = next((one for one in GitHost if one in str(parts.hostname)), GitHost.GITEA)
    url = f"{parts.scheme}://{parts.netloc}"
    apis = {
        GitHost.GITHUB: f"{parts.scheme}://api.{parts.netloc}",
        GitHost.GITLAB: f"{url}/api/v4",
        GitHost.GITEA: f"{url}/api/v1",
    }
    branch = _BRANCH.search(settings.edit_uri or "")
    kind = host or guessed
    return Repository(kind, url, apis[kind], name, branch[1] if branch else "main")


def cms_config(fields: Mapping[str, Field], repository: Repository, settings: Settings) -> Config:
    """Return the configuration for the fields of the cases of a site."""
    folder = settings.docs_dir.relative_to(settings.root).as_posix()
    words = settings.catalog
    return {
        "backend": _backend(repository),
        "local_backend": True,
        "publish_mode": "simple" if repository.host is GitHost.GITEA else "editorial_workflow",
        "locale": settings.language,
        "media_folder": f"{folder}/media",
        "site_url": settings.site_url or "",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            {
                "name": _COLLECTION,
                "label": words.t("cms.cases"),
                "label_singular": words.t("cms.case"),
                "folder": folder,
                "create": True,
                "extension": "yml",
                "format": "yaml",
                "slug": "{{title}}",
                "slug_length": ID_LENGTH[1],
                "identifier_field": "title",
                "media_folder": "media/{{slug}}",
                "public_folder": "",
                "preview_path": settings.addresses.case("{{slug}}"),
                "editor": {"preview": False},
                "fields": [_widget(fields[key], words) for key in _order(fields)],
            }
        ],
    }


def _backend(repository: Repository) -> Config:
    backend: Config = {
        "name": str(repository.host),
        "repo": repository.name,
        "branch": repository.branch,
    }
    if repository.host is not GitHost.GITHUB:
        backend |= {"base_url": repository.url, "api_root": repository.api}
    return backend


def _order(fields: Mapping[str, Field]) -> list[str]:
    """Return the keys in the order of a file: the vocabularies follow the summary."""
    model = [key for key in fields if key in Case.model_fields and key not in _LEFT_OUT]
    own = [key for key in fields if key not in Case.model_fields]
    first = [key for key in (field_of(ORGANISATIONS), THEMES) if key in own]
    facets = [key for key in own if key not in first and fields[key].kind is InputKind.TERMS]
    sections = [key for key in own if key not in first and key not in facets]
    cut = model.index(_FACETS_AFTER) + 1
    end = model.index("reflection") + 1
    return [*model[:cut], *first, *facets, *model[cut:end], *sections, *model[end:]]


def _widget(field: Field, words: Catalog) -> Config:
    """Describe the widget of a field."""
    key = field.key or "item"
    about = field.help or " ".join(words.entries.get(f"about.{field.path}", ("",))[0].split())
    shared: Config = {"name": key, "label": field.label or key, "required": field.required}
    if about:
        shared["hint"] = about
    return shared | _typed(field, words)


def _typed(field: Field, words: Catalog) -> Config:
    """Return the options that depend on the type of a field."""
    if fixed := _BY_PATH.get(field.path) or _BY_KIND.get(field.kind):
        return fixed
    if field.kind in (InputKind.GROUP, InputKind.LIST):
        return _parts(field, words)
    if field.kind in _PATTERNS:
        said = words.t(f"form.say.{field.kind}", label=field.label)
        return {"widget": "string", "pattern": [_PATTERNS[field.kind], said]}
    if field.kind in (InputKind.TERMS, InputKind.CHOICE):
        options = [{"label": one.label, "value": str(one.value)} for one in field.choices]
        return {"widget": "select", "options": options, "multiple": field.kind is InputKind.TERMS}
    if field.kind is InputKind.NUMBER:
        return {"widget": "number", "value_type": "int", "min": 1, "max": field.limit}
    widget = "text" if field.kind is InputKind.PLAIN else "string"
    return {"widget": widget} | _at_most(field, words)


def _parts(field: Field, words: Catalog) -> Config:
    """Describe a group, or a list: its items have fields, or are one field without a key."""
    parts = [_widget(one, words) for one in field.fields]
    if field.kind is InputKind.GROUP:
        if not field.required:  # the editor would require them in a group that is left empty, too
            parts = [part | {"required": False} for part in parts]
        return {"widget": "object", "collapsed": not field.required, "fields": parts}
    item = {"fields": parts} if field.fields[0].key else {"field": parts[0]}
    return {"widget": "list", "label_singular": field.item, **item}


def _at_most(field: Field, words: Catalog) -> Config:
    if not field.limit:
        return {}
    return {"pattern": [f"^.{{0,{field.limit}}}$", words.t("cms.too-long", limit=field.limit)]}

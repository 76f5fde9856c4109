"""Site settings, read from ``mkdocs.yml``.

This combines the keys of the engine (name, language, addresses) and the options of the plugin
``casewright``, validated before an engine is started.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casewright.config.errors import (
    OPTIONS_PATH,
    config_error,
    config_errors,
    find_swallowed_lines,
    syntax_error,
    unknown_name,
    wrong_value,
)
from casewright.config.options import COUNTRIES, Options
from casewright.exceptions import UsageError
from casewright.i18n.catalog import Catalog, available_languages, find_placeholders, load_catalog
from casewright.i18n.languages import is_language_tag, locale_code
from casewright.i18n.message import Message
from casewright.i18n.tags import base_language
from casewright.urls import SiteUrls

PLUGIN_NAME: Final = OPTIONS_PATH[-1]

Address = Annotated[str, Field(pattern=r"^$|^https?://[^\s/?#]+")]
"""A full address or empty; the engine's error for any other would be in English."""


class Settings(BaseModel):
    """All settings of a site."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    config_file: Path
    site_name: str
    language_tag: str
    site_url: Address | None = None
    copyright: str | None = None
    repo_url: Address | None = None
    edit_uri: str | None = None
    docs_dir: Path
    site_dir: Path
    custom_dir: Path | None = None
    options: Options

    @property
    def language(self) -> str:
        """The language of the texts: ``en`` if the settings say ``en-GB``."""
        return base_language(self.language_tag)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries whose personal data is found: those chosen, or that of the language."""
        own = locale_code(self.language_tag).rpartition("_")[2]
        chosen = self.options.countries
        return (own,) if chosen is None and own in COUNTRIES else tuple(chosen or ())

    @property
    def overrides(self) -> tuple[Path, ...]:
        """The site's own theme folders, which precede the theme."""
        return (self.custom_dir,) if self.custom_dir else ()

    @property
    def root(self) -> Path:
        """The folder of ``mkdocs.yml``; paths in reports are relative to it."""
        return self.config_file.parent

    @property
    def work_dir(self) -> Path:
        """The folder for caches and generated files."""
        return self.root / ".casewright"

    def url(self, address: str) -> str | None:
        """Return the full address of a page, if the site has an address."""
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else None

    @property
    def build_dir(self) -> Path:
        """Where a site is built before it is published."""
        return self.work_dir

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog of the site's language, with the site's labels."""
        words, labels = self.words(self.language_tag), self.options.labels
        return words.with_labels({**_field_names(labels, words), **labels})

    def words(self, language: str) -> Catalog:
        """Return the catalog of a language, with the names of the custom sections."""
        sections = {key: text for one in self.options.sections for key, text in one.words.items()}
        return load_catalog(language).with_labels(sections)

    @cached_property
    def addresses(self) -> SiteUrls:
        """The addresses of the pages; labels do not change them."""
        return SiteUrls(load_catalog(self.language))


def _field_names(labels: Mapping[str, str], words: Catalog) -> Mapping[str, str]:
    """Return the labels of a page (``case.why``) as names of the fields (``field.why``)."""
    names = {key: f"field.{key[5:].replace('-', '_')}" for key in labels if key[:5] == "case."}
    return {
        field: labels[key]
        for key, field in names.items()
        if words.entries.get(field) == words.entries.get(key)
    }


def load_settings(config_file: Path, **changes: object) -> Settings:
    """Read the settings of a site; ``changes`` override options of the plugin.

    Raise ``UsageError`` if the file is missing, is not YAML, or has invalid settings.
    """
    config = load_config(config_file)
    return make_settings(config_file, config, plugin_options(config, config_file) | changes)


def load_config(config_file: Path) -> dict[str, object]:
    """Read ``mkdocs.yml`` without validation of values; raise ``UsageError`` likewise."""
    try:
        text = config_file.read_text(encoding="utf-8")
        config = yaml.load(text, Loader=_TolerantLoader)  # noqa: S506  (a SafeLoader, see below)
    except FileNotFoundError:
        raise UsageError(Message("fault.no-config", {"file": str(config_file)})) from None
    except (yaml.YAMLError, ValueError) as error:
        raise syntax_error(config_file, error) from None
    if fault := find_swallowed_lines(text, config_file):
        raise fault
    if not isinstance(config, dict):
        raise UsageError(Message("fault.bad-config", {"file": str(config_file)}))
    return config


def make_settings(
    config_file: Path, config: Mapping[str, object], options: Mapping[str, object]
) -> Settings:
    """Validate the keys of the engine and the options of the plugin."""
    theme = config.get("theme")
    theme = theme if isinstance(theme, Mapping) else {}
    config_file = config_file.resolve()
    places = {
        "config_file": config_file,
        "language_tag": _language_tag(theme, config_file),
        "docs_dir": _below(config_file.parent, config.get("docs_dir") or "docs"),
        "site_dir": _below(config_file.parent, config.get("site_dir") or "site"),
        "custom_dir": _custom_dir(theme, config_file),
        "options": dict(options),
    }
    try:
        settings = Settings.model_validate({**config, **places})
    except ValidationError as error:
        raise config_errors(error, config_file) from None
    return _with_known_labels(settings)


def _language_tag(theme: Mapping[str, object], config_file: Path) -> str:
    language = str(theme.get("language", "en"))
    if base_language(language) not in available_languages() or not is_language_tag(language):
        known = ", ".join(available_languages())
        raise wrong_value(["theme", "language"], language, config_file, languages=known)
    return language


def _below(root: Path, folder: object) -> object:
    """Resolve a folder; leave a value that is not a name to the validation."""
    return root / folder if isinstance(folder, str) else folder


def _custom_dir(theme: Mapping[str, object], config_file: Path) -> Path | None:
    custom = theme.get("custom_dir")
    folder = config_file.parent / str(custom) if custom else None
    if folder and not folder.is_dir():
        raise config_error("no-folder", ["theme", "custom_dir"], config_file, folder=str(custom))
    return folder


def plugin_options(config: Mapping[str, object], config_file: Path) -> dict[str, object]:
    """Return the options of the plugin from the list (or mapping) of plugins."""
    plugins = config.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    for plugin in listed:
        if not isinstance(plugin, Mapping) or PLUGIN_NAME not in plugin:
            continue
        others = [name for name in plugin if name != PLUGIN_NAME]
        if others and isinstance(plugins, list):
            raise config_error(
                "beside", ["plugins", str(others[0])], config_file, name=str(others[0])
            )
        options = plugin[PLUGIN_NAME] or {}
        if not isinstance(options, Mapping):
            raise wrong_value(OPTIONS_PATH, options, config_file)
        return dict(options)
    return {}


def _with_known_labels(settings: Settings) -> Settings:
    """Reject labels for unknown texts, and labels with unknown placeholders."""
    known = load_catalog(settings.language).entries
    for key, text in settings.options.labels.items():
        steps = [*OPTIONS_PATH, "labels", key]
        if key not in known:
            raise unknown_name("no-label", steps, known, settings.config_file)
        fillable = frozenset[str]().union(*map(find_placeholders, known[key]))
        if not find_placeholders(text) <= fillable:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(fillable))
            kind = "gaps" if allowed else "no-gaps"
            raise config_error(kind, steps, settings.config_file, name=key, gaps=allowed)
    return settings


class _TolerantLoader(yaml.SafeLoader):
    """Load ``mkdocs.yml`` and ignore its tags, which are for the engine."""


_TolerantLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)

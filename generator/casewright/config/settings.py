"""The settings: what a maintainer may choose, read out of ``mkdocs.yml`` and nowhere else.

The engine's own keys (name, language, addresses) and the options of the plugin ``casewright``
come together here, typed, before any engine is started.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casewright.faults import WrongUseError
from casewright.locale.addresses import Addresses
from casewright.locale.catalogue import Catalogue, gaps, load_catalogue
from casewright.locale.message import Message
from casewright.locale.words import languages
from casewright.misfits import (
    OPTIONS,
    misfit,
    misfits,
    swallowed,
    unknown_name,
    unreadable,
    wrong_value,
)
from casewright.options import Options

PLUGIN: Final = OPTIONS[-1]

Address = Annotated[str, Field(pattern=r"^$|^https?://[^\s/?#]+")]
"""An address in full; the engine refuses any other, in English. Empty is none."""


class Settings(BaseModel):
    """Everything about a site that is decided before its first case is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    config_file: Path
    site_name: str
    language: str
    site_url: Address | None = None
    copyright: str | None = None
    repo_url: Address | None = None
    edit_uri: str | None = None
    docs_dir: Path
    site_dir: Path
    custom_dir: Path | None = None
    options: Options

    @property
    def overrides(self) -> tuple[Path, ...]:
        """The site's own folder of frames, fragments and assets, which comes before the theme."""
        return (self.custom_dir,) if self.custom_dir else ()

    @property
    def root(self) -> Path:
        """The folder of ``mkdocs.yml``; reports name files from here."""
        return self.config_file.parent

    @property
    def work_dir(self) -> Path:
        """Where everything lies that can be made anew."""
        return self.root / ".casewright"

    def url(self, address: str) -> str | None:
        """Give the full address of a page, where the site knows its own."""
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else None

    @property
    def build_dir(self) -> Path:
        """Where a site is built before it is published."""
        return self.work_dir

    @cached_property
    def catalogue(self) -> Catalogue:
        """The words of the site's language, with its own labels."""
        return self.words(self.language).with_labels(self.options.labels)

    def words(self, language: str) -> Catalogue:
        """Give the words of a language, the names of the site's own sections among them."""
        sections = {key: text for one in self.options.sections for key, text in one.words.items()}
        return load_catalogue(language).with_labels(sections)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the site's pages live; renaming a label moves no page."""
        return Addresses(load_catalogue(self.language))


def read_settings(config_file: Path, **changes: object) -> Settings:
    """Read the settings of a site; ``changes`` go over the plugin's options.

    Raises ``WrongUseError`` for a file that is missing, no YAML, or asks for what cannot be.
    """
    config = read_config(config_file)
    return make_settings(config_file, config, plugin_options(config, config_file) | changes)


def read_config(config_file: Path) -> dict[str, object]:
    """Read the engine's own settings as they stand; raises ``WrongUseError`` likewise."""
    try:
        text = config_file.read_text(encoding="utf-8")
        config = yaml.load(text, Loader=_TolerantLoader)  # noqa: S506  (a SafeLoader, see below)
    except FileNotFoundError:
        raise WrongUseError(Message("fault.no-config", {"file": str(config_file)})) from None
    except (yaml.YAMLError, ValueError) as error:
        raise unreadable(config_file, error) from None
    if fault := swallowed(text, config_file):
        raise fault
    if not isinstance(config, dict):
        raise WrongUseError(Message("fault.bad-config", {"file": str(config_file)}))
    return config


def make_settings(
    config_file: Path, config: Mapping[str, object], options: Mapping[str, object]
) -> Settings:
    """Make settings of the engine's keys and the plugin's options."""
    theme = config.get("theme")
    theme = theme if isinstance(theme, Mapping) else {}
    config_file = config_file.resolve()
    places = {
        "config_file": config_file,
        "language": _language(theme, config_file),
        "docs_dir": _below(config_file.parent, config.get("docs_dir") or "docs"),
        "site_dir": _below(config_file.parent, config.get("site_dir") or "site"),
        "custom_dir": _custom_dir(theme, config_file),
        "options": dict(options),
    }
    try:
        settings = Settings.model_validate({**config, **places})
    except ValidationError as error:
        raise misfits(error, config_file) from None
    return _with_known_labels(settings)


def _language(theme: Mapping[str, object], config_file: Path) -> str:
    language = theme.get("language", "en")
    if language not in languages():
        known = ", ".join(languages())
        raise wrong_value(["theme", "language"], language, config_file, languages=known)
    return str(language)


def _below(root: Path, folder: object) -> object:
    """Find a folder from the root; what is no name is left for the settings to refuse."""
    return root / folder if isinstance(folder, str) else folder


def _custom_dir(theme: Mapping[str, object], config_file: Path) -> Path | None:
    custom = theme.get("custom_dir")
    folder = config_file.parent / str(custom) if custom else None
    if folder and not folder.is_dir():
        raise misfit("no-folder", ["theme", "custom_dir"], config_file, folder=str(custom))
    return folder


def plugin_options(config: Mapping[str, object], config_file: Path) -> dict[str, object]:
    """Find the plugin's options in the list (or mapping) of plugins."""
    plugins = config.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    for plugin in listed:
        if not isinstance(plugin, Mapping) or PLUGIN not in plugin:
            continue
        beside = [name for name in plugin if name != PLUGIN]
        if beside and isinstance(plugins, list):
            raise misfit("beside", ["plugins", str(beside[0])], config_file, name=str(beside[0]))
        options = plugin[PLUGIN] or {}
        if not isinstance(options, Mapping):
            raise wrong_value(OPTIONS, options, config_file)
        return dict(options)
    return {}


def _with_known_labels(settings: Settings) -> Settings:
    """Refuse a label for a word that there is not, or with a gap that nothing will fill."""
    known = load_catalogue(settings.language).entries
    for key, text in settings.options.labels.items():
        steps = [*OPTIONS, "labels", key]
        if key not in known:
            raise unknown_name("no-label", steps, known, settings.config_file)
        fillable = frozenset[str]().union(*map(gaps, known[key]))
        if not gaps(text) <= fillable:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(fillable))
            kind = "gaps" if allowed else "no-gaps"
            raise misfit(kind, steps, settings.config_file, name=key, gaps=allowed)
    return settings


class _TolerantLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` without running anything: what a tag would do is left to the engine."""


_TolerantLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)

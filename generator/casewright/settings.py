"""The settings: what a maintainer may choose, read out of ``mkdocs.yml`` and nowhere else.

The engine's own keys (name, language, addresses) and the options of the plugin ``casewright``
come together here, typed, before any engine is started.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from casewright.faults import WrongUseError
from casewright.locale.addresses import Addresses
from casewright.locale.catalogue import Catalogue, load_catalogue
from casewright.locale.message import Message
from casewright.locale.words import languages
from casewright.options import Options

PLUGIN: Final = "casewright"


class Settings(BaseModel):
    """Everything about a site that is decided before its first case is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    config_file: Path
    site_name: str
    language: str
    site_url: str | None = None
    copyright: str | None = None
    repo_url: str | None = None
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
    def staging_dir(self) -> Path:
        """The staged pages: the docs folder that the engine gets to see."""
        return self.work_dir / "docs"

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
    return make_settings(config_file, config, plugin_options(config) | changes)


def read_config(config_file: Path) -> dict[str, object]:
    """Read the engine's own settings as they stand; raises ``WrongUseError`` likewise."""
    try:
        text = config_file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise _wrong("no-config", file=str(config_file)) from None
    try:
        config = yaml.load(text, Loader=_TolerantLoader)  # noqa: S506  (a SafeLoader, see below)
    except yaml.YAMLError as error:
        raise _wrong("bad-config", file=config_file.name, error=str(error)) from None
    if not isinstance(config, dict):
        raise _wrong("bad-config", file=config_file.name, error="")
    return config


def make_settings(
    config_file: Path, config: Mapping[str, object], options: Mapping[str, object]
) -> Settings:
    """Make settings of the engine's keys and the plugin's options."""
    theme = config.get("theme")
    theme = theme if isinstance(theme, Mapping) else {}
    language = str(theme.get("language", "en"))
    if language not in languages():
        raise _wrong("no-language", language=language, languages=", ".join(languages()))
    config_file = config_file.resolve()
    places = {
        "config_file": config_file,
        "language": language,
        "docs_dir": config_file.parent / str(config.get("docs_dir") or "docs"),
        "site_dir": config_file.parent / str(config.get("site_dir") or "site"),
        "custom_dir": _custom_dir(theme, config_file.parent),
        "options": dict(options),
    }
    try:
        settings = Settings.model_validate({**config, **places})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        option = ".".join(str(step) for step in first["loc"])
        raise _wrong("bad-setting", option=option, error=first["msg"]) from None
    return _with_known_labels(settings)


def _custom_dir(theme: Mapping[str, object], root: Path) -> Path | None:
    custom = theme.get("custom_dir")
    folder = root / str(custom) if custom else None
    if folder and not folder.is_dir():
        raise _wrong("no-custom-dir", folder=str(custom))
    return folder


def plugin_options(config: Mapping[str, object]) -> dict[str, object]:
    """Find the plugin's options in the list (or mapping) of plugins."""
    plugins = config.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    for plugin in listed:
        if isinstance(plugin, Mapping) and isinstance(plugin.get(PLUGIN), Mapping):
            return dict(plugin[PLUGIN])
    return {}


def _with_known_labels(settings: Settings) -> Settings:
    known = load_catalogue(settings.language).entries
    unknown = [key for key in settings.options.labels if key not in known]
    if unknown:
        raise _wrong("unknown-label", key=unknown[0])
    return settings


def _wrong(kind: str, **values: str) -> WrongUseError:
    return WrongUseError(Message(f"fault.{kind}", values))


class _TolerantLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` without running anything: what a tag would do is left to the engine."""


_TolerantLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)

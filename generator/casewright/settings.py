"""The settings: what a maintainer may choose, read out of ``mkdocs.yml`` and nowhere else.

The engine's own keys (name, language, addresses) and the options of the plugin ``casewright``
come together here, typed, before any engine is started. The documentation of an option is its
description below.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casewright.faults import WrongUseError
from casewright.locale.addresses import Addresses
from casewright.locale.catalogue import Catalogue, languages, load_catalogue
from casewright.locale.message import Message

PLUGIN: Final = "casewright"
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Licence(BaseModel):
    """Under which terms the cases may be used: a name, best an SPDX one, and where it is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200)]
    url: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")] | None = None


class Section(BaseModel):
    """A section that a site asks of its cases beyond the fixed form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,31}$")] = Field(
        description="Its key in a case's file: small letters, digits and underscores."
    )
    label: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="The heading above it, on the page and on paper."
    )
    place: Literal["why", "what", "how", "result", "reflection"] = Field(
        "how", description="The section that it stands after."
    )
    required: bool = Field(default=False, description="Whether a published case must have it.")
    kind: Literal["prose", "list"] = Field(
        "prose", description="Running text, or a list of which each item is a text."
    )
    help: Annotated[str, Field(max_length=400)] = Field(
        "", description="What belongs in it; authors read it in the form and in their editor."
    )

    @property
    def words(self) -> Mapping[str, str]:
        """What the catalogue has to know of it, by the keys that a field of ours has."""
        dashed = self.key.replace("_", "-")
        words = {
            f"field.{self.key}": self.label,
            f"case.{self.key}": self.label,
            f"case.{dashed}": self.label,
            f"anchor.{self.key}": dashed,
            f"about.{self.key}": self.help or self.label,
            f"form.help.{self.key}": self.help,
        }
        return {key: text.replace("{", "{{").replace("}", "}}") for key, text in words.items()}


class Options(BaseModel):
    """The options of the plugin ``casewright`` in ``mkdocs.yml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accent: Colour = Field(
        "#0f4c5c",
        description="The site's one colour, as #rrggbb. Shades that stay readable on a "
        "light and on a dark page are made from it.",
    )
    labels: Mapping[str, str] = Field(
        default_factory=dict,
        description="Words of the site's own, by their key in the catalogue: `case.why: Waarom`.",
    )
    page_size: Annotated[int, Field(ge=5, le=200)] = Field(
        24,
        description="How many cases stand on one sheet of a list, 5 to 200; "
        "of lessons three times as many.",
    )
    licence: Licence | None = Field(
        None,
        description="Under which terms the stories may be used: `name`, and `url` where it is "
        "told. Stands in the footer, with every story, in the feed and in the exports.",
    )
    paper: Literal["a4", "letter"] = Field(
        "a4", description="The paper that print-outs and PDF files are made for: `a4` or `letter`."
    )
    pdf: bool = Field(
        default=False,
        description="Whether `build` puts PDF files in the site: the hand-out of each case and a "
        "booklet for each theme. Asks for the extra `casewright[pdf]`.",
    )
    review_after_months: Annotated[int, Field(ge=1, le=600)] = Field(
        24,
        description="After how many months a story is due to be checked again, counted back from "
        "the newest date in the collection. `check` advises it; nothing is held up.",
    )
    allowed_contacts: tuple[str, ...] = Field(
        (),
        description="Public addresses, numbers and mail addresses of organisations, exactly as "
        "they stand in the stories: `check` does not take them for a person's.",
    )
    sections: tuple[Section, ...] = Field(
        (),
        description="Sections of the site's own in every case: `key`, `label`, `place`, "
        "`required`, `kind` and `help` of each.",
    )
    drafts: bool = Field(
        default=False, description="Whether drafts are shown. `serve` and `--drafts` switch it on."
    )


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

"""The options of the plugin ``casewright``; the description of each is its documentation."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Licence(BaseModel):
    """The licence of the cases: a name, preferably an SPDX identifier, and an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200)]
    url: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")] | None = None


class Section(BaseModel):
    """A custom section of the cases of a site."""

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
        """The catalog entries of the section, under the keys of a built-in field."""
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


class KnowledgeBase(BaseModel):
    """Another knowledge base that the search of this site covers too."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="The heading above what is found there."
    )
    index: Annotated[str, Field(min_length=1)] = Field(
        description="The folder `assets/casewright/search` of that site, or an archive of it "
        "(`.zip` or `.tar.gz`); the whole site will do too. Relative to `mkdocs.yml`."
    )


class Options(BaseModel):
    """The options of the plugin ``casewright`` in ``mkdocs.yml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accent: Color = Field(
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
        "the newest date in the collection. `check` advises it and the page says since when; "
        "nothing is held up.",
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
    handbook: tuple[Literal["read", "write", "workshop", "maintain"], ...] = Field(
        ("read", "write", "workshop", "maintain"),
        description="Which parts of the handbook stand on the site; `[]` leaves all of it out.",
    )
    federation: Annotated[tuple[KnowledgeBase, ...], Field(max_length=20)] = Field(
        (),
        description="Other knowledge bases that the search covers too: `name` and `index` of "
        "each. Their search files are copied into the site when it is built.",
    )
    drafts: bool = Field(
        default=False, description="Whether drafts are shown. `serve` and `--drafts` switch it on."
    )

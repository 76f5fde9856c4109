"""The options of the plugin ``casewright``; the description of each is its documentation."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Color = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


Email = Annotated[str, Field(pattern=r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$", max_length=254)]


Country = Literal["BE", "GB", "NL", "US"]

COUNTRIES: Final[tuple[str, ...]] = get_args(Country)
"""The countries whose personal data the check knows."""


class Licence(BaseModel):
    """The licence of the cases: a name, preferably an SPDX identifier, and an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200)]
    url: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")] | None = None


class Section(BaseModel):
    """A custom section of the cases of a site."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,31}$")] = Field(
        description="The key in the file of a story: lower-case letters, digits and underscores."
    )
    label: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="The heading of the section, on the page and in print."
    )
    place: Literal["why", "what", "how", "result", "reflection"] = Field(
        "how", description="The section that it follows."
    )
    required: bool = Field(
        default=False, description="Whether a published story must have the section."
    )
    kind: Literal["prose", "list"] = Field("prose", description="Running text, or a list of texts.")
    help: Annotated[str, Field(max_length=400)] = Field(
        "", description="An explanation for authors, shown in the form and in their editor."
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
        description="The accent colour of the site, as #rrggbb. Readable shades for light and dark "
        "pages are derived from it.",
    )
    labels: Mapping[str, str] = Field(
        default_factory=dict,
        description="Replacements for texts of the site, by their key: `case.why: Reasons`.",
    )
    page_size: Annotated[int, Field(ge=5, le=200)] = Field(
        24,
        description="The number of stories per page of a list, from 5 to 200; lists of lessons have"
        " three times as many.",
    )
    licence: Licence | None = Field(
        None,
        description="The licence of the stories: its `name` and, optionally, its `url`. Shown in "
        "the footer, with every story, in the feed and in the exports.",
    )
    paper: Literal["a4", "letter"] = Field(
        "a4", description="The paper size of prints and PDF files: `a4` or `letter`."
    )
    pdf: bool = Field(
        default=False,
        description="Whether `build` adds PDF files to the site: a handout for each story and a "
        "booklet for each theme. Requires the extra `casewright[pdf]`.",
    )
    review_after_months: Annotated[int, Field(ge=1, le=600)] = Field(
        24,
        description="The number of months after which a story should be reviewed, relative to the "
        "newest date in the collection. `check` gives advice, and the page shows the "
        "date of the last review.",
    )
    contact: Email | None = Field(
        None,
        description="A public mail address for readers, shown with every story: with the button "
        "*We applied this* they mail how it went. Without it, the button opens an issue at "
        "`repo_url`.",
    )
    allowed_contacts: tuple[str, ...] = Field(
        (),
        description="Public addresses, telephone numbers and email addresses of organisations, "
        "exactly as in the stories. `check` does not report these as personal data.",
    )
    countries: tuple[Country, ...] | None = Field(
        None,
        description="The countries whose personal data `check` finds: `BE`, `GB`, `NL` or `US`. "
        "By default the country of the language.",
    )
    sections: tuple[Section, ...] = Field(
        (),
        description="Custom sections of the stories, each with `key`, `label`, `place`, `required`,"
        " `kind` and `help`.",
    )
    handbook: tuple[Literal["read", "write", "workshop", "maintain"], ...] = Field(
        ("read", "write", "workshop", "maintain"),
        description="The parts of the handbook to include in the site; `[]` for none.",
    )
    federation: Annotated[tuple[KnowledgeBase, ...], Field(max_length=20)] = Field(
        (),
        description="Other knowledge bases that the search covers too: `name` and `index` of "
        "each. Their search files are copied into the site when it is built.",
    )
    drafts: bool = Field(
        default=False, description="Whether drafts are shown. `serve` and `--drafts` turn this on."
    )

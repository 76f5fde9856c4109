"""The handbook agrees with the code; all its pages are on the site."""

import html
import re
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Page

from casewright.cases.vocabulary import Term, Vocabulary
from casewright.cli.main import COMMANDS, main
from casewright.cli.reference import describe_commands
from casewright.config.options import KnowledgeBase, Options, Section
from casewright.handbook.reference import REFERENCE_FILE, format_command_reference
from casewright.i18n.catalog import available_languages, load_catalog
from casewright.i18n.message import Message
from casewright.importers.reader import read_file
from casewright.urls import HANDBOOK, SiteUrls
from conftest import ROOT, casewright, hold_against_axe

FOLDER = REFERENCE_FILE.parent
PAGES = {Path(name).name for name in HANDBOOK}


def text_of(page: str, language: str) -> str:
    return (FOLDER / language / f"{page}.md").read_text(encoding="utf-8")


def address(page: str) -> str:
    return SiteUrls(load_catalog("nl")).handbook(page)


def test_what_is_said_of_the_commands_is_what_they_are() -> None:
    reevaluate = "python tests/integration/commands_json.py replaces it"
    assert REFERENCE_FILE.read_text(encoding="utf-8") == format_command_reference(
        describe_commands(main)
    ), reevaluate


@pytest.mark.parametrize("language", available_languages())
def test_every_command_and_option_has_its_words(language: str) -> None:
    entries = load_catalog(language).entries
    for command in describe_commands(main):
        assert f"help.{command.name}" in entries
        for option in command.options:
            own, common = f"help.{command.name}.{option.name}", f"help.{option.name}"
            assert own in entries or common in entries, own


@pytest.mark.parametrize("language", available_languages())
def test_every_setting_has_its_words(language: str) -> None:
    entries = load_catalog(language).entries
    names = {
        *Options.model_fields,
        *(f"sections.{name}" for name in Section.model_fields),
        *(f"federation.{name}" for name in KnowledgeBase.model_fields),
    }
    assert {key.removeprefix("setting.") for key in entries if key.startswith("setting.")} == names


def test_the_english_words_of_a_setting_are_those_of_the_code() -> None:
    entries = load_catalog("en").entries
    for name, field in Options.model_fields.items():
        assert entries[f"setting.{name}"][0] == field.description


@pytest.mark.parametrize("language", available_languages())
def test_every_language_has_every_page_and_no_other(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).glob("*.md")} == PAGES


@pytest.mark.parametrize("page", sorted(PAGES))
def test_the_languages_tell_the_same_story(page: str) -> None:
    def outline(language: str) -> list[str]:
        text = text_of(page, language)
        signs = r"^#+(?= )|^\{% \w+|page\(\"[^\"]+\"\)|casewright/\w+\.html"
        return re.findall(signs, text, re.MULTILINE)

    assert outline("nl") == outline("en")


@pytest.mark.parametrize("language", available_languages())
def test_the_architecture_names_every_room_and_only_what_is_there(language: str) -> None:
    text = text_of("architecture", language)
    named = set(re.findall(r"`((?:generator|theme)[\w/.]*)`", text))
    assert [path for path in named if not (ROOT / path).exists()] == []
    package = ROOT / "generator" / "casewright"
    rooms = {f"generator/casewright/{path.parent.name}" for path in package.glob("*/__init__.py")}
    assert rooms - named == set()


@pytest.mark.parametrize("language", available_languages())
def test_the_commands_in_the_text_exist(language: str) -> None:
    known = {*COMMANDS, "--debug"}
    for page in PAGES:
        for command in re.findall(
            r"\bcasewright ([a-z]+|--\w+)(?= |`|\n|$)", text_of(page, language)
        ):
            assert command in known, (page, command)


@pytest.mark.parametrize("language", available_languages())
def test_the_keys_of_a_vocabulary_are_told_in_their_order(language: str) -> None:
    rows = re.findall(r"^\| (`.*?`) \|", text_of("maintain", language), re.MULTILINE)
    told = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
    keys = [*Vocabulary.model_fields, *Term.model_fields]
    assert [key for key in told if key in keys] == keys


def test_a_filter_shows_where_the_handbook_says(site_dir: Path) -> None:
    def page(name: str) -> str:
        return (site_dir / name / "index.html").read_text(encoding="utf-8")

    for where in ("praktijk", "lessen"):
        facets = re.findall(r'data-cw-facet="(\w+)"', page(where))
        assert facets == ["outcome", "themes", "audiences", "organisations", "patterns", "years"]
    case = page("praktijk/maat-cultuuromslag-waalsprong")
    head, about = case.split('id="over-dit-verhaal"')
    assert ("/themas/" in head, "/organisaties/" in head, "/doelgroepen/" in about) == (True,) * 3
    assert "cw-byline__who" in head
    fields = re.findall(r'data-cw-field="(\w+)"', page("bijdragen"))
    assert {"themes", "organisation", "audiences", "patterns"} <= set(fields)


@pytest.mark.parametrize("language", available_languages())
def test_the_menu_that_the_handbook_shows_can_be_written_so(language: str, tmp_path: Path) -> None:
    base = tmp_path / "base"
    assert casewright("init", base, "--language", language).returncode == 0
    (shown,) = re.findall(
        r"^    (nav:\n(?:      .*\n)+)", text_of("maintain", language), re.MULTILINE
    )
    menu = dedent(shown)
    entries = re.findall(r"- (.*): (\S+)\.md", menu)
    (base / "cases" / f"{entries[-1][1]}.md").write_text("# Zo\n", encoding="utf-8")
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n{menu}")
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    home = (base / "site" / "index.html").read_text(encoding="utf-8")
    links = [f'<a class="cw-nav__link" href="{page}/">' for _, page in entries]
    assert [link for link in links if link not in home] == []


def test_every_page_is_on_the_site(site_dir: Path) -> None:
    for page in HANDBOOK:
        assert (site_dir / address(page) / "index.html").is_file(), page
    home = (site_dir / "index.html").read_text(encoding="utf-8")
    assert 'href="handleiding/"' in home


def test_a_word_of_the_pages_can_be_looked_up_with_its_key(site_dir: Path) -> None:
    page = (site_dir / address("maintain/settings") / "index.html").read_text(encoding="utf-8")
    assert "<dt><code>case.why</code></dt><dd>Aanleiding</dd>" in page
    listed = page.split("<summary>")[-1]
    told = set(re.findall(r"<dt><code>([a-z]+\.[a-z-]+)</code></dt>", listed))
    assert told <= set(load_catalog("nl").entries)
    assert len(told) > 80


def test_every_template_is_documented(site_dir: Path) -> None:
    page = (site_dir / address("maintain/templates") / "index.html").read_text(encoding="utf-8")
    theme = ROOT / "theme"
    names = [path.relative_to(theme).as_posix() for path in theme.rglob("*.html")]
    assert [name for name in names if f"<code>{name}</code>" not in page] == []


def test_a_site_chooses_the_parts_and_its_own_page_comes_first(base: Path) -> None:
    settings = base / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    chosen = '"#0f4c5c"\n      handbook: [read, write]\n'
    settings.write_text(text.replace('"#0f4c5c"\n', chosen), encoding="utf-8")
    (base / "cases" / "handleiding").mkdir()
    own = base / "cases" / "handleiding" / "lezen.md"
    own.write_text("# Zo lezen wij\n", encoding="utf-8")
    result = casewright("build", cwd=base)
    assert result.returncode == 0, result.stdout + result.stderr
    folder = base / "site" / "handleiding"
    assert {path.name for path in folder.iterdir()} == {"index.html", "lezen", "schrijven"}
    assert "Zo lezen wij" in (folder / "lezen" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("server", ["add_header", "Header always set"])
def test_the_web_servers_send_the_headers_of_the_site(site_dir: Path, server: str) -> None:
    page = (site_dir / address("maintain/hosting") / "index.html").read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<[^>]+>", "", page))
    every_file, _, assets = (site_dir / "_headers").read_text("utf-8").partition("\n\n")
    headers = re.findall(r"^  (\S+): (.+)$", every_file, re.MULTILINE)
    assert "/assets/casewright/" in assets
    assert len(headers) > 3
    for name, value in headers:
        assert f'{server} {name} "{value}"' in text


@pytest.mark.parametrize("language", available_languages())
def test_the_formats_that_cannot_be_imported_are_refused_with_advice(
    language: str, tmp_path: Path
) -> None:
    table = text_of("recipes", language).rpartition("\n## ")[2]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    suffixes = re.findall(r"`(\.\w+)`", "".join(rows))
    assert len(suffixes) > 15
    for suffix in suffixes:
        refused = read_file(tmp_path / f"file{suffix}")
        assert isinstance(refused, Message)
        assert refused.key.startswith("refused.kind-")


@pytest.mark.parametrize(
    "page", ["index", "write", "maintain", "maintain/settings", "maintain/hosting"]
)
@pytest.mark.parametrize("look", [(360, "dark")], indirect=True)
def test_axe_finds_nothing_in_the_handbook(look: Page, site: str, page: str) -> None:
    look.goto(site + address(page))
    look.wait_for_load_state("networkidle")
    hold_against_axe(look)

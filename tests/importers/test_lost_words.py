"""No word of a document is lost without being reported."""

import re
from collections import Counter

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from casewright.config.settings import Settings
from casewright.importers.blocks import Block, Kind
from casewright.importers.docx import read_docx
from casewright.importers.html import read_html
from casewright.importers.importer import import_story
from casewright.importers.lost_words import find_lost
from casewright.importers.markdown import read_markdown
from casewright.importers.odt import read_odt
from casewright.importers.story import Story
from casewright.loader.collection import Collection
from casewright.scaffold.case_template import CaseTemplate
from importers.documents import docx, odt, paragraph, run

PROPERTY = hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
WORD = re.compile(r"woord\d+")

WORD_SHAPES = (
    paragraph(run("{}")),
    paragraph(run("{} ", "<w:b/>"), run("{}")),
    paragraph(run("{}", "<w:b/>")),
    paragraph(f"<w:fldSimple w:instr='x'>{run('{}')}</w:fldSimple>"),
    paragraph(f"<w:ins w:id='1' w:author='x'>{run('{}')}</w:ins>"),
    paragraph(f"<w:sdt><w:sdtContent>{run('{}')}</w:sdtContent></w:sdt>"),
    paragraph(run("{}", "<w:vanish/>")),
    f"<w:sdt><w:sdtContent>{paragraph(run('{}'))}</w:sdtContent></w:sdt>",
    f"<w:tbl><w:tr><w:tc>{paragraph(run('{}'))}</w:tc><w:tc>{paragraph(run('{}'))}</w:tc></w:tr></w:tbl>",
    paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph(run('{}'))}</w:txbxContent></w:pict></w:r>"),
    paragraph("<w:r><w:t>- {}</w:t><w:br/><w:t>{}</w:t></w:r>"),
    paragraph(run("Aanpak")),
    paragraph(run("Lessen")),
    paragraph(run("Naam: {}")),
)
ODT_SHAPES = (
    "<text:p>{}</text:p>",
    "<text:h>{}</text:h>",
    "<text:p>{} <text:span text:style-name='Bold'>{}</text:span></text:p>",
    "<text:p><text:span text:style-name='Hidden'>{}</text:span></text:p>",
    "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    "<text:p>{}<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note></text:p>",
    "<text:p>{}<office:annotation><text:p>{}</text:p></office:annotation></text:p>",
    (
        "<table:table><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>"
        "<table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "<text:p><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>{}</text:p>",
    "<text:h>Aanpak</text:h>",
    "<text:h>Vervolg</text:h>",
)
HTML_SHAPES = (
    "<p>{}",
    "<p>{}</p>",
    "<div>{}<div>{}</div></div>",
    "<ul><li>{}<li>{}",
    "</ul>",
    "<li>{}",
    "<table><tr><td>{}<td>{}",
    "</table>",
    "<nav>{}</nav>",
    "<b>{}",
    "</b>",
    "<h2>{}</h2>",
    "{}<br>",
    "<h2>Lessen</h2>",
    "<dl><dt>{}<dd>{}</dl>",
    "<p hidden>{}</p>",
    "<a href='https://x.nl/'>{}",
    "<img alt='{}'>",
    "<td>{}",
    "</td></tr>",
    "<ol><li><p>{}<ul><li>{}</ul></ol>",
)
MARKDOWN_SHAPES = (
    "# {}",
    "{}",
    "- {}\n- {}",
    "[{}](https://x.nl/)",
    "[{}][{}]",
    "[{}]: https://x.nl/",
    "[^{}]: {}",
    "{}[^1]",
    "%%{}%%",
    "<!-- {} -->",
    "![{}](x.png)",
    "[[{}|{}]]",
    "==  {}==",
    "> [!note] {}",
    "> {}",
    '!!! note "{}"\n    {}',
    "<div>{}</div>",
    "<b>{}</b><br>{}",
    "<table><tr><td>{}",
    "```\n{}",
    "`{} <x>`",
    "| {} | {} |",
    "# Lessen",
    "**{}**",
    "#{} #{}",
    "{}:: {}",
    "---",
)


def filled(shapes: list[str]) -> tuple[list[str], set[str]]:
    """Fill every placeholder with a word of its own."""
    number = 0
    texts = []
    for shape in shapes:
        text = shape
        while "{}" in text:
            text = text.replace("{}", f"woord{number}", 1)
            number += 1
        texts.append(text)
    return texts, {f"woord{one}" for one in range(number)}


def named(story: Story, settings: Settings, collection: Collection) -> set[str]:
    """Return the words of a draft and of the messages."""
    made = import_story(story, collection.vocabularies, {})
    catalog = settings.catalog
    file = CaseTemplate(catalog, collection.vocabularies).file_text(made.draft, "x.json")
    return set(WORD.findall(file + "\n".join(map(catalog.say, made.todo))))


@PROPERTY
@given(shapes=st.lists(st.sampled_from(WORD_SHAPES), min_size=1, max_size=10))
def test_no_word_of_a_word_file_is_lost(
    shapes: list[str], settings: Settings, collection: Collection
) -> None:
    texts, words = filled(shapes)
    story = read_docx(docx("".join(texts)))
    assert isinstance(story, Story)
    assert words - named(story, settings, collection) == set()


@PROPERTY
@given(shapes=st.lists(st.sampled_from(ODT_SHAPES), min_size=1, max_size=10))
def test_no_word_of_an_open_document_is_lost(
    shapes: list[str], settings: Settings, collection: Collection
) -> None:
    texts, words = filled(shapes)
    story = read_odt(odt("".join(texts)))
    assert isinstance(story, Story)
    assert words - named(story, settings, collection) == set()


@PROPERTY
@given(shapes=st.lists(st.sampled_from(HTML_SHAPES), min_size=1, max_size=12))
def test_no_word_of_a_page_is_lost(
    shapes: list[str], settings: Settings, collection: Collection
) -> None:
    texts, words = filled(shapes)
    page = read_html("".join(texts))
    story = Story((*page.blocks, Block(Kind.HEADING, "Reflectie"), *page.aside))
    assert words - named(story, settings, collection) == set()


@PROPERTY
@given(shapes=st.lists(st.sampled_from(MARKDOWN_SHAPES), min_size=1, max_size=12))
def test_no_word_of_a_markdown_file_is_lost(
    shapes: list[str], settings: Settings, collection: Collection
) -> None:
    texts, words = filled(shapes)
    story = read_markdown("\n\n".join(texts))
    assert words - named(story, settings, collection) == set()


def test_what_no_block_has_is_found() -> None:
    blocks = (Block(Kind.TEXT, "een **twee** drie"),)
    assert find_lost(["een twee", "drie vier", "vijf"], blocks) == ("drie vier", "vijf")
    assert find_lost(["een", "een"], blocks) == ("een",)
    assert Counter(find_lost([], blocks)) == Counter()

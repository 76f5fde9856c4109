"""Every format: all content is imported or reported; nothing private is kept."""

import pytest

from casewright.i18n.message import Message
from casewright.importers.reader import read_file
from importers.conftest import Import
from importers.documents import mail, odt, post, with_part, wordpress, workbook

ODT = {
    "heading": ("<text:h>Aanpak</text:h><text:p>Koken.</text:p>", "Koken."),
    "bold-heading": (
        '<text:p text:style-name="BoldLine">Aanpak</text:p><text:p>Koken.</text:p>',
        "Koken.",
    ),
    "bold": (
        '<text:p>Wij <text:span text:style-name="Bold">samen</text:span>.</text:p>',
        "**samen**",
    ),
    "blanks": ("<text:p>een<text:s/>twee<text:tab/>drie</text:p>", "een twee drie"),
    "line-break": ("<text:p>een<text:line-break/>twee</text:p>", "een\ntwee"),
    "footnote": (
        (
            "<text:p>soep<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>met prei</text:p></text:note-body></text:note>.</text:p>"
        ),
        "soep (met prei).",
    ),
    "link": (
        '<text:p><text:a xlink:href="https://example.org/x">hier</text:a></text:p>',
        "[hier](https://example.org/x)",
    ),
    "unsafe-link": ('<text:p><text:a xlink:href="javascript:x">hier</text:a></text:p>', "hier"),
    "bullets": (
        (
            "<text:list><text:list-item><text:p>een</text:p></text:list-item>"
            "<text:list-item><text:p>twee</text:p></text:list-item></text:list>"
        ),
        "- een\n- twee",
    ),
    "numbers": (
        (
            '<text:list text:style-name="Numbers"><text:list-item><text:p>een</text:p>'
            "</text:list-item>"
            "<text:list-item><text:p>twee</text:p></text:list-item></text:list>"
        ),
        "1. een\n2. twee",
    ),
    "nested": (
        (
            "<text:list><text:list-item><text:p>een</text:p><text:list><text:list-item>"
            "<text:p>diep</text:p></text:list-item></text:list></text:list-item></text:list>"
        ),
        "- een\n    - diep",
    ),
    "table": (
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        ),
        "| a | b |",
    ),
    "text-box": (
        (
            "<text:p><draw:frame><draw:text-box><text:p>kader</text:p></draw:text-box></draw:frame>"
            "naast</text:p>"
        ),
        "naast\n\nkader",
    ),
    "section": ("<text:section><text:p>binnenin</text:p></text:section>", "binnenin"),
    "ruby": (
        (
            "<text:p><text:ruby><text:ruby-base>onder</text:ruby-base>"
            "<text:ruby-text>boven</text:ruby-text></text:ruby></text:p>"
        ),
        "onder (boven)",
    ),
    "field": ("<text:p><text:date>3 mei 2020</text:date></text:p>", "3 mei 2020"),
    "bookmark": ('<text:p>een<text:bookmark text:name="x"/>twee</text:p>', "eentwee"),
    "typed-bullets": ("<text:p>• een</text:p><text:p>– twee</text:p>", "- een\n- twee"),
}


@pytest.mark.parametrize("name", ODT)
def test_open_document_text_is_read(name: str, imported: Import) -> None:
    body, expected = ODT[name]
    lead = "" if "heading" in name else "<text:h>Aanpak</text:h>"
    (result,) = imported("a.odt", odt(lead + body + "<text:h>Doel</text:h><text:p>Eten.</text:p>"))
    assert expected in str(result.fields["how"])
    assert "Niet geplaatst" not in result.file


def test_what_an_open_document_keeps_apart_is_named(imported: Import) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        "<dc:creator>Piet</dc:creator></office:change-info><text:p>geschrapt</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p text:style-name="Own">Soep op straat</text:p><text:h>Aanpak</text:h>'
        "<text:p>Koken.<office:annotation><dc:creator>Piet</dc:creator><text:p>Klopt dit?</text:p>"
        '</office:annotation><text:span text:style-name="Hidden">geheim</text:span>'
        "<text:placeholder>&lt;vul in&gt;</text:placeholder></text:p>"
        '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    )
    header = "<style:header><text:p>Boven elk blad</text:p></style:header>"
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>+</mo><mi>b</mi></math>'
    )
    (result,) = imported("a.odt", odt(body, header, {"Object 1/content.xml": formula}))
    assert result.fields["title"] == "Soep op straat"
    assert result.fields["how"] == "Koken.\n\na + b"
    for words in ("Boven elk blad", "Opmerking: Klopt dit?", "geen deel van het verhaal: geheim"):
        assert f"# {words}" in result.file or words in result.file
    assert "verwijderde woorden (1)" in result.report.lower()
    assert "<vul in>" in result.report
    assert "Piet" not in result.everything


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Soep - Site</title>
<style>p {}</style></head><body><nav><a href="/">Menu</a></nav><main><header><h1>Soep</h1></header>
<h2>Aanpak</h2>%s</main><footer>Onderkant</footer></body></html>"""
HTML = {
    "emphasis": ("<p>Wij <b>samen</b> en <em>snel</em>.</p>", "Wij **samen** en *snel*."),
    "entities": ("<p>&eacute;&eacute;n &amp; twee</p>", "één & twee"),
    "breaks": ("<p>een<br>twee</p>", "een\ntwee"),
    "open-paragraphs": ("<p>een<p>twee", "een\n\ntwee"),
    "open-items": ("<ul><li>een<li>twee</ul>", "- een\n- twee"),
    "nested-items": ("<ol><li>een<ul><li>diep</ul><li>twee</ol>", "1. een\n    - diep\n2. twee"),
    "open-cells": (
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        "| a | b |\n| --- | --- |\n| c | d |",
    ),
    "frame": ("<table><tr><td>alles hier</td></tr></table>", "alles hier"),
    "terms": ("<dl><dt>woord</dt><dd>uitleg</dd></dl>", "**woord**\n\nuitleg"),
    "lines": ("<pre>een\ntwee</pre>", "een\ntwee"),
    "divisions": ("<div>een</div><div>twee</div>", "een\n\ntwee"),
    "link": ('<a href="https://example.org">hier</a>', "[hier](https://example.org)"),
    "boxes": ('<p><input type="checkbox" checked> ja</p>', "☒ ja"),
    "stray-end": ("<p>een</b></i></ul> twee</p>", "een twee"),
    "loose-item": ("<li>los</li>", "- los"),
    "loose-cell": ("<td>los</td>", "los"),
    "quotation": ("<blockquote>aangehaald</blockquote>", "aangehaald"),
    "details": ("<details><summary>kop</summary>inhoud</details>", "kop\n\ninhoud"),
    "literal-signs": ("<p>5 * 3 en a_b_c &lt;b&gt;</p>", "5 \\* 3 en a_b_c \\<b>"),
}


@pytest.mark.parametrize("name", HTML)
def test_a_page_is_read(name: str, imported: Import) -> None:
    markup, expected = HTML[name]
    (result,) = imported("a.html", (PAGE % markup).encode())
    assert result.fields["title"] == "Soep"
    assert result.fields["how"] == expected
    for words in ("Menu", "Onderkant", "Soep - Site"):
        assert f"# {words}\n" in result.file


def test_what_a_page_cannot_give_is_named(imported: Import) -> None:
    markup = '<p>Koken.</p><img src="x" alt="Een pan"><iframe src="x"></iframe><p hidden>weg</p>'
    (result,) = imported("a.html", (PAGE % markup).encode())
    assert "# Een pan" in result.file
    assert "# weg" in result.file
    assert "zijn weggelaten: iframe" in result.report


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-16"])
def test_a_page_is_read_in_its_own_encoding(charset: str, imported: Import) -> None:
    text = PAGE.replace("utf-8", charset) % "<p>Café</p>"
    (result,) = imported("a.html", text.encode(charset))
    assert result.fields["how"] == "Café"


TEXT = "Aanpak\nWij kookten soep.\n\nLessen\n- Begin klein.\n"
MAILS = {
    "plain": TEXT,
    "delimiter": f"{TEXT}\n-- \nAnna de Vries\nVoorbeeldstraat 1\n",
    "closing": f"{TEXT}\nMet vriendelijke groet,\n\nAnna de Vries\nTeamleider\n",
    "greetings": f"{TEXT}\nGroetjes Anna\n",
    "english": f"{TEXT}\nKind regards,\nAnna\n",
    "phone": f"{TEXT}\nVerstuurd vanaf mijn iPhone\n",
    "name-only": f"{TEXT}\nAnna\n",
    "quoted": f"{TEXT}\n> Kun je iets sturen?\n> Redactie\n",
    "reply": f"{TEXT}\nOp ma 3 mrt 2025 om 09:00 schreef Redactie <redactie@voorbeeld.nl>:\n"
    "> Hoi\n",
    "wrapped-reply": f"{TEXT}\nOn Mon, 3 Mar 2025 at 09:00, Redactie\n"
    "<redactie@voorbeeld.nl> wrote:\n> Hoi\n",
    "outlook": f"{TEXT}\n________________________________\nVan: Redactie <redactie@voorbeeld.nl>\n"
    "Verzonden: maandag 3 maart 2025\nAan: Anna\nOnderwerp: Vraag\n\nKun je iets sturen?\n",
    "original": f"{TEXT}\n-----Original Message-----\nFrom: Redactie\nSent: Monday\nTo: Anna\n"
    "Subject: x\n\nHoi\n",
    "address": TEXT.replace("soep.", "soep. Mail anna.devries@voorbeeld.nl"),
}


@pytest.mark.parametrize("name", MAILS)
def test_of_a_mail_only_the_story_is_kept(name: str, imported: Import) -> None:
    (result,) = imported("a.eml", mail(MAILS[name], "Subject: Re: Soep op straat\n"))
    assert result.fields["title"] == "Soep op straat"
    assert str(result.fields["how"]).startswith("Wij kookten soep.")
    assert result.fields["lessons"] == ["Begin klein."]
    for private in ("Anna", "Vries", "voorbeeld.nl", "Redactie", "Hoi", "Voorbeeldstraat"):
        assert private not in result.everything
    if name in ("delimiter", "closing", "greetings", "english", "phone"):
        assert "De ondertekening is weggelaten" in result.report
    if name in ("quoted", "reply", "wrapped-reply", "outlook", "original"):
        assert "Eerdere mails die eronder stonden, zijn weggelaten" in result.report


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_of_a_forwarded_mail_the_story_is_kept(kind: str, imported: Import) -> None:
    head = (
        "---------- Forwarded message ---------\nVan: Kees\nDate: ma 1 jan\nSubject: Soep\nTo: Anna"
    )
    if kind == "plain":
        text = f"{head}\n\n{TEXT}"
    else:
        lines = head.replace("\n", "<br>")
        story = "<h2>Aanpak</h2><p>Wij kookten soep.</p><h2>Lessen</h2><ul><li>Begin klein.</ul>"
        text = f"<p>{lines}</p>{story}"
    (result,) = imported("a.eml", mail(text, "Subject: Fwd: Soep\n", kind))
    assert result.fields["how"] == "Wij kookten soep."
    assert "Kees" not in result.everything


ROWS: list[list[object]] = [
    ["Titel", "Samenvatting", "Wat heb je gedaan?", "Lessen", "E-mailadres", "Vreemd", "Uitkomst"],
    ["Soep", "Kort.", "Koken.", "- Klein.\n- Samen.", "x@voorbeeld.nl", "los", "Gelukt"],
    [None] * 7,
    ["Tuin", "Ook kort.", "Spitten.", "Wacht.", None, 2024, "ooit"],
]


@pytest.mark.parametrize("name", ["a.xlsx", "komma.csv", "punt.csv", "tab.tsv", "oud.csv"])
def test_a_row_of_a_table_is_a_draft(name: str, imported: Import) -> None:
    delimiter = {"komma.csv": ",", "tab.tsv": "\t"}.get(name, ";")
    lines = (delimiter.join(f'"{cell or ""}"' for cell in row) for row in ROWS)
    encoding = "windows-1252" if name == "oud.csv" else "utf-8-sig"
    content = workbook(ROWS) if name == "a.xlsx" else "\n".join(lines).encode(encoding)
    first, second = imported(name, content)
    assert first.fields["title"] == "Soep"
    assert first.fields["how"] == "Koken."
    assert first.fields["lessons"] == ["Klein.", "Samen."]
    assert first.fields["outcome"] == "achieved"
    assert "# Vreemd: los" in first.file
    assert "voorbeeld.nl" not in first.everything
    assert "niet overgenomen: E-mailadres" in first.report
    assert second.fields["result"] == "ooit"
    assert "# Vreemd: 2024" in second.file


def test_what_is_above_the_heads_of_a_table_is_named(imported: Import) -> None:
    rows: list[list[object]] = [["Formulier van het buurthuis"], *ROWS]
    first, _ = imported("a.xlsx", workbook(rows, [["Los blad"]]))
    assert "Formulier van het buurthuis · Los blad" in first.report


def test_text_in_shapes_of_a_table_is_named(imported: Import) -> None:
    shape = "<d xmlns:a='urn:a'><a:p><a:t>Let </a:t><a:t>op</a:t></a:p></d>"
    first, _ = imported("a.xlsx", with_part(workbook(ROWS), "xl/drawings/drawing1.xml", shape))
    assert "vormen en grafieken van de tabel staat niet in de concepten: Let op" in first.report


def test_the_encoding_of_a_page_is_found_after_long_styles(imported: Import) -> None:
    styles = f"<style>{'p { color: red } ' * 500}</style>"
    page = f"<html><head>{styles}<meta charset=windows-1250></head><body><p>Ąę</p></body></html>"
    (draft,) = imported("a.html", page.encode("windows-1250"))
    assert draft.fields["how"] == "Ąę"


def test_posts_and_pages_of_wordpress_are_drafts(imported: Import) -> None:
    content = (
        "<!-- wp:heading --><h2>Aanpak</h2><!-- /wp:heading -->Eerste\nregel\n\nTweede alinea "
        '[gallery ids="1"] [caption id="x"]<img src="a.jpg" /> Onderschrift[/caption]'
    )
    excerpt = (
        "<excerpt:encoded><![CDATA[Kort.]]></excerpt:encoded>"
        '<category domain="post_tag" nicename="s"><![CDATA[Samenwerking]]></category>'
        "<wp:comment><wp:comment_author>Henk</wp:comment_author>"
        "<wp:comment_content>Mooi</wp:comment_content></wp:comment>"
    )
    first, second = imported(
        "a.xml",
        wordpress(
            post("Soep &amp; brood", content, excerpt),
            post("Bijlage", "", kind="attachment"),
            post("Tuin", "<p>Spitten.</p>", kind="page"),
        ),
    )
    assert first.fields["title"] == "Soep & brood"
    assert first.fields["summary"] == "Kort."
    assert first.fields["themes"] == ("samenwerking",)
    assert first.fields["how"] == "Eerste\nregel\n\nTweede alinea\n\nOnderschrift"
    assert second.fields["title"] == "Tuin"
    for words in ("attachment: 1", "Reacties van bezoekers (1)", "[gallery]"):
        assert words in first.report
    assert "Henk" not in first.everything
    assert "geheimelogin" not in first.everything


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.odt", b"PK\x03\x04 and then nothing", "refused.broken"),
        ("a.odt", b"no archive", "refused.no-archive"),
        ("a.odt", odt("").replace(b"content.xml", b"kontent.xml"), "refused.no-archive"),
        ("a.odt", odt(""), "refused.empty"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 locked", "refused.no-archive"),
        ("a.xlsx", workbook([["Titel", "Doel"]]), "refused.no-rows"),
        (
            "a.xlsx",
            with_part(
                workbook(ROWS), "xl/workbook.xml", "<w xmlns='http://purl.oclc.org/ooxml/'/>"
            ),
            "refused.strict-xlsx",
        ),
        ("a.csv", b"Titel;Doel\n", "refused.no-rows"),
        ("a.csv", b"\x89PNG\0\0\0", "refused.binary"),
        ("a.xml", b"<rss/>", "refused.no-wordpress"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>' + wordpress(post("a", "b")), "refused.unsafe"),
        ("a.xml", wordpress(post("a", "b"))[:-20], "refused.broken"),
        ("a.eml", b"", "refused.no-mail"),
        ("a.html", b"<!DOCTYPE html><title></title>", "refused.empty"),
        ("a.doc", b"x", "refused.kind-doc"),
        ("a.rtf", b"x", "refused.kind-doc"),
        ("a.pdf", b"x", "refused.kind-pdf"),
        ("a.pages", b"x", "refused.kind-pages"),
        ("a.xls", b"x", "refused.kind-xls"),
        ("a.msg", b"x", "refused.kind-msg"),
        ("a.jpg", b"x", "refused.kind-picture"),
        ("a.zzz", b"x", "refused.kind"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    name: str, content: bytes, message: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sources") / name
    path.write_bytes(content)
    refused = read_file(path)
    assert isinstance(refused, Message)
    assert refused.key == message


def test_an_archive_with_entities_or_a_bomb_is_refused(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    formula = '<!DOCTYPE x [<!ENTITY a "b">]><math/>'
    (folder / "entity.odt").write_bytes(odt("", parts={"Object 1/content.xml": formula}))
    (folder / "bomb.odt").write_bytes(odt("<text:p>" + "a" * 9_000_000 + "</text:p>"))
    (folder / "deep.odt").write_bytes(odt("<text:p>" * 200 + "</text:p>" * 200))
    keys = {path.name: read_file(path) for path in folder.iterdir()}
    assert {name: one.key for name, one in keys.items() if isinstance(one, Message)} == {
        "entity.odt": "refused.unsafe",
        "bomb.odt": "refused.bloated",
        "deep.odt": "refused.unsafe",
    }


MARKDOWN = {
    "anchor": ("## Doel {#doel}\n\nEten.", {"what": "Eten."}),
    "bold-heading": ("## **Doel**\n\nEten.", {"what": "Eten."}),
    "escaped-number": ("## 1\\. Doel\n\nEten.", {"what": "Eten."}),
    "reference": (
        "# Doel\nZie [het plan][p] en [p].\n\n# Lessen\n- [zo][p]\n\n[p]: https://example.org/p",
        {
            "what": "Zie [het plan](https://example.org/p) en [p](https://example.org/p).",
            "lessons": ["[zo](https://example.org/p)"],
        },
    ),
    "reference-title": (
        '# Doel\n[Zo][p]\n\n[p]: <https://example.org/p> "Het plan"',
        {"what": "[Zo](https://example.org/p) (Het plan)"},
    ),
    "footnote": ("# Doel\nEten.[^1]\n\n[^1]: Samen.\n", {"what": "Eten. (Samen.)"}),
    "wiki-link": (
        "# Doel\n[[Plan|Samen]] eten met [[Buurt/Jan]].",
        {"what": "Samen eten met Jan."},
    ),
    "highlight": ("# Doel\n==Samen== eten.", {"what": "**Samen** eten."}),
    "hidden": ("# Doel\nEten. %%geheim%%", {"what": "Eten."}),
    "task": ("# Lessen\n- [ ] Een\n- [x] Twee", {"lessons": ["☐ Een", "☒ Twee"]}),
    "callout": ("# Doel\n\n> [!tip] Let op\n> Eten.", {"what": "> **Let op**\n> Eten."}),
    "admonition": ('# Doel\n\n!!! tip "Let op"\n    Eten.', {"what": "**Let op**\n\nEten."}),
    "html": ("# Doel\nSamen<br><u>eten</u> <b>nu</b>", {"what": "Samen\neten **nu**"}),
    "html-link": (
        '# Doel\n<a href="https://example.org">Zo</a>',
        {"what": "[Zo](https://example.org)"},
    ),
    "aside": ("# Doel\n\n<aside>\n💡 Eten\n</aside>", {"what": "💡 Eten"}),
    "picture": ("# Doel\nEten. ![Een pan](pan.jpg)", {"what": "Eten."}),
    "data-picture": (
        "# Doel\nEten. ![][i]\n\n[i]: <data:image/png;base64,AA==>",
        {"what": "Eten."},
    ),
    "local-link": ("# Doel\n[Eten](Eten%20abc.md) hier", {"what": "Eten hier"}),
    "code": ("# Doel\nTyp `<b> [[x]] ==y==`.", {"what": "Typ `<b> [[x]] ==y==`."}),
    "unknown-tag": ("# Doel\nVul <naam> in.", {"what": "Vul \\<naam> in."}),
    "yaml": (
        "---\ntitle: Soep\ntags: [samenwerking]\n---\n# Doel\nEten.",
        {"title": "Soep", "themes": ("samenwerking",), "what": "Eten."},
    ),
    "broken-yaml": (
        "---\ntitle: Soep: heet\nlayout\n---\n# Doel\nEten.",
        {"title": "Soep: heet", "what": "Eten."},
    ),
    "toml": (
        '+++\ntitle = "Soep"\n[taxonomies]\ntags = ["samenwerking"]\n+++\n# Doel\nEten.',
        {"title": "Soep", "themes": ("samenwerking",), "what": "Eten."},
    ),
    "json": (
        '{"title": "Soep", "lessons": ["Een.", "Twee."]}\n\n# Doel\nEten.',
        {"title": "Soep", "lessons": ["Een.", "Twee."], "what": "Eten."},
    ),
    "properties": (
        "# Soep\n\nPeriode: 2023\nTags: samenwerking\n\n# Doel\nEten.",
        {"period": "2023", "themes": ("samenwerking",), "what": "Eten."},
    ),
    "tags": ("#samenwerking #eten\n\n# Doel\nEten.", {"themes": ("samenwerking",)}),
}
NAMED = {
    "hidden": "Verborgen tekst in je document, geen deel van het verhaal: geheim",
    "picture": "Beschrijving van een afbeelding: Een pan",
    "local-link": "Eten abc.md",
    "wiki-link": "Buurt/Jan",
    "broken-yaml": "# layout",
    "tags": "‘eten’ staat niet in de lijst",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_of_other_programs_is_read(name: str, imported: Import) -> None:
    text, expected = MARKDOWN[name]
    (result,) = imported("a.md", text.encode())
    assert {key: result.fields.get(key) for key in expected} == expected
    assert NAMED.get(name, "") in result.everything

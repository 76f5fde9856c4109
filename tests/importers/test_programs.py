"""What other programs write: nothing is lost silently, and every draft passes the check."""

import pytest

from importers.conftest import Import
from importers.documents import mail, post, wordpress, workbook

STORY = "Aanpak\nWij kookten soep.\n"
ATTACHED = """\
MIME-Version: 1.0
From: Anna de Vries <anna@voorbeeld.nl>
Subject: [Fwd: Soep op straat]
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Aanpak
Wij kookten soep.
--x
Content-Type: image/png; name=pan.png
Content-Disposition: attachment; filename=pan.png

x
--x
Content-Type: text/plain
Content-Disposition: inline

Daarna aten we samen.
--x
Content-Type: message/rfc822

Subject: Het recept
From: kok@voorbeeld.nl

Prei.
--x--
"""


def test_replaced_headings_are_named_with_their_fields(imported: Import) -> None:
    (draft,) = imported("a.md", b"# Soep\n\n## Achtergrond\n\nHonger.\n\n## Aanpak\n\nKoken.\n")
    assert draft.fields["why"] == "Honger."
    assert "onderdelen van een verhaal: ‘Achtergrond’ → Aanleiding (why)." in draft.report
    assert "‘Aanpak’" not in draft.report


def test_conflict_markers_are_left_out_and_both_versions_kept(imported: Import) -> None:
    text = "## Aanpak\n\nEerst.\n<<<<<<< HEAD\nSoep.\n=======\nBrood.\n>>>>>>> tak\n\nLaatst.\n"
    (draft,) = imported("a.md", text.encode())
    assert "Soep." in str(draft.fields["how"])
    assert "Brood." in str(draft.fields["how"])
    assert "<<<<<<<" not in draft.file
    assert "(zoals <<<<<<<), zijn weggelaten: 2." in draft.report


def test_a_post_may_name_a_document_type_and_have_control_characters(imported: Import) -> None:
    export = wordpress(post("Soep", "<pre>&lt;!DOCTYPE html&gt;</pre><p>Koken.\x0b</p>"))
    (draft,) = imported("a.xml", export)
    assert "Koken." in str(draft.fields["how"])


def test_texts_between_attachments_and_names_of_mails_are_kept(imported: Import) -> None:
    (draft,) = imported("a.eml", ATTACHED.encode())
    assert draft.fields["title"] == "Soep op straat"
    assert "Daarna aten we samen." in str(draft.fields["how"])
    assert "pan.png, Het recept" in draft.report
    assert "voorbeeld.nl" not in draft.everything


@pytest.mark.parametrize(
    "end",
    [
        "*Anna de Vries*\n",
        "Met vriendelijke groet,\n" + "Afdeling\n" * 20,
        "On Monday, March 3, 2025 at 09:00 AM, Anna de Vries <anna@voorbeeld.nl> wrote:\n> Hoi\n",
        "Op 3 maart 2025 om 09:00 schreef Anna de Vries:\n\n> Hoi\n",
        "Op 3-3-2025 om 09:00 schreef\nAnna de Vries\n<anna@voorbeeld.nl>:\n> Hoi\n",
        "Anna de Vries <anna@voorbeeld.nl> schreef op ma 3 mrt 2025:\n> Hoi\n",
        "On 3 Mar 2025, Anna de Vries wrote:\n> Hoi\n",
        "Begin doorgestuurd bericht:\nVan: Anna de Vries\nOnderwerp: x\n\nHoi\n",
    ],
)
def test_no_signature_sender_or_quoted_mail_is_kept(end: str, imported: Import) -> None:
    (draft,) = imported("a.eml", mail(f"{STORY}\n{end}", "Subject: Soep\n"))
    assert draft.fields["how"] == "Wij kookten soep."
    for private in ("Anna", "Vries", "Hoi", "Afdeling", "schreef", "wrote"):
        assert private not in draft.everything


@pytest.mark.parametrize(
    "format_", ["---\ntags: a\ntags: b\n---\n", '{"tags": "a", "tags": "b"}\n']
)
def test_a_repeated_key_of_front_matter_keeps_both_values(format_: str, imported: Import) -> None:
    (draft,) = imported("a.md", f"{format_}# Soep\n\n## Aanpak\n\nKoken.\n".encode())
    assert "‘a’ staat niet in de lijst" in draft.report
    assert "‘b’ staat niet in de lijst" in draft.report


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Zie [het\nrecept][r].\n\n[r]: https://voorbeeld.nl/r", "[het\nrecept](https://voorbeeld.nl/r)"),
        ("Zie [recept][het\nhele].\n\n[het hele]: https://voorbeeld.nl/r", "[recept](https://voorbeeld.nl/r)"),
        ("Zie [het\nrecept](https://voorbeeld.nl/r).", "[het\nrecept](https://voorbeeld.nl/r)"),
        ("Zie [](https://voorbeeld.nl/r).", "<https://voorbeeld.nl/r>"),
    ],
)  # fmt: skip
def test_links_over_two_lines_and_without_words_are_kept(
    written: str, kept: str, imported: Import
) -> None:
    (draft,) = imported("a.md", f"# Soep\n\n## Aanpak\n\n{written}\n".encode())
    assert kept in str(draft.fields["how"])


def test_properties_of_obsidian_are_fields(imported: Import) -> None:
    text = (
        '---\ntags: "[[Buurt]]"\n---\ntitel:: Soep op straat\ntags:: eten\n\n## Aanpak\n\nKoken.\n'
    )
    (draft,) = imported("a.md", text.encode())
    assert draft.fields["title"] == "Soep op straat"
    assert "‘Buurt’ staat niet in de lijst" in draft.report
    assert "‘eten’ staat niet in de lijst" in draft.report


def test_a_workbook_that_is_a_form_is_one_draft(imported: Import) -> None:
    rows: list[list[object]] = [
        ["Formulier goede praktijk", None],
        ["Titel", "Soep op straat"],
        ["Aanleiding", "Honger."],
        ["Aanpak", "Koken."],
        ["Lessen", "Begin klein."],
    ]
    (draft,) = imported("a.xlsx", workbook(rows))
    assert draft.fields["title"] == "Soep op straat"
    assert draft.fields["why"] == "Honger."
    assert draft.fields["how"] == "Koken."
    assert draft.fields["lessons"] == ["Begin klein."]
    assert "Formulier goede praktijk" in draft.everything

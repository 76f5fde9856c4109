"""What of a case is searched, and what only leads to it."""

from casewright.cases.index import CaseIndex
from casewright.search.records import Record, make_records
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases


def the_plan(library: CaseIndex, settings: Settings) -> Record:
    return next(record for record in make_records(library, settings) if "plan" in record.address)


def test_numbers_follow_the_titles_without_marks_and_accents(library: CaseIndex) -> None:
    assert [case.id for case in numbered_cases(library)] == ["anders", "een-plan", "zonder"]


def test_the_text_is_what_a_reader_reads(library: CaseIndex, settings: Settings) -> None:
    assert the_plan(library, settings).blocks == (
        "Een gezin maakt zelf een plan.",
        "Er was weinig ruimte.",
        "eerst",
        "later",
        "Vraag het de cliënt.",
    )


def test_a_block_without_punctuation_is_kept_apart(library: CaseIndex, settings: Settings) -> None:
    text = the_plan(library, settings).text
    assert "ruimte. eerst ¶ later ¶ ❧ Vraag" in text


def test_the_lessons_are_marked_in_the_text(library: CaseIndex, settings: Settings) -> None:
    assert the_plan(library, settings).text.endswith("❧ Vraag het de cliënt. ☙")


def test_terms_bring_broader_terms_and_synonyms(library: CaseIndex, settings: Settings) -> None:
    record = the_plan(library, settings)
    assert record.labels == ("MEE", "Eigen kracht", "Eigen regie")
    assert record.synonyms == ("familieplan", "zelfregie")


def test_parts_of_compounds_are_fields_of_their_own(library: CaseIndex, settings: Settings) -> None:
    fields = the_plan(library, settings).fields
    parts = set(fields["parts"].split())
    assert "zorg" in parts
    assert "jeugd" not in parts, "what a word begins with finds it anyway"
    assert "zorg" not in the_plan(library, settings).text.split()


def test_a_bare_case_has_a_record(library: CaseIndex, settings: Settings) -> None:
    record = make_records(library, settings)[-1]
    assert (record.address, record.text) == ("praktijk/zonder/", "Zonder iets ¶")
    assert record.fields == {"title": "Zonder iets"}

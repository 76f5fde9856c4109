"""Linked data as a program reads it: schema.org in pages, SKOS for vocabularies."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from casewright.cases.case import Case
from export.conftest import HOSTILE, LINKED_DATA, SITE, Export, described


@pytest.fixture
def skos(export: Export) -> Graph:
    return Graph().parse(data=export()["vocabulary.jsonld"], format="json-ld", publicID=SITE)


def test_every_vocabulary_is_a_scheme_and_every_term_a_concept(skos: Graph) -> None:
    schemes = set(skos.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {URIRef(f"{SITE}themas/"), URIRef(f"{SITE}organisaties/")}
    concepts = set(skos.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == 7
    assert {next(skos.objects(concept, SKOS.inScheme)) for concept in concepts} == schemes


def test_a_concept_has_its_words_in_their_languages(skos: Graph) -> None:
    regie = URIRef(f"{SITE}themas/eigen-regie/")
    assert set(skos.objects(regie, SKOS.prefLabel)) == {
        Literal("Eigen regie", lang="nl"),
        Literal("Self-direction", lang="en"),
    }
    assert set(skos.objects(regie, SKOS.altLabel)) == {
        Literal("zelfregie", lang="nl"),
        Literal("autonomie", lang="nl"),
    }
    assert set(skos.objects(regie, SKOS.definition)) == {Literal("Zelf bepalen.", lang="nl")}


def test_concepts_lie_around_each_other_both_ways(skos: Graph) -> None:
    regie, kracht, zorg = (
        URIRef(f"{SITE}themas/{name}/") for name in ("eigen-regie", "eigen-kracht", "mantelzorg")
    )
    assert (kracht, SKOS.broader, regie) in skos
    assert (regie, SKOS.narrower, kracht) in skos
    assert (kracht, SKOS.related, zorg) in skos
    assert (zorg, SKOS.related, kracht) in skos
    assert (URIRef(f"{SITE}themas/"), SKOS.hasTopConcept, regie) in skos
    assert (regie, SKOS.topConceptOf, URIRef(f"{SITE}themas/")) in skos
    assert (kracht, SKOS.topConceptOf, None) not in skos


def test_a_hostile_term_is_a_literal(skos: Graph) -> None:
    assert Literal(HOSTILE, lang="nl") in set(skos.objects(None, SKOS.prefLabel))


def test_a_page_says_what_it_is_about(export: Export) -> None:
    data = described(export()["praktijk/een-plan.md"])
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Article")
    assert data["url"] == f"{SITE}praktijk/een-plan/"
    assert [subject["name"] for subject in data["about"]] == ["Eigen kracht"]
    assert [author["name"] for author in data["author"]] == ["MEE", "Kwadraad"]
    assert data["contributor"][0]["jobTitle"] == "regisseur"
    assert (data["datePublished"], data["dateModified"]) == ("2026-02-03", "2026-06-01")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["inLanguage"] == "nl"
    assert data["isPartOf"]["url"] == SITE


def test_a_hostile_case_cannot_leave_its_script(
    export: Export, cases: list[Case], hostile: Case
) -> None:
    cases.append(hostile)
    page = export()["praktijk/hostile.md"]
    assert described(page)["headline"] == HOSTILE
    (found,) = LINKED_DATA.findall(page)
    assert not set("<>&") & set(found)
    assert "<script>alert" not in page


class TestWithoutAnAddress:
    @pytest.fixture
    def config(self, config: dict[str, object]) -> dict[str, object]:
        return {**config, "site_url": ""}

    def test_a_description_makes_none_up(self, export: Export) -> None:
        data = described(export()["praktijk/een-plan.md"])
        assert not {"url", "@id", "mainEntityOfPage"} & set(data)
        assert data["headline"] == "Eén plan: “samen” verder"

    def test_concepts_are_named_from_where_the_file_lies(self, skos: Graph) -> None:
        assert URIRef(f"{SITE}themas/eigen-regie/") in set(skos.subjects(RDF.type, SKOS.Concept))

"""The JSON Schema of a case, with which editors complete, explain and validate.

It is derived from the model, the vocabularies and the catalog, so it agrees with ``check``. Checks
that need more than one field or file are left to ``check``.
"""

import json
from collections.abc import Mapping
from typing import Final, get_type_hints

from casewright.cases.case import FORMAT, Basis, Case, Status
from casewright.cases.json_schema_types import (
    DEFINITIONS,
    GIVEN,
    OPEN,
    Schema,
    choice_schema,
    field_schema,
    one_or_more,
)
from casewright.cases.vocabulary import ORGANISATIONS, THEMES, Term, Vocabulary, field_of
from casewright.i18n.catalog import Catalog

DRAFT_07: Final = "http://json-schema.org/draft-07/schema#"
_NO_FIELDS: Final = ("id", "facets")
_FACETS_AFTER: Final = "summary"


def schema_text(
    vocabularies: Mapping[str, Vocabulary], catalog: Catalog, model: type[Case] = Case
) -> str:
    """Return the text of the schema file: the same input always returns the same bytes."""
    schema = case_schema(vocabularies, catalog, model)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def case_schema(
    vocabularies: Mapping[str, Vocabulary], catalog: Catalog, model: type[Case] = Case
) -> Schema:
    """Return the schema of a case: its fields in the order of the form, and the required ones."""
    return {
        "$schema": DRAFT_07,
        "x-casewright-format": FORMAT,
        "title": catalog.t("schema.title"),
        "description": catalog.t("schema.description"),
        "type": "object",
        "properties": _properties(vocabularies, catalog, model),
        "additionalProperties": False,
        "if": {
            "required": ["status"],
            "properties": {"status": {"enum": [Status.DRAFT, Status.WITHDRAWN]}},
        },
        "else": _published(vocabularies, model),
        "definitions": {**DEFINITIONS, **_terms(vocabularies, catalog)},
    }


def _properties(
    vocabularies: Mapping[str, Vocabulary], catalog: Catalog, model: type[Case]
) -> Schema:
    def describe(path: str) -> Mapping[str, str]:
        field = path.rpartition(".")[2]
        about = catalog.entries.get(f"about.{path}")
        return {
            "title": catalog.t(f"field.{field}"),
            **({"description": " ".join(about[0].split())} if about else {}),
        }

    hints = get_type_hints(model, include_extras=True)
    facets = {
        field_of(facet): _facet(facet, vocabularies, catalog)
        for facet in dict.fromkeys((ORGANISATIONS, THEMES, *vocabularies))
    }
    properties: Schema = {}
    for key in model.model_fields:
        if key not in _NO_FIELDS:
            properties[key] = field_schema(hints[key], key, describe, catalog)
        if key == _FACETS_AFTER:
            properties |= facets
    lesson = properties["lessons"]["anyOf"][0]["items"]["anyOf"][1]
    lesson["properties"]["themes"]["anyOf"] = _anyhow(THEMES, vocabularies)
    return properties


def _facet(facet: str, vocabularies: Mapping[str, Vocabulary], catalog: Catalog) -> Schema:
    field, language = field_of(facet), catalog.language
    vocabulary = vocabularies.get(facet)
    named = f"field.{field}" in catalog.entries
    title = catalog.t(f"field.{field}") if named else facet
    about = catalog.entries.get(f"about.{field}", (catalog.t("about.facet"),))
    return {
        "title": vocabulary.label.text(language) if vocabulary and not named else title,
        "description": " ".join(about[0].split()),
        "anyOf": _anyhow(facet, vocabularies),
    }


def _anyhow(facet: str, vocabularies: Mapping[str, Vocabulary]) -> list[Schema]:
    """Describe one or more terms, or none; without a vocabulary, any id is valid."""
    name = f"term-{facet}" if facet in vocabularies else "id"
    return [*one_or_more({"$ref": f"#/definitions/{name}"})["anyOf"], OPEN]


def _terms(vocabularies: Mapping[str, Vocabulary], catalog: Catalog) -> Schema:
    return {
        f"term-{facet}": choice_schema(
            {id_: _said(term, catalog.language) for id_, term in vocabulary.terms.items()}
        )
        for facet, vocabulary in vocabularies.items()
    }


def _said(term: Term, language: str) -> str:
    described = term.description.text(language) if term.description else ""
    return f"{term.label.text(language)}. {' '.join(described.split())}".strip()


def _published(vocabularies: Mapping[str, Vocabulary], model: type[Case]) -> Schema:
    """Describe which fields a published case requires; drafts and withdrawn cases need none."""
    facets = (field_of(facet) for facet, one in vocabularies.items() if one.required)
    required = [*dict.fromkeys((*model.needed(), *facets, "permission"))]
    dated = {
        "if": {"required": ["basis"], "properties": {"basis": {"const": Basis.CONSENT}}},
        "then": {"required": ["date"], "properties": {"date": GIVEN}},
    }
    properties: Schema = dict.fromkeys(required, GIVEN)
    properties["permission"] = {"allOf": [GIVEN, dated]}
    return {"required": required, "properties": properties}

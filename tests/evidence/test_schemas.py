"""What is published about the format is what the code reads."""

import importlib.util
from pathlib import Path

import pytest

from apora.evidence.reference import case_folder_page
from apora.evidence.schemas import RECORDS, schema_text, schemas, stored_schemas

ROOT = Path(__file__).parents[2]


def test_the_stored_schemas_are_those_that_the_records_make():
    made = {name: schema_text(schema) for name, schema in schemas().items()}

    assert stored_schemas() == made, "run `python -m apora.evidence.schemas`"


def test_the_reference_page_is_the_one_that_the_records_make():
    stored = (ROOT / "docs" / "reference" / "case-folder.md").read_text(encoding="utf-8")

    assert stored.partition("\n\n")[2] == case_folder_page().rstrip() + "\n", "run `make docs`"


@pytest.mark.parametrize("name", RECORDS)
def test_every_column_says_what_it_is(name):
    record = RECORDS[name][1]

    assert [key for key, field in record.model_fields.items() if not field.description] == []


@pytest.mark.skipif(importlib.util.find_spec("jsonschema") is None, reason="jsonschema is absent")
def test_the_schemas_are_valid_and_take_the_records(lowmere):
    import jsonschema

    from apora.evidence.case import read_case

    case = read_case(lowmere)
    made = schemas()
    for name, records in (
        ("claims", case.claims),
        ("units", case.units),
        ("measure", case.measures),
    ):
        jsonschema.Draft202012Validator.check_schema(made[name])
        for record in records:
            jsonschema.validate(record.model_dump(mode="json", by_alias=True), made[name])

import json
from importlib.resources import files

import jsonschema
import pytest

from apora.errors import ReportRefused
from apora.report.results_schema import json_schema, schema_text, validate
from report.example_results import evidence_only_results, example_results, not_accepted_results

EXAMPLES = [example_results, evidence_only_results, not_accepted_results]


def test_the_published_schema_is_the_one_that_is_checked():
    published = files("apora.report").joinpath("schema/1.0/results.json")

    assert published.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("make", EXAMPLES)
def test_another_program_can_check_results_by_the_schema(make):
    jsonschema.Draft202012Validator(json_schema()).validate(make())


@pytest.mark.parametrize("make", EXAMPLES)
def test_results_survive_the_file(make):
    once = validate(make())

    again = validate(json.loads(once.model_dump_json(by_alias=True)))

    assert again == once


def test_every_fault_is_named_with_its_place():
    results = example_results()
    results["status"] = "fine"
    del results["case"]["seed"]
    results["gates"]["mood"] = 1

    with pytest.raises(ReportRefused) as caught:
        validate(results)

    remedy = "\n      Write it as report/schema/1.0/results.json says."
    assert str(caught.value) == (
        "3 errors\n\n"
        f"  results.json, case/seed: Field required{remedy}\n"
        "  results.json, status: Input should be 'accepted', 'not accepted' or 'evidence only'"
        f"{remedy}\n"
        f"  results.json, gates/mood: Extra inputs are not permitted{remedy}"
    )

"""The page about the model prints priors, sources and contraction of a named run, or says so."""

import copy
import json

import pytest

import learned_sample
import model_page
from apora.evidence.case import read_case
from apora.registry.parameters import PARAMETERS
from report.example_results import example_results


@pytest.fixture(scope="module")
def case():
    return read_case(model_page.CASE)


@pytest.fixture
def run():
    return learned_sample.read()


def cells(text):
    return [[one.strip() for one in line.strip("|").split("|")] for line in text.splitlines()[2:]]


def test_every_prior_of_the_case_stands_on_the_page_with_its_source(case):
    rows = {row[1]: row for row in cells(model_page.parameters_table())}

    for one in case.parameters:
        named = f"`{one.id}`" + (f" ({one.stratum})" if one.stratum else "")
        assert rows[named][4] == f"{one.low:g} / {one.mid:g} / {one.high:g}"
        assert one.basis in rows[named][5]
    assert {row[1].split("`")[1] for row in rows.values()} >= {one.id for one in PARAMETERS}


def test_the_page_names_the_run_that_contraction_is_of(run):
    said = model_page.run_text()

    assert f"`cases/{run['case']}`" in said
    assert f"digest `{run['digest'][:12]}`" in said
    assert f"{run['chains']} chains of {run['draws']} draws" in said


def test_contraction_is_that_of_the_run_and_a_changed_prior_has_none(case, run):
    row = next(one for one in case.parameters if one.id == "willing_adjust_w")
    held = copy.deepcopy(run)
    held["parameters"] = [
        {"id": "willing_adjust_w", "stratum": "", "contraction": 0.425, "told": "a little"}
    ]
    held["stated"] = learned_sample.stated("parameters", rows=[row])

    def said(one):
        return model_page._contraction(held, table="parameters", row=one, units=frozenset())

    assert said(row) == "0.42 (a little)"
    assert said(row.model_copy(update={"mid": 0.3})) == "the prior was changed after that run"
    assert (
        said(row.model_copy(update={"stratum": "north"})) == "the prior was changed after that run"
    )


def test_where_strata_differ_the_span_is_printed(case):
    row = next(one for one in case.parameters if one.id == "vacancy_calm" and not one.stratum)
    held = {
        "stated": learned_sample.stated("parameters", rows=[row]),
        "parameters": [
            {"id": "vacancy_calm", "stratum": "a", "contraction": 0.5, "told": "much"},
            {"id": "vacancy_calm", "stratum": "b", "contraction": -0.02, "told": "not"},
            {"id": "vacancy_calm", "stratum": "elsewhere", "contraction": 0.9, "told": "much"},
        ],
    }

    said = model_page._contraction(held, table="parameters", row=row, units=frozenset({"a", "b"}))

    assert said == "0.00 to 0.50 (much, not informed)"


def test_what_a_run_learned_is_kept_without_offices_and_can_be_read_again(case):
    results = example_results()
    first = results["parameters"][0]
    results["parameters"].append(first | {"id": "office_effect", "stratum": "harbour"})
    results["parameters"].append(first | {"id": "unread", "sampled": False})

    found = learned_sample.learned(results, case=case)

    ids = {one["id"] for one in found["parameters"]}
    assert first["id"] in ids
    assert not ids & {"office_effect", "unread"}
    assert json.loads(learned_sample.written(found)) == found
    assert len(found["stated"]) == len(case.parameters) + len(case.households)


def test_an_equation_stands_above_the_code_that_computes_it():
    text = model_page.equations_text([("RELEASE", "release")])

    assert text.startswith(
        "### RELEASE: equations\n\n"
        "[`refusal_probability`](../../src/apora/model/release.py)\n\n"
        "```text\n"
        "σ(logit(refusal_share) + slope·(vacancy - vacancy_calm) + shift)\n"
        "```\n\n"
        "```python\n"
        "return jax.nn.sigmoid(\n"
    )
    assert '"""' not in text

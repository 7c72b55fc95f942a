"""The public edition of every output tells of willingness and letters by agency only."""

import copy
import json

import numpy as np
import pytest

from apora.evidence.editions import agencies, is_public, offices_may_be_shown
from apora.report.results_schema import validate
from apora.results.edition import public_edition, restricted_edition
from apora.store.steps import Store
from apora.workflow.outputs import published
from apora.workflow.public_draws import write_public_draws
from report.example_results import estimate, evidence_only_results, example_results

TREE = {"service": "", "police": "service", "harbour": "police"}
SECRET = 0.31415926
QUANTILES = {"p5": 0.3001, "p25": 0.3051, "p50": SECRET, "p75": 0.3251, "p95": 0.3351}
SIGNS = ("31415926", "0.3142", "0.3251", "31.4", "31,4", "33.5", "33,5")
OFFICE = "willing_share harbour 2031-09-30"


def secret_results():
    """Return results that tell of one office what only the restricted edition may."""
    results = copy.deepcopy(example_results())
    row = estimate("willing_share", "Share who would leave", "harbour", QUANTILES, unit="share")
    results["estimates"].append({**row, "restricted": True})
    results["parameters"].append(
        {**results["parameters"][0], "id": "office_effect", "gate": "will", "stratum": "harbour"}
        | {"prior": QUANTILES, "posterior": QUANTILES}
    )
    results["series"].append(
        {**results["series"][0], "indicator": "willing_share", "where": "harbour", "unit": "share"}
        | {
            level: [value] * len(results["series"][0]["weeks"])
            for level, value in QUANTILES.items()
        }
    )
    results["scenarios"][1]["outcomes"].append(
        {**results["scenarios"][1]["outcomes"][0], "indicator": "letters_on_file"}
        | {"where": "harbour", "value": QUANTILES, "contrast": QUANTILES}
    )
    results["judgements"].append(
        {"id": "office", "text": {"en": f"There {{{OFFICE}}} would leave."}, "confidence": "low"}
        | {"why": "A reason.", "values": {OFFICE: {"value": QUANTILES, "unit": "share"}}}
    )
    results["questions"].append(
        {"indicator": "willing_share", "where": "harbour", "why": "A reason of 0.3142."}
        | {"expected_narrowing": SECRET}
    )
    said = next(one for one in results["claims"] if one["posterior"])
    results["claims"].append(
        {**said, "id": "C99", "indicator": "disagree_share", "where": "harbour"}
        | {"prior": QUANTILES, "posterior": QUANTILES, "tail": SECRET, "prior_tail": SECRET}
    )
    return results


def text_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".csv", ".json"} and ".store" not in path.parts
    }


@pytest.mark.parametrize(
    ("parents", "whole"),
    [
        (TREE, {"service", "police"}),
        ({"service": "", "north": "service", "south": "service"}, {"service"}),
        ({"one": "", "two": ""}, {"one", "two"}),
    ],
)
def test_agencies_are_the_whole_and_in_deep_trees_its_direct_parts(parents, whole):
    assert agencies(parents) == whole


@pytest.mark.parametrize(
    ("indicator", "where", "public"),
    [
        ("willing_share", "harbour", False),
        ("willing_share", "police", True),
        ("letters_on_file|applications", "harbour", False),
        ("willing_share", "police+harbour", False),
        ("vacancy", "harbour", True),
        ("a quantity of the case", "harbour", True),
    ],
)
def test_a_pair_is_held_back_where_either_is(indicator, where, public):
    assert is_public(indicator, where=where, whole=agencies(TREE)) is public


def test_every_table_of_the_public_results_leaves_offices_out():
    whole = secret_results()
    public = public_edition(whole)

    assert "31415926" not in json.dumps(public)
    assert (public["edition"], restricted_edition(whole)["edition"]) == ("public", "restricted")
    left_out = {
        name: len(whole[name]) - len(public[name])
        for name in ("parameters", "series", "judgements", "questions")
    }
    assert left_out == {"parameters": 1, "series": 1, "judgements": 1, "questions": 1}
    assert not any(one["restricted"] for one in public["estimates"])


def test_what_a_source_said_of_an_office_stays_and_what_the_model_makes_of_it_goes():
    public = public_edition(secret_results())
    claim = next(one for one in public["claims"] if one["id"] == "C99")

    assert claim["says"]
    assert (claim["prior"], claim["posterior"], claim["tail"]) == (None, None, None)


def test_nothing_else_is_touched():
    whole = example_results()
    public = public_edition(whole)

    for name in ("headlines", "gates", "decider", "implied", "sources", "units", "status"):
        assert public[name] == whole[name]
    assert public_edition(evidence_only_results())["claims"] == evidence_only_results()["claims"]


def test_no_output_of_the_public_edition_tells_what_the_restricted_one_does(tmp_path):
    results = secret_results()
    published(results, store=Store(case=tmp_path), restricted=True)
    files = text_of(tmp_path / "out")
    restricted = {name: text for name, text in files.items() if name.startswith("restricted/")}
    public = {name: text for name, text in files.items() if name not in restricted}

    assert {"report.html", "results.json", "tables/estimates.csv"} <= set(public)
    assert {"restricted/report.html", "restricted/results.json"} <= set(restricted)
    assert [
        (name, sign) for name, text in public.items() for sign in SIGNS[:3] if sign in text
    ] == []
    assert [sign for sign in SIGNS[:1] if sign not in restricted["restricted/results.json"]] == []
    assert "31.4" in restricted["restricted/report.html"]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"infer": "no", "punish": "No: nothing is ranked."}, True),
        ({}, True),
        ({"infer": "Yes: the court has eight judges."}, False),
        ({"punish": "да, отдел могут расформировать"}, False),
    ],
)
def test_the_answers_about_harm_decide_whether_offices_are_shown(answers, shown):
    assert offices_may_be_shown(answers) is shown


def test_offices_that_could_be_harmed_stand_in_no_public_table():
    whole = example_results()
    whole["case"]["offices_shown"] = False
    public = public_edition(whole)
    offices = {"harbour", "mill", "northgate", "oldmarket", "provinces"}

    assert offices & {one["where"] for one in whole["estimates"]}
    assert not offices & {one["where"] for one in public["estimates"]}
    assert not offices & {one["stratum"] for one in public["parameters"]}
    assert all(one["posterior"] is None for one in public["claims"] if one["where"] in offices)
    assert validate(public).case.offices_shown is False


def test_without_the_flag_there_is_no_restricted_edition(tmp_path):
    written = published(secret_results(), store=Store(case=tmp_path))

    assert not [one for one in written.files if one.startswith("restricted/")]


def test_the_public_draws_hold_nothing_of_the_wish_to_leave_by_office(tmp_path):
    xr = pytest.importorskip("xarray")
    by_office = (("draw", "stratum"), np.ones((3, 2)))
    posterior = xr.Dataset(
        {
            "office_effect": by_office,
            "vacancy_calm": by_office,
            "willing_calm": (("draw",), np.ones(3)),
            "scores": (("draw", "unknown"), np.ones((3, 4))),
        },
        coords={"stratum": ["north", "south"], "unknown": list("abcd")},
    )
    told = xr.Dataset({"said": (("draw", "alternative"), np.ones((3, 2)))})
    tree = xr.DataTree.from_dict(
        {"/": xr.Dataset(attrs={"a": 1}), "posterior": posterior, "told": told}
    )
    tree.to_netcdf(tmp_path / "whole.nc", engine="h5netcdf")

    write_public_draws(tmp_path / "whole.nc", path=tmp_path / "public.nc")

    with xr.open_datatree(tmp_path / "public.nc", engine="h5netcdf") as public:
        assert set(public["posterior"].data_vars) == {"vacancy_calm", "willing_calm"}
        assert not public["told"].data_vars
        assert public.attrs["a"] == 1


def test_offices_stand_beside_their_pool_without_the_wish_to_leave_and_composition_by_agency():
    results = secret_results()
    for row in results["composition"]:
        row["where"] = "harbour"

    public = public_edition(results)

    shown = {(one["quantity"], one["where"]) for one in public["pooling"]}
    assert ("vacancy_calm", "oldmarket") in shown
    assert ("office_effect", "police") in shown
    assert ("office_effect", "oldmarket") not in shown
    assert public["composition"] == []
    hidden = {**results, "case": {**results["case"], "offices_shown": False}}
    assert {one["where"] for one in public_edition(hidden)["pooling"]} == {"police"}

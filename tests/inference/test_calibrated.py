"""Simulation-based calibration: truths lie among posterior draws as one more draw would."""

import json

import numpy as np
import pytest

import replications
import simulation_based_calibration as script
from apora.evidence.calendar import weeks_of_evidence
from apora.evidence.observations import observations_of
from apora.evidence.organisation import organisation_of
from inference import ranked
from uniform_ranks import SURE, at_or_below, not_uniform, rarest_of, uniform_band

RESULT = script.result_of(script.SMALL)
SAME = 8.0
"""Ranks of a hundred that another processor's rounding may move on average: chains part ways."""
DRAWS = script.CHAINS * script.CHAIN_DRAWS
MOST_REFUSED = 0.05
"""Share of fits that may be refused, set when one of the first sixty was."""
REPLICATIONS = 12
"""Of the small target: enough for a gross fault."""


def uniform(*, replications, quantities, seed):
    return np.random.default_rng(seed).integers(0, DRAWS + 1, size=(replications, quantities))


def test_uniform_ranks_leave_the_band_as_often_as_allowed():
    band = uniform_band(replications=40, draws=DRAWS, quantities=1)
    found = rarest_of(uniform(replications=40, quantities=4000, seed=1), draws=DRAWS)

    assert (found < band.rarest).mean() == pytest.approx(1.0 - SURE, abs=0.015)


def test_the_band_that_is_drawn_is_the_one_that_judges():
    band = uniform_band(replications=60, draws=DRAWS, quantities=1)
    found = uniform(replications=60, quantities=3000, seed=2)
    counts = at_or_below(found, draws=DRAWS)
    inside = ((band.low <= counts) & (counts <= band.high)).all(axis=1)

    np.testing.assert_array_equal(inside, rarest_of(found, draws=DRAWS) >= band.rarest)


@pytest.mark.parametrize(
    ("wrong", "ranks"),
    {
        "ranges too narrow": lambda rng: rng.beta(0.6, 0.6, size=500) * DRAWS,
        "ranges too wide": lambda rng: rng.beta(1.6, 1.6, size=500) * DRAWS,
        "a bias": lambda rng: rng.beta(1.0, 1.4, size=500) * DRAWS,
        "heavy tails lost": lambda rng: np.where(
            rng.uniform(size=500) < 0.06, DRAWS, rng.uniform(size=500) * DRAWS
        ),
    }.items(),
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_ranks_that_are_not_uniform_are_named(wrong, ranks):
    names = [*(f"right {i}" for i in range(99)), wrong]
    right = uniform(replications=500, quantities=99, seed=3)
    found = np.column_stack([right, np.round(ranks(np.random.default_rng(4)))]).astype(np.int64)

    assert list(not_uniform(found, draws=DRAWS, names=names)) == [wrong]


def test_a_truth_that_ties_falls_at_random_among_its_equals():
    truth, draws = np.array([0.0, 5.0]), np.array([[0.0, 1.0]] * 10)
    found = np.array(
        [
            script.ranks(truth, draws=draws, rng=rng)
            for rng in map(np.random.default_rng, range(200))
        ]
    )

    assert set(found[:, 0]) == set(range(11))
    assert set(found[:, 1]) == {10}


def test_draws_are_thinned_evenly_and_end_with_the_last():
    unknowns = np.arange(4.0 * 100 * 1).reshape(4, 100, 1)

    assert script.thinned(unknowns)[:3, 0].tolist() == [3.0, 7.0, 11.0]
    assert script.thinned(unknowns).shape == (DRAWS, 1)
    assert script.thinned(unknowns)[-1, 0] == 399.0


def test_the_sampler_is_calibrated_on_a_small_target():
    found = ranked.ranks_of(replications=REPLICATIONS, seed=11)

    assert not_uniform(found, draws=DRAWS, names=ranked.NAMES) == {}


@pytest.mark.parametrize(
    "wrong",
    [{"prior": 10.0}, {"claims": 5.0}],
    ids=["a prior counted ten times", "claims counted five times"],
)
def test_a_target_that_is_not_the_one_truths_come_from_is_named(wrong):
    found = ranked.ranks_of(replications=REPLICATIONS, seed=11, **wrong)

    assert not_uniform(found, draws=DRAWS, names=ranked.NAMES) != {}


@pytest.fixture(scope="module")
def result():
    return json.loads(RESULT.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_every_rank_of_the_small_lowmere_is_uniform(result):
    ranks = np.array([row["ranks"] for row in result["rows"]])

    assert len(ranks) >= script.REPLICATIONS
    assert not_uniform(ranks, draws=DRAWS, names=result["quantities"]) == {}


@pytest.mark.slow
def test_few_fits_of_the_small_lowmere_are_refused(result):
    refused = [row["number"] for row in result["rows"] if not row["accepted"]]

    assert len(refused) <= MOST_REFUSED * len(result["rows"])


@pytest.mark.slow
def test_the_result_is_of_this_script_and_these_tables(result):
    """Else: python scripts/simulation_based_calibration.py --anew."""
    rows = result["rows"]

    assert (result["seed"], result["draws_ranked"]) == (script.SEED, DRAWS)
    assert result["settings"] == script.asdict(script.QUICK)
    assert result["tables"] == script.tables_as_written(script.SMALL)
    assert [row["number"] for row in rows] == list(range(len(rows)))
    assert {len(row["ranks"]) for row in rows} == {len(result["quantities"])}


@pytest.mark.slow
def test_every_real_case_that_was_run_is_uniform_too():
    paths = sorted(script.REFERENCES.glob(f"{script.NAME}-*.json"))
    if not paths:
        pytest.skip("no replication of a real case has been kept: nothing was judged")
    for path in paths:
        found = json.loads(path.read_text(encoding="utf-8"))
        ranks = np.array([row["ranks"] for row in found["rows"]])

        assert not_uniform(ranks, draws=DRAWS, names=found["quantities"]) == {}, path.name


@pytest.mark.slow
def test_one_replication_computed_again_finds_the_same_ranks(result):
    if result["code"] != script.code_as_run():
        pytest.skip(f"ranks are those of the code of commit {result['commit']}; --anew makes more")
    calibration = script.calibration_of(script.small_case(), settings=script.QUICK)
    truths = script.truths_in(calibration, numbers=[0])
    again = script.replication(calibration, truths, at=0, number=0)
    moved = np.abs(np.array(again["ranks"]) - np.array(result["rows"][0]["ranks"]))

    assert calibration.names == result["quantities"]
    assert again["made"] == result["rows"][0]["made"]
    assert moved.mean() < SAME


def test_each_case_keeps_its_result_in_a_file_of_its_own():
    real = script.ROOT / "cases" / "belarus-2020"

    assert script.result_of(script.SMALL).name == "simulation_based_calibration.json"
    assert script.result_of(real).name == "simulation_based_calibration-belarus-2020.json"
    assert len(script.tables_as_written(script.SMALL)) == 2


def test_the_small_lowmere_has_no_number_for_two_indicators():
    """Else what is said would not come from the distribution that is fitted."""
    case = script.small_case()
    found = observations_of(
        case, calendar=weeks_of_evidence(case.settings), organisation=organisation_of(case)
    )

    assert {one.power for one in found} == {1.0}
    assert len(found) == len(case.claims)


def test_what_was_kept_is_found_again_and_its_head_apart(tmp_path):
    path, rows = tmp_path / "result.json", [{"number": 0, "ranks": [3, 1]}]
    replications.keep(path, head={"seed": 1, "quantities": ["a", "b"]}, rows=rows)

    assert replications.rows_found(path) == rows
    assert replications.head_found(path) == {"seed": 1, "quantities": ["a", "b"]}
    assert replications.rows_found(tmp_path / "none.json") == []

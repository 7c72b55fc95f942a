"""Fits to data whose truth is known: do the headlines' ranges cover as often as they say?"""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

ROOT = Path(__file__).parents[2]
RESULT = ROOT / "tests" / "references" / "lowmere_coverage.json"
CLAIMED, SURE = 0.90, 0.99
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def result():
    return json.loads(RESULT.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def script():
    path = ROOT / "scripts" / "lowmere_coverage.py"
    spec = importlib.util.spec_from_file_location("lowmere_coverage", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_headline_is_covered_as_often_as_claimed(result):
    counts = np.sum([row["covered"] for row in result["rows"]], axis=0)
    band = binom.ppf([(1 - SURE) / 2, (1 + SURE) / 2], len(result["rows"]), CLAIMED)

    outside = {
        name: int(count)
        for name, count in zip(result["headlines"], counts, strict=True)
        if not band[0] <= count <= band[1]
    }
    assert list(band) == [14, 20]
    assert outside == {}


def test_the_result_is_whole_and_says_of_itself_what_follows_from_its_numbers(result, script):
    rows = result["rows"]
    truth = np.array([row["truth"] for row in rows])
    ranges = np.array([row["ranges"] for row in rows])

    assert [row["number"] for row in rows] == list(range(script.REPLICATIONS))
    assert (ranges[..., 0] < ranges[..., 2]).all()
    assert ((ranges[..., 0] <= truth) & (truth <= ranges[..., 2])).tolist() == [
        row["covered"] for row in rows
    ]


def test_every_fit_is_accepted_by_its_own_gates(result):
    assert [row["number"] for row in result["rows"] if not row["accepted"]] == []


def test_the_result_belongs_to_this_case_and_this_script(result, script):
    """Else: python scripts/lowmere_coverage.py --anew."""
    assert result["case"] == script.digest_of(script.CASE)
    assert (result["seed"], result["headlines"]) == (script.SEED, script.headline_ids())
    assert result["settings"] == script.settings_as_written()


def test_truths_differ_and_ranges_follow_them(result):
    """A range that never moves covers too, if it is as wide as the prior."""
    truth = np.array([row["truth"] for row in result["rows"]])
    middle = np.array([row["ranges"] for row in result["rows"]])[..., 1]
    place = result["headlines"].index("departures_since_shock")

    assert truth.std(axis=0).min() > 0.05
    assert np.corrcoef(truth[:, place], middle[:, place])[0, 1] > 0.3


@pytest.mark.slow
def test_one_replication_computed_again_finds_the_same(result, script):
    again = script.replication(script.trial_of(), number=0)
    before = result["rows"][0]
    width = np.ptp(np.array(before["ranges"]), axis=1)

    assert again["accepted"]
    assert again["truth"] == pytest.approx(before["truth"], rel=1e-4, abs=1e-4)
    assert (
        np.abs(np.array(again["ranges"]) - np.array(before["ranges"])) < 0.2 * width[:, None]
    ).all()

"""What asking predicts, held against fits with the number really added."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr

import lowmere_asking as script

ROOT = Path(__file__).parents[2]
RESULT = ROOT / "tests" / "references" / "lowmere_asking.json"
AGREE = 0.7
"""Least rank correlation; of eight unrelated ranks it is above 0.64 in one case of twenty."""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def result():
    return json.loads(RESULT.read_text(encoding="utf-8"))


def realised(result):
    """Return the mean realised drop of each number."""
    drops = {one: [] for one in range(len(result["numbers"]))}
    for row in result["rows"]:
        drops[row["number"]].append(row["drop"])
    return np.array([np.mean(found) for found in drops.values()])


def test_predicted_and_realised_reduction_agree_in_rank(result):
    assert spearmanr(result["predicted"], realised(result)).statistic >= AGREE


def test_the_numbers_differ_in_what_they_promise(result):
    """A rank among equals would say nothing."""
    assert np.ptp(result["predicted"]) > 0.1


def test_the_result_is_whole_and_belongs_to_this_case_and_this_script(result):
    """Else: python scripts/lowmere_asking.py --anew."""
    rows = result["rows"]

    assert [(row["time"], row["number"]) for row in rows] == [
        divmod(place, len(script.NUMBERS)) for place in range(len(script.NUMBERS) * script.TIMES)
    ]
    assert [row for row in rows if not row["accepted"]] == []
    assert result["case"] == script.digest_of(script.CASE)
    assert (result["seed"], result["numbers"]) == (script.SEED, script.names())
    assert result["settings"] == script.asdict(script.SETTINGS)

"""What leaving a claim out does to a headline has the sign that the report prints."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from apora.inference.changed import by_weights
from apora.inference.changes import Change
from apora.inference.headlines import HEADLINES
from apora.inference.influence import heaviest, influences_in
from apora.report.results_schema import validate
from apora.report.sections.claims import claims
from apora.report.sentences import carried
from apora.report.view import View
from apora.results.calibrated_part import claims_told
from report.example_results import example_results

DRAWS = 40_000
LEFT_OUT = Change(what="claim", name="C07", claims=("C07",))


def calibration(log_likelihood, *, headline):
    """Return draws of one claim and of headlines that are all alike."""
    headlines = np.repeat(headline[:, None], len(HEADLINES), axis=1)
    return SimpleNamespace(
        problem=SimpleNamespace(observations=[SimpleNamespace(claim="C07")]),
        log_likelihood=log_likelihood.reshape(1, -1, 1),
        posterior=SimpleNamespace(headlines=headlines[None]),
    )


def raising():
    """Return log-odds of mean 0.4 and sd 0.5 with a claim whose log likelihood is x.

    Without it the density is N(0.4, 0.25) · exp(-x), of mean 0.4 - 0.25 = 0.15.
    """
    x = np.random.default_rng(2).normal(0.4, 0.5, DRAWS)
    return calibration(x, headline=1.0 / (1.0 + np.exp(-x)))


def test_a_claim_that_raises_a_headline_lowers_it_when_left_out():
    """Log-odds 0.4 with the claim; its likelihood exp(x) and variance 0.25 leave 0.15."""
    found = influences_in(by_weights(raising(), [LEFT_OUT]))

    with_it, without = 1 / (1 + np.exp(-0.4)), 1 / (1 + np.exp(-0.15))
    assert found[1].shift == pytest.approx(without - with_it, abs=0.005)
    assert found[1].standard == pytest.approx(-0.5, abs=0.02)
    assert found[1].reliable


def view_with(influence):
    results = example_results()
    for row in results["claims"]:
        if row["id"] == "C07":
            row["influence"] = influence
    return View(results=validate(results), language="en", restricted=True)


def spoken(markup):
    return re.sub(r"<[^>]+>", "", re.sub(r"<i class=\"k\">.</i>", "", str(markup)))


def told(found):
    row = {"id": "C07", "conflict": False}
    predicted = SimpleNamespace(
        claim="C07", prior=np.ones(3), posterior=np.ones(3), tail=0.5, conflict=False,
        prior_tail=0.5, surprising=False,
    )  # fmt: skip
    (one,) = claims_told([row], predicted=[predicted], found=found, split=[])
    return [{**part, "headline": "vacancy"} for part in one["influence"][:1]]


def test_the_sentence_says_which_way_the_headline_would_move():
    page = spoken(claims(view_with(told(influences_in(by_weights(raising(), [LEFT_OUT]))))))

    moves = "Share of posts vacant would move by"
    assert f"{moves} \N{MINUS SIGN}6" in page
    assert f"{moves} +" not in page


def test_influence_by_weights_that_failed_is_marked_wherever_it_is_printed():
    x = np.random.default_rng(2).normal(0.4, 0.5, 4_000)
    failed = calibration(40.0 * x, headline=1.0 / (1.0 + np.exp(-x)))
    found = influences_in(by_weights(failed, [LEFT_OUT]))
    view = view_with(told(found))

    assert not found[0].reliable
    assert heaviest(found, headline=HEADLINES[0].id) == ["C07"]
    assert "(not settled: the weights failed" in spoken(claims(view))
    assert "how much is not settled, its weights failed" in spoken(carried(view, ["C07"]))
    assert spoken(view.carrying(["C07", "C02"])) == "C07 (not settled), C02"

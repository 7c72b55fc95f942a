"""What would be said of every claim of a case is drawn in the claim's own words."""

from types import SimpleNamespace

import numpy as np

import study_case
from apora.inference.influence import splits
from apora.inference.predictive import predicted_claims

DRAWS = 60


def drawn_at_random():
    """Return draws of a small case that no model made: shares and numbers below one."""
    problem, rng = study_case.aid_problem(), np.random.default_rng(3)
    count = sum(
        len(one.alternatives) for one in (*problem.observations, *problem.held_out)
    )  # one column of `said` each
    said = rng.uniform(0.2, 0.6, (2, DRAWS, count))
    return SimpleNamespace(
        problem=problem,
        chains=SimpleNamespace(unknowns=rng.standard_normal((2, DRAWS, problem.size))),
        prior_scores=rng.standard_normal((DRAWS, problem.vector.sampled)),
        prior=SimpleNamespace(said=said[0]),
        posterior=SimpleNamespace(said=said),
        log_likelihood=0.1 * rng.standard_normal((2, DRAWS, len(problem.observations))),
    )


def test_every_claim_is_predicted_once_in_its_own_words_and_held_against_the_rest():
    calibration = drawn_at_random()
    problem = calibration.problem

    found = predicted_claims(calibration, seed=1)
    apart = splits(calibration, predicted=found)

    names = [one.claim for one in (*problem.observations, *problem.held_out)]
    assert [one.claim for one in found] == list(dict.fromkeys(names))
    assert [one.claim for one in apart] == [one.claim for one in found]
    about = next(one for one in found if one.claim == "C1")  # about 3,000 people
    assert set(about.posterior % 1000.0) == {0.0}
    assert about.meant.shape == about.posterior.shape == (2 * DRAWS,)
    again = predicted_claims(calibration, seed=1)
    assert [one.tail for one in again] == [one.tail for one in found]

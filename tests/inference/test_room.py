"""Claims that the priors leave no room for are named before anything is sampled."""

from dataclasses import replace

import numpy as np
import pytest

import study_case
from apora.inference.room import claims_without_room


@pytest.fixture(scope="module")
def problem():
    return study_case.aid_problem()


def said_around(problem, factor):
    """Return draws of what would be said: each number as heard, times a factor, a little apart."""
    rng = np.random.default_rng(3)
    columns = [
        np.abs(one.heard.value) * factor * np.exp(0.05 * rng.standard_normal(1000))
        for one in (*problem.observations, *problem.held_out)
        for _ in one.alternatives
    ]
    return np.clip(np.stack(columns, axis=1), 1e-6, None)


def only(problem, claim):
    """Return the problem with one claim."""
    chosen = tuple(one for one in problem.observations if one.claim == claim)
    return replace(problem, observations=chosen, held_out=())


def number_said(problem):
    return next(
        one.claim
        for one in problem.observations
        if one.scale == "log" and one.heard.form in {"exact", "round", "about"}
    )


def test_a_claim_within_what_the_priors_say_has_room(problem):
    one = only(problem, number_said(problem))

    assert claims_without_room(one, said=said_around(one, 1.0)) == ()


def test_a_claim_ten_thousand_times_beside_what_the_priors_say_is_named(problem):
    one = only(problem, number_said(problem))

    (found,) = claims_without_room(one, said=said_around(one, 1e4))

    assert found.severity == "warning"
    assert found.text() == (
        f"  claims.csv, {number_said(problem)}: the priors leave no room for it: hardly any draw "
        "from them could have said it.\n"
        "      Check how it is read, its unit and its date; then the ranges in parameters.csv, "
        "households.csv and units.csv that its indicator rests on."
    )

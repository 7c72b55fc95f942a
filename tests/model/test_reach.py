"""Reach times help: knowing of nothing moves nobody, and help moves as many as know of it."""

import jax.nn
import jax.scipy.special
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apora.model.accounting import people_after_service
from model import world
from model.test_invariants import LEVERS, SCORES, UNLIMITED

MEASURES = st.fixed_dictionaries({}, optional=LEVERS)
SMALL = UNLIMITED | {"grant": 400.0, "stipend_m": 0.0, "debt_covered": 0.0}


def departures(**levers):
    """Return departures from the first week of the measure on, both strata [persons]."""
    run = world.run(drivers_=world.storm(), levers_=world.levers(**levers)).outcome
    return float(np.sum(world.series(run, "departures")[8:]))


def reach_with(shift):
    values = world.parameters()
    return float(jax.nn.sigmoid(jax.scipy.special.logit(values["reach"]) + shift))


def test_reach_alone_moves_nobody():
    assert departures(reach_shift=1.5) == departures()


@pytest.mark.parametrize("shift", [-1.0, 0.7, 1.5])
def test_help_moves_in_proportion_to_those_who_know_of_it(shift):
    """A small payment, so that nobody is used up: gain(reach, help) = reach x gain(help)."""
    nothing = departures()
    usual, told = departures(**SMALL), departures(**SMALL, reach_shift=shift)

    ratio = reach_with(shift) / reach_with(0.0)
    assert (told - nothing) / (usual - nothing) == pytest.approx(ratio, rel=0.03)


@pytest.mark.parametrize("shift", [0.7, 1.5])
def test_the_two_together_exceed_the_sum_of_each_alone(shift):
    nothing = departures()
    apart = departures(**SMALL) + departures(reach_shift=shift) - 2.0 * nothing

    assert departures(**SMALL, reach_shift=shift) - nothing > 1.2 * apart


@settings(max_examples=30, deadline=None)
@given(scores=SCORES, measures=MEASURES, strength=st.floats(0.0, 2.0))
def test_people_after_service_and_money_balance_in_every_week(scores, measures, strength):
    """From what is published alone, week by week: leavers in, nobody out; money in, money out."""
    outcome = world.run(
        world.parameters(scores), drivers_=world.storm(strength), levers_=world.levers(**measures)
    ).outcome

    after = sum(world.series(outcome, name) for name in ("searching", "aided", "employed"))
    left = world.series(outcome, "departures") + world.series(outcome, "dismissals")
    np.testing.assert_allclose(np.diff(after, axis=0), left[1:], rtol=1e-9, atol=1e-8)
    routes = np.asarray(people_after_service(outcome.stocks.caseload))
    np.testing.assert_allclose(routes.sum(axis=1), after[-1], rtol=1e-9)
    money = {name: np.asarray(one) for name, one in outcome.money.items()}
    held = money["money_free"] + money["money_committed"]
    brought = money["money_in"][1:] - money["money_out"][1:]
    np.testing.assert_allclose(np.diff(held), brought, rtol=1e-9, atol=1e-3)

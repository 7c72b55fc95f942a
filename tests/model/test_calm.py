"""The calm week, and what follows from the gates in it."""

from math import exp

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.model import derived
from apora.model.means_tables import terms_by_regime
from apora.model.service import ServiceFlows
from model import world


def flows(**changes):
    none = dict.fromkeys(ServiceFlows._fields, jnp.zeros((2, 1)))
    return ServiceFlows(**(none | {k: jnp.array(v)[:, None] for k, v in changes.items()}))


def test_departures_a_year_count_those_who_can_resign():
    """(1 + 0.2 + 0.8) of 1,000 a week over 52.178571 weeks: 10.436 %; conscripts not counted."""
    of_week = flows(
        releases=[1.0, 0.0], penal_exits=[0.2, 0.0], contract_ends=[0.8, 0.0],
        other_separations=[0.5, 9.0],
    )  # fmt: skip
    given = {"headcount": jnp.array([1000.0, 500.0]), "resigns": jnp.array([1.0, 0.0])}

    wished = derived.voluntary_departures_y(flows=of_week, **given)
    everyone = derived.all_departures_y(flows=of_week, **given)

    assert float(wished) == pytest.approx(0.10435714)
    assert float(everyone) == pytest.approx(0.13044643)


def test_who_is_still_there_after_a_year_against_small_steps():
    """Two states and an exit, in steps of a thousandth of a week."""
    k_in, k_out, leaving, settled, willing = 0.04, 0.16, 0.02, 0.8, 0.2
    for _ in range(52_000):
        into, back, out = k_in * settled, k_out * willing, leaving * willing
        settled, willing = (
            settled + (back - into) / 1000,
            willing + (into - back - out) / 1000,
        )

    got = derived.still_there_after(
        weeks=52.0, to_willing=jnp.array(k_in), to_settled=jnp.array(k_out),
        leaving=jnp.array(leaving), willing=jnp.array(0.2),
    )  # fmt: skip

    assert float(got) == pytest.approx(settled + willing, rel=1e-5)


def test_where_nobody_can_leave_everyone_stays_and_where_all_wish_the_leaving_is_plain():
    rates = {"to_willing": jnp.array(0.1), "to_settled": jnp.array(0.2)}
    stay = derived.still_there_after(
        weeks=52.0, leaving=jnp.array(0.0), willing=jnp.array(0.3), **rates
    )
    go = derived.still_there_after(
        weeks=52.0, leaving=jnp.array(0.05), willing=jnp.array(1.0),
        to_willing=jnp.array(0.1), to_settled=jnp.array(0.0),
    )  # fmt: skip

    assert float(stay) == pytest.approx(1.0)
    assert float(go) == pytest.approx(exp(-0.05 * 52.0))


@jax.jit
def aid(values, given, people):
    run_ = world.run(values)
    return derived.aid_log_odds(
        parameters=values, prepared=run_.prepared, inputs=given,
        terms=terms_by_regime(parameters=values, inputs=given, population=people),
        household=people.household,
    )  # fmt: skip


def test_twelve_months_of_pay_for_everyone_raises_leaving():
    got = aid(world.parameters(), world.inputs(), world.population())

    assert 0.0 < float(got) < 3.0


def test_people_who_could_leave_at_once_leave_at_once_without_a_fixed_point_below_nothing():
    """Even at hazards far beyond any prior the calm stocks are positive and add up."""
    values = world.parameters(
        application_w=5.0, decision_w=5.0, penal_w=5.0, willing_adjust_w=5.0, search_months=0.01
    )

    outcome = world.run(values).outcome

    assert all(float(jnp.min(stock)) >= 0.0 for stock in outcome.people)
    np.testing.assert_allclose(world.series(outcome, "headcount")[-1], [930.0, 279.0], rtol=1e-9)

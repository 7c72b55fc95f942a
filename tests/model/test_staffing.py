"""Identification, dismissals in mind, hires and illness, worked by hand."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model import dismissals, recruitment
from apora.model.illness import illness_shares

shares_of = jax.jit(illness_shares)


def test_those_who_disagree_are_named():
    """0.005 a week times a chance of 0.6."""
    got = dismissals.identification_hazard_w(
        hazard_w=jnp.array([0.005]), disagreeing=jnp.array([[0.6, 0.0]])
    )

    np.testing.assert_allclose(got, [[0.003, 0.0]])


def test_a_delay_of_eighteen_weeks_has_two_stages_of_nine():
    assert float(dismissals.delay_share(delay_w=jnp.array(18.0), stages=2)) == pytest.approx(1 / 9)


def test_dismissals_in_mind_halve_in_eight_weeks():
    """2 % in mind for a week, 2 · 0.917004; and 5 of 500 dismissed add 1."""
    got = dismissals.repression_memory(
        jnp.array(2.0), dismissals_w=jnp.array(5.0), headcount=jnp.array(500.0),
        public_cases=jnp.array(0.25),
    )  # fmt: skip

    assert float(got) == pytest.approx(2 * 0.9170040 + 1.0 + 0.25)


def test_what_enters_the_chain_of_hires_comes_out_after_its_delay():
    """Ten enter once; all come out, on average after three stages of 1 / (1 - e^(-3/12))."""
    chain, out = jnp.zeros((3, 1)), []
    for week in range(400):
        inflow = jnp.array([10.0 if week == 0 else 0.0])
        chain, arrived = recruitment.chain_after_week(chain, inflow=inflow, delay_w=jnp.array(12.0))
        out.append(float(arrived[0]))

    assert sum(out) == pytest.approx(10.0)
    assert np.average(np.arange(400), weights=out) == pytest.approx(3 / (1 - np.exp(-0.25)))


@given(wanted=st.floats(-1e4, 1e4), places=st.floats(0.1, 100.0), calm=st.floats(0.0, 100.0))
def test_hires_never_fall_below_none_nor_rise_above_the_places(wanted, places, calm):
    extra = float(
        recruitment.extra_hires_w(
            wanted=jnp.array(wanted), places_w=jnp.array(places), calm_hires_w=jnp.array(calm)
        )
    )

    assert -calm - 1e-6 <= extra <= places


def test_illness_of_a_single_week_worked_by_hand():
    """0.01 fall ill, twice as many in the service, two weeks long.

    Still ill at the end of the first week: 0.02 · 2 · (1 - e^(-1/2)) = 0.01573877;
    a week later that times e^(-1/2) = 0.00954605.
    """
    wave = jnp.array([[0.01], [0.0], [0.0]])
    got = shares_of(wave=wave, illness_ratio=jnp.array([2.0]), illness_weeks=jnp.array(2.0))

    np.testing.assert_allclose(got.infected[:, 0], [0.02, 0.0, 0.0])
    np.testing.assert_allclose(got.ill[:2, 0], [0.01573877, 0.00954605], rtol=1e-5)


@given(weeks=st.floats(0.3, 8.0), wave=st.lists(st.floats(0.0, 0.02), min_size=6, max_size=6))
def test_everyone_who_fell_ill_is_ill_or_has_recovered(weeks, wave):
    got = shares_of(
        wave=jnp.array(wave)[:, None], illness_ratio=jnp.ones(1), illness_weeks=jnp.array(weeks)
    )

    assert bool(jnp.all(got.recovered >= -1e-15))
    assert float(jnp.sum(got.infected)) == pytest.approx(
        float(got.ill[-1, 0] + jnp.sum(got.recovered)), abs=1e-12
    )

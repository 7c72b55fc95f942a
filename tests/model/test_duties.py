"""Hours, overload and fatigue, worked by hand."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model import duties
from apora.model.duties import Duty, Effort
from apora.model.prepare import effort_of
from model import world

EFFORT = Effort(*(jnp.array(one) for one in (0.04, 0.6, 0.1, 0.12, 0.3)))


def duty(**changes):
    values = {"extra_share": 0.0, "rest_lost": 0.0, "ill_share": 0.0, "exposure": 0.5} | changes
    return Duty(**{name: jnp.array([value]) for name, value in values.items()})


def hours(*, headcount=100.0, letters=10.0, dissent=0.5, fatigue=0.0, calm=3686.4, **changes):
    found = duties.hours_of_week(
        headcount=jnp.array([headcount]), letters=jnp.array([letters]),
        dissent=jnp.array([dissent]), fatigue=jnp.array([fatigue]), calm_hours=jnp.array([calm]),
        duty=duty(**changes), effort=EFFORT,
    )  # fmt: skip
    return {name: float(one[0]) for name, one in found._asdict().items()}


def test_hours_present():
    """100 · 40 · 0.96 · (1 - 0.4 · 0.1) is 3,686.4; 5 % ill and fatigue 0.2 make it less.

    100 · 40 · 0.91 · 0.96 · e^(-0.02) = 3,425.21.
    """
    assert hours()["present"] == pytest.approx(3686.4)
    assert hours(ill_share=0.05, fatigue=0.2)["present"] == pytest.approx(3425.207, rel=1e-5)


def test_hours_for_the_street_at_a_weekend():
    """(100 - 10) · 16 · 0.5 · 0.96 · (1 - 0.3 · 0.5) is 587.52."""
    assert hours()["weekend"] == pytest.approx(587.52)


def test_dissent_withholds_extra_duty_first_and_ordinary_work_little():
    """Asked 0.2 · 0.5 · 3,686.4 = 368.64, all of it sent; 15 % of it withheld: 313.344.

    The rest, 3,317.76, less 6 %: 3,118.6944. Half the rest days add half of 587.52.
    """
    got = hours(extra_share=0.2, rest_lost=0.5)

    assert got["extra"] == pytest.approx(313.344 + 293.76, rel=1e-6)
    assert got["ordinary"] == pytest.approx(3118.6944, rel=1e-6)


def test_no_more_is_sent_than_four_fifths_of_those_without_a_letter():
    """Asked far too much: 0.8 · 3,686.4 · 0.9 = 2,654.208 are sent, less 15 %."""
    assert hours(extra_share=100.0)["extra"] == pytest.approx(2654.208 * 0.85, rel=1e-6)


def test_in_a_calm_week_nothing_is_too_much():
    assert hours()["overload"] == pytest.approx(0.0, abs=1e-12)


def test_overload_is_demand_above_capacity_and_lost_rest():
    """Asked 0.5 · 0.5 · calm: 0.25 above. Softplus 0.05 · ln(1 + e⁵) = 0.2503358, less
    0.0346574 of calm, 0.2156784 (the bound of one takes 1e-6 of it); 0.1 · 0.4 · 0.5 of rest.
    """
    got = hours(extra_share=0.5, rest_lost=0.4)["overload"]

    assert got == pytest.approx(0.2156784 + 0.02, abs=2e-6)


@given(
    headcount=st.floats(0.01, 1e4), share=st.floats(0.0, 1.0), extra=st.floats(0.0, 100.0),
    rest=st.floats(0.0, 1.0),
)  # fmt: skip
def test_nobody_is_loaded_beyond_twice_their_hours_nor_sent_beyond_what_there_is(
    headcount, share, extra, rest
):
    got = hours(headcount=headcount, letters=share * headcount, extra_share=extra, rest_lost=rest)

    assert -0.04 <= got["overload"] <= duties.LARGEST_OVERLOAD + 0.1 * rest
    assert 0.0 <= got["ordinary"] <= got["present"]
    assert got["extra"] <= 0.8 * got["present"] + got["weekend"]


def test_fatigue_follows_overload():
    """A tenth a week: 1 - e^(-0.1) = 0.0951626 of the way from 0.1 to 0.5."""
    got = duties.fatigue_after_week(
        jnp.array(0.1), overload_now=jnp.array(0.5), follow_w=jnp.array(0.1)
    )

    assert float(got) == pytest.approx(0.13806504)


@pytest.mark.parametrize(("ordinary", "extra"), [(0.12, 0.3), (0.3, 0.12), (0.2, 0.2)])
def test_dissent_never_withholds_more_from_ordinary_work_than_from_extra_duty(ordinary, extra):
    got = effort_of(world.parameters(effort_ordinary=ordinary, effort_extra=extra))

    assert float(got.effort_ordinary) <= float(got.effort_extra)
    assert float(got.effort_extra) == extra
    np.testing.assert_allclose(
        float(got.effort_ordinary), min(ordinary, extra), rtol=0.09 if ordinary == extra else 1e-3
    )

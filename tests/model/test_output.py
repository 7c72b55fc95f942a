"""Detection and administrative cases: by hand, and against one cohort after another."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from apora.model import detection
from apora.model.cases import AGES, case_flows, lapsing_share, processed_by_age
from model.twin import cases_of

flows_of = jax.jit(case_flows)
"""Compiled once for all examples, which share one shape."""

BY_WEEK = arrays(float, (20, 1), elements=st.integers(0, 1000))


def test_offences_registered():
    """50 · 1.1 · e^(-0.1) · 0.8^0.1 is 48.66739."""
    got = detection.registered_w(
        calm=jnp.array(50.0), driver=jnp.array(1.1), change=jnp.array(-0.1),
        hours_ratio=jnp.array(0.8), elasticity=jnp.array(0.1),
    )  # fmt: skip

    assert float(got) == pytest.approx(50 * 1.1 * 0.9048374 * 0.9779327, rel=1e-6)


def test_detection_falls_with_hours_per_offence():
    """logit 0.65 = 0.619039; + 0.8 · ln(0.8 / 1.25) = -0.357030; σ(0.262009) = 0.565130."""
    got = detection.detection_share(
        level=jnp.array(0.65), elasticity=jnp.array(0.8), hours_ratio=jnp.array(0.8),
        offences_ratio=jnp.array(1.25),
    )  # fmt: skip

    assert float(got) == pytest.approx(0.565130, rel=1e-5)


def test_a_limit_of_two_and_a_half_weeks_takes_half_of_the_third_cohort_then_all():
    """Opened evenly over a week, a third cohort is 2 to 3 weeks old: half is over the limit."""
    got = lapsing_share(jnp.array(2.5))

    np.testing.assert_allclose(got[:4], [0.0, 0.0, 0.5, 1.0])


@given(limit=st.floats(0.5, AGES - 1.0))
def test_no_case_outlives_its_limit_by_a_week(limit):
    share = np.asarray(lapsing_share(jnp.array(limit)))

    surviving = np.cumprod(1.0 - share)
    ends = np.arange(AGES) + 1.0
    np.testing.assert_allclose(surviving, np.clip(limit - ends + 1.0, 0.0, 1.0), atol=1e-9)


def test_oldest_first_and_at_random():
    """Six of 5 new, 3 and 4 old cases, all but 2e-4: oldest first 0, 2, 4; random half each."""
    cases, capacity = jnp.zeros((AGES, 1)).at[:3, 0].set([5.0, 3.0, 4.0]), jnp.array([6.0])
    oldest, mixed = (
        processed_by_age(cases, capacity=capacity, oldest_first=jnp.array(one))
        for one in (1.0, 0.5)
    )

    np.testing.assert_allclose(oldest[:3, 0], [0.0, 2.0, 4.0], atol=0.004)
    np.testing.assert_allclose(mixed[:3, 0], [1.25, 1.75, 3.0], atol=0.004)


@settings(max_examples=50, deadline=None)
@given(opened=BY_WEEK, capacity=BY_WEEK, limit=st.floats(0.5, 15.0), order=st.floats(0.0, 1.0))
def test_cases_are_those_of_the_plain_loops(opened, capacity, limit, order):
    got = flows_of(
        opened=jnp.asarray(opened), capacity=jnp.asarray(capacity), limit_w=jnp.array(limit),
        oldest_first=jnp.array(order),
    )  # fmt: skip

    expected = cases_of(opened[:, 0], capacity[:, 0], limit=limit, oldest_first=order)
    np.testing.assert_allclose(np.stack(got)[..., 0].T, expected, rtol=1e-8, atol=1e-6)


@settings(max_examples=50, deadline=None)
@given(opened=BY_WEEK, capacity=BY_WEEK, limit=st.floats(0.5, 15.0), order=st.floats(0.0, 1.0))
def test_every_case_is_processed_lapses_or_is_still_there(opened, capacity, limit, order):
    got = flows_of(
        opened=jnp.asarray(opened), capacity=jnp.asarray(capacity), limit_w=jnp.array(limit),
        oldest_first=jnp.array(order),
    )  # fmt: skip

    closed = got.processed + got.lapsed
    left = np.concatenate([[[0.0]], np.asarray(got.in_hand - closed)[:-1]])
    np.testing.assert_allclose(got.in_hand, left + opened, rtol=1e-9, atol=1e-6)
    assert bool(jnp.all((got.processed >= 0) & (got.lapsed >= 0) & (closed <= got.in_hand + 1e-6)))


def test_the_steady_loss_needs_time_to_build_up():
    """Half more cases than hands, oldest first: none lapse in 8 weeks, a third in the end.

    With a limit of 8.7 weeks the queue must first grow to the limit; the formula for the
    steady state, 1 - 1/1.5, would say a third from the first week on.
    """
    opened = jnp.full((200, 1), 30.0)
    got = flows_of(
        opened=opened, capacity=opened / 1.5, limit_w=jnp.array(8.7), oldest_first=jnp.array(1.0)
    )

    share = np.asarray(got.lapsed / (got.lapsed + got.processed))[:, 0]
    assert share[:8].max() == 0.0
    assert share[-1] == pytest.approx(1 / 3, abs=0.01)

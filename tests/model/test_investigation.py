"""Cases proved, worked by hand: backlog first, then one after another, never more than there are."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model.investigation import proved_share
from apora.model.service_hazards import WEEKS_A_YEAR
from model import world


def share(*, weeks=52, investigators=10.0, rate=WEEKS_A_YEAR, backlog=0.0, implicated=1e6):
    one = jnp.ones(weeks)
    return np.asarray(
        proved_share(
            investigators=investigators * one,
            cases_per_investigator_y=rate * one,
            backlog=backlog * one,
            implicated=jnp.asarray(implicated),
        )
    )


def test_ten_investigators_with_a_case_a_week_each_prove_ten_a_week_after_the_backlog():
    """25 cases come before: nothing in two weeks, five in the third, fifteen in the fourth."""
    assert (share(weeks=4, backlog=25.0) * 1e6).tolist() == pytest.approx([0.0, 0.0, 5.0, 15.0])


def test_nobody_investigates_nobody_is_proved():
    assert share(investigators=0.0).tolist() == [0.0] * 52


@given(
    investigators=st.floats(0.0, 1e3), rate=st.floats(0.0, 1e3),
    backlog=st.floats(0.0, 1e3), implicated=st.floats(1.0, 1e5),
)  # fmt: skip
def test_no_more_are_proved_than_are_implicated_and_never_fewer_later(
    *, investigators, rate, backlog, implicated
):
    found = share(investigators=investigators, rate=rate, backlog=backlog, implicated=implicated)

    assert np.all((found >= 0.0) & (found <= 1.0))
    assert np.all(np.diff(found) >= -1e-9)


def test_prosecution_moves_nobody_until_a_case_is_proved():
    """The shift for proved cases alone changes nothing; with investigators it does."""
    calm = world.levers()
    alone = world.levers(will_shift_proved=-2.0)
    both = world.levers(will_shift_proved=-2.0, investigators=50.0, cases_per_investigator_y=20.0)

    found = [
        world.series(world.run(drivers_=world.storm(), levers_=one).outcome, "willing")
        for one in (calm, alone, both)
    ]

    np.testing.assert_array_equal(found[0], found[1])
    assert np.all(found[2][-1] < found[0][-1])

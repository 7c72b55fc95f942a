"""A mix under another budget than its own: staff in proportion, by hand."""

import jax.numpy as jnp
import numpy as np
import pytest

from apora.population.levers import LeverSchedule
from apora.projections.budgets import staffed_for
from apora.projections.changes import added, set_to

WEEKS = np.ones(10)


def mix(*, money=100.0, staff=8.0):
    changes = (
        set_to("grant", share=WEEKS, size=1500.0),
        added("budget_w", share=WEEKS, size=money),
        set_to("caseworkers", share=WEEKS, size=staff),
    )
    return LeverSchedule(changes=changes, weeks=10)


def sizes(changes):
    return {one.lever: float(one.size(jnp.zeros(0), effects="as stated")) for one in changes}


@pytest.mark.parametrize(("budget", "staff"), [(250.0, 2.0), (1000.0, 8.0), (2000.0, 16.0)])
def test_staff_is_in_proportion_to_the_budget_and_the_money_of_the_mix_is_left_out(budget, staff):
    """Ten weeks at 100 are the mix's own 1,000, for which it has 8 caseworkers."""
    assert sizes(staffed_for(budget, mix=mix())) == {"grant": 1500.0, "caseworkers": staff}


def test_a_mix_without_money_of_its_own_keeps_its_staff():
    assert sizes(staffed_for(500.0, mix=mix(money=0.0)))["caseworkers"] == 8.0


def test_staff_comes_beside_that_of_earlier_programmes():
    """Set to two where six were at work, a small budget would help fewer than none does."""
    staff = next(one for one in staffed_for(250.0, mix=mix()) if one.lever == "caseworkers")

    assert staff.do == "add"

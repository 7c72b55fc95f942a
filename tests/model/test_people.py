"""What a week reports of people in service, summed over types by hand."""

import jax.numpy as jnp
import pytest

from apora.model.people import people_by_stratum
from apora.model.service import ServiceFlows
from apora.model.state import InService


def test_those_who_leave_by_own_wish_disagree_as_often_as_their_types_do():
    """Types of which 0.9 and 0.1 disagree: 2 + 1 and 0.5 + 0.5 leave by own wish.

    0.9 · 3 + 0.1 · 1 = 2.8 of the 4 disagree; the dismissed count elsewhere. Of those who
    stay, 10 and 30, 0.9 · 10 + 0.1 · 30 = 12 do: 70 % of the leavers, 30 % of the stayers.
    """
    nobody = jnp.zeros((1, 2))
    moves = dict.fromkeys(ServiceFlows._fields, nobody) | {
        "releases": jnp.array([[2.0, 0.5]]),
        "penal_exits": jnp.array([[1.0, 0.0]]),
        "contract_ends": jnp.array([[0.0, 0.5]]),
        "dismissals": jnp.array([[5.0, 5.0]]),
    }
    stays = dict.fromkeys(InService._fields, nobody) | {"settled": jnp.array([[10.0, 30.0]])}
    against, able = jnp.array([[0.9, 0.1]]), jnp.array([[0.5, 0.5]])

    got = people_by_stratum(
        InService(**stays), flows=ServiceFlows(**moves), hires=nobody, shares=(against, able)
    )

    assert float(got["critics_leaving"][0]) == pytest.approx(2.8)
    assert float(got["departures"][0]) == pytest.approx(4.0)
    assert float(got["disagreeing"][0]) == pytest.approx(12.0)

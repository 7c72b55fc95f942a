"""RELEASE and the hazards of a week, worked by hand."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apora.model import release
from apora.model.service_hazards import Able, LastingHazards, lasting_hazards, service_hazards
from model import world

ONE = jnp.ones((1, 1))


def chance(**changes):
    values = {"refusal_share": 0.4, "slope": 5.0, "vacancy": 0.07, "vacancy_calm": 0.07, "shift": 0}
    return float(
        release.refusal_probability(**{k: jnp.array(v) for k, v in (values | changes).items()})
    )


def test_refusals_rise_with_vacancy():
    """logit 0.4 + 5 · 0.1 = 0.094535, a share of 0.523616; at calm vacancy 0.4."""
    assert chance() == pytest.approx(0.4)
    assert chance(vacancy=0.17) == pytest.approx(0.523616, rel=1e-5)


@given(vacancy=st.floats(0.0, 1.0), more=st.floats(0.0, 0.5), slope=st.floats(0.0, 20.0))
def test_refusals_never_fall_as_posts_empty(vacancy, more, slope):
    assert chance(vacancy=vacancy + more, slope=slope) >= chance(vacancy=vacancy, slope=slope)


def hazards(**changes):
    able = Able(agreement=0.5 * ONE, full=0.2 * ONE, nothing=0.8 * ONE)
    lasting = LastingHazards(
        adjust=0.2 * ONE, apply_if_able=0.04 * ONE, decided=0.25 * ONE, withdraw=0.03 * ONE,
        penal_if_able=0.01 * ONE, contract_if_able=ONE / 260, pass_stage=0.1 * ONE,
        other=0.001 * ONE,
    )  # fmt: skip
    given_ = {
        "lasting": lasting, "log_odds": 0.0 * ONE, "able": able, "refusal": jnp.array([0.4]),
        "named": 0.0 * ONE,
    }  # fmt: skip
    return service_hazards(**(given_ | changes))


def test_each_gate_has_its_hazard():
    """Apply 0.04 · 0.5; granted 0.25 · 0.6, refused 0.25 · 0.4; contract 0.8 / 260."""
    got = hazards().release

    found = [got.apply, got.grant, got.refuse, got.withdraw, got.contract_end]
    np.testing.assert_allclose(np.ravel(found), [0.02, 0.15, 0.1, 0.03, 0.0030769], rtol=1e-4)


def test_the_refused_stay_away_if_they_could_bear_the_full_debt_the_willing_a_tenth_as_often():
    """Refused, who could bear the agreement: 0.01 · 0.2 / 0.5. Willing: 0.001 · 0.2."""
    got = hazards().release

    assert float(got.penal_refused[0, 0]) == pytest.approx(0.004)
    assert float(got.penal_willing[0, 0]) == pytest.approx(0.0002)


def test_a_reaction_slows_decisions_and_multiplies_penal_exits():
    got = hazards(decision_ratio=0.5, penal_ratio=3.0).release

    assert float(got.grant[0, 0] + got.refuse[0, 0]) == pytest.approx(0.125)
    assert float(got.penal_refused[0, 0]) == pytest.approx(0.012)


def test_conscripts_have_no_gate_of_release():
    """No letter, no penal exit, no end of contract; other separations as everybody."""
    got = lasting_hazards(parameters=world.parameters(), resigns=jnp.array([1.0, 0.0]))

    none = [got.apply_if_able[1], got.penal_if_able[1], got.contract_if_able[1]]
    assert np.ravel(none).tolist() == [0.0, 0.0, 0.0]
    assert float(got.other[1, 0]) == float(got.other[0, 0]) > 0.0


def test_other_separations_are_weekly():
    """3.3 % a year over 52.178571 weeks is 0.00063244."""
    got = lasting_hazards(parameters=world.parameters(), resigns=jnp.ones(1))

    assert float(got.other[0, 0]) == pytest.approx(0.00063244, rel=1e-4)

"""WILL, worked by hand."""

import jax.numpy as jnp
import numpy as np
import pytest

from apora.model import willingness


def test_log_odds_of_a_person_are_wider_than_those_of_a_share():
    """√(1 + 0.345843 · (1² + 0.5²)) is 1.196789."""
    got = willingness.marginal_scale(will_spread=jnp.array(1.0), office_spread=jnp.array(0.5))

    assert float(got) == pytest.approx(1.196789, rel=1e-5)


def test_the_stated_share_comes_out_as_the_mean_over_people_and_offices():
    """20 % stated: the mean of σ over a normal spread of √1.25 is 20 % within a point."""
    scale = willingness.marginal_scale(will_spread=jnp.array(1.0), office_spread=jnp.array(0.5))
    spread = np.sqrt(1.25) * np.random.default_rng(1).standard_normal(200_000)

    mean = np.mean(1.0 / (1.0 + np.exp(-(float(scale) * np.log(0.25) + spread))))

    assert mean == pytest.approx(0.20, abs=0.01)


def test_standing_log_odds_add_office_disposition_and_profession_centred():
    """1.5 · ln(0.2/0.8) = -2.07944; ± 0.3 office; ± 1 disposition; ∓ 0.1 profession."""
    got = willingness.standing_log_odds(
        willing_calm=jnp.array(0.2),
        scale=jnp.array(1.5),
        office_effect=jnp.array([0.3]),
        disposition=jnp.array([-1.0, 1.0]),
        no_profession=jnp.array([[1.0, 0.0]]),
        no_profession_will=jnp.array(-0.2),
    )

    np.testing.assert_allclose(got, [[-2.0794415 + 0.3 - 1.1, -2.0794415 + 0.3 + 1.1]], rtol=1e-6)


def test_a_shock_halves_in_its_half_life_and_shocks_add_up():
    """Half of 0.8 after one half-life of a week, and 0.25 of new events."""
    got = willingness.shock_memory(
        jnp.array(0.8), events=jnp.array(0.25), half_life_w=jnp.array(1.0)
    )

    assert float(got) == pytest.approx(0.65)


def test_weights_of_shocks_sum_to_one():
    got = willingness.shock_weights(
        arrests=jnp.array(0.5), count=jnp.array(1.0), violence=jnp.array(2.5)
    )

    np.testing.assert_allclose(got, [0.125, 0.25, 0.625])


def test_left_alone_the_willing_settle_at_the_share_their_log_odds_say():
    """κ = 0.2 at log-odds ln(1/3), a share of a quarter: 0.05 in, 0.15 out."""
    into, out = willingness.making_up_minds_hazards_w(
        log_odds=jnp.log(jnp.array(1 / 3)), adjust_w=jnp.array(0.2)
    )

    assert (float(into), float(out)) == pytest.approx((0.05, 0.15))


def test_more_disagree_than_would_leave():
    """Log-odds 0 and a gap of ln 3: three quarters."""
    got = willingness.disagreeing_share(log_odds=jnp.array(0.0), gap=jnp.log(jnp.array(3.0)))

    assert float(got) == pytest.approx(0.75)

"""Calibration walks along the gradient: it must be finite, and that of the function."""

import jax
import jax.numpy as jnp
import numpy as np

from apora.registry.series import SERIES
from model import world

GIVEN = {"drivers_": world.storm(), "levers_": world.levers(**world.PROGRAMME)}
FLAT = {"drivers_": world.drivers(), "levers_": world.levers()}
WEIGHTS = np.linspace(0.5, 1.5, len(SERIES))[:, None, None]


@jax.jit
def slope(values, given):
    def said(values):
        run = world.run_given(values, given)
        return jnp.sum(WEIGHTS * jnp.log1p(jnp.abs(run.outcome.series)))

    return jax.value_and_grad(said)(values)


def test_the_gradient_is_finite_in_a_crisis_and_in_a_calm_year():
    for given in (GIVEN, FLAT):
        value, found = slope(world.parameters(), world.inputs(**given))

        assert np.isfinite(float(value))
        assert [name for name, one in found.items() if not np.all(np.isfinite(one))] == []


def test_the_gradient_is_that_of_small_differences():
    """Central differences of a hundred-thousandth, for one parameter of each gate."""
    values, given = world.parameters(), world.inputs(**GIVEN)
    _, found = slope(values, given)

    for name in ("willing_calm", "search_months", "decision_w", "hire_delay_w", "fatigue_output",
                 "case_order", "request_w"):  # fmt: skip
        step = 1e-5 * float(values[name])
        up, down = (slope(values | {name: values[name] + one}, given)[0] for one in (step, -step))
        np.testing.assert_allclose(
            float(found[name]), float(up - down) / (2 * step), rtol=1e-4, atol=1e-6, err_msg=name
        )

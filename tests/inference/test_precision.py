"""Programs whose last bits are free."""

import jax
import jax.numpy as jnp
import numpy as np

from apora.inference.precision import compiled


def shares(values):
    return jnp.exp(values) / jnp.sum(jnp.exp(values)) + jnp.log(values)


def test_the_value_is_the_same_but_for_its_last_bits():
    values = jnp.asarray(np.random.default_rng(1).uniform(0.1, 5.0, size=1001))

    np.testing.assert_allclose(compiled(shares)(values), shares(values), rtol=1e-12)


def test_what_is_not_a_number_stays_that_and_is_seen():
    values = jnp.asarray([0.0, -1.0, jnp.nan, jnp.inf])
    logs, finite, capped = compiled(
        lambda x: (jnp.log(x), jnp.isfinite(jnp.log(x)), jnp.minimum(x, 1.0))
    )(values)

    np.testing.assert_array_equal(logs, [-np.inf, np.nan, np.nan, np.inf])
    np.testing.assert_array_equal(finite, [False, False, False, False])
    np.testing.assert_array_equal(capped, [0.0, -1.0, np.nan, 1.0])


def test_but_where_it_is_taken_from_itself():
    """The price: what has no number comes out as nil there, and nowhere else that is known."""
    values = jnp.asarray([1.0, jnp.nan])

    np.testing.assert_array_equal(compiled(lambda x: x - x)(values), [0.0, 0.0])


def test_it_may_be_mapped_and_differentiated():
    many = compiled(jax.vmap(jax.grad(lambda x: jnp.sum(x**3))))

    np.testing.assert_allclose(many(jnp.full((3, 2), 2.0)), np.full((3, 2), 12.0))

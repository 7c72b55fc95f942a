"""What the model says of a claim, from its series."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.observation import Alternative, Heard, Observation, Part, Quantity, Terms
from apora.inference.quantities import compile_quantities, evaluate_quantities

SERIES = jnp.array([10.0, 20.0, 30.0, 40.0, 5.0, 0.0])


def terms(*pairs):
    index, weight = zip(*pairs, strict=True)
    return Terms(index=np.array(index), weight=np.array(weight, dtype=float))


def part(above, below=None):
    return Part(numerator=terms(*above), denominator=None if below is None else terms(*below))


def observation(*quantities):
    return Observation(
        claim="C1",
        heard=Heard(form="exact", value=1.0, grain=1.0),
        scale="log",
        letter_sd=0.1,
        off_topic=0.1,
        bias_group=-1,
        discrepancy=None,
        alternatives=tuple(Alternative(weight=1.0, quantity=one) for one in quantities),
    )


def value(combine, *parts):
    compiled = compile_quantities([observation(Quantity(combine=combine, parts=parts))])
    return float(evaluate_quantities(compiled, SERIES)[0])


def test_a_weighted_sum_and_a_ratio():
    assert value("ratio", part([(0, 0.5), (1, 2.0)])) == pytest.approx(45.0)
    assert value("ratio", part([(0, 1.0)], [(1, 1.0), (2, 1.0)])) == pytest.approx(0.2)


def test_a_mean_over_units_weighs_them_alike():
    assert value("mean", part([(0, 1.0)], [(1, 1.0)]), part([(2, 1.0)], [(3, 1.0)])) == (
        pytest.approx(0.625)
    )


def test_the_largest_and_smallest_are_smooth_and_exact_where_one_stands_out():
    parts = [part([(i, 1.0)]) for i in range(4)]

    assert value("max", *parts) == pytest.approx(40.0, rel=1e-6)
    assert value("min", *parts) == pytest.approx(10.0, rel=1e-6)
    assert value("max", parts[0], parts[0]) == pytest.approx(10.0)


def test_a_change_is_the_ratio_less_one():
    assert value("change", part([(0, 1.0)]), part([(3, 1.0)])) == pytest.approx(-0.75)
    assert value("compare", part([(0, 1.0)]), part([(3, 1.0)])) == pytest.approx(0.25)


def test_at_least_one_in_each_is_that_of_the_least():
    """0.05 expected in one unit, 10 in the other."""
    got = value("exists", part([(4, 0.01)]), part([(0, 1.0)]))

    assert got == pytest.approx(-np.expm1(-0.05), rel=1e-6)


def test_a_case_without_claims_asks_nothing():
    assert evaluate_quantities(compile_quantities([]), SERIES).shape == (0,)


def test_alternatives_come_in_order():
    first = observation(
        Quantity(combine="ratio", parts=(part([(0, 1.0)]),)),
        Quantity(combine="ratio", parts=(part([(1, 1.0)]),)),
    )
    second = observation(Quantity(combine="max", parts=(part([(2, 1.0)]), part([(3, 1.0)]))))

    got = evaluate_quantities(compile_quantities([first, second]), SERIES)

    np.testing.assert_allclose(got, [10.0, 20.0, 40.0], rtol=1e-6)


def test_a_ratio_over_nothing_is_finite_with_a_finite_gradient():
    compiled = compile_quantities(
        [
            observation(Quantity(combine="ratio", parts=(part([(5, 1.0)], [(5, 1.0)]),))),
            observation(Quantity(combine="change", parts=(part([(0, 1.0)]), part([(5, 1.0)])))),
        ]
    )

    def total(series):
        return evaluate_quantities(compiled, series).sum()

    assert np.isfinite(float(total(SERIES)))
    assert np.all(np.isfinite(jax.grad(total)(SERIES)))

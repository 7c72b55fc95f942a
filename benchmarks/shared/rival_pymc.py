"""One chain of PyMC's default sampler on a density that JAX computes."""

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np
import pymc as pm
import pytensor.tensor as pt
from numpy.typing import NDArray
from pytensor.graph.basic import Apply
from pytensor.graph.op import Op

Floats = NDArray[np.float64]
ValueAndSlope = Callable[[Any], tuple[Any, Any]]


class Density(Op):
    """A log density and its slope, both from one call."""

    def __init__(self, value_and_slope: ValueAndSlope) -> None:
        """Keep the function."""
        self._both = value_and_slope

    def make_node(self, unknowns: Any) -> Apply:
        """Return the node: a value and its slope."""
        at = pt.as_tensor_variable(unknowns)
        return Apply(self, [at], [pt.dscalar(), pt.dvector()])

    def perform(self, _node: Apply, inputs: list[Any], outputs: list[list[Any]]) -> None:
        """Compute both."""
        value, slope = self._both(inputs[0])
        outputs[0][0] = np.asarray(value, dtype=np.float64)
        outputs[1][0] = np.asarray(slope, dtype=np.float64)

    def grad(self, inputs: list[Any], gradients: list[Any]) -> list[Any]:
        """Return the slope times what comes from outside."""
        return [gradients[0] * self(*inputs)[1]]


class Ended(KeyboardInterrupt):
    """The time is over; PyMC then returns what it has."""


def chain(
    value_and_slope: ValueAndSlope, *, size: int, warmup: int, most: int, limit: float, seed: int
) -> tuple[float, Floats]:
    """Return the seconds a chain took, and its draws after warm-up.

    Args:
        value_and_slope: Of the log density without the standard normal prior.
        size: Number of unknowns.
        warmup: Draws of the warm-up.
        most: Draws after it.
        limit: Seconds that it may take.
        seed: Of the luck.
    """
    logging.getLogger("pymc").setLevel(logging.ERROR)
    begun: list[float] = []

    def watch(**_drawn: Any) -> None:
        begun.append(perf_counter())
        if begun[-1] - begun[0] > limit:
            raise Ended

    with pm.Model():
        unknowns = pm.Normal("unknowns", 0.0, 1.0, shape=size)
        pm.Potential("claims", Density(value_and_slope)(unknowns)[0])
        found = pm.sample(
            draws=most,
            tune=warmup,
            chains=1,
            cores=1,
            random_seed=seed,
            progressbar=False,
            callback=watch,
            compute_convergence_checks=False,
            discard_tuned_samples=True,
        )
    drawn = np.asarray(found.posterior["unknowns"])[0]
    return begun[-1] - begun[0], drawn if len(begun) > warmup else drawn[:0]

"""The mode of the joint distribution, and the shape of the distribution around it."""

from collections.abc import Callable
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray
from scipy.optimize import minimize

SMALLEST_CURVATURE = 0.25
"""Curvature is never taken to be under a quarter of the prior's own, nor negative."""
DIFFERENCE = 0.05
"""Step of the differences in prior standard deviations."""
MOST_STEPS = 300


class Mode(NamedTuple):
    """The mode, the log density there, and the covariance of a normal around it."""

    unknowns: NDArray[np.float64]
    log_density: float
    covariance: NDArray[np.float64]
    steps: int


def covariance_from(hessian: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a positive covariance from the negative Hessian of a log density.

    Args:
        hessian: Second derivatives of minus the log density.
    """
    values, vectors = np.linalg.eigh(0.5 * (hessian + hessian.T))
    return np.asarray((vectors / np.maximum(values, SMALLEST_CURVATURE)) @ vectors.T)


def hessian_at(
    unknowns: NDArray[np.float64], *, slope: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Return second derivatives by central differences of slopes.

    The compiled slope is used again instead of compiling second derivatives; the result
    only shapes the steps of the sampler.

    Args:
        unknowns: Where.
        slope: First derivatives.
    """
    rows = []
    for i in range(unknowns.size):
        step = np.zeros_like(unknowns)
        step[i] = DIFFERENCE
        rows.append((slope(unknowns + step) - slope(unknowns - step)) / (2.0 * DIFFERENCE))
    return np.stack(rows)


def mode_of(down: Callable[[Array], tuple[Array, Array]], *, size: int) -> Mode:
    """Return the mode of a density and the covariance around it.

    Args:
        down: Minus the log density and its slope, compiled.
        size: Number of unknowns.
    """

    def value_and_slope(unknowns: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = down(jnp.asarray(unknowns))
        return float(value), np.asarray(slope, dtype=np.float64)

    found = minimize(
        value_and_slope,
        np.zeros(size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": MOST_STEPS, "ftol": 1e-7, "gtol": 1e-3},
    )
    return Mode(
        unknowns=np.asarray(found.x),
        log_density=-float(found.fun),
        covariance=covariance_from(hessian_at(found.x, slope=lambda at: value_and_slope(at)[1])),
        steps=int(found.nit),
    )

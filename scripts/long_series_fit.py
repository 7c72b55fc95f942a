"""The fit of a calm case to its tallies, quick enough to be made anew at every origin.

In a calm case the model gives each series one rate. What is expected in a month is then a
straight line, on the log scale, in the rates, the biases of origins and the courses; only
the chances of the tallies are not normal. The mode and the curvature there give a normal
(Laplace), and importance weights on its draws, smoothed as Vehtari et al. (2024), mend it;
their Pareto k says whether they could. The rates' prior is a normal on their logarithms,
fitted to draws of the case's own prior; everything else is the case's: claims, hedges,
courses.
"""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.inference.hedges.batch import HedgeBatch, log_likelihood
from apora.inference.problem import CalibrationProblem
from apora.inference.weights import smoothed_weights

Floats = NDArray[np.float64]
STEPS = 60
CLOSE = 1e-8
HALVINGS = 12


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is expected to be counted, on the log scale: `start` + `slopes` @ unknowns.

    Unknowns are standard normal in the prior. Observation first.
    """

    start: Floats
    slopes: Floats


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Equally likely draws of the unknowns, and what the weights behind them say."""

    unknowns: Floats
    pareto_k: float
    effective: float


def line_of(problem: CalibrationProblem, *, said: Floats) -> Line:
    """Return the line of a calm case.

    Args:
        problem: Its claims are all tallies, each with one reading.
        said: What the model says in draws from the prior, draw by observation.
    """
    logs = np.log(said)
    keys = [one.bias_group for one in problem.observations]
    groups = sorted(set(keys))
    first = [keys.index(group) for group in groups]
    own = np.array([groups.index(key) for key in keys])
    root = np.linalg.cholesky(np.cov(logs[:, first].T))
    biases = problem.bias_sd * np.eye(len(groups))
    return Line(
        start=logs.mean(axis=0),
        slopes=np.concatenate([root[own], biases[own], problem.courses.weights], axis=1),
    )


class Chances:
    """The log chance of each tally, and its first two slopes, at what is expected."""

    def __init__(self, batch: HedgeBatch) -> None:
        """Keep the tallies; nothing is compiled yet.

        Args:
            batch: What was said, at 64 bits.
        """

        def each(x: Any) -> Any:
            return log_likelihood(batch, jnp.exp(x))

        def slope(x: Any) -> Any:
            return jax.grad(lambda at: each(at).sum())(x)

        def all_three(x: Any) -> Any:
            first, second = jax.jvp(slope, (x,), (jnp.ones_like(x),))
            return each(x), first, second

        self._all: Any = jax.jit(all_three)
        self._each: Any = jax.jit(jax.vmap(each))

    def at(self, x: Floats) -> tuple[Floats, Floats, Floats]:
        """Return log chances, slopes and bends, by observation."""
        found = self._all(jnp.asarray(x))
        value, first, second = (np.asarray(one, dtype=np.float64) for one in found)
        return value, first, second

    def many(self, x: Floats) -> Floats:
        """Return log chances, draw by observation."""
        return np.asarray(self._each(jnp.asarray(x)), dtype=np.float64)


def fitted(line: Line, *, chances: Chances, seen: Floats, draws: int, luck: Any) -> Fit:
    """Return draws under the tallies that were seen.

    Args:
        line: What is expected.
        chances: Of the tallies.
        seen: 1 for an observation that counts, else 0.
        draws: How many are returned, of as many drawn from the normal.
        luck: Source of luck.
    """
    mode, precision = _mode(line, chances=chances, seen=seen)
    root = np.linalg.inv(np.linalg.cholesky(precision)).T
    score = luck.standard_normal((draws, mode.size))
    unknowns = mode + score @ root.T
    density = (
        -0.5 * (unknowns**2).sum(axis=1)
        + chances.many(line.start + unknowns @ line.slopes.T) @ seen
    )
    weights, shape = smoothed_weights(density + 0.5 * (score**2).sum(axis=1))
    return Fit(
        unknowns=unknowns[luck.choice(draws, size=draws, p=weights)],
        pareto_k=shape,
        effective=float(1.0 / (weights**2).sum()),
    )


def _mode(line: Line, *, chances: Chances, seen: Floats) -> tuple[Floats, Floats]:
    """Return the mode and the precision there, by Newton's steps, halved where too long."""
    at = np.zeros(line.slopes.shape[1])

    def density(where: Floats) -> tuple[float, Floats, Floats]:
        value, first, second = chances.at(line.start + line.slopes @ where)
        return float(value @ seen - 0.5 * where @ where), first * seen, second * seen

    here = density(at)
    for _ in range(STEPS):
        precision = np.eye(at.size) + (line.slopes.T * np.maximum(-here[2], 0.0)) @ line.slopes
        move = np.linalg.solve(precision, line.slopes.T @ here[1] - at)
        for halving in range(HALVINGS):
            there = density(at + 0.5**halving * move)
            if there[0] >= here[0]:
                break
        else:
            break
        at = at + 0.5**halving * move
        gained, here = there[0] - here[0], there
        if gained < CLOSE:
            break
    precision = np.eye(at.size) + (line.slopes.T * np.maximum(-here[2], 0.0)) @ line.slopes
    return at, precision

"""The fit of a calm case to its tallies, quick enough to be made anew at every origin.

In a calm case the model gives each series one rate. What is expected in a month is then a
straight line, on the log scale, in the rates, the biases of origins and the courses; only
the chances of the tallies are not normal. Chains move by the product's own trajectories
(`apora.inference.walk`), in the metric of the curvature at the mode, and the product's own
gates judge them. The rates' prior is a normal on their logarithms, fitted to draws of the
case's own prior; everything else is the case's: claims, hedges, courses.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.inference.diagnostics import Gates, chain_gates
from apora.inference.hedges.batch import HedgeBatch, log_likelihood, lookup_of
from apora.inference.problem import CalibrationProblem
from apora.inference.sampler import CHAINS
from apora.inference.walk import SHORTEST, trajectory

Floats = NDArray[np.float64]
WARMING, DRAWS = 100, 1500
"""Moves of each chain that are dropped, and that are kept."""
LENGTH, WALK = 0.25, 12
"""Length of a step in the metric, and steps of a trajectory."""
STEPS = 60
CLOSE = 1e-8
HALVINGS = 12


class Line(NamedTuple):
    """What is expected to be counted, on the log scale: `start` + `slopes` @ unknowns.

    Unknowns are standard normal in the prior. Observation first.
    """

    start: Floats
    slopes: Floats


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Draws of the unknowns, chains one after another, and what the gates say of them."""

    unknowns: Floats
    gates: Gates


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

        lookup = lookup_of(batch)

        def density(unknowns: Any, line: Line, seen: Any) -> Any:
            x = line.start + line.slopes @ unknowns
            heard = log_likelihood(batch, jnp.exp(x), lookup=lookup)
            return -0.5 * jnp.sum(unknowns**2) + heard @ seen

        def chain(start: Any, key: Any, root: Any, line: Line, seen: Any) -> Any:
            def move(at: Any, luck: Any) -> Any:
                stretch, along = jax.random.split(luck)
                at, _ = trajectory(
                    at,
                    log_density=lambda here: density(here, line, seen),
                    root=root,
                    length=LENGTH * jax.random.uniform(stretch, minval=SHORTEST),
                    steps=WALK,
                    key=along,
                )
                return at, at

            return jax.lax.scan(move, start, jax.random.split(key, WARMING + DRAWS))[1]

        self._all: Any = jax.jit(all_three)
        self._chains: Any = jax.jit(jax.vmap(chain, in_axes=(0, 0, None, None, None)))

    def at(self, x: Floats) -> tuple[Floats, Floats, Floats]:
        """Return log chances, slopes and bends, by observation."""
        found = self._all(jnp.asarray(x))
        value, first, second = (np.asarray(one, dtype=np.float64) for one in found)
        return value, first, second

    def chains(self, start: Floats, *, root: Floats, line: Line, seen: Floats, seed: int) -> Floats:
        """Return draws, chain by draw by unknown.

        Args:
            start: Where the chains begin.
            root: Of the covariance that steps are taken in.
            line: What is expected.
            seen: 1 for an observation that counts, else 0.
            seed: Of the luck.
        """
        keys = jax.random.split(jax.random.key(seed), len(start))
        found = self._chains(jnp.asarray(start), keys, jnp.asarray(root), line, jnp.asarray(seen))
        return np.asarray(found, dtype=np.float64)[:, WARMING:]


def fitted(line: Line, *, chances: Chances, seen: Floats, seed: int) -> Fit:
    """Return draws under the tallies that were seen.

    Args:
        line: What is expected.
        chances: Of the tallies.
        seen: 1 for an observation that counts, else 0.
        seed: Of the luck.
    """
    mode, precision = _mode(line, chances=chances, seen=seen)
    root = np.linalg.inv(np.linalg.cholesky(precision)).T
    away = np.random.default_rng(seed).standard_normal((CHAINS, mode.size))
    found = chances.chains(mode + away @ root.T, root=root, line=line, seen=seen, seed=seed)
    gates = chain_gates(found)
    return Fit(unknowns=found.reshape(-1, mode.size), gates=gates)


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

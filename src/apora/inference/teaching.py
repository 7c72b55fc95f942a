"""Teaching a surrogate where the distribution lies: chains that walk on it, and refits.

Chains begin where draws of the prior fit best what was said. After each round the surrogate
is fitted anew to the newest runs: to what was proposed, and to where the chains stood. What
is learned here is fixed before the first draw that counts.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.jumps import jumps_of
from apora.inference.sampler import CHAINS, Heard, Place, Sampler, Seen
from apora.inference.surrogate import Surrogate
from apora.inference.walk import STEPS, TURN, Gait

Floats = NDArray[np.float64]

FIRST_LENGTH, FIRST_STRICT = 0.2, 0.2
"""Lengths of a first step in the metric, on the surrogate and on the model."""
STRICT_EVERY = 16
"""Of so many moves of a lesson one is a trajectory on the model."""
ADAPTING = 0.2
"""How fast the length follows the share of trajectories accepted."""
TRAJECTORIES_ACCEPTED = 0.8
OWN = 0.1
"""Share of the metric that is each unknown's own spread, whatever the others do."""
STILL = 1e-6
"""No unknown's own variance is taken to be smaller, even if it never moved."""


class Taught(NamedTuple):
    """A surrogate, how to walk on it, and where chains may begin.

    `well` tells whether the model would have accepted a good share of independent proposals
    in the last round. Those come from where the surrogate is high: of places where it is too
    low, at which chains stand, they say little.
    """

    surrogate: Surrogate
    gait: Gait
    start: Floats
    well: bool


def taught(
    sampler: Sampler,
    seen: Seen,
    *,
    heard: Heard,
    seed: int,
    tell: Callable[[float], None] = lambda _share: None,
) -> Taught:
    """Return a surrogate taught where the distribution lies.

    Args:
        sampler: Of the case.
        seen: Runs of the model at draws from the prior, or from a fit to other numbers.
        heard: What was said.
        seed: Of this run.
        tell: Told the share of the rounds that is done.
    """
    settings, luck = sampler.settings, np.random.default_rng([seed, 3])
    best = np.argsort(-sampler.log_density(seen, heard=heard), kind="stable")[:CHAINS]
    at, surrogate = seen.unknowns[best], sampler.fitted(seen, heard=heard)
    gait = first_gait(seen.unknowns)
    accepted, number = 0.0, 0
    while number < settings.most_rounds:
        number += 1
        tell((number - 1) / settings.most_rounds)
        place = sampler.placed(at, surrogate=surrogate, heard=heard)
        new, errors, at, gait = _lesson(
            sampler, place, surrogate=surrogate, gait=gait, heard=heard, luck=luck
        )
        accepted = share_accepted(errors)
        lessons = min(number, settings.remembered) * len(new.unknowns)
        whole = Seen.joined([seen, new])
        seen = whole.last(lessons) if number > 1 else whole
        surrogate = sampler.fitted(seen, heard=heard)
        gait = turned(gait, seen.unknowns)
        if accepted >= settings.good and number >= settings.least_rounds:
            break
    tell(1.0)
    return Taught(surrogate, gait, at, accepted >= settings.good)


def first_gait(unknowns: Floats) -> Gait:
    """Return how to walk before anything is known.

    Args:
        unknowns: Draws from the prior, or from a fit to other numbers.
    """
    one = jnp.zeros(()) + 1.0
    return Gait(
        root=jnp.asarray(_root(unknowns)),
        length=FIRST_LENGTH * one,
        strict=FIRST_STRICT * one,
        jumps=jumps_of(unknowns),
    )


def turned(gait: Gait, unknowns: Floats) -> Gait:
    """Return a gait whose steps and jumps are those of places seen since.

    Args:
        gait: As long steps as it has.
        unknowns: Where chains stood and would have gone, run by unknown.
    """
    return gait._replace(root=jnp.asarray(_root(unknowns)), jumps=jumps_of(unknowns))


def _root(unknowns: Floats) -> Floats:
    """Return the root of the covariance of places, a little nearer to unknowns on their own."""
    covariance = np.cov(unknowns.T)
    own = np.diag(np.maximum(np.diag(covariance), STILL))
    return np.asarray(np.linalg.cholesky((1.0 - OWN) * covariance + OWN * own))


def share_accepted(errors: Floats) -> float:
    """Return the share of independent proposals that the model accepts [share].

    In equilibrium a chain is at draw i in proportion to w(i) = exp(error), and draw j is
    accepted with the chance min(1, w(j) / w(i)): the mean of min(w(i), w(j)) over the mean
    of w.

    Args:
        errors: Log density of the model less that of the surrogate, by draw.
    """
    weights = np.sort(np.exp(errors - errors.max()))
    count = weights.size
    # In order of size, the i-th weight is the smaller one of 2 (n - i) - 1 pairs.
    pairs = 2.0 * (count - np.arange(count)) - 1.0
    return float((weights @ pairs) / count**2 / weights.mean())


def _lesson(
    sampler: Sampler,
    place: Place,
    *,
    surrogate: Surrogate,
    gait: Gait,
    heard: Heard,
    luck: np.random.Generator,
) -> tuple[Seen, Floats, Floats, Gait]:
    """Return what was seen, the surrogate's errors, where chains end, and the gait."""
    seen, errors = [], []
    how: Any = {"surrogate": surrogate, "heard": heard, "luck": luck}
    for number in range(sampler.settings.lesson):
        if number % STRICT_EVERY == 0:
            moved = sampler.strict(place, gait=gait, **how)
            gait = gait._replace(strict=_adapted(gait.strict, chances=moved.chances))
        else:
            moved = sampler.moved(place, gait=gait, **how)
            longer = _adapted(gait.length, chances=moved.chances)
            gait = gait._replace(length=jnp.minimum(longer, TURN / STEPS))
            errors.append(moved.proposed.error)
        place = moved.place
        # Where chains stand counts as often as they stand there (in bends once), what they
        # refused once.
        seen += [Seen(*one[:2]) for one in (moved.proposed, place)]
    return Seen.joined(seen), np.concatenate(errors), place.unknowns, gait


def _adapted(length: Array, *, chances: Floats) -> Array:
    """Return a length after trajectories of it were accepted with these chances."""
    step = ADAPTING * (float(chances.mean()) - TRAJECTORIES_ACCEPTED)
    return length * jnp.exp(jnp.asarray(step, length.dtype))

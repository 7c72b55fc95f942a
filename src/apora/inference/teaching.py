"""Teaching a surrogate where the distribution lies: chains that walk on it, and refits.

Chains begin where draws of the prior fit best what was said. After each round the surrogate
is fitted anew to the newest runs: to what was proposed, and to where the chains stood. What
is learned is fixed before the first draw that counts. Where chains meet later what was not
known, it is taught and no draw before counts.
"""

from collections.abc import Callable
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.jumps import jumps_of
from apora.inference.sampler import CHAINS, Block, Heard, Place, Sampler, Seen, Way
from apora.inference.walk import FAR_STEPS, TURN, Gait

Floats = NDArray[np.float64]

FIRST_LENGTH = 0.2
"""Of a step in the metric."""
MORE = 2
"""Lessons that are given again."""
NEAR_EVERY = 4
"""Of so many walks of a lesson one is near."""
ADAPTING = 0.2
"""How fast the length follows the share of trajectories accepted."""
TRAJECTORIES_ACCEPTED = 0.8
LONG = 0.2
"""Share of its time for which a chain must be where the surrogate is wrong, to be misled."""
OWN = 0.5
"""Share of the metric that is each unknown's own spread, whatever the others do."""
STILL = 1e-6
"""No unknown's own variance is taken to be smaller, even if it never moved."""


class Taught(NamedTuple):
    """What chains shall go by, where they may begin, and the runs that were learned from."""

    way: Way
    start: Floats
    seen: Seen


def taught(
    sampler: Sampler,
    seen: Seen,
    *,
    heard: Heard,
    seed: int,
    tell: Callable[[float], None] = lambda _share: None,
) -> Taught:
    """Return a way with a surrogate that was taught where the distribution lies.

    Args:
        sampler: Of the case.
        seen: Runs of the model at draws from the prior, or from a fit to other numbers.
        heard: What was said.
        seed: Of this run.
        tell: Told the share of the rounds that is done.
    """
    settings, luck = sampler.settings, np.random.default_rng([seed, 3])
    best = np.argsort(-sampler.log_density(seen, heard=heard), kind="stable")[:CHAINS]
    surrogate, gait = sampler.fitted(seen, heard=heard), first_gait(seen.unknowns)
    way = sampler.way(surrogate, gait, heard=heard)
    learned = Taught(way, seen.unknowns[best], seen)
    for number in range(1, settings.most_rounds + 1):
        tell((number - 1) / settings.most_rounds)
        known = min(number - 1, settings.remembered - 1) if number > 1 else None
        learned, accepted, worst = _after_lesson(sampler, learned, known=known, luck=luck)
        well = accepted >= settings.good and worst <= settings.wrong
        if well and number >= settings.least_rounds:
            break
    tell(1.0)
    return learned


def taught_again(
    sampler: Sampler, learned: Taught, *, block: Block, luck: np.random.Generator
) -> Taught:
    """Return a way that was taught where the surrogate was most wrong for each chain.

    Args:
        sampler: Of the case.
        learned: What the block was walked by.
        block: Where chains stood.
        luck: Source of luck.
    """
    learned = learned._replace(start=_worst(block))
    for _ in range(MORE):
        learned, _, _ = _after_lesson(sampler, learned, known=None, luck=luck)
    return learned


def repaired(sampler: Sampler, learned: Taught, *, block: Block) -> bool:
    """Return whether a surrogate is no longer wrong where it was most wrong for each chain.

    Args:
        sampler: Of the case.
        learned: After it was taught again.
        block: Where chains stood before.
    """
    usual = sampler.placed(block.unknowns[:, -1], way=learned.way).error
    worst = sampler.placed(_worst(block), way=learned.way).error
    return bool(worst.max() - np.median(usual) <= sampler.settings.wrong)


def _worst(block: Block) -> Floats:
    """Return where the surrogate was most wrong for each chain, chain by unknown."""
    places: Floats = block.unknowns[np.arange(CHAINS), block.surrogate_error.argmax(axis=1)]
    return places


def misled(errors: Floats) -> float:
    """Return how much too low the surrogate was, where the worst chain spent a fifth of its time.

    Against what it is as a rule, in the chain where it is lowest; a single place where it is
    wrong is soon left by near walks.

    Args:
        errors: Where chains stood: log density of the model less the surrogate's, by chain.
    """
    long = np.quantile(errors, 1.0 - LONG, axis=1)
    return float(long.max() - np.median(errors, axis=1).min())


def _after_lesson(
    sampler: Sampler, learned: Taught, *, known: int | None, luck: np.random.Generator
) -> tuple[Taught, float, float]:
    """Return what one more lesson taught, the share it accepted, and how misled chains were.

    Args:
        sampler: Of the case.
        learned: Before.
        known: How many lessons are remembered besides; all runs if none is said.
        luck: Source of luck.
    """
    way = learned.way
    place = sampler.placed(learned.start, way=way)
    new, errors, stood, at, gait = _lesson(sampler, place, way=way, luck=luck)
    whole = Seen.joined([learned.seen, new])
    seen = whole if known is None else whole.last((known + 1) * len(new.unknowns))
    surrogate, gait = sampler.fitted(seen, heard=way.heard), turned(gait, seen.unknowns)
    way = sampler.way(surrogate, gait, heard=way.heard)
    return Taught(way, at, seen), share_accepted(errors), misled(stood)


def first_gait(unknowns: Floats) -> Gait:
    """Return how to walk before anything is known.

    Args:
        unknowns: Draws from the prior, or from a fit to other numbers.
    """
    one = jnp.zeros(()) + 1.0
    return Gait(
        root=jnp.asarray(_root(unknowns)),
        length=FIRST_LENGTH * one,
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
    sampler: Sampler, place: Place, *, way: Way, luck: np.random.Generator
) -> tuple[Seen, Floats, Floats, Floats, Gait]:
    """Return what was seen, the surrogate's errors, where chains end, and the gait.

    Errors are those at far proposals, and those where chains stood, by chain.
    """
    seen, errors, stood = [], [], []
    for number in range(sampler.settings.lesson):
        if number % NEAR_EVERY == 0:
            moved = sampler.moved_near(place, way=way, luck=luck)
        else:
            moved = sampler.moved_far(place, way=way, luck=luck)
            longer = _adapted(way.gait.length, chances=moved.chances)
            longer = jnp.minimum(longer, TURN / FAR_STEPS)
            way = way._replace(gait=way.gait._replace(length=longer))
            errors.append(moved.proposed.error)
        place = moved.place
        stood.append(place.error)
        # Where chains stand counts as often as they stand there (in bends once), what they
        # refused once.
        seen += [Seen(*one[:2]) for one in (moved.proposed, place)]
    told = (np.concatenate(errors), np.stack(stood, axis=1))
    return Seen.joined(seen), *told, place.unknowns, way.gait


def _adapted(length: Array, *, chances: Floats) -> Array:
    """Return a length after trajectories of it were accepted with these chances."""
    step = ADAPTING * (float(chances.mean()) - TRAJECTORIES_ACCEPTED)
    return length * jnp.exp(jnp.asarray(step, length.dtype))

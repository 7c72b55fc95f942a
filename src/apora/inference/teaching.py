"""Teaching a surrogate where the distribution lies: chains that walk on it, and refits.

Chains begin where draws of the prior fit best what was said. After each round the surrogate
is fitted anew to the newest runs: to what was proposed, and to where the chains stood. What
is learned is fixed before the first draw that counts. Where chains meet later what was not
known, it is taught, and if it knows the place then, no draw before counts (`fit.py`).
"""

from collections.abc import Callable
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.inference.gait import Gait, first_gait, turned
from apora.inference.move import Place
from apora.inference.sampler import CHAINS, Block, Heard, Sampler, Seen, Way
from apora.inference.walk import FAR_STEPS, TURN

Floats = NDArray[np.float64]

MORE = 2
"""Lessons that are given again."""
ADAPTING = 0.5
"""How fast the length follows the share of far trajectories accepted in a stretch."""
TRAJECTORIES_ACCEPTED = 0.8
LONG = 0.2
"""Share of its time for which a chain must be where the surrogate is wrong, to be misled."""


class Taught(NamedTuple):
    """What chains shall go by, where they may begin, and the runs that were learned from."""

    way: Way
    start: Floats
    seen: Seen


def taught(
    sampler: Sampler,
    begun: Place,
    *,
    heard: Heard,
    seed: int,
    tell: Callable[[float], None] = lambda _share: None,
) -> Taught:
    """Return a way with a surrogate that was taught where the distribution lies.

    Args:
        sampler: Of the case.
        begun: Runs of the model at draws from the prior, or from a fit to other numbers.
        heard: What was said.
        seed: Of this run.
        tell: Told the share of the rounds that is done.
    """
    settings, luck = sampler.settings, np.random.default_rng([seed, 3])
    best = np.argsort(-begun.log_density, kind="stable")[:CHAINS]
    seen = Seen(begun.unknowns, begun.gists)
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
    for _ in range(sampler.settings.lesson):
        moves = sampler.stretch(place, way=way, luck=luck)
        place, far = moves[-1].place, moves[1:]
        longer = _adapted(way.gait.length, chances=np.stack([one.chances for one in far]))
        longer = jnp.minimum(longer, TURN / FAR_STEPS)
        way = sampler.way(way.surrogate, way.gait._replace(length=longer), heard=way.heard)
        errors += [one.proposed.error for one in far]
        stood += [one.place.error for one in moves]
        # Where chains stand counts as often as they stand there (in bends once), what they
        # refused once.
        seen += [Seen(*at[:2]) for one in moves for at in (one.proposed, one.place)]
    told = (np.concatenate(errors), np.stack(stood, axis=1))
    return Seen.joined(seen), *told, place.unknowns, way.gait


def _adapted(length: Array, *, chances: Floats) -> Array:
    """Return a length after trajectories of it were accepted with these chances."""
    step = ADAPTING * (float(chances.mean()) - TRAJECTORIES_ACCEPTED)
    return length * jnp.exp(jnp.asarray(step, length.dtype))

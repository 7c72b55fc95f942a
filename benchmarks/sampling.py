"""Seconds to acceptance, and worst-case effective draws a second against other samplers.

    python benchmarks/sampling.py [--case FOLDER] [--limit SECONDS]

The same joint density of the same case is given to PyMC's default sampler and to NumPyro's
NUTS with its defaults, both in the scores that calibration learns. Each may sample for so
many seconds, warm-up included, nothing compiled in them; what it then has is counted,
converged or not, beside its R-hat.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent / "shared"))

import jax
import jax.numpy as jnp
import measured
import numpy as np
from arviz_stats.base import array_stats
from jax import Array
from measured import SEED, Floats, line
from numpyro.infer.hmc import hmc
from rival_pymc import chain

from apora.inference.hedges import Said
from apora.inference.precision import bits
from apora.inference.problem import calibration_problem
from apora.inference.sampler import SamplerSettings
from apora.inference.statistical_model import Target, target_of
from replications import Trial

LIMIT, SIDES = 60.0, 2
FITS = 2
"""Fits of apora with nothing left to compile."""
WARMUP, MOST = 500, 4000
"""Warm-up of the rivals, and the most draws of a chain."""

FEWEST = 4
"""Draws of a chain below which nothing is said of it."""

Density = Callable[[Array], Array]


@dataclass(frozen=True, kw_only=True)
class Sampled:
    """What a sampler had after some time: chain by draw by unknown."""

    name: str
    seconds: float
    draws: Floats
    note: str = ""

    @property
    def worst(self) -> float:
        """Return the smallest of bulk and tail effective draws of any unknown."""
        if self.draws.shape[1] < FEWEST:
            return float("nan")
        axes = {"chain_axis": 0, "draw_axis": 1}
        bulk = array_stats.ess(self.draws, method="bulk", **axes)
        tail = array_stats.ess(self.draws, method="tail", prob=(0.05, 0.95), **axes)
        return float(min(np.nanmin(bulk), np.nanmin(tail)))

    @property
    def rhat(self) -> float:
        """Return the largest R-hat of any unknown."""
        if self.draws.shape[1] < FEWEST:
            return float("nan")
        return float(np.nanmax(array_stats.rhat(self.draws, chain_axis=0, draw_axis=1)))


def ours(trial: Trial) -> Iterator[Sampled]:
    """Yield apora's own fits to acceptance: one that compiles, then those that need not."""
    said = [Said(heard=one.heard) for one in trial.problem.observations]
    for number in range(FITS + 1):
        before = perf_counter()
        fit = trial.fitted(said, seed=SEED + number)
        yield Sampled(
            name="apora" if number else "apora, compiling",
            seconds=perf_counter() - before,
            draws=fit.unknowns,
            note="accepted" if fit.gates.passed else "NOT accepted",
        )


def density_of(target: Target, *, prior: bool) -> Density:
    """Return the joint log density of unknowns, with or without the standard normal prior."""

    def density(unknowns: Array) -> Array:
        found = target.log_density(unknowns, gist=target.gist(unknowns))
        return found if prior else found + 0.5 * jnp.sum(unknowns**2)

    return density


def numpyro_draws(density: Density, *, size: int, limit: float) -> Sampled:
    """Return what NumPyro's NUTS draws in its own metric, two chains side by side in turn.

    Args:
        density: Joint log density.
        size: Number of unknowns.
        limit: Seconds that it may take.
    """
    start, step = hmc(lambda unknowns: -density(unknowns), algo="NUTS")
    rng = np.random.default_rng([SEED, 2])
    states = [
        start(
            jnp.asarray(rng.uniform(-2.0, 2.0, size)),
            num_warmup=WARMUP,
            rng_key=jax.random.PRNGKey(side),
        )
        for side in range(SIDES)
    ]
    move = jax.jit(step)
    jax.block_until_ready(move(states[0]))
    before, kept = perf_counter(), []
    while perf_counter() - before < limit and len(kept) < WARMUP + MOST:
        states = [move(state) for state in states]
        kept.append(np.stack([np.asarray(state.z) for state in states]))
    drawn = np.stack(kept[WARMUP:], axis=1) if len(kept) > WARMUP else np.zeros((SIDES, 0, size))
    note = f"{len(kept)} steps of two chains, {WARMUP} of them warm-up"
    return Sampled(name="NumPyro NUTS", seconds=perf_counter() - before, draws=drawn, note=note)


def pymc_draws(likelihood: Density, *, size: int, limit: float) -> Sampled:
    """Return what PyMC's default sampler draws, chains one after the other.

    Args:
        likelihood: Log density without the prior, which PyMC is told as its own.
        size: Number of unknowns.
        limit: Seconds that it may take.
    """
    value_and_slope = jax.jit(jax.value_and_grad(likelihood))
    jax.block_until_ready(value_and_slope(jnp.zeros(size)))
    found = [
        chain(value_and_slope, size=size, warmup=WARMUP, most=MOST, limit=limit / SIDES, seed=side)
        for side in range(SIDES)
    ]
    least = min(len(draws) for _, draws in found)
    return Sampled(
        name="PyMC, default sampler",
        seconds=sum(seconds for seconds, _ in found),
        draws=np.stack([draws[:least] for _, draws in found]).reshape(SIDES, least, size),
        note=f"{least} draws a chain after {WARMUP} of warm-up",
    )


def told(sampled: Sampled) -> None:
    """Print what a sampler had."""
    worst = sampled.worst
    line(
        sampled.name,
        f"{sampled.seconds:.1f} s",
        f"worst ESS {worst:.0f}",
        f"{worst / sampled.seconds:.3g} a second",
        f"R-hat {sampled.rhat:.3f}",
        sampled.note,
    )


def main() -> None:
    """Print a line for each fit and rival, then the ratios."""
    asked = measured.arguments("Seconds to acceptance, and rivals.", limit=LIMIT)
    trial = measured.trial_of(measured.asked_case(asked.case), settings=SamplerSettings())
    size = trial.problem.size
    line(f"{size} unknowns, {len(trial.problem.observations)} claims")
    own = []
    for fit in ours(trial):
        told(fit)
        own.append(fit)
    rates = sorted(fit.worst / fit.seconds for fit in own[1:])
    with bits(32):
        narrow = target_of(calibration_problem(trial.problem.case), ranges=trial.ranges)
        rivals = [numpyro_draws(density_of(narrow, prior=True), size=size, limit=asked.limit)]
        told(rivals[-1])
    rivals.append(
        pymc_draws(
            density_of(target_of(trial.problem, ranges=trial.ranges), prior=False),
            size=size,
            limit=asked.limit,
        )
    )
    told(rivals[-1])
    for rival in rivals:
        theirs = rival.worst / rival.seconds
        ratios = " to ".join(f"{rate / theirs:.3g}" for rate in (rates[0], rates[-1]))
        line(f"apora against {rival.name}", f"{ratios} times the worst effective draws a second")


main()

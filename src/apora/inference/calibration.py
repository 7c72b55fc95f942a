"""Calibration of one case, from its prior to a verdict."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.case import Case
from apora.evidence.grades import STANDARD, GradeSet
from apora.inference.auxiliary import AUXILIARIES, DERIVED, Auxiliary
from apora.inference.diagnostics import Gates
from apora.inference.fit import Chains, Progress
from apora.inference.headlines import HEADLINES, LEADING, headlines_of
from apora.inference.hedges.hedge import Said
from apora.inference.names import unknown_names
from apora.inference.precision import bits
from apora.inference.prior import off_topic_ranges, weighted_prior_scores
from apora.inference.problem import CalibrationProblem, calibration_problem, in_bits_of_now
from apora.inference.refit import Refitter
from apora.inference.rows import ByRow
from apora.inference.sampler import SamplerSettings
from apora.inference.statistical_model import Target, level_shifts, settled, target_of

Floats = NDArray[np.float64]
PRIOR_DRAWS, PRIOR_CANDIDATES = 1000, 3000
LEAST_PRECISION_ESS = 0.95
"""Share of draws that must be left after weighting 32-bit draws by their 64-bit density."""


class Told(NamedTuple):
    """What the model says in each draw: of every alternative, of headlines, calm rates."""

    said: Floats
    headlines: Floats
    derived: Floats


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """A calibrated case: draws before and after the evidence, and the verdict.

    Prior arrays are draw first, posterior ones chain by draw. `log_likelihood` is by
    claim used, at 64 bits. `precision_ess` is the share of effective draws left when the
    32-bit draws are weighted by their 64-bit density.
    """

    problem: CalibrationProblem
    target: Target
    ranges: Floats
    prior_scores: Floats
    prior: Told
    prior_effective: float
    chains: Chains
    posterior: Told
    log_likelihood: Floats
    precision_ess: float
    reasons: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        """Return whether every gate was passed."""
        return not self.reasons

    @property
    def gates(self) -> Gates:
        """Return the figures that decided acceptance."""
        return self.chains.gates

    @property
    def scores(self) -> Floats:
        """Return posterior scores of parameters, draw by score, chains one after another."""
        flat = self.chains.unknowns.reshape(-1, self.chains.unknowns.shape[-1])
        return flat[:, : self.problem.vector.sampled]

    @property
    def ordered_scores(self) -> Floats:
        """Return posterior scores, the draw with the fewest departures first.

        A few of them, one of each stratum, then have nearly the spread of all.
        """
        return self.scores[in_order(self.posterior.headlines)]

    @property
    def ordered_prior(self) -> Floats:
        """Return prior scores, the draw with the fewest departures first."""
        return self.prior_scores[in_order(self.prior.headlines)]


def in_order(headlines: Floats) -> NDArray[np.int64]:
    """Return the places of draws in the order of the leading headline.

    Args:
        headlines: Natural, headline last; draws one after another along the other axes.
    """
    leading = next(at for at, one in enumerate(HEADLINES) if one.id == LEADING)
    values = headlines.reshape(-1, headlines.shape[-1])[:, leading]
    return np.argsort(values, kind="stable")


def teller(problem: CalibrationProblem) -> Callable[[Floats], Told]:
    """Return a compiled function from scores to what the model says.

    Args:
        problem: The case, at 64 bits.
    """

    def one(scores: Array) -> tuple[Array, Array, Array]:
        run, derived = problem.run(scores)
        values = problem.vector.natural(scores)
        rates = jnp.stack([derived[name] for name in DERIVED])
        return problem.said_by(run), headlines_of(problem, run, values), rates

    many = ByRow(one)

    def tell(scores: Floats) -> Told:
        # A draw that stands there twice is run once.
        different, place = np.unique(scores, axis=0, return_inverse=True)
        return Told(*(part[place] for part in many(different)))

    return tell


class TellingBlocks:
    """What the model says at 64 bits in one block of draws after the other."""

    def __init__(self, problem: CalibrationProblem, *, tell: Callable[[Floats], Told]) -> None:
        """Keep what tells; nothing is told yet.

        Args:
            problem: The case at 64 bits.
            tell: From `teller`.
        """
        self._sampled, self._tell = problem.vector.sampled, tell
        self._blocks: list[Told] = []

    def headlines(self, unknowns: Floats) -> Floats:
        """Return headlines of a block on the scale on which their convergence is judged.

        Args:
            unknowns: Chain by draw by unknown.
        """
        with bits(64):
            flat = unknowns.reshape(-1, unknowns.shape[-1])[:, : self._sampled]
            part = Told(*(one.reshape(*unknowns.shape[:2], -1) for one in self._tell(flat)))
        self._blocks.append(part)
        return headline_scores(part.headlines)

    def told(self, draws: int) -> Told:
        """Return what was told of the last draws, chain by draw; blocks before were dropped.

        Args:
            draws: How many a chain.
        """
        whole = (np.concatenate(part, axis=1) for part in zip(*self._blocks, strict=True))
        return Told(*(part[:, -draws:] for part in whole))


def headline_scores(headlines: Floats) -> Floats:
    """Return headlines on the scale on which their convergence is judged.

    Args:
        headlines: Natural, headline last.
    """
    tiny = 1e-12
    columns = []
    for position, one in enumerate(HEADLINES):
        value = np.maximum(headlines[..., position], tiny)
        odds = value / np.maximum(1.0 - value, tiny)
        columns.append(np.log(value if one.scale == "log" else odds))
    return np.stack(columns, axis=-1)


def share_effective(log_weights: Floats) -> float:
    """Return the share of effective draws that weights leave [share].

    Args:
        log_weights: One for each draw.
    """
    weights = np.exp(log_weights - log_weights.max())
    return float(weights.sum() ** 2 / (weights**2).sum() / weights.size)


def calibrate_case(
    case: Case,
    *,
    progress: Progress,
    settings: SamplerSettings | None = None,
    grades: GradeSet = STANDARD,
    auxiliaries: tuple[Auxiliary, ...] = AUXILIARIES,
) -> Calibration:
    """Return the calibration of a case, accepted or not.

    Args:
        case: A case without errors.
        progress: Told of each step and the share of it that is done.
        settings: Chain lengths.
        grades: What letters and digits are taken to mean.
        auxiliaries: Outside evidence that weights the prior.
    """
    seed = case.settings.seed
    problem = calibration_problem(case, grades=grades, auxiliaries=auxiliaries)
    tell = teller(problem)
    progress("drawing from the prior", 0.0)
    scores, effective = weighted_prior_scores(
        problem,
        draws=PRIOR_DRAWS,
        candidates=PRIOR_CANDIDATES,
        rng=np.random.default_rng([seed, 1]),
        tell=lambda share: progress("drawing from the prior", 0.8 * share),
    )
    prior = tell(scores)
    progress("drawing from the prior", 1.0)
    ranges = off_topic_ranges(prior.said, problem=problem)
    chains, posterior = sampled_chains(
        problem, ranges=ranges, tell=tell, settings=settings or SamplerSettings(), progress=progress
    )
    target = target_of(problem, ranges=ranges)
    progress("checking precision", 0.0)
    log_likelihood, precision = check_precision(target, chains=chains, told=posterior)
    progress("checking precision", 1.0)
    return Calibration(
        problem=problem,
        target=target,
        ranges=ranges,
        prior_scores=scores,
        prior=prior,
        prior_effective=effective,
        chains=chains,
        posterior=posterior,
        log_likelihood=log_likelihood,
        precision_ess=precision,
        reasons=reasons_against(chains.gates, problem=problem, precision=precision),
    )


def sampled_chains(
    problem: CalibrationProblem,
    *,
    ranges: Floats,
    tell: Callable[[Floats], Told],
    settings: SamplerSettings,
    progress: Progress,
) -> tuple[Chains, Told]:
    """Return chains sampled at 32 bits, and what the model says in them at 64 bits.

    Args:
        problem: The case at 64 bits.
        ranges: Prior 99 % range of each observation.
        tell: From `teller`.
        settings: Chain lengths.
        progress: Told of each step.
    """

    def fit(headlines: Callable[[Floats], Floats]) -> Chains:
        narrow = in_bits_of_now(problem)
        refitter = Refitter(narrow, ranges=ranges, settings=settings)
        return refitter.fit(
            refitter.heard([Said(heard=one.heard) for one in narrow.observations]),
            seed=problem.case.settings.seed,
            headlines=headlines,
            progress=progress,
        )

    return settled_fit(problem, fit=fit, tell=tell)


def settled_fit(
    problem: CalibrationProblem,
    *,
    fit: Callable[[Callable[[Floats], Floats]], Chains],
    tell: Callable[[Floats], Told],
) -> tuple[Chains, Told]:
    """Return chains with their unknowns as the prior has them, and what is said in them.

    Args:
        problem: The case at 64 bits.
        fit: From a function that tells headlines of a block to chains as they were walked;
            called at 32 bits.
        tell: From `teller`.
    """
    blocks = TellingBlocks(problem, tell=tell)
    with bits(32):
        chains = fit(blocks.headlines)
    told = blocks.told(chains.unknowns.shape[1])
    return settled_chains(problem, chains=chains, told=told), told


def settled_chains(problem: CalibrationProblem, *, chains: Chains, told: Told) -> Chains:
    """Return chains with their unknowns as the prior has them, not as they were walked.

    Args:
        problem: The case at 64 bits.
        chains: As they were walked.
        told: What the model says in them at 64 bits.
    """
    if not problem.courses.size:
        return chains

    def settle(unknowns: Array, said: Array) -> Array:
        return settled(problem, unknowns, said=said)

    unknowns = jax.vmap(jax.vmap(settle))(jnp.asarray(chains.unknowns), jnp.asarray(told.said))
    return replace(chains, draws=chains.draws._replace(unknowns=np.asarray(unknowns)))


def check_precision(target: Target, *, chains: Chains, told: Told) -> tuple[Floats, float]:
    """Return claims' log likelihoods at 64 bits, and how much 32 bits cost [share].

    Args:
        target: The case at 64 bits.
        chains: Draws and their 32-bit log densities.
        told: What the model says in them at 64 bits.
    """
    problem = target.problem

    def one(unknowns: Array, said: Array, rates: Array) -> tuple[Array, Array]:
        derived = dict(zip(DERIVED, rates, strict=True))
        outside, claims = target.bearing(
            unknowns,
            said=said,
            rates=jnp.stack([derived[one.id] for one in problem.auxiliaries] or [jnp.zeros(())]),
            shifts=level_shifts(problem, unknowns[: problem.vector.sampled]),
        )
        return claims, -0.5 * jnp.sum(unknowns**2) + outside + jnp.sum(claims)

    whole = (chains.unknowns, told.said, told.derived)
    rows = [jnp.asarray(part.reshape(-1, part.shape[-1])) for part in whole]
    claims, density = (np.asarray(part) for part in jax.jit(jax.vmap(one))(*rows))
    difference = density - chains.draws.log_density.reshape(-1)
    return claims.reshape(*chains.unknowns.shape[:2], -1), share_effective(difference)


def reasons_against(
    gates: Gates, *, problem: CalibrationProblem, precision: float
) -> tuple[str, ...]:
    """Return why a fit is not accepted, nothing if it is.

    Args:
        gates: Of the chains.
        problem: For the names of unknowns.
        precision: Share of effective draws after weighting to 64 bits.
    """
    titles = [one.title for one in HEADLINES]
    names = [*unknown_names(problem), *titles] if gates.strictness.unknowns else titles
    found = gates.reasons(names=names)
    if precision < LEAST_PRECISION_ESS:
        found.append(
            f"Sampling in 32 bits left {precision:.0%} of the draws effective, fewer than "
            f"{LEAST_PRECISION_ESS:.0%}."
        )
    return tuple(found)

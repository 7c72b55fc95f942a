"""What priors imply for quantities that have a stated range, beside that range."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.inference.auxiliary import AUXILIARIES
from apora.inference.problem import CalibrationProblem, in_batches
from apora.model.means import need, no_help
from apora.population.quantiles import Scale, three_points
from apora.projections.constraints import means_now
from apora.projections.simulation import Floats
from apora.registry.series import SERIES_INDEX

Z75 = 0.6744897501960817


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A stated range of a quantity that follows from others: 5, 50 and 95 % points."""

    id: str
    title: str
    unit: str
    low: float
    mid: float
    high: float

    def half(self) -> tuple[float, float]:
        """Return the 25 and 75 % points, joined as priors are [the quantity's unit]."""
        scale: Scale = "logit" if self.unit == "share" else "log"
        points = three_points(low=self.low, mid=self.mid, high=self.high, scale=scale)
        low, high = (float(points.natural(jnp.asarray(z))) for z in (-Z75, Z75))
        return low, high


STATED: tuple[Stated, ...] = (
    Stated(
        id="willing_calm", title="Would leave in calm times", unit="share",
        low=0.05, mid=0.16, high=0.40,
    ),
    Stated(
        id="willing_peak", title="Would leave at the peak", unit="share",
        low=0.10, mid=0.37, high=0.75,
    ),
    Stated(
        id="surge", title="Surge of the voluntary hazard at its peak", unit="ratio",
        low=1.2, mid=2.7, high=6.0,
    ),
    Stated(
        id="months_of_pay", title="Months of pay that leaving takes, all debt claimed",
        unit="months",
        low=3.0, mid=10.0, high=36.0,
    ),
    *(
        Stated(id=one.id, title=one.title, unit=one.unit, low=one.low, mid=one.mid, high=one.high)
        for one in AUXILIARIES
    ),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Implied:
    """A stated range beside the one that prior draws imply: 5, 25, 50, 75 and 95 % points."""

    stated: Stated
    points: tuple[float, float, float, float, float]

    @property
    def agrees(self) -> bool:
        """Return whether each median lies within the other's 50 % range."""
        low, high = self.stated.half()
        return low <= self.points[2] <= high and self.points[1] <= self.stated.mid <= self.points[3]

    def text(self) -> str:
        """Return both ranges on a line."""
        stated = f"{self.stated.low:.3g} [{self.stated.mid:.3g}] {self.stated.high:.3g}"
        implied = f"{self.points[0]:.3g} [{self.points[2]:.3g}] {self.points[4]:.3g}"
        verdict = "agree" if self.agrees else "DISAGREE"
        return f"{self.stated.id}: stated {stated}, implied {implied} {self.stated.unit}: {verdict}"


def implied_ranges(problem: CalibrationProblem, *, scores: Floats) -> tuple[Implied, ...]:
    """Return what prior draws imply for every quantity with a stated range.

    Args:
        problem: The case.
        scores: Prior draws after outside evidence, draw by sampled score.
    """
    derived = jax.jit(lambda every: in_batches(lambda one: _derived(problem, scores=one), every))
    values = {name: np.asarray(found) for name, found in derived(jnp.asarray(scores)).items()}
    levels = (0.05, 0.25, 0.5, 0.75, 0.95)
    found = []
    for one in STATED:
        p5, p25, p50, p75, p95 = (float(q) for q in np.quantile(values[one.id], levels))
        found.append(Implied(stated=one, points=(p5, p25, p50, p75, p95)))
    return tuple(found)


def _derived(problem: CalibrationProblem, *, scores: Array) -> dict[str, Array]:
    run, derived = problem.run(scores)
    resigns = problem.inputs.resigns
    willing, headcount, departures = (
        jnp.sum(run.outcome.series[SERIES_INDEX[name]] * resigns, axis=-1)
        for name in ("willing", "headcount", "departures")
    )
    share, hazard = willing / headcount, departures / headcount
    means = means_now(problem, scores=scores)
    taken = need(
        household=means.household,
        terms=means.terms,
        help_=no_help(means.household.pay_m),
        claimed=jnp.ones(()),
    )
    return {
        **derived,
        "willing_calm": share[0],
        "willing_peak": jnp.max(share),
        "surge": jnp.max(hazard) / hazard[0],
        "months_of_pay": jnp.median(taken / means.household.pay_m),
    }

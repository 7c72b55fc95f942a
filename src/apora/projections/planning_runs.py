"""What a mix brings beyond what existed, draw by draw, and its slopes by reverse mode."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.model.simulate import simulate
from apora.model.state import Regimes
from apora.population.inputs import calm_weeks, inputs_of, regime_starts, regimes_of
from apora.population.levers import Effects, LeverSchedule
from apora.projections.draws import Draws
from apora.projections.planning_mix import Mix
from apora.projections.simulation import (
    BATCH,
    BUDGET,
    Floats,
    Simulation,
    lever_weeks,
    membership,
    side_by_side,
)
from apora.registry.levers import LEVERS
from apora.registry.series import SERIES_INDEX

Aim: TypeAlias = Literal["families", "departures", "hours"]
AIMS: tuple[Aim, ...] = ("families", "departures", "hours")
"""Families paid and since in work, departures by own wish [persons], and hours withdrawn
from extra duties [hours]: all more than with what existed, by the horizon."""
PAID = len(AIMS)
"""Column after the aims: leavers paid [persons]."""


class Ran(NamedTuple):
    """What runs count by draw, and the largest imbalances of people and of money.

    `counts` are those of `AIMS`, then leavers paid; hours of extra duties count
    negatively. `free` is money not yet promised by week, the calm week first [money].
    """

    counts: Array
    free: Array
    persons: Array
    money: Array


class Slopes(NamedTuple):
    """A level over draws, and by how much a step of each term and money move it."""

    level: float
    by_step: Floats
    by_budget: float


Compiled: TypeAlias = Callable[..., tuple[Array, Ran]]


@dataclass(frozen=True, kw_only=True)
class Engine:
    """The model of a case compiled for plans: runs, and their slopes by lever and week.

    `regimes` is the number of regimes that every run is padded to.
    """

    simulation: Simulation
    regimes: int
    run: Compiled
    slopes: Compiled

    def runs(
        self, levers: Floats, *, draws: Draws, schedule: LeverSchedule, count: int | None = None
    ) -> tuple[Floats, Ran]:
        """Return slopes of one count, draw by lever by week, and what the runs count.

        Args:
            levers: Draw by lever by week.
            draws: As many.
            schedule: Of the measures, for the weeks in which terms change.
            count: Place of the count whose slopes are wanted; none if not given.
        """
        labour = self.simulation.labour_market
        starts = regime_starts(labour_market=labour, schedules=[schedule])
        regimes = regimes_of(starts=starts, weeks=levers.shape[2] + 1, size=self.regimes)
        chosen = np.zeros(PAID + 1)
        chosen[count or 0] = 1.0
        compiled = self.run if count is None else self.slopes
        size = BATCH * jax.local_device_count()
        parts = []
        for start in range(0, draws.count, size):
            rows = np.arange(start, start + size).clip(max=draws.count - 1)
            found = compiled(
                side_by_side(levers[rows]),
                side_by_side(draws.parameters[rows]),
                chosen,
                regimes,
                self.simulation.drivers,
            )
            kept = min(size, draws.count - start)
            parts.append(jax.tree.map(lambda one, kept=kept: np.asarray(one)[:kept], found))
        slopes, ran = jax.tree.map(lambda *column: np.concatenate(column), *parts)
        return slopes, ran


def engine_of(simulation: Simulation, *, schedules: Sequence[LeverSchedule]) -> Engine:
    """Return the model compiled on first use, for mixes under any of these schedules.

    Args:
        simulation: The case.
        schedules: Of what existed, and of the mix under each set of reactions.
    """
    labour = simulation.labour_market
    run = _weighed_counts(simulation, schedules=schedules)
    draws = (0, 0, None, None, None)
    slopes = jax.value_and_grad(run, has_aux=True)

    def with_slopes(*given: Any) -> tuple[Array, Ran]:  # noqa: ANN401 - as `run` takes
        (_, ran), by_lever = slopes(*given)
        return by_lever, ran

    return Engine(
        simulation=simulation,
        regimes=max(regime_starts(labour_market=labour, schedules=[s]).size for s in schedules),
        run=jax.jit(jax.vmap(run, in_axes=draws)),
        slopes=jax.jit(jax.vmap(with_slopes, in_axes=draws)),
    )


def _weighed_counts(simulation: Simulation, *, schedules: Sequence[LeverSchedule]) -> Compiled:
    problem = simulation.problem
    settings = problem.case.settings
    calm = calm_weeks(drivers=simulation.drivers, schedules=schedules)
    unit = membership(simulation.frame, units=[settings.headline_unit])[:, 0]
    since = simulation.frame.calendar.week_of(settings.as_of) + 2

    def run(
        levers: Array, scores: Array, chosen: Array, regimes: Regimes, drivers: Mapping[str, Array]
    ) -> tuple[Array, Ran]:
        values = problem.vector.natural(scores)
        outcome = simulate(
            parameters=values,
            inputs=inputs_of(
                drivers=drivers,
                levers={lever.id: levers[i] for i, lever in enumerate(LEVERS)},
                regimes=regimes,
                organisation=problem.organisation,
            ),
            population=problem.population(values),
            calm_weeks=calm,
        ).outcome
        everyone, lead = jnp.sum(outcome.series, axis=-1), outcome.series @ unit
        counts = _counts(everyone, lead=lead, since=since)
        ran = Ran(
            counts=counts,
            free=outcome.money["money_free"],
            persons=outcome.residual["persons"],
            money=outcome.residual["money"],
        )
        return chosen @ counts, ran

    return run


def _counts(weekly: Array, *, lead: Array, since: int) -> Array:
    """Return what a run counts: people of the whole case, whom one fund serves.

    Args:
        weekly: Series of the whole case by week, the calm week first.
        lead: Series of the unit that leads, whose hours are counted.
        since: Position of the first week after the assessment's.
    """
    paid = jnp.sum(weekly[SERIES_INDEX["aid_paid"]])
    return jnp.stack(
        [
            paid - weekly[SERIES_INDEX["aided"], -1],
            jnp.sum(weekly[SERIES_INDEX["departures"], since:]),
            -jnp.sum(lead[SERIES_INDEX["hours_extra"], since:]),
            paid,
        ]
    )


@dataclass(frozen=True, kw_only=True)
class MixRuns:
    """Mixes of one fund on the same draws, against what existed.

    `reference` is what existed, on these draws and with effects read alike. `anyway` is
    the money that it spends from the mix's start on, less what it then holds, draw by week.
    """

    engine: Engine
    draws: Draws
    mix: Mix
    reference: Ran
    anyway: Floats
    effects: Effects = "as stated"

    def ran(self, steps: Sequence[float] | Floats, *, budget: float) -> Ran:
        """Return the runs of a mix.

        Args:
            steps: By term.
            budget: Money over the first year [money].
        """
        levers = np.asarray(self._levers(jnp.asarray(steps, float), jnp.asarray(budget)))
        return self.engine.runs(levers, draws=self.draws, schedule=self.mix.schedule)[1]

    def brought(self, steps: Sequence[float] | Floats, *, budget: float) -> Floats:
        """Return what a mix brings more than what existed, draw by count.

        Args:
            steps: By term.
            budget: Money over the first year [money].
        """
        more: Floats = np.asarray(self.ran(steps, budget=budget).counts - self.reference.counts)
        return more

    def slopes(
        self, steps: Floats, *, budget: float, count: int, weigh: Callable[[Floats], Floats]
    ) -> Slopes:
        """Return the level of one count over draws, and its slopes.

        Args:
            steps: By term; whole or not.
            budget: Money over the first year [money].
            count: Place of the count.
            weigh: From what is brought by draw to the weights of the draws.
        """
        levers, back = jax.vjp(self._levers, jnp.asarray(steps, float), jnp.asarray(budget))
        by_lever, ran = self.engine.runs(
            np.asarray(levers), draws=self.draws, schedule=self.mix.schedule, count=count
        )
        values = (np.asarray(ran.counts) - np.asarray(self.reference.counts))[:, count]
        weights = weigh(values)
        by_step, by_budget = back(jnp.asarray(by_lever * weights[:, None, None]))
        return Slopes(float(weights @ values), np.asarray(by_step), float(by_budget))

    def _levers(self, steps: Array, budget: Array) -> Array:
        return self.mix.levers(
            steps,
            budget=budget,
            scores=jnp.asarray(self.draws.effects.T),
            effects=self.effects,
            anyway=jnp.asarray(self.anyway),
        )


def mix_runs(
    engine: Engine, *, draws: Draws, mix: Mix, existed: LeverSchedule, effects: Effects
) -> MixRuns:
    """Return what mixes are run with.

    Args:
        engine: The compiled model.
        draws: Scores.
        mix: The fund's.
        existed: The changes of what existed, on which every mix builds.
        effects: Whether assumed effects are as stated, left out or widened.
    """
    levers = lever_weeks(existed, draws=draws, effects=effects)
    reference = engine.runs(levers, draws=draws, schedule=existed)[1]
    free = np.asarray(reference.free)
    start, _ = mix.first_year
    anyway = levers[:, BUDGET] - np.diff(free, axis=1)
    anyway[:, start] -= free[:, start]
    return MixRuns(
        engine=engine, draws=draws, mix=mix, reference=reference, anyway=anyway, effects=effects
    )

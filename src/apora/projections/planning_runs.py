"""What a mix brings beyond what existed, draw by draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal, NamedTuple, TypeAlias

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
    RUNNING,
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
"""Families that the mix's help carries to a job, departures by own wish [persons], and hours
withdrawn from extra duties [hours], by the horizon: families more than with the same mix
without its help, the others more than with what existed."""
PAID = len(AIMS)
"""Column after the aims: leavers paid [persons]."""


class Ran(NamedTuple):
    """What runs count by draw, and the largest imbalances of people and of money.

    `counts` are leavers in work at the horizon, departures, hours of extra duties
    (negatively), then leavers paid. `free` is money not yet promised by week, the calm
    week first [money].
    """

    counts: Array
    free: Array
    persons: Array
    money: Array


Compiled: TypeAlias = Callable[..., Ran]


@dataclass(frozen=True, kw_only=True)
class Engine:
    """The model of a case compiled for plans.

    `regimes` is the number of regimes that every run is padded to.
    """

    simulation: Simulation
    regimes: int
    run: Compiled

    def runs(self, levers: Floats, *, draws: Draws, schedule: LeverSchedule) -> Ran:
        """Return what runs count.

        Args:
            levers: Draw by lever by week.
            draws: As many.
            schedule: Of the measures, for the weeks in which terms change.
        """
        labour = self.simulation.labour_market
        starts = regime_starts(labour_market=labour, schedules=[schedule])
        regimes = regimes_of(starts=starts, weeks=levers.shape[2] + 1, size=self.regimes)
        size = 2 * BATCH * jax.local_device_count()  # in 32 bits
        parts = []
        for start in range(0, draws.count, size):
            rows = np.arange(start, start + size).clip(max=draws.count - 1)
            found = self.run(
                side_by_side(levers[rows]),
                side_by_side(draws.parameters[rows]),
                regimes,
                self.simulation.drivers,
            )
            kept = min(size, draws.count - start)
            parts.append(jax.tree.map(lambda one, kept=kept: np.asarray(one)[:kept], found))
        whole: Ran = jax.tree.map(lambda *column: np.concatenate(column), *parts)
        return whole


def engine_of(simulation: Simulation, *, schedules: Sequence[LeverSchedule]) -> Engine:
    """Return the model compiled on first use, for mixes under any of these schedules.

    Args:
        simulation: The case.
        schedules: Of what existed, and of the mix under each set of reactions.
    """
    labour = simulation.labour_market
    return Engine(
        simulation=simulation,
        regimes=max(regime_starts(labour_market=labour, schedules=[s]).size for s in schedules),
        run=_compiled(simulation, schedules=schedules),
    )


def _compiled(simulation: Simulation, *, schedules: Sequence[LeverSchedule]) -> Compiled:
    problem = simulation.problem
    settings = problem.case.settings
    calm = calm_weeks(drivers=simulation.drivers, schedules=schedules)
    unit = membership(simulation.frame, units=[settings.headline_unit])[:, 0]
    since = simulation.frame.calendar.week_of(settings.as_of) + 2

    def run(levers: Array, scores: Array, regimes: Regimes, drivers: Mapping[str, Array]) -> Ran:
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
        return Ran(
            counts=_counts(outcome.series, unit=unit, since=since),
            free=outcome.money["money_free"],
            persons=outcome.residual["persons"],
            money=outcome.residual["money"],
        )

    return jax.jit(jax.vmap(run, in_axes=(0, 0, None, None)))


def _counts(series: Array, *, unit: Floats, since: int) -> Array:
    """Return what a run counts: people of the whole case, whom one fund serves.

    Args:
        series: By week by stratum, the calm week first.
        unit: 1 where a stratum belongs to the unit that leads, whose hours are counted.
        since: Position of the first week after the assessment's.
    """
    in_work, departures, hours, paid = (
        series[SERIES_INDEX[name]] for name in ("employed", "departures", "hours_extra", "aid_paid")
    )
    return jnp.stack(
        [
            jnp.sum(in_work[-1]),
            jnp.sum(departures[since:]),
            -jnp.sum(hours[since:] @ unit),
            jnp.sum(paid),
        ]
    )


@dataclass(frozen=True, kw_only=True)
class MixRuns:
    """Mixes of one fund on the same draws, against what existed.

    `reference` is what existed, on these draws and with effects read alike. `anyway` is
    the money that it spends from the mix's start on, less what it then holds, draw by week.
    `unhelped` keeps who is in work without the mix's help, by reactions and measures used.
    """

    engine: Engine
    draws: Draws
    mix: Mix
    reference: Ran
    anyway: Floats
    effects: Effects = "as stated"
    unhelped: dict[tuple[tuple[str, ...], tuple[float, ...]], Floats] = field(default_factory=dict)

    def ran(self, steps: Sequence[float] | Floats, *, budget: float) -> Ran:
        """Return the runs of a mix.

        Args:
            steps: By term.
            budget: Money over the first year [money].
        """
        levers = self.mix.funded(
            np.asarray(self._levers(self.mix.strength(steps))), budget=budget, anyway=self.anyway
        )
        return self.engine.runs(levers, draws=self.draws, schedule=self.mix.schedule)

    def brought(self, steps: Sequence[float] | Floats, *, budget: float) -> Floats:
        """Return what a mix brings, draw by count; each against what `against` says.

        Args:
            steps: By term.
            budget: Money over the first year [money].
        """
        counts = np.asarray(self.ran(steps, budget=budget).counts)
        more: Floats = counts - self.against(steps)
        return more

    def against(self, steps: Sequence[float] | Floats) -> Floats:
        """Return what a mix is held against, draw by count.

        Families against the same mix without its help, all else against what existed.
        Between whole steps the former is read off straight lines between measures that are
        used and not.

        Args:
            steps: By term.
        """
        held: Floats = np.array(self.reference.counts)
        used = np.asarray(steps, float)[list(self.mix.beside_help)]
        if np.all((used == 0.0) | (used == 1.0)):
            held[:, 0] = self._unhelped(tuple(used))
        else:
            base = self._unhelped((0.0,) * used.size)
            by_step = [self._unhelped(tuple(row)) - base for row in np.eye(used.size)]
            held[:, 0] = base + used @ np.stack(by_step)
        return held

    def _unhelped(self, used: tuple[float, ...]) -> Floats:
        """Return leavers in work at the horizon where the mix brings no help, by draw."""
        key = (self.mix.reactions, used)
        if key not in self.unhelped:
            steps = np.zeros(len(self.mix.terms))
            steps[list(self.mix.beside_help)] = used
            levers = np.array(self._levers(self.mix.unhelped_strength(steps)))
            levers[:, RUNNING] = 0.0
            ran = self.engine.runs(levers, draws=self.draws, schedule=self.mix.schedule)
            self.unhelped[key] = np.asarray(ran.counts)[:, 0]
        return self.unhelped[key]

    @cached_property
    def _levers(self) -> Callable[[Floats], Array]:
        scores = jnp.asarray(self.draws.effects.T)
        return jax.jit(partial(self.mix.levers, scores=scores, effects=self.effects))


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
    reference = engine.runs(levers, draws=draws, schedule=existed)
    free = np.asarray(reference.free)
    start, _ = mix.first_year
    anyway = levers[:, BUDGET] - np.diff(free, axis=1)
    anyway[:, start] -= free[:, start]
    return MixRuns(
        engine=engine, draws=draws, mix=mix, reference=reference, anyway=anyway, effects=effects
    )

"""The model compiled once for a case, and run on draws a batch at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.calendar import calendar_of
from apora.evidence.driver_weeks import driver_weeks
from apora.evidence.wanted import Frame
from apora.inference.problem import CalibrationProblem
from apora.inference.quantities import Asked, compile_quantities, evaluate_quantities
from apora.model.simulate import simulate
from apora.model.state import Regimes
from apora.population.inputs import (
    calm_weeks,
    inputs_of,
    regime_starts,
    regimes_of,
    with_calm_week,
)
from apora.population.levers import Effects, LeverSchedule
from apora.projections.draws import Draws
from apora.registry.drivers import DRIVER_BY_ID
from apora.registry.levers import LEVERS
from apora.registry.series import SERIES_INDEX

Floats: TypeAlias = NDArray[np.float64]
BATCH = 2
"""Draws in memory at a time on each device. With more, 23 strata and 64 types, the system hands
out and takes back the memory in every run: of eight a third more processor time."""
OWN_REGIMES = 2
"""Regimes kept free for changes that the program makes itself."""
BUDGET = next(i for i, lever in enumerate(LEVERS) if lever.id == "budget_w")
"""Where the money coming in stands among the levers."""
RUNNING = next(i for i, lever in enumerate(LEVERS) if lever.id == "running_cost_w")
"""Where the cost of what is not paid to leavers stands among the levers."""
ROUTES = ("releases", "penal_exits", "contract_ends", "dismissals", "other_separations")
"""The ways out, each a series of its own."""


class Trace(NamedTuple):
    """What a batch of runs left: draw by series by week by stratum, and money by week.

    `willing_now` are those who would leave and have no letter in, in the week of the
    assessment, draw by stratum by type; `queue` is how many requests are being checked
    [persons] and `funded` the share of approved requests that is paid, draw by week;
    `persons` and `money` are the largest imbalances of a draw.
    """

    series: Array
    willing_now: Array
    money_out: Array
    money_free: Array
    queue: Array
    funded: Array
    persons: Array
    money: Array


@dataclass(frozen=True, kw_only=True)
class Simulation:
    """The model of one case over its whole calendar, compiled once for every scenario.

    `regimes` is the number of regimes that every run is padded to. `compiled` takes
    scores, levers, regimes and drivers, and returns a `Trace`.
    """

    problem: CalibrationProblem
    frame: Frame
    labour_market: Floats
    drivers: Mapping[str, Array]
    regimes: int
    compiled: Callable[..., Trace]

    def traces(
        self,
        draws: Draws,
        *,
        schedule: LeverSchedule,
        effects: Effects = "as stated",
        drivers: Mapping[str, Array] | None = None,
        money_in: Floats | None = None,
    ) -> Iterator[tuple[Trace, int]]:
        """Yield the runs of a batch of draws, and how many of the batch are draws.

        The last batch is filled with repetitions, so that one compilation serves all.

        Args:
            draws: Scores.
            schedule: Measures in force.
            effects: Whether assumed effects are as stated, left out or widened.
            drivers: Other drivers than the case's.
            money_in: Other money coming in than the schedule's, draw by week [money].
        """
        levers = lever_weeks(schedule, draws=draws, effects=effects)
        if money_in is not None:
            levers[:, BUDGET] = money_in
        starts = regime_starts(labour_market=self.labour_market, schedules=[schedule])
        weeks = self.frame.calendar.weeks + 1
        regimes = regimes_of(starts=starts, weeks=weeks, size=self.regimes)
        size = BATCH * jax.local_device_count()
        for start in range(0, draws.count, size):
            rows = np.arange(start, start + size).clip(max=draws.count - 1)
            trace = self.compiled(
                side_by_side(draws.parameters[rows]),
                side_by_side(levers[rows]),
                regimes.first_week,
                regimes.of_week,
                drivers or self.drivers,
            )
            yield trace, min(size, draws.count - start)

    def flat_drivers(self) -> Mapping[str, Array]:
        """Return every driver at its neutral value in every week."""
        return {
            name: jnp.full_like(values, DRIVER_BY_ID[name].neutral)
            for name, values in self.drivers.items()
        }


def side_by_side(draws: Floats) -> Array:
    """Return draws spread over the devices of this machine, a batch on each.

    Args:
        draws: Draw first; as many as a batch for each device.
    """
    mesh = jax.sharding.Mesh(np.array(jax.local_devices()), ("draws",))
    sharding = jax.sharding.NamedSharding(mesh, jax.P("draws"))
    placed: Array = jax.device_put(draws, sharding)
    return placed


def lever_weeks(schedule: LeverSchedule, *, draws: Draws, effects: Effects) -> Floats:
    """Return every lever, draw by lever by week [the lever's unit].

    Args:
        schedule: Measures in force.
        draws: Their effect scores are used.
        effects: Whether assumed effects are as stated, left out or widened.
    """
    values = schedule.values(jnp.asarray(draws.effects.T), effects=effects)
    shape = (draws.count, schedule.weeks)
    return np.stack([np.broadcast_to(values[lever.id], shape) for lever in LEVERS], axis=1)


def lever_by_week(place: int, *, schedule: LeverSchedule, draws: Draws, effects: Effects) -> Floats:
    """Return one lever, draw by week [the lever's unit]; the others are not worked out.

    Args:
        place: Where it stands among the levers.
        schedule: Measures in force.
        draws: Their effect scores are used.
        effects: Whether assumed effects are as stated, left out or widened.
    """
    id_ = LEVERS[place].id
    own = replace(schedule, changes=tuple(one for one in schedule.changes if one.lever == id_))
    values = own.values(jnp.asarray(draws.effects.T), effects=effects)[id_]
    return np.broadcast_to(np.asarray(values), (draws.count, schedule.weeks))


def simulation_of(problem: CalibrationProblem, *, schedules: Sequence[LeverSchedule]) -> Simulation:
    """Return the model of a case over its whole calendar, to be compiled on first use.

    Args:
        problem: The case.
        schedules: Of every scenario that may be run.
    """
    calendar = calendar_of(problem.case.settings)
    weeks = driver_weeks(problem.case, calendar=calendar, organisation=problem.organisation)
    labour = weeks["labour_market"]
    drivers = with_calm_week(drivers=weeks)
    # The program's own changes begin with the week of the main shock at the earliest.
    shock = calendar.week_of(problem.case.settings.main_shock) + 1
    calm = min(calm_weeks(drivers=drivers, schedules=schedules), shock)
    sizes = [regime_starts(labour_market=labour, schedules=[one]).size for one in schedules]
    return Simulation(
        problem=problem,
        frame=Frame(calendar=calendar, organisation=problem.organisation),
        labour_market=labour,
        drivers=drivers,
        regimes=max(sizes) + OWN_REGIMES,
        compiled=_compiled(problem, calm=calm),
    )


def _compiled(problem: CalibrationProblem, *, calm: int) -> Callable[..., Trace]:
    settings = problem.case.settings
    now = calendar_of(settings).week_of(settings.as_of) + 1

    def one(
        scores: Array, levers: Array, first: Array, of_week: Array, drivers: Mapping[str, Array]
    ) -> Trace:
        values = problem.vector.natural(scores)
        inputs = inputs_of(
            drivers=drivers,
            levers={lever.id: levers[i] for i, lever in enumerate(LEVERS)},
            regimes=Regimes(first_week=first, of_week=of_week),
            organisation=problem.organisation,
        )
        outcome = simulate(
            parameters=values,
            inputs=inputs,
            population=problem.population(values),
            calm_weeks=calm,
        ).outcome
        return Trace(
            series=outcome.series,
            willing_now=outcome.people.willing[now],
            money_out=outcome.money["money_out"],
            money_free=outcome.money["money_free"],
            queue=outcome.money["queue"],
            funded=outcome.money["funded"],
            persons=outcome.residual["persons"],
            money=outcome.residual["money"],
        )

    return jax.jit(jax.vmap(one, in_axes=(0, 0, None, None, None)))


_evaluated = jax.jit(jax.vmap(evaluate_quantities, in_axes=(None, 0)))


def answers(trace: Trace, *, asked: Sequence[Asked], count: int) -> Floats:
    """Return what the runs of a batch say of each question, draw by question, natural.

    A question that can mean several things is answered by their weighted mean.

    Args:
        trace: A batch.
        asked: The questions.
        count: How many of the batch are draws.
    """
    if not asked:
        return np.zeros((count, 0))
    flat = trace.series.reshape(trace.series.shape[0], -1)
    said = np.asarray(_evaluated(compile_quantities(asked), flat))[:count]
    owner = np.repeat(np.arange(len(asked)), [len(one.alternatives) for one in asked])
    mix = np.zeros((owner.size, len(asked)))
    mix[np.arange(owner.size), owner] = [one.weight for each in asked for one in each.alternatives]
    found: Floats = said @ mix
    return found


def membership(frame: Frame, *, units: Sequence[str]) -> Floats:
    """Return 1 where a stratum belongs to a unit, stratum by unit.

    Args:
        frame: The organisation.
        units: Which units.
    """
    inside = np.zeros((len(frame.organisation.strata), len(units)))
    for column, unit in enumerate(units):
        inside[list(frame.organisation.members(unit)), column] = 1.0
    return inside


def by_unit(trace: Trace, *, series: Sequence[str], inside: Floats, count: int) -> Floats:
    """Return weekly sums over units, draw by series by week by unit.

    Args:
        trace: A batch.
        series: Which series of the registry.
        inside: From `membership`.
        count: How many of the batch are draws.
    """
    places = np.array([SERIES_INDEX[name] for name in series])
    chosen: Floats = np.asarray(trace.series[:, places])[:count]
    return chosen @ inside

"""Everything that calibration of one case is given, compiled once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import jax
import jax.numpy as jnp
from jax import Array

from apora.evidence.calendar import Calendar, weeks_of_evidence
from apora.evidence.case import Case
from apora.evidence.driver_weeks import driver_weeks
from apora.evidence.grades import STANDARD, GradeSet
from apora.evidence.observation import Observation
from apora.evidence.observations import number_of_bias_groups, observations_of
from apora.evidence.organisation import Organisation, organisation_of
from apora.inference.alike import Alike, alike_parts
from apora.inference.auxiliary import AUXILIARIES, Auxiliary, derived_quantities
from apora.inference.courses import Courses, courses_of
from apora.inference.quantities import (
    CompiledQuantities,
    compile_quantities,
    evaluate_quantities,
)
from apora.model.simulate import Run, simulate
from apora.model.state import Inputs, Population
from apora.population.households import (
    HouseholdTable,
    household_points,
    household_table,
    households,
)
from apora.population.inputs import calm_weeks, inputs_of, regime_starts, regimes_of, with_calm_week
from apora.population.levers import LeverSchedule, effect_positions, lever_schedule
from apora.population.parameter_vector import ParameterVector, parameter_vector

Result = TypeVar("Result")

EXISTING = "with_existing"
"""The scenario in force while the evidence arose."""


@dataclass(frozen=True, kw_only=True)
class CalibrationProblem:
    """One case, ready to be simulated and held against its claims.

    `observations` are the claims used, `held_out` those only scored. `effects` is the
    number of uncertain effects of measures, which no claim reads and which stay at their
    median here. `alike` are kinds of parts where there are courses, and nothing elsewhere.
    """

    case: Case
    calendar: Calendar
    organisation: Organisation
    observations: tuple[Observation, ...]
    held_out: tuple[Observation, ...]
    vector: ParameterVector
    table: HouseholdTable
    drivers: Mapping[str, Array]
    schedule: LeverSchedule
    inputs: Inputs
    calm_weeks: int
    quantities: CompiledQuantities
    courses: Courses
    alike: Alike | None
    bias_groups: int
    bias_sd: float
    grades: GradeSet
    auxiliaries: tuple[Auxiliary, ...]

    @property
    def size(self) -> int:
        """Return the number of unknowns: parameters, biases of origins, then courses."""
        return self.vector.sampled + self.bias_groups + self.courses.size

    @property
    def courses_start(self) -> int:
        """Return the place of the first score of a course among the unknowns."""
        return self.vector.sampled + self.bias_groups

    def population(self, values: Mapping[str, Array]) -> Population:
        """Return posts and household types of one draw.

        Args:
            values: Natural values of every unknown.
        """
        return Population(
            posts=values["posts"],
            office_effect=values["office_effect"],
            household=households(table=self.table, parameters=values),
        )

    def run(self, scores: Array) -> tuple[Run, Mapping[str, Array]]:
        """Return one run with what existed in force, and its derived quantities.

        Args:
            scores: Standard normal scores of what calibration learns.
        """
        values = self.vector.natural(scores)
        population = self.population(values)
        run = simulate(
            parameters=values,
            inputs=self.inputs,
            population=population,
            calm_weeks=self.calm_weeks,
        )
        derived = derived_quantities(
            run, parameters=values, inputs=self.inputs, population=population
        )
        return run, derived

    def said_by(self, run: Run) -> Array:
        """Return what a run says under every alternative of every claim, natural.

        Args:
            run: A run of this problem.
        """
        return evaluate_quantities(self.quantities, run.outcome.series.ravel())


def weeks_simulated(case: Case) -> Calendar:
    """Return the weeks that calibration needs: to the date of the assessment.

    Args:
        case: The case.
    """
    return weeks_of_evidence(case.settings)


def existing_schedule(*, case: Case, calendar: Calendar) -> LeverSchedule:
    """Return the levers of what existed while the evidence arose.

    Args:
        case: Its scenario `with_existing`; nothing existed where there is none.
        calendar: Weeks.
    """
    by_id = {measure.id: measure for measure in case.measures}
    scenario = next((one for one in case.scenarios if one.id == EXISTING), None)
    names = (*scenario.measures, *scenario.reactions) if scenario else ()
    return lever_schedule(
        [by_id[name] for name in names],
        delays={},
        settings=case.settings,
        calendar=calendar,
        positions=effect_positions(case.measures),
    )


def split_observations(
    observations: Sequence[Observation],
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """Return the observations that calibrate, and those held out."""
    used = tuple(one for one in observations if not one.held_out)
    return used, tuple(one for one in observations if one.held_out)


def in_bits_of_now(problem: CalibrationProblem) -> CalibrationProblem:
    """Return the same case with its arrays in the precision that now holds.

    Args:
        problem: The case in another precision.
    """
    return calibration_problem(problem.case, grades=problem.grades, auxiliaries=problem.auxiliaries)


def _alike(
    used: Sequence[Observation], held: Sequence[Observation], *, calm: int, shape: tuple[int, int]
) -> Alike:
    return alike_parts([*used, *held], used=len(used), calm_weeks=calm, shape=shape)


def calibration_problem(
    case: Case,
    *,
    grades: GradeSet = STANDARD,
    auxiliaries: tuple[Auxiliary, ...] = AUXILIARIES,
) -> CalibrationProblem:
    """Return everything that calibration of a case is given.

    Args:
        case: A case without errors.
        grades: What letters and digits are taken to mean.
        auxiliaries: Outside evidence that weights the prior.

    Raises:
        CaseProblems: A claim's operator cannot be evaluated.
    """
    calendar, organisation = weeks_simulated(case), organisation_of(case)
    used, held = split_observations(
        observations_of(case, calendar=calendar, organisation=organisation, grades=grades)
    )
    drivers = driver_weeks(case, calendar=calendar, organisation=organisation)
    schedule = existing_schedule(case=case, calendar=calendar)
    starts = regime_starts(labour_market=drivers["labour_market"], schedules=[schedule])
    effects = jnp.zeros(len(effect_positions(case.measures)) + 1)
    with_calm = with_calm_week(drivers=drivers)
    calm = calm_weeks(drivers=with_calm, schedules=[schedule])
    courses = courses_of(case, observations=[*used, *held], calendar=calendar)
    shape = (calendar.weeks + 1, len(organisation.strata))
    points = household_points(types=case.settings.household_types)
    return CalibrationProblem(
        case=case,
        calendar=calendar,
        organisation=organisation,
        observations=used,
        held_out=held,
        vector=parameter_vector(case=case, organisation=organisation),
        table=household_table(case=case, organisation=organisation, points=points),
        drivers=with_calm,
        schedule=schedule,
        calm_weeks=calm,
        inputs=inputs_of(
            drivers=with_calm,
            levers=schedule.values(effects, effects="as stated"),
            regimes=regimes_of(starts=starts, weeks=calendar.weeks + 1, size=starts.size),
            organisation=organisation,
        ),
        quantities=compile_quantities([*used, *held]),
        courses=courses,
        alike=_alike(used, held, calm=calm, shape=shape) if courses.size else None,
        bias_groups=number_of_bias_groups(used),
        bias_sd=grades.bias_sd,
        grades=grades,
        auxiliaries=auxiliaries,
    )


def in_batches(function: Callable[[Array], Result], scores: Array, *, size: int = 32) -> Result:
    """Return a function of one draw over many, a batch at a time to bound memory.

    Args:
        function: Of one draw, to be traced.
        scores: Draws along the first axis.
        size: Draws in a batch.
    """
    many: Result = jax.lax.map(function, scores, batch_size=min(size, scores.shape[0]))
    return many

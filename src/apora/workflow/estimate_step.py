"""One question put to stored draws: before the evidence and after it."""

from typing import TYPE_CHECKING

from apora.workflow.answers import Estimate

if TYPE_CHECKING:
    from apora.inference.problem import CalibrationProblem
    from apora.projections.simulation import Floats

DRAWS = 256
"""Draws that answer a question, before the evidence and after it."""


def estimate_from_draws(
    problem: "CalibrationProblem",
    *,
    prior: "Floats",
    posterior: "Floats",
    indicator: str,
    where: str,
    when: str,
    scenario: str = "",
) -> Estimate:
    """Return what the calibrated model says of one quantity.

    Args:
        problem: The case.
        prior: Scores before the evidence, draw by sampled score.
        posterior: Scores after it.
        indicator: Of the registry.
        where: A unit of the case.
        when: A date or a span (EDTF).
        scenario: A scenario, or nothing for the reference.

    Raises:
        EstimateRefused: A rule forbids the question, or the model cannot state it.
    """
    from apora.projections.draws import draws_of
    from apora.projections.estimates import estimate, plan_asked, question_asked
    from apora.projections.study import every_plan, whole_simulation
    from apora.results.numbers import quantiles_of

    simulation = whole_simulation(problem)
    asked = question_asked(simulation, indicator=indicator, where=where, when=when)
    plan = plan_asked(every_plan(problem.case, vector=problem.vector), scenario=scenario)
    found = estimate(
        simulation,
        asked=asked,
        plan=plan,
        prior=draws_of(problem, scores=prior, count=DRAWS),
        posterior=draws_of(problem, scores=posterior, count=DRAWS),
    )
    return Estimate(
        indicator=indicator,
        title=asked.indicator.title,
        unit=asked.indicator.unit,
        where=where,
        when=when,
        scenario=found.scenario,
        prior=quantiles_of(found.prior),
        posterior=quantiles_of(found.posterior),
    )

"""One question put to stored draws: before the evidence and after it."""

from typing import TYPE_CHECKING

from apora.settings import RunSettings, read_settings
from apora.store.steps import Store
from apora.workflow.answers import Estimate
from apora.workflow.fitness import refuse_without_model
from apora.workflow.model_steps import calibrated, model_to_ask
from apora.workflow.telling import Tell, silent

if TYPE_CHECKING:
    from apora.evidence.case import Case

DRAWS = 256
"""Draws that answer a question, before the evidence and after it."""


def estimate(
    case: "Case",
    *,
    indicator: str,
    where: str,
    when: str,
    scenario: str = "",
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> Estimate:
    """Return what the model says of any quantity a source could state, known or not.

    Args:
        case: From `open_case`.
        indicator: Of the registry; `indicators` lists them.
        where: A unit of the case.
        when: A date or a span (EDTF).
        scenario: A scenario, or nothing for the reference.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model.
        EstimateRefused: A rule forbids the question, or the model cannot state it.
        StoreBusy: Another run is working in the case folder.
    """
    from apora.projections import estimates
    from apora.projections.draws import draws_of
    from apora.projections.study import every_plan
    from apora.results.numbers import quantiles_of

    store, run = Store(case=case.folder), settings or read_settings()
    with store.held():
        refuse_without_model(case)
        simulation = model_to_ask(case, store=store, settings=run)
        problem = simulation.problem
        asked = estimates.question_asked(simulation, indicator=indicator, where=where, when=when)
        plan = estimates.plan_asked(every_plan(case, vector=problem.vector), scenario=scenario)
        made, _ = calibrated(case, store=store, settings=run, tell=tell)
        found = estimates.estimate(
            simulation,
            asked=asked,
            plan=plan,
            prior=draws_of(problem, scores=made.ordered_prior, count=DRAWS),
            posterior=draws_of(problem, scores=made.ordered_scores, count=DRAWS),
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

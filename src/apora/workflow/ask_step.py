"""What the next number is worth, from stored draws."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from apora.settings import RunSettings, read_settings
from apora.store.steps import Store
from apora.workflow.fitness import refuse_without_model
from apora.workflow.model_steps import calibrated, model_to_ask
from apora.workflow.telling import Tell, silent
from apora.workflow.worth_asking import WorthAsking

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.projections.asking import Asking
    from apora.projections.worth import Worth

DRAWS = 400
"""Draws after the evidence that numbers are weighed on."""
PRIOR_DRAWS = 100
"""Draws before it: they only say how far a statement that is off topic may lie."""


def ask(
    case: "Case",
    *,
    decision: str = "departures",
    by: str = "",
    precision: str = "count",
    candidates: Path | None = None,
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> WorthAsking:
    """Return what each number that could be asked for is worth to a decision.

    Args:
        case: From `open_case`.
        decision: A main quantity, an outcome by the decision date, or two scenarios joined
            with |.
        by: The outcome that two scenarios are compared in; departures if empty.
        precision: `count`, `rounded` or `about`: how well a number would be known.
        candidates: A CSV of numbers that could be had (indicator, where, when, precision,
            cost, note); what is usually asked of every unit if not given.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model, or the table cannot be read or asked.
        EstimateRefused: A rule forbids the decision, or there is no such thing.
        StoreBusy: Another run is working in the case folder.
    """
    from apora.evidence.wishes import wishes_in
    from apora.projections import asking
    from apora.projections.candidates import precision_named
    from apora.projections.decisions import decision_named
    from apora.projections.draws import draws_of
    from apora.projections.study import every_plan

    store, run = Store(case=case.folder), settings or read_settings()
    with store.held():
        refuse_without_model(case)
        usual = precision_named(precision).id
        simulation = model_to_ask(case, store=store, settings=run)
        problem = simulation.problem
        plans = every_plan(case, vector=problem.vector)
        named = decision_named(decision, by=by, plans=plans, simulation=simulation)
        known = (
            asking.usual_candidates(problem, frame=simulation.frame, precision=usual)
            if candidates is None
            else asking.wished_candidates(
                wishes_in(candidates), simulation=simulation, precision=usual
            )
        )
        made, _ = calibrated(case, store=store, settings=run, tell=tell)
        found = asking.ask(
            simulation,
            plans=plans,
            decision=named,
            candidates=known,
            prior=draws_of(problem, scores=made.ordered_prior, count=PRIOR_DRAWS),
            posterior=draws_of(problem, scores=made.ordered_scores, count=DRAWS),
            progress=tell,
        )
    return _answer(found)


def _answer(found: "Asking") -> WorthAsking:
    decision, target = found.decision, found.target
    first_ahead = None if target.ahead is None else float(target.ahead.mean())
    return WorthAsking(
        outcome=decision.outcome,
        title=decision.title,
        unit=decision.unit,
        when=decision.when,
        scenarios=tuple(one.id for one in decision.plans),
        first_ahead=first_ahead,
        chance_wrong=target.chance_wrong,
        draws=found.draws,
        floor=found.ranking.floor,
        floor_drop=found.ranking.floor_drop,
        table=tuple(_row(one, rank=rank) for rank, one in enumerate(found.ranking.worths, start=1)),
    )


def _row(one: "Worth", *, rank: int) -> dict[str, Any]:
    asked, cost = one.candidate.question, one.candidate.cost
    return {
        "rank": rank if one.is_told else None,
        "indicator": asked.indicator.id,
        "where": asked.where,
        "when": asked.when,
        "precision": one.candidate.precision.id,
        "error": one.spread,
        "variance_drop": one.gain,
        "narrowing": one.narrowing,
        "wrong_choice_drop": one.drop,
        "above_noise": one.is_told,
        "effective_draws": one.effective,
        "cost": cost,
        "value_per_cost": one.value / cost if cost else None,
    }

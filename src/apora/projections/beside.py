"""What stands beside the headline: the leading budget, and what existed, assumed otherwise.

Each line changes one thing: how assumed effects are read, the employer's reaction, or an
assumption at an end of its prior. The budget is set against what existed under the same
assumption, but a reaction answers the budget, so it is set against what existed without.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from apora.evidence.case import Case
from apora.population.levers import LeverChange, LeverSchedule
from apora.population.parameter_vector import ParameterVector
from apora.projections.budgets import LEAD_BUDGET, budget_plan, fund_mix
from apora.projections.plans import REFERENCE, Plan
from apora.projections.scenarios import Bench, bench_of, scenario_plans
from apora.projections.sensitivity import HIGH, LOW, REFUSED, sensitivity_plans

AS_ESTIMATED, REACTION = "as_estimated", "reaction"
EFFECTS: tuple[Literal["null", "wide"], ...] = ("null", "wide")
MOVED: Mapping[str, str] = MappingProxyType(
    {
        f"will_means_correlation at {LOW}": "correlated_low",
        f"will_means_correlation at {HIGH}": "correlated_high",
        REFUSED: "refused",
        f"fatigue_will at {LOW}": "fatigue_low",
        f"fatigue_will at {HIGH}": "fatigue_high",
    }
)
"""Extra runs of what existed, and the line each makes."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One line: its name, the run of what existed, and the leading budget's plan.

    `existing` is empty where the line is about the budget alone; `lead` is none where a
    fund takes no measure. `reaction` is the employer's, where the line is one.
    """

    id: str
    existing: str
    lead: Plan | None
    reaction: str = ""


def besides(case: Case, *, vector: ParameterVector) -> tuple[Beside, ...]:
    """Return every line beside the headline, the one as estimated first.

    Args:
        case: Its measures, reactions and scenarios.
        vector: Its parameters.
    """
    bench = bench_of(case)
    lead = lead_plan(bench)
    estimated = Beside(id=AS_ESTIMATED, existing=REFERENCE, lead=lead)
    return (
        estimated,
        *_read_otherwise(lead),
        *_moved(case, vector=vector, lead=lead),
        *(_reactions(bench) if lead else ()),
    )


def beside_plans(case: Case, *, vector: ParameterVector) -> tuple[Plan, ...]:
    """Return the plans that the lines need and that nothing else runs.

    Args:
        case: Its measures, reactions and scenarios.
        vector: Its parameters.
    """
    leads = (one.lead for one in besides(case, vector=vector))
    return tuple(one for one in leads if one is not None and one.kind == "beside")


def lead_plan(bench: Bench) -> Plan | None:
    """Return the line of the decider's page that leads the report; none without a fund.

    Args:
        bench: The case.
    """
    mix = fund_mix(bench)
    return budget_plan(bench, mix=mix, budget=LEAD_BUDGET) if mix else None


def _read_otherwise(lead: Plan | None) -> Iterator[Beside]:
    """Yield the null and the wide run."""
    for effects in EFFECTS:
        existing = f"{REFERENCE} ({effects})"
        plan = lead and replace(
            lead, id=f"{lead.id} ({effects})", kind="beside", effects=effects, against=existing
        )
        yield Beside(id=effects, existing=existing, lead=plan)


def _moved(case: Case, *, vector: ParameterVector, lead: Plan | None) -> Iterator[Beside]:
    """Yield the lines with one assumption moved, as the extra runs of what existed move it."""
    reference = next(one for one in scenario_plans(case) if one.scenario == REFERENCE)
    known = len(reference.schedule.changes)
    runs = {one.id: one for each in sensitivity_plans(case, vector=vector) for one in each.plans}
    for name, line in MOVED.items():
        run = runs[name]
        yield Beside(
            id=line,
            existing=name,
            lead=lead and _as_moved(lead, run=run, changes=run.schedule.changes[known:]),
        )


def _as_moved(lead: Plan, *, run: Plan, changes: tuple[LeverChange, ...]) -> Plan:
    *own, budget = lead.schedule.changes
    schedule = LeverSchedule(changes=(*own, *changes, budget), weeks=lead.schedule.weeks)
    return replace(
        lead,
        id=f"{lead.id}, {run.id}",
        kind="beside",
        schedule=schedule,
        set_scores=run.set_scores,
        against=run.id,
    )


def _reactions(bench: Bench) -> Iterator[Beside]:
    """Yield the leading budget with each reaction of the employer."""
    mix = fund_mix(bench)
    for reaction in bench.reactions:
        plan = budget_plan(bench, mix=mix, budget=LEAD_BUDGET, reactions=(reaction,))
        named = replace(plan, id=f"{plan.id} + {reaction}", kind="beside")
        yield Beside(id=REACTION, existing="", lead=named, reaction=reaction)

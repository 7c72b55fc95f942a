"""The step that plans: from the store where the same was asked before, else worked out."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apora.errors import PlanRefused
from apora.settings import RunSettings, read_settings
from apora.store.digests import digest_of
from apora.store.steps import Store, is_whole
from apora.workflow.fitness import refuse_without_model
from apora.workflow.inputs import case_digest
from apora.workflow.model_steps import calibrated
from apora.workflow.plan_answer import Plan
from apora.workflow.steps import step_folder
from apora.workflow.telling import Tell, silent

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.projections.planning_runs import Aim

PLAN = "plan"
PLAN_FILE = "plan.json"


@dataclass(frozen=True, kw_only=True)
class PlanAsked:
    """What a plan was asked for: an amount for the fund's first year, and what it is to raise.

    `cautious` is the quantile of draws that a mix is judged by; their mean if none.
    """

    budget: float
    currency: str
    aim: "Aim"
    cautious: float | None


def plan(
    case: "Case",
    *,
    budget: float,
    currency: str = "",
    aim: "Aim" = "families",
    cautious: float | None = None,
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> Plan:
    """Return the mix of the fund's measures that does most for an aim under a budget.

    A finished plan comes from the store; the next report shows it.

    Args:
        case: From `open_case`.
        budget: Money for the fund's first year.
        currency: Of the budget, one that has a dated rate in the case; the report's if empty.
        aim: `families` carried to a job, `departures` by own wish, or `hours` withdrawn
            from extra duties.
        cautious: Quantile of the draws that a mix is judged by [share]; their mean if none.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model.
        PlanRefused: An argument is bad, or no mix reaches the aim; every reason is listed.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    money = case.settings.report_currency
    asked = PlanAsked(budget=budget, currency=currency or money, aim=aim, cautious=cautious)
    store = Store(case=case.folder)
    with store.held():
        refuse_without_model(case)
        refuse_plan(case, asked=asked)
        kept, folder = planned_row(
            case, asked=asked, store=store, settings=settings or read_settings(), tell=tell
        )
    return Plan(
        row=kept["plan"],
        accepted=kept["accepted"],
        folder=folder,
        titles={one.id: next(iter(one.title.values())) for one in case.measures},
        money=money,
    )


def planned_row(
    case: "Case",
    *,
    asked: PlanAsked,
    store: Store,
    settings: RunSettings,
    tell: Tell,
) -> tuple[dict[str, Any], Path]:
    """Return what is kept of a plan, and the folder it is kept in.

    Args:
        case: A case that can carry a model and whose fund can carry a plan.
        asked: What for.
        store: Of the case folder, held by the caller.
        settings: How the run behaves here.
        tell: Told of each step.

    Raises:
        PlanRefused: No mix reaches the aim.
    """
    digest = case_digest(case)

    def make(folder: Path) -> None:
        calibration, _ = calibrated(case, store=store, settings=settings, tell=tell)
        from apora.projections.planning import planned
        from apora.projections.planning_refusals import rates_of
        from apora.results.plan_rows import plan_row

        found = planned(
            calibration.problem,
            prior=calibration.ordered_prior,
            posterior=calibration.ordered_scores,
            aim=asked.aim,
            budget=asked.budget * rates_of(case.settings)[asked.currency],
            cautious=asked.cautious,
            tell=tell,
        )
        row = plan_row(found, case=case, currency=asked.currency)
        kept = {"case": digest, "accepted": calibration.accepted, "plan": row}
        (folder / PLAN_FILE).write_text(json.dumps(kept, indent=1), encoding="utf-8")

    folder = step_folder(
        PLAN, store=store, digest=digest_of({"case": digest, "asked": asked}), make=make
    )
    return _kept(folder), folder


def refuse_plan(case: "Case", *, asked: PlanAsked) -> None:
    """Refuse a plan that cannot be made whatever the draws say, with every reason.

    Args:
        case: Its currencies and measures.
        asked: What for.

    Raises:
        PlanRefused: An argument is bad, or the fund's measures carry no plan.
    """
    from apora.projections.planning_refusals import argument_problems, fund_problems

    problems = [
        *argument_problems(
            case.settings,
            budget=asked.budget,
            currency=asked.currency,
            aim=asked.aim,
            cautious=asked.cautious,
        ),
        *fund_problems(case),
    ]
    if problems:
        raise PlanRefused(problems)


def kept_plans(store: Store, *, digest: str) -> list[dict[str, Any]]:
    """Return the plans kept for a case as it is now, by aim, budget and cautiousness.

    Args:
        store: Of the case folder.
        digest: Of the case.
    """
    folders = [one for one in sorted((store.root / PLAN).glob("*")) if is_whole(one)]
    plans = [kept["plan"] for one in folders if (kept := _kept(one))["case"] == digest]
    return sorted(
        plans,
        key=lambda one: (one["aim"], one["currency"], one["budget"], one["cautious"] or 0.0),
    )


def _kept(folder: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads((folder / PLAN_FILE).read_text(encoding="utf-8"))
    return kept

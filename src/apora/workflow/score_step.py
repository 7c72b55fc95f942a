"""Projections entered in the ledger, and scored once a claim says the number."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from apora import __version__
from apora.errors import CaseProblems, Problem
from apora.settings import RunSettings, read_settings
from apora.store.files import explained
from apora.store.steps import Store
from apora.workflow.fitness import refuse_without_model
from apora.workflow.inputs import case_digest
from apora.workflow.model_steps import calibrated, model_to_ask
from apora.workflow.scores import Recorded, Scores
from apora.workflow.telling import Tell, silent

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.evidence.ledger import LedgerEntry
    from apora.evidence.records import Claim
    from apora.inference.calibration import Calibration
    from apora.projections.asked import Question
    from apora.projections.recording import Entry
    from apora.projections.simulation import Simulation

LUCK = 11
"""Stream of the case's seed with which numbers are said of projections."""


def record(
    case: "Case",
    *,
    also: Sequence[str] = (),
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> Recorded:
    """Return the projections that were entered in the ledger of a case.

    The outcomes of the reference by the decision date and the horizon, what is predicted of
    each claim held out, and what else is named. What was entered before from the same inputs
    is not entered again.

    Args:
        case: From `open_case`.
        also: Further projections, each as `indicator where when`.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model, the ledger was edited, or something
            named cannot be projected.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    from apora.evidence.ledger import LEDGER, append_entries, whole_ledger
    from apora.projections.recording import further_questions

    store, run = Store(case=case.folder), settings or read_settings()
    with store.held():
        refuse_without_model(case)
        entries = whole_ledger(case.folder)
        simulation = model_to_ask(case, store=store, settings=run)
        further = further_questions(also, simulation=simulation)
        made, _ = calibrated(case, store=store, settings=run, tell=tell)
        tell("projecting", 0.0)
        entries_now = _entries(made, simulation=simulation, also=further)
        drafts = [_cells(one, calibration=made) for one in entries_now]
        with explained(case.folder):
            new = append_entries(case.folder, entries=entries, drafts=drafts)
        tell("projecting", 1.0)
    return Recorded(
        file=case.folder / LEDGER,
        entered=tuple(one.name for one in new),
        before=len(entries),
        last=(*entries, *new)[-1].chain,
    )


def score(case: "Case") -> Scores:
    """Return how the projections of a case did against what sources have said since.

    Args:
        case: From `open_case`.

    Raises:
        CaseProblems: There is no ledger, or an entry was edited; each is named.
    """
    from apora.evidence.ledger import LEDGER, whole_ledger

    entries = whole_ledger(case.folder)
    if not entries:
        raise CaseProblems(
            [
                Problem(
                    where=LEDGER,
                    what="is not there: no projection was entered.",
                    remedy="`apora score CASE --record` enters those of the calibrated model.",
                    rule="no_ledger",
                )
            ]
        )
    return Scores(
        as_of=case.settings.as_of,
        table=tuple(row for one in entries for row in _rows(one, case=case)),
    )


def _entries(
    calibration: "Calibration", *, simulation: "Simulation", also: "Sequence[Question]"
) -> Iterator["Entry"]:
    from apora.projections.recording import held_out_predictions, projections_now
    from apora.projections.study import every_plan

    problem = calibration.problem
    yield from projections_now(
        calibration,
        simulation=simulation,
        plans=every_plan(problem.case, vector=problem.vector),
        also=also,
    )
    yield from held_out_predictions(calibration)


def _cells(entry: "Entry", *, calibration: "Calibration") -> dict[str, Any]:
    from apora.evidence.ledger import as_cell

    case = calibration.problem.case
    return {
        "made": case.settings.as_of,
        "due": entry.due,
        "indicator": entry.indicator,
        "where": entry.where,
        "when": entry.when,
        "claim": entry.claim,
        "scenario": entry.scenario,
        "unit": entry.unit,
        "after": as_cell(entry.after),
        "before": as_cell(entry.before),
        "persistence": "" if entry.persistence is None else as_cell(entry.persistence),
        "status": "accepted" if calibration.accepted else "not accepted",
        "version": __version__,
        "digest": case_digest(case),
    }


def _rows(entry: "LedgerEntry", *, case: "Case") -> Iterator[dict[str, Any]]:
    from apora.evidence.due import claims_for

    claims = claims_for(entry, case=case)
    if not claims:
        due = entry.due <= case.settings.as_of
        yield _row(entry) | {"state": "due" if due else "not due"}
    for claim in claims:
        yield (
            _row(entry)
            | {"claim": claim.id, "said": claim.says}
            | _scored(entry, claim=claim, case=case)
        )


def _row(entry: "LedgerEntry") -> dict[str, Any]:
    return {
        "entry": entry.number,
        "made": entry.made.isoformat(),
        "due": entry.due.isoformat(),
        "indicator": entry.indicator,
        "where": entry.where,
        "when": entry.when,
        "unit": entry.unit,
        "status": entry.status,
        "state": "",
        "claim": entry.claim or None,
        "said": None,
        "p10": None,
        "p50": None,
        "p90": None,
        "crps": None,
        "crps_persistence": None,
        "crps_prior": None,
        "interval_score": None,
        "interval_score_persistence": None,
        "interval_score_prior": None,
        "inside_50": None,
        "inside_80": None,
        "inside_90": None,
        "chance": None,
    }


def _scored(entry: "LedgerEntry", *, claim: "Claim", case: "Case") -> dict[str, Any]:
    """Return the cells that a claim adds to the row of an entry."""
    import numpy as np

    from apora.evidence.due import heard_as
    from apora.evidence.ledger import members_of
    from apora.inference.scores import (
        chance_of_statement,
        says_a_number,
        score_of,
        would_be_said,
    )

    heard = heard_as(claim, case=case)
    if heard is None:
        return {"state": "not read"}
    rivals = {"": entry.after, "_persistence": entry.persistence, "_prior": entry.before}
    said = {
        name: would_be_said(
            heard,
            members=members_of(cell),
            rng=np.random.default_rng([case.settings.seed, LUCK, entry.number]),
        )
        for name, cell in rivals.items()
        if cell
    }
    middle = dict(
        zip(("p10", "p50", "p90"), np.quantile(said[""], [0.1, 0.5, 0.9]).tolist(), strict=True)
    )
    if not says_a_number(heard):
        return middle | {
            "state": "statement",
            "chance": chance_of_statement(heard, said=said[""]),
        }
    scores = {name: score_of(one, number=heard.heard.value) for name, one in said.items()}
    return (
        middle
        | {"state": "scored"}
        | {f"crps{name}": one.crps for name, one in scores.items()}
        | {f"interval_score{name}": one.interval for name, one in scores.items()}
        | {f"inside_{100 * share:.0f}": held for share, held in scores[""].inside.items()}
    )

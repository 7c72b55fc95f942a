"""The Python API: what the commands do, step by step."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from apora.errors import CaseProblems, Problem
from apora.settings import RunSettings, read_settings
from apora.store.steps import Store
from apora.workflow.answers import Calibrated, Estimate, Projected
from apora.workflow.ask_step import ask
from apora.workflow.begin_step import begin
from apora.workflow.builds import diff_rows, diff_text
from apora.workflow.compare_step import compared
from apora.workflow.comparison import Comparison
from apora.workflow.deep_step import Deep, calibrate_deep, with_kept_fits
from apora.workflow.estimate_step import estimate
from apora.workflow.evidence_steps import diff, keep, remove, settle
from apora.workflow.exporting import Target, exported
from apora.workflow.fitness import (
    CaseCheck,
    check_folder,
    checked,
    held_against,
    refuse_without_model,
)
from apora.workflow.gates_step import GatesAnswer, gates_from_draws
from apora.workflow.library_steps import measures, take_measures
from apora.workflow.model_steps import DRAWS_FILE, calibrated, projected
from apora.workflow.outputs import Written, published
from apora.workflow.plan_answer import Plan
from apora.workflow.plan_step import kept_plans, plan
from apora.workflow.publishing import QUESTIONS, Publication, answers_in, answers_known, publish
from apora.workflow.results_step import evidence_results
from apora.workflow.score_step import record, score
from apora.workflow.scores import Recorded, Scores
from apora.workflow.telling import Tell, silent
from apora.workflow.watching import watch
from apora.workflow.worth_asking import WorthAsking

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.registry.indicators import Indicator

__all__ = [
    "QUESTIONS",
    "Calibrated",
    "CaseCheck",
    "Comparison",
    "Deep",
    "Estimate",
    "GatesAnswer",
    "Plan",
    "Projected",
    "Publication",
    "Recorded",
    "Scores",
    "Tell",
    "WorthAsking",
    "Written",
    "answers_in",
    "answers_known",
    "ask",
    "assess",
    "begin",
    "calibrate",
    "calibrate_deep",
    "check",
    "compare",
    "diff",
    "diff_rows",
    "diff_text",
    "estimate",
    "export",
    "gates",
    "indicators",
    "keep",
    "measures",
    "open_case",
    "plan",
    "project",
    "publish",
    "record",
    "remove",
    "score",
    "settle",
    "start_case",
    "take_measures",
    "watch",
    "write_report",
]

EXAMPLE = "lowmere"


def open_case(folder: Path | str) -> "Case":
    """Return the case in a folder.

    Raises:
        CaseProblems: Something could not be read; that is listed, and every broken rule.
    """
    from apora.evidence.case import read_case

    try:
        return read_case(Path(folder))
    except CaseProblems as fault:
        # What can be read is held against the rules too, so that one run names all.
        raise CaseProblems(check_folder(Path(folder)).shown) from fault


def check(folder: Path | str, *, standards: bool = False) -> CaseCheck:
    """Return every problem of a case folder and what the case is good for.

    Args:
        folder: The case folder.
        standards: Whether to hold it against published standards of analysis too.
    """
    return check_folder(Path(folder), standards=standards)


def export(
    case: "Case", *, to: Target, folder: Path | None = None, restricted: bool = False
) -> tuple[Path, ...]:
    """Return the files of a case that was exported, with its results if there are any.

    Args:
        case: From `open_case`.
        to: `datapackage` or `sqlite`.
        folder: A folder to replace; `out/exports` in the case if not given.
        restricted: Whether to export the restricted edition of the results.

    Raises:
        CaseProblems: The case has errors, or there is no restricted edition to export.
        StoreUnwritable: The folder cannot be written to.
    """
    return exported(case, to=to, folder=folder, restricted=restricted)


def assess(case: "Case", *, settings: RunSettings | None = None, tell: Tell = silent) -> Written:
    """Check, calibrate, project and report; unchanged steps come from the store.

    Args:
        case: From `open_case`.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case is good for nothing yet.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    return write_report(case, settings=settings, tell=tell)


def write_report(
    case: "Case",
    *,
    restricted: bool = False,
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> Written:
    """Write the results, the report in each language and the tables, as a whole.

    Steps that are not done yet are done first.

    Args:
        case: From `open_case`.
        restricted: Whether to write the restricted edition beside the public one.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case is good for nothing yet.
        ReportRefused: The report broke one of its own rules.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    store = Store(case=case.folder)
    with store.held():
        found = checked(case)
        draws: Path | None = None
        if found.good_for == "model":
            run = settings or read_settings()
            results, _, draws = projected(case, store=store, settings=run, tell=tell)
            results["plans"] = kept_plans(store, digest=results["case"]["digest"])
            results = with_kept_fits(results, case=case, store=store)
            draws = draws / DRAWS_FILE
        else:
            results = evidence_results(case, found=found)
        tell("writing the report", 0.0)
        written = published(
            results, store=store, posterior=draws, restricted=restricted,
            standards=held_against(case, problems=found.problems),
        )  # fmt: skip
        tell("writing the report", 1.0)
    return written


def calibrate(
    case: "Case", *, settings: RunSettings | None = None, tell: Tell = silent
) -> Calibrated:
    """Fit the model to the claims of a case; a finished fit comes from the store.

    Args:
        case: From `open_case`.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    store = Store(case=case.folder)
    with store.held():
        refuse_without_model(case)
        made, folder = calibrated(
            case, store=store, settings=settings or read_settings(), tell=tell
        )
        from apora.results.calibrated_part import diagnostics_row

        return Calibrated(
            folder=folder,
            accepted=made.accepted,
            reasons=made.reasons,
            diagnostics=diagnostics_row(made),
        )


def project(case: "Case", *, settings: RunSettings | None = None, tell: Tell = silent) -> Projected:
    """Follow every scenario of a case; finished steps come from the store.

    Args:
        case: From `open_case`.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    store = Store(case=case.folder)
    with store.held():
        refuse_without_model(case)
        results, folder, _ = projected(
            case, store=store, settings=settings or read_settings(), tell=tell
        )
    return Projected(folder=folder, scenarios=tuple(one["id"] for one in results["scenarios"]))


def compare(
    case: "Case",
    scenarios: Sequence[str] = (),
    *,
    where: str = "",
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> Comparison:
    """Return scenarios side by side on the same draws; finished steps come from the store.

    Each runs as it stands, with each reaction of the employer, with its assumed effects
    left out and widened, and started three and six months later.

    Args:
        case: From `open_case`.
        scenarios: Of the case, or measures joined by `+`; none: all that add something.
        where: Whose people and hours are compared; the unit that leads if not given.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model.
        EstimateRefused: A name is no scenario and no measure, or a rule forbids the unit.
        StoreBusy: Another run is working in the case folder.
    """
    store = Store(case=case.folder)
    with store.held():
        refuse_without_model(case)
        return compared(
            case, names=tuple(scenarios), where=where, store=store,
            settings=settings or read_settings(), tell=tell,
        )  # fmt: skip


def gates(
    case: "Case",
    *,
    where: str = "",
    when: str = "",
    scenario: str = "",
    settings: RunSettings | None = None,
    tell: Tell = silent,
) -> GatesAnswer:
    """Return how many of a hundred would leave, could and are let go, and who is left behind.

    Args:
        case: From `open_case`.
        where: A unit; the one that leads if not given.
        when: A day (EDTF); that of the assessment if not given.
        scenario: A scenario, or measures joined by `+`; the reference if not given.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.

    Raises:
        CaseProblems: The case cannot carry a model.
        EstimateRefused: A rule forbids the question, or the model cannot state it.
        StoreBusy: Another run is working in the case folder.
    """
    store = Store(case=case.folder)
    with store.held():
        refuse_without_model(case)
        return gates_from_draws(
            case, where=where, when=when, scenario=scenario, store=store,
            settings=settings or read_settings(), tell=tell,
        )  # fmt: skip


def start_case(folder: Path | str, *, example: bool = False) -> Path:
    """Return a new case folder: blank, or a copy of the example.

    Args:
        folder: The new folder.
        example: Whether to copy the example.

    Raises:
        CaseProblems: The folder holds something already, or the example is missing.
    """
    from apora.evidence.new_case import copy_case, write_blank_case

    made = Path(folder)
    if example:
        copy_case(example_folder(), folder=made)
    else:
        write_blank_case(made)
    return made


def example_folder() -> Path:
    """Return the folder of the example: in the package, or in the source tree beside it."""
    package = Path(str(files("apora")))
    for place in (package / "cases" / EXAMPLE, package.parents[1] / "cases" / EXAMPLE):
        if (place / "case.toml").is_file():
            return place
    raise CaseProblems(
        [
            Problem(
                where=f"the example, {EXAMPLE}",
                what="is not part of this installation.",
                remedy="Install apora from its source tree or from a wheel that holds cases/.",
                rule="missing_example",
            )
        ]
    )


def indicators() -> "Sequence[Indicator]":
    """Return the quantities that a claim can be about."""
    from apora.registry.indicators import INDICATORS

    return INDICATORS

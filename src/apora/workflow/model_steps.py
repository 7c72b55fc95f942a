"""The steps that need the model: calibrate, project; what is finished comes from the store."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apora import __version__
from apora.settings import RunSettings
from apora.store.steps import Store
from apora.workflow.inputs import calibration_digest, case_digest
from apora.workflow.machine import prepare_jax
from apora.workflow.steps import step_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from apora.evidence.case import Case
    from apora.inference.calibration import Calibration
    from apora.projections.simulation import Simulation

CALIBRATE = "calibrate"
PROJECT = "project"
DRAWS_FILE = "posterior.nc"
RESULTS_FILE = "results.json"


def model_to_ask(case: "Case", *, store: Store, settings: RunSettings) -> "Simulation":
    """Return the model of a case, so that a question can be refused before the case is fitted.

    Args:
        case: A case that can carry a model.
        store: Of the case folder, held by the caller.
        settings: How the run behaves here.
    """
    prepare_jax(settings, store=store.root)
    from apora.inference.problem import calibration_problem
    from apora.projections.study import whole_simulation

    return whole_simulation(calibration_problem(case))


def calibrated(
    case: "Case", *, store: Store, settings: RunSettings, tell: "Callable[[str, float], None]"
) -> tuple["Calibration", Path]:
    """Return the calibration of a case and the folder it is kept in.

    Args:
        case: A case that can carry a model.
        store: Of the case folder, held by the caller.
        settings: How the run behaves here.
        tell: Told of each step.
    """
    prepare_jax(settings, store=store.root)
    from apora.inference.calibration import calibrate_case
    from apora.inference.posterior import open_calibration, save_calibration

    made: list[Calibration] = []

    def make(folder: Path) -> None:
        made.append(calibrate_case(case, progress=tell))
        save_calibration(made[0], path=folder / DRAWS_FILE)

    folder = step_folder(CALIBRATE, store=store, digest=calibration_digest(case), make=make)
    if made:
        return made[0], folder
    return open_calibration(case, path=folder / DRAWS_FILE), folder


def projected(
    case: "Case", *, store: Store, settings: RunSettings, tell: "Callable[[str, float], None]"
) -> tuple[dict[str, Any], Path, Path]:
    """Return the results of a case, the folder they are kept in, and that of the draws.

    Args:
        case: A case that can carry a model.
        store: Of the case folder, held by the caller.
        settings: How the run behaves here.
        tell: Told of each step.
    """
    digest = case_digest(case)
    draws = store.find(CALIBRATE, digest=calibration_digest(case))

    def make(folder: Path) -> None:
        from apora.workflow.outputs import results_bytes

        calibration, _ = calibrated(case, store=store, settings=settings, tell=tell)
        found = _results_of(calibration, digest=digest, store=store, tell=tell)
        (folder / RESULTS_FILE).write_bytes(results_bytes(found))

    if draws is None:
        _, draws = calibrated(case, store=store, settings=settings, tell=tell)
    folder = step_folder(PROJECT, store=store, digest=digest, make=make)
    results = json.loads((folder / RESULTS_FILE).read_text(encoding="utf-8"))
    return results, folder, draws


def _results_of(
    calibration: "Calibration", *, digest: str, store: Store, tell: "Callable[[str, float], None]"
) -> dict[str, Any]:
    from apora.inference.changed import by_weights
    from apora.inference.changes import changes_of
    from apora.inference.room import claims_without_room
    from apora.projections.dead_inputs import dead_inputs
    from apora.projections.study import study
    from apora.results.changed_rows import with_fits
    from apora.results.doubts import doubts
    from apora.results.modelled import model_results
    from apora.results.warning_rows import warning_rows
    from apora.workflow.short_step import short_fits

    problem = calibration.problem
    prior, posterior = calibration.ordered_prior, calibration.ordered_scores
    found = study(problem, prior=prior, posterior=posterior, progress=tell)
    tell("asking what each input moves", 0.0)
    warnings = [
        *claims_without_room(problem, said=calibration.prior.said),
        *dead_inputs(problem),
    ]
    tell("asking what each input moves", 1.0)
    tell("weighing the evidence", 0.0)
    changed = by_weights(calibration, changes_of(problem.case))
    results = model_results(
        found, calibration=calibration, changed=changed, digest=digest, version=__version__
    )
    tell("weighing the evidence", 1.0)
    results = with_fits(results, short_fits(calibration, changed=changed, store=store, tell=tell))
    results["warnings"] = warning_rows(warnings)
    results["doubts"] = doubts(results)
    return results

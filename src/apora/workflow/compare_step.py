"""Scenarios side by side from a calibration; what was compared before comes from the store."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from apora.settings import RunSettings
from apora.store.digests import digest_of
from apora.store.steps import Store
from apora.workflow.comparison import Comparison
from apora.workflow.inputs import case_digest
from apora.workflow.model_steps import calibrated
from apora.workflow.steps import step_folder

if TYPE_CHECKING:
    from pathlib import Path

    from apora.evidence.case import Case

COMPARE = "compare"
COMPARED_FILE = "comparison.json"


def compared(
    case: "Case",
    *,
    names: Sequence[str],
    where: str,
    store: Store,
    settings: RunSettings,
    tell: Callable[[str, float], None],
) -> Comparison:
    """Return scenarios side by side.

    Args:
        case: A case that can carry a model.
        names: Scenarios, or measures joined by `+`; none: all that add something.
        where: Whose people and hours are compared, or nothing for the unit that leads.
        store: Of the case folder, held by the caller.
        settings: How the run behaves here.
        tell: Told of each step.

    Raises:
        EstimateRefused: A name is no scenario and no measure, or the unit is too small.
    """
    from apora.projections.chosen import chosen_scenarios
    from apora.projections.estimates import unit_asked
    from apora.projections.scenarios import bench_of

    chosen_scenarios(bench_of(case), names=names)
    unit = unit_asked(case, where=where)
    digest = digest_of({"case": case_digest(case), "names": list(names), "where": unit})

    def make(folder: "Path") -> None:
        from apora.projections.comparison import compare
        from apora.results.comparison_rows import comparison_part

        made, _ = calibrated(case, store=store, settings=settings, tell=tell)
        found = compare(
            made.problem, prior=made.ordered_prior, posterior=made.ordered_scores, names=names,
            unit=unit, progress=tell,
        )  # fmt: skip
        part = comparison_part(found) | {"accepted": made.accepted}
        text = json.dumps(part, indent=1, ensure_ascii=False, allow_nan=False)
        (folder / COMPARED_FILE).write_text(text + "\n", encoding="utf-8")

    folder = step_folder(COMPARE, store=store, digest=digest, make=make)
    found = json.loads((folder / COMPARED_FILE).read_text(encoding="utf-8"))
    return Comparison(folder=folder, accepted=found["accepted"], found=found)

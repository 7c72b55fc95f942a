"""The part of the results that the model adds to what is known without it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from apora.evidence.grades import GradeSet
from apora.inference.auxiliary import Auxiliary
from apora.projections.attributable import CEILING, FIRST_WEEKS
from apora.projections.study import Study
from apora.results.assumption_rows import assumption_rows
from apora.results.beside_rows import beside_rows
from apora.results.composition_rows import composition_rows
from apora.results.draw_rows import draw_rows
from apora.results.every_draw import EveryDraw
from apora.results.parameter_rows import parameter_rows
from apora.results.pooling_rows import pooling_rows
from apora.results.programme_rows import programme_rows
from apora.results.prospect_rows import (
    constraint_rows,
    decider_rows,
    dotplot_rows,
    gates_row,
    scenario_rows,
    sensitivity_rows,
)
from apora.results.question_rows import question_rows
from apora.results.situation_rows import (
    duty_rows,
    estimate_rows,
    headline_rows,
    route_rows,
    series_rows,
)

Part: TypeAlias = dict[str, Any]


def model_part(
    study: Study,
    *,
    heaviest: Mapping[str, Sequence[str]],
    grades: GradeSet,
    auxiliaries: Sequence[Auxiliary],
    every: EveryDraw | None = None,
) -> Part:
    """Return every table of the results that a model fills, but the claims and the verdict.

    Args:
        study: What projections found.
        heaviest: For each headline, the claims that move it most, heaviest first.
        grades: What letters and digits were taken to mean.
        auxiliaries: Outside evidence that weighted the prior.
        every: All draws of the calibration; those projected where it is not at hand.
    """
    before, after = study.prior.draws, study.posterior.draws
    if every is not None:
        before, after = every.parameters(study.problem)
    return {
        "draws": draw_rows(study, every=every),
        "parameters": parameter_rows(
            study.problem,
            prior=before,
            posterior=after,
            effective=every.effective if every else None,
        ),
        "pooling": pooling_rows(study.problem, posterior=after),
        "headlines": headline_rows(study, heaviest=heaviest, every=every),
        "estimates": estimate_rows(study, every=every),
        "series": series_rows(study),
        "duties": duty_rows(study),
        "routes": route_rows(study),
        "gates": gates_row(study, heaviest=heaviest),
        "constraints": constraint_rows(study),
        "decider": decider_rows(study, heaviest=heaviest),
        "beside": beside_rows(study),
        "composition": composition_rows(study),
        "scenarios": scenario_rows(study),
        "programmes": programme_rows(study),
        "sensitivity": sensitivity_rows(study),
        "reality_checks": reality_rows(study),
        "assumptions": assumption_rows(grades=grades, auxiliaries=auxiliaries),
        "accounting": accounting(study),
        "questions": question_rows(study),
        "dotplots": dotplot_rows(study),
    }


def reality_rows(study: Study) -> list[Part]:
    """Return the statements that must hold, each with its largest violation.

    The last is about the case and not the program: before the evidence, no more departures
    may be due to the events than any service saw without a war.
    """
    highest = float(np.quantile(study.attributable["prior"], 0.95))
    ceiling = {
        "id": "attributable",
        "text": f"Before the evidence, the events of the case account in {FIRST_WEEKS} weeks for "
        f"departures under {CEILING:.0%} of those in service, in 95 draws of 100; no service "
        "without a war saw more.",
        "holds": highest < CEILING,
        "worst": highest,
    }
    checks = [
        {"id": one.id, "text": one.text, "holds": one.holds, "worst": one.worst}
        for one in study.checks
    ]
    return [*checks, ceiling]


def accounting(study: Study) -> Part:
    """Return the largest imbalance of persons and of money in any run."""
    runs = (*study.posterior.runs, *study.prior.runs)
    return {
        "largest_residual_persons": max(one.persons for one in runs),
        "largest_residual_money": max(one.money for one in runs),
    }

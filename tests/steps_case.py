"""The brief's five steps with their own measures and reactions, in a small invented service.

The measures are those of `cases/belarus-2020`, so that what is tested is what ships.
"""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from apora.evidence.case import read_case
from apora.inference.problem import calibration_problem
from apora.projections.comparison import compare
from apora.projections.project import ProjectionSize
from evidence.sample_case import CASE, DRIVERS, write_sample_case

SHIPPED = Path(__file__).parents[1] / "cases" / "belarus-2020" / "measures"
STEPS = {
    "step-1": ("information", "job-offers", "reinstatement"),
    "step-2": ("material-assistance", "debt-cover", "retraining"),
    "step-3": ("mutual-aid",),
    "step-4": ("investigating-body",),
    "step-5": ("prosecution", "personal-sanctions"),
}
"""The measures of each of the brief's steps."""
PAIRS = (("step-1", "step-2"), ("step-2", "step-3"), ("step-4", "step-5"))
"""Steps that interact: reach and help, help and a shorter search, proof and prosecution."""
ALL = "all-steps"
TOLD = "information"
"""Of the first step, what only tells people of help and of liability, and gives nothing."""
TOLD_AND_HELPED = "+".join((TOLD, *STEPS["step-2"]))
EXTRA_DUTY = "extra_duty,2020-08-10,2021-12-31,0.8,,,ratio,,judgement,Weekly marches go on.\n"


def scenarios():
    """Return the measures of every scenario: each step, each pair, all five."""
    alone = {name: list(measures) for name, measures in STEPS.items()}
    pairs = {"-and-".join(pair): [*STEPS[pair[0]], *STEPS[pair[1]]] for pair in PAIRS}
    return alone | pairs | {ALL: [one for measures in STEPS.values() for one in measures]}


def write_steps_case(folder):
    """Write the small case with the steps' measures, every reaction and a scenario a set."""
    write_sample_case(folder)
    for path in (folder / "measures").glob("*.toml"):
        path.unlink()
    for path in SHIPPED.glob("*.toml"):
        if path.stem not in {"existing-fund", "economic-sanctions"}:
            shutil.copy(path, folder / "measures" / path.name)
    texts = [
        f'[[scenario]]\nid = "{name}"\ntitle = {{en = "{name}", ru = "{name}"}}\n'
        f"measures = {measures}\n".replace("'", '"')
        for name, measures in {**scenarios(), "nothing": []}.items()
    ]
    (folder / "scenarios.toml").write_text("\n".join(texts), encoding="utf-8")
    (folder / "drivers.csv").write_text(DRIVERS + EXTRA_DUTY, encoding="utf-8")
    quick = CASE.replace("household_types = 16", "household_types = 8")
    (folder / "case.toml").write_text(quick, encoding="utf-8")
    return folder


@cache
def steps_case():
    """Return the case."""
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_steps_case(Path(folder) / "lowmere"))


@cache
def steps_compared():
    """Return every scenario side by side on eight draws of the prior, and narrower ones."""
    problem = calibration_problem(steps_case())
    prior = np.random.default_rng(11).standard_normal((8, problem.vector.sampled))
    size = ProjectionSize(reference=8, budget=8, scenario=8, variant=8)
    names = (*scenarios(), "nothing", TOLD, TOLD_AND_HELPED)
    return compare(problem, prior=prior, posterior=0.6 * prior, names=names, size=size)

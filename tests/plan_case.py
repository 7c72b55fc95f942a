"""A small case whose fund can mix payments, debts and courses, and one plan for it."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

import study_case
from apora.evidence.case import read_case
from apora.inference.problem import calibration_problem
from apora.projections.planning import PlanSize, planned

STIPEND = """\
id = "stipend"
title = {en = "A stipend while looking for work", ru = "Стипендия"}
by = "fund"
from = 2020-12-01
evidence = "brief"

[[changes]]
lever = "stipend_m"
do = "set"
value = 300
currency = "EUR"

[[changes]]
lever = "stipend_months"
do = "set"
value = 4

[[changes]]
lever = "debt_covered"
do = "set"
value = 0.5

[[changes]]
lever = "caseworker_cost_w"
do = "set"
value = 250
"""

COURSES = """\
id = "courses"
title = {en = "Courses", ru = "Курсы"}
by = "fund"
from = 2020-12-01
evidence = "brief"

[[changes]]
lever = "retraining"
do = "set"
value = "0.1..0.3..0.6"
effect = "assumed"
evidence = "brief"

[[changes]]
lever = "check_cost"
do = "add"
value = 100
currency = "EUR"
"""

SIZE = PlanSize(choice=8, other=16, prior=8)
BUDGET = 200_000.0
LATE = date(2031, 1, 6)


def write_plan_case(folder):
    """Write the small case with a fund, and two more measures that it may take."""
    study_case.write_aid_case(folder)
    for name, text in (("stipend", STIPEND), ("courses", COURSES)):
        (folder / "measures" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@cache
def plan_case():
    """Return the case."""
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_plan_case(Path(folder) / "lowmere"))


@cache
def plan_problem():
    """Return the case, ready to be simulated."""
    return calibration_problem(plan_case())


@cache
def scores():
    """Return draws before the evidence, and narrower ones after it."""
    prior = np.random.default_rng(7).standard_normal((32, plan_problem().vector.sampled))
    return prior, 0.6 * prior


@cache
def plan():
    """Return the plan that carries most families."""
    prior, posterior = scores()
    return planned(
        plan_problem(),
        prior=prior,
        posterior=posterior,
        aim="families",
        budget=BUDGET,
        size=SIZE,
        tell=lambda _step, _share: None,
    )

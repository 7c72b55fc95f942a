"""A small case with a fund, and one study of it, compiled once for every test that reads it."""

import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from apora.evidence.case import read_case
from apora.inference.problem import calibration_problem
from apora.projections.project import ProjectionSize
from apora.projections.study import study
from evidence.sample_case import CASE, GRANT, write_sample_case

EXISTING = """\
id = "older-fund"
title = "What there was"
by = "fund"
from = 2020-08-17
to = 2020-11-01
evidence = "brief"

[[changes]]
lever = "programme_open"
do = "set"
value = 1

[[changes]]
lever = "grant"
do = "set"
value = 500
currency = "EUR"

[[changes]]
lever = "budget_w"
do = "add"
value = 3000

[[changes]]
lever = "caseworkers"
do = "set"
value = 4

[[changes]]
lever = "verify_weeks"
do = "set"
value = 3
"""

MORE = """
[[changes]]
lever = "caseworkers"
do = "set"
value = 6

[[changes]]
lever = "reach_shift"
do = "add"
value = "0.1..0.5..1.0"
effect = "assumed"
evidence = "brief"
"""

SCENARIOS = """\
[[scenario]]
id = "without"
title = {en = "Nothing ever", ru = "Ничего"}

[[scenario]]
id = "with_existing"
title = {en = "Nothing new", ru = "Без перемен"}
measures = ["older-fund"]

[[scenario]]
id = "nothing-more"
title = {en = "The same under another name", ru = "То же"}
measures = ["older-fund"]

[[scenario]]
id = "grant"
title = {en = "A payment to leavers", ru = "Выплата"}
measures = ["older-fund", "grant"]

[[scenario]]
id = "break"
title = {en = "The service breaks", ru = "Служба распадается"}
outside = {en = "Whole offices stop obeying.", ru = "Целые отделы перестают подчиняться."}
"""


def write_aid_case(folder):
    """Write the sample case with a fund that existed and one that may come."""
    write_sample_case(folder)
    (folder / "measures" / "older-fund.toml").write_text(EXISTING, encoding="utf-8")
    (folder / "measures" / "grant.toml").write_text(GRANT + MORE, encoding="utf-8")
    (folder / "scenarios.toml").write_text(SCENARIOS, encoding="utf-8")
    quick = CASE.replace("household_types = 16", "household_types = 8")
    (folder / "case.toml").write_text(quick, encoding="utf-8")
    return folder


@cache
def aid_case():
    """Return the case."""
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_aid_case(Path(folder) / "lowmere"))


@cache
def aid_problem():
    """Return the case, ready to be simulated."""
    return calibration_problem(aid_case())


@cache
def aid_study():
    """Return what projections find on prior draws, and on narrower ones after them."""
    problem = aid_problem()
    prior = np.random.default_rng(4).standard_normal((24, problem.vector.sampled))
    size = ProjectionSize(reference=24, budget=16, scenario=16, variant=8)
    return study(problem, prior=prior, posterior=0.6 * prior, size=size)

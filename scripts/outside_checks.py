"""Hold the model against numbers that nobody here produced, and write down what comes out.

`offers`: six separation offers, put to one service on draws of the gates as they stand before
any evidence, without the outside evidence on money (three of the six are behind it).
`police`: England and Wales, calibrated on two years and held against the third.

    python scripts/outside_checks.py offers police

Each part writes its share of tests/references/outside_checks.json; `table` writes the tables of
docs/explanation/outside-checks.md from that file. Nothing is chosen by what comes out.
"""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from apora.evidence.case import Case, read_case
from apora.evidence.guess import reading_of
from apora.inference.auxiliary import AUXILIARIES, Auxiliary
from apora.inference.prior import weighted_prior_scores
from apora.inference.problem import calibration_problem
from apora.projections.asked import Question, between, on, question
from apora.projections.draws import Draws, draws_of
from apora.projections.plans import REFERENCE
from apora.projections.scenarios import scenario_plans
from apora.projections.simulation import Floats, Simulation, answers, simulation_of

ROOT = Path(__file__).resolve().parents[1]
OUTCOME = ROOT / "tests" / "references" / "outside_checks.json"
LEVELS = (0.10, 0.50, 0.90)
DRAWS = 1000


class Offer(NamedTuple):
    """How one offer is read: scenario, indicator, days, and whether above expectation.

    `derived` offers are behind the outside evidence on money; the others are the check.
    """

    claim: str
    scenario: str
    indicator: str
    days: tuple[date, date]
    above: bool
    derived: bool


CALM, SHOCK = date(2000, 3, 6), date(2002, 7, 1)
OFFERS = (
    Offer("us-ssb", "us-ssb", "departures", (CALM, date(2001, 3, 4)), above=True, derived=True),
    Offer(
        "northern-ireland", "northern-ireland", "departures", (CALM, date(2002, 3, 3)),
        above=False, derived=False,
    ),
    Offer(
        "federal-first", "federal-2025", "applications", (CALM, date(2000, 3, 19)),
        above=False, derived=True,
    ),
    Offer(
        "federal-all", "federal-2025", "applications", (CALM, date(2000, 9, 3)),
        above=False, derived=True,
    ),
    Offer("myanmar", "myanmar", "penal_exits", (SHOCK, date(2004, 6, 27)), above=False, derived=False),
    Offer(
        "venezuela", "venezuela", "penal_exits", (date(2002, 7, 29), date(2002, 8, 25)),
        above=False, derived=False,
    ),
)  # fmt: skip


def without(*names: str) -> tuple[Auxiliary, ...]:
    """Return the outside evidence without some of it."""
    return tuple(one for one in AUXILIARIES if one.id not in names)


def said(case: Case, *, claim: str) -> float:
    """Return the number that a claim holds [share]."""
    row = next(one for one in case.claims if one.id == claim)
    return reading_of(says=row.says, reads=row.reads, language="en").value


def shares(
    simulation: Simulation, *, scenario: str, offers: Sequence[Offer], draws: Draws
) -> Floats:
    """Return the share of the service that each offer moved, draw by offer."""
    plans = scenario_plans(simulation.problem.case)
    plan = next(one for one in plans if one.kind == "scenario" and one.scenario == scenario)
    asked: list[Question] = []
    for one in offers:
        for indicator, window in (
            (one.indicator, between(*one.days)),
            ("headcount", on(one.days[0])),
        ):
            asked.append(
                question(indicator, where="service", window=window, frame=simulation.frame)
            )
    runs = simulation.traces(draws, schedule=plan.schedule)
    found = np.concatenate([answers(trace, asked=asked, count=count) for trace, count in runs])
    moved: Floats = found[:, 0::2] / found[:, 1::2]
    return moved


def moved_by_offers(case: Case, *, draws: int) -> dict[str, Floats]:
    """Return what each offer moved, by draw [share; percentage points where above]."""
    problem = calibration_problem(case, auxiliaries=without("aid_log_odds"))
    rng = np.random.default_rng([case.settings.seed, 1])
    scores, _ = weighted_prior_scores(problem, draws=draws, rng=rng)
    plans = [one for one in scenario_plans(case) if one.kind == "scenario"]
    simulation = simulation_of(problem, schedules=[one.schedule for one in plans])
    chosen = draws_of(problem, scores=scores, count=draws)
    expected = shares(simulation, scenario=REFERENCE, offers=OFFERS, draws=chosen)
    found = {}
    for scenario in dict.fromkeys(one.scenario for one in OFFERS):
        own = [one for one in OFFERS if one.scenario == scenario]
        moved = shares(simulation, scenario=scenario, offers=own, draws=chosen)
        for column, one in enumerate(own):
            base = expected[:, OFFERS.index(one)] if one.above else 0.0
            found[one.claim] = moved[:, column] - base
    return {one.claim: found[one.claim] for one in OFFERS}

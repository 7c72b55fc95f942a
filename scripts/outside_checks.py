"""Hold the model against numbers that nobody here produced, and write down what comes out.

    python scripts/outside_checks.py offers police   # both, or one of them
    python scripts/outside_checks.py tables          # the tables of the page, from the result

`offers`: six separation offers, put to one service on draws of the gates as they stand before
any evidence, without the outside evidence on money (three of the six are behind it, and through
it behind the prior of means_spread, which stays).
`police`: England and Wales, calibrated on two years and held against the third.
The result is tests/references/outside_checks.json; the README beside it says how it is
judged. Nothing is chosen by what comes out.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from apora.evidence.case import Case, read_case
from apora.evidence.guess import reading_of
from apora.evidence.heard import heard_of
from apora.inference.auxiliary import AUXILIARIES, Auxiliary
from apora.inference.calibration import calibrate_case
from apora.inference.prior import by_observation, weighted_prior_scores
from apora.inference.problem import calibration_problem
from apora.projections.asked import Question, between, on, question
from apora.projections.draws import Draws, draws_of
from apora.projections.plans import REFERENCE
from apora.projections.project import silent
from apora.projections.scenarios import scenario_plans
from apora.projections.simulation import Simulation, answers, simulation_of

ROOT = Path(__file__).resolve().parent.parent
OFFERS_CASE = ROOT / "cases" / "separation-offers"
POLICE_CASE = ROOT / "cases" / "england-wales-2023"
RESULT = ROOT / "tests" / "references" / "outside_checks.json"
PAGE = ROOT / "docs" / "explanation" / "outside-checks.md"
TABLES = (
    "case.toml", "claims.csv", "sources.csv", "units.csv", "drivers.csv", "parameters.csv",
    "households.csv", "scenarios.toml", "measures/*.toml",
)  # fmt: skip
RANGE = (0.10, 0.50, 0.90)
DRAWS = 1000

Floats = NDArray[np.float64]
Row = Mapping[str, Any]


class Offer(NamedTuple):
    """How one offer is read: scenario, indicator, days, and whether above expectation.

    `derived` offers are behind the outside evidence on money, and behind the prior of
    means_spread that was chosen to agree with it; the others are the check.
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
    Offer(
        "myanmar", "myanmar", "penal_exits", (SHOCK, date(2004, 6, 27)),
        above=False, derived=False,
    ),
    Offer(
        "venezuela", "venezuela", "penal_exits", (date(2002, 7, 29), date(2002, 8, 25)),
        above=False, derived=False,
    ),
)  # fmt: skip


def without(*names: str) -> tuple[Auxiliary, ...]:
    """Return the outside evidence without some of it."""
    return tuple(one for one in AUXILIARIES if one.id not in names)


def digest_of(folder: Path) -> str:
    """Return a digest of the tables of a case.

    Args:
        folder: The case folder.
    """
    found = hashlib.sha256()
    for pattern in TABLES:
        for path in sorted(folder.glob(pattern)):
            found.update(path.relative_to(folder).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def said(case: Case, *, claim: str) -> float:
    """Return the number that a claim holds [share]."""
    row = next(one for one in case.claims if one.id == claim)
    return heard_of(reading_of(says=row.says, reads=row.reads, language="en")).value


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


def against(values: Floats, *, claim: str, number: float) -> dict[str, Any]:
    """Return a claim's number beside the range of the model [share].

    Args:
        values: What the model says, by draw.
        claim: Which claim.
        number: What was said.
    """
    low, middle, high = (float(one) for one in np.quantile(values, RANGE))
    return {
        "claim": claim,
        "said": number,
        "low": low,
        "middle": middle,
        "high": high,
        "below": float(np.mean(values < number)),
        "inside": bool(low <= number <= high),
    }


def offers_result(*, draws: int = DRAWS) -> dict[str, Any]:
    """Return the six offers beside the ranges of the model."""
    case = read_case(OFFERS_CASE)
    moved = moved_by_offers(case, draws=draws)
    rows = [
        against(moved[one.claim], claim=one.claim, number=said(case, claim=one.claim))
        | {"derived": one.derived}
        for one in OFFERS
    ]
    return {"case": digest_of(OFFERS_CASE), "draws": draws, "rows": rows}


def police_result() -> dict[str, Any]:
    """Return the held-out year of England and Wales beside the ranges of the model.

    Two of the three pieces of outside evidence rest in part on this service, in this year:
    the fit does without them.
    """
    case = read_case(POLICE_CASE)
    aux = without("voluntary_departures_y", "all_departures_y")
    made = calibrate_case(case, progress=silent, auxiliaries=aux)
    problem = made.problem
    flat = made.posterior.said.reshape(-1, made.posterior.said.shape[-1])
    names = [one.claim for one in (*problem.observations, *problem.held_out)]
    held = {one.claim for one in problem.held_out}
    after = by_observation(flat, problem=problem)
    before = by_observation(made.prior.said, problem=problem)
    return {
        "case": digest_of(POLICE_CASE),
        "accepted": made.accepted,
        "reasons": list(made.reasons),
        "rows": [
            against(values, claim=name, number=said(case, claim=name))
            | {"held_out": name in held, "prior": [float(q) for q in np.quantile(prior, RANGE)]}
            for name, values, prior in zip(names, after, before, strict=True)
        ],
    }


def percent(share: float) -> str:
    """Return a share in per cent, as the page prints it."""
    return f"{100.0 * share:.3g} %"


def row_text(row: Row, *, title: str, note: str) -> str:
    """Return a claim as a line of the page's table."""
    inside = "inside" if row["inside"] else "**outside**"
    span = f"{percent(row['low'])} to {percent(row['high'])}"
    cells = (title, percent(row["said"]), span, percent(row["middle"]), inside, note)
    return f"| {' | '.join(cells)} |"


def offers_table(result: Row) -> list[str]:
    """Return the table of the six offers."""
    titles = {one.id: one.statement["en"] for one in read_case(OFFERS_CASE).claims}
    return [
        "| what took place | said | 80 % range | middle | | behind the outside evidence |",
        "|---|---|---|---|---|---|",
        *(
            row_text(one, title=titles[one["claim"]], note="yes" if one["derived"] else "no")
            for one in result["rows"]
        ),
    ]


def police_table(result: Row) -> list[str]:
    """Return the table of England and Wales."""
    titles = {one.id: one.statement["en"] for one in read_case(POLICE_CASE).claims}
    return [
        "| what took place | said | 80 % range | middle | | seen by the fit |",
        "|---|---|---|---|---|---|",
        *(
            row_text(one, title=titles[one["claim"]], note="no" if one["held_out"] else "yes")
            for one in result["rows"]
        ),
    ]


def page_of(text: str, *, result: Row) -> str:
    """Return the page with its tables as the result has them.

    Args:
        text: The page; each table stands between two comments.
        result: Of both checks.
    """
    for name, table in (("offers", offers_table), ("police", police_table)):
        if name not in result:
            continue
        lines = "\n".join(table(result[name]))
        before, marker, rest = text.partition(f"<!-- made: {name} -->\n")
        text = f"{before}{marker}\n{lines}\n\n<!-- end -->{rest.partition('<!-- end -->')[2]}"
    return text


def main(parts: Sequence[str]) -> None:
    """Compute the parts that are named, and write result and page."""
    result = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.is_file() else {}
    for name, compute in (("offers", offers_result), ("police", police_result)):
        if name in parts:
            result[name] = compute()
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page_of(PAGE.read_text(encoding="utf-8"), result=result), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

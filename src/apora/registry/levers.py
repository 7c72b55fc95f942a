"""What a measure or a reaction can change, week by week."""

from dataclasses import dataclass
from math import inf
from typing import Literal, TypeAlias

Gate: TypeAlias = Literal["will", "means", "release", "staffing", "pressure", "output", "support"]


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One weekly quantity that measures change; `neutral` is its value without any.

    Whatever measures add up to, it stays between `least` and `most`.
    """

    id: str
    unit: str
    neutral: float
    gate: Gate
    meaning: str
    least: float
    most: float


Limits: TypeAlias = tuple[float, float]
LIMITS: dict[str, Limits] = {"share": (0.0, 1.0), "log-odds": (-inf, inf)}
"""Limits by unit; whatever is not named here is not negative."""


def _l(
    name: str, unit: str, neutral: float, gate: Gate, meaning: str, limits: Limits | None = None
) -> Lever:
    least, most = limits or LIMITS.get(unit, (0.0, inf))
    return Lever(
        id=name, unit=unit, neutral=neutral, gate=gate, meaning=meaning, least=least, most=most
    )


LEVERS: tuple[Lever, ...] = (
    _l(
        "running_cost_w",
        "money",
        0.0,
        "support",
        "cost a week of what is not paid to leavers; under a budget it is paid first",
    ),
    _l("programme_open", "share", 0.0, "support", "1 while a support programme takes requests"),
    _l("grant", "money", 0.0, "means", "one payment to a leaver"),
    _l("stipend_m", "money", 0.0, "means", "payment a month while looking for work"),
    _l("stipend_months", "months", 0.0, "means", "longest time the stipend is paid"),
    _l("debt_covered", "share", 0.0, "means", "share of the debt on early exit that is paid"),
    _l("job_help", "share", 0.0, "means", "share by which the search is shortened", (-1.0, 0.95)),
    _l(
        "retraining",
        "share",
        0.0,
        "means",
        "share of the handicap of having no profession that is removed",
        (-1.0, 1.0),
    ),
    _l("labour_ratio", "ratio", 1.0, "means", "months to find work against normal", (0.1, inf)),
    _l("debt_ratio", "ratio", 1.0, "means", "debts on early exit against normal"),
    _l("reach_shift", "log-odds", 0.0, "support", "shift of the share who have heard and believe"),
    _l("delivered_ratio", "ratio", 1.0, "support", "promised support that arrives against normal"),
    _l("statement_required", "share", 0.0, "support", "1 where a public statement is a condition"),
    _l(
        "implicated_eligible",
        "share",
        0.0,
        "support",
        "1 where those implicated in crimes may be supported",
    ),
    _l("budget_w", "money", 0.0, "support", "money coming in during the week"),
    _l("caseworkers", "persons", 0.0, "support", "caseworkers on requests"),
    _l("caseworker_cost_w", "money", 0.0, "support", "cost of a caseworker a week"),
    _l(
        "cases_per_caseworker_w", "persons", 10.0, "support", "requests a caseworker settles a week"
    ),
    _l("check_cost", "money", 0.0, "support", "cost of checking one request"),
    _l("false_share", "share", 0.0, "support", "share of requests that are false", (0.0, 0.95)),
    _l("wrongly_refused", "share", 0.0, "support", "share of true requests wrongly refused"),
    _l("verify_weeks", "weeks", 2.0, "support", "weeks to check a request", (0.25, inf)),
    _l("will_shift", "log-odds", 0.0, "will", "shift of the wish to leave, everyone"),
    _l("will_shift_implicated", "log-odds", 0.0, "will", "shift of the wish to leave, implicated"),
    _l("investigators", "persons", 0.0, "will", "investigators of crimes at work"),
    _l("cases_per_investigator_y", "cases", 2.0, "will", "cases an investigator concludes a year"),
    _l("case_backlog", "cases", 0.0, "will", "cases concluded before any against those in service"),
    _l(
        "will_shift_proved",
        "log-odds",
        0.0,
        "will",
        "shift of the wish to leave, implicated, times the share of them whose case is proved",
    ),
    _l("refusal_shift", "log-odds", 0.0, "release", "shift of refusal"),
    _l("decision_ratio", "ratio", 1.0, "release", "speed of decisions against normal"),
    _l(
        "penal_ratio",
        "ratio",
        1.0,
        "release",
        "departures with dismissal for absence against normal",
    ),
    _l("retention_pay", "ratio", 1.0, "will", "pay in service against normal", (0.1, inf)),
    _l("identification_ratio", "ratio", 1.0, "staffing", "naming for dismissal against the driver"),
    _l("replacement_ratio", "ratio", 1.0, "staffing", "replacement against normal"),
    _l("extra_duty_ratio", "ratio", 1.0, "pressure", "extra duties against the driver"),
)

LEVER_BY_ID: dict[str, Lever] = {one.id: one for one in LEVERS}

"""The quantities that calibration learns: one row a parameter, no numbers.

The numbers (5, 50 and 95 % points, source, reason) are rows of a case's
`parameters.csv`. `scale` says on which scale the three points are interpolated; `per`
says whether there is one value for the case, one for each of its rows (which name the
strata they hold for), or one for each stratum (alike strata share half of the prior
variance). What no claim can read is drawn from its prior (`sampled` is
false).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Scale: TypeAlias = Literal["log", "logit", "linear"]
Gate: TypeAlias = Literal["will", "means", "release", "staffing", "pressure", "output", "support"]
Per: TypeAlias = Literal["case", "row", "stratum"]

LONGEST_CASE_LIMIT_W = 16
"""Weeks for which the model follows an administrative case; the limit must be shorter."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One unknown of the model."""

    id: str
    unit: str
    scale: Scale
    gate: Gate
    meaning: str
    per: Per = "case"
    sampled: bool = True


def _p(
    name: str, unit: str, scale: Scale, gate: Gate, meaning: str, per: Per = "case"
) -> Parameter:
    return Parameter(id=name, unit=unit, scale=scale, gate=gate, meaning=meaning, per=per)


PARAMETERS: tuple[Parameter, ...] = (
    _p("willing_calm", "share", "logit", "will", "share who would leave in calm times"),
    _p(
        "shock_rise",
        "log-odds",
        "linear",
        "will",
        "rise of the wish to leave when every shock is fresh",
    ),
    _p(
        "shock_weight_arrests", "ratio", "log", "will", "relative weight of arrests in the campaign"
    ),
    _p("shock_weight_count", "ratio", "log", "will", "relative weight of the falsified count"),
    _p("shock_weight_violence", "ratio", "log", "will", "relative weight of violence"),
    _p("shock_half_life_w", "weeks", "log", "will", "half-life of a shock"),
    _p("willing_adjust_w", "per week", "log", "will", "speed at which people make up their minds"),
    _p(
        "office_spread",
        "log-odds",
        "log",
        "will",
        "standard deviation of the wish to leave between offices",
    ),
    _p(
        "will_spread",
        "log-odds",
        "log",
        "will",
        "standard deviation of the wish to leave between people",
    ),
    _p(
        "no_profession_will",
        "log-odds",
        "linear",
        "will",
        "shift for those without a civilian profession",
    ),
    _p(
        "dismissal_will",
        "log-odds",
        "linear",
        "will",
        "shift for each 1 % of staff dismissed lately",
    ),
    _p("fatigue_will", "log-odds", "log", "will", "shift for each ten points of overload"),
    _p(
        "disagree_gap",
        "log-odds",
        "log",
        "will",
        "by how much disagreement exceeds the wish to leave",
    ),
    _p(
        "will_means_correlation",
        "ratio",
        "linear",
        "will",
        "correlation of the wish to leave and savings",
    ),
    _p(
        "will_implicated_correlation",
        "ratio",
        "linear",
        "will",
        "correlation of the wish to leave and being implicated",
    ),
    _p(
        "absence_share",
        "share",
        "logit",
        "will",
        "share of those who disagree who stay away on a marked day",
    ),
    _p(
        "search_months", "months", "log", "means", "months to find civilian work, with a profession"
    ),
    _p(
        "no_profession_ratio",
        "ratio",
        "log",
        "means",
        "how much longer the search takes without a profession",
    ),
    _p("lump_sum", "money", "log", "means", "contract payment to be returned, full contract left"),
    _p(
        "training_cost",
        "money",
        "log",
        "means",
        "cost of training to be returned, full contract left",
    ),
    _p(
        "claimed_by_agreement",
        "share",
        "logit",
        "means",
        "share of the debt claimed on release by agreement",
    ),
    _p(
        "means_spread",
        "ratio",
        "log",
        "means",
        "unexplained spread of means between households, in logs",
    ),
    _p("application_w", "per week", "log", "release", "applications by those willing and able"),
    _p("decision_w", "per week", "log", "release", "decisions on a waiting letter"),
    _p(
        "refusal_share",
        "share",
        "logit",
        "release",
        "share of decisions that refuse, at calm vacancy",
    ),
    _p(
        "refusal_slope",
        "log-odds",
        "log",
        "release",
        "rise of refusal with vacancy above calm, per unit share",
    ),
    _p("withdrawal_w", "per week", "log", "release", "letters taken back"),
    _p("penal_w", "per week", "log", "release", "refused people who stay away and are dismissed"),
    _p("contract_weeks", "weeks", "log", "release", "length of a contract"),
    _p("vacancy_calm", "share", "logit", "staffing", "vacancy before the crisis", "stratum"),
    _p("other_separations_y", "per year", "log", "staffing", "separations for other reasons"),
    _p("replacement_share", "ratio", "log", "staffing", "hires per separation above calm"),
    _p("hire_delay_w", "weeks", "log", "staffing", "delay until a replacement is in post"),
    _p("training_places_y", "share", "log", "staffing", "largest extra intake a year over posts"),
    _p(
        "identification_w",
        "per week",
        "log",
        "staffing",
        "hazard of being named for dismissal at driver one",
    ),
    _p(
        "dismissal_delay_w", "weeks", "log", "staffing", "weeks from being named to being dismissed"
    ),
    _p("base_absence", "share", "logit", "pressure", "absent in calm times"),
    _p(
        "illness_ratio",
        "ratio",
        "log",
        "pressure",
        "risk of illness relative to the published wave",
        "row",
    ),
    _p("illness_weeks", "weeks", "log", "pressure", "weeks ill"),
    _p(
        "diverted_peak",
        "share",
        "logit",
        "pressure",
        "share of hours diverted in a peak week where fully exposed",
    ),
    _p(
        "effort_ordinary",
        "share",
        "logit",
        "pressure",
        "effort withheld from ordinary work when all dissent",
    ),
    _p(
        "effort_extra",
        "share",
        "logit",
        "pressure",
        "effort withheld from extra duties when all dissent",
    ),
    _p("waiting_output", "share", "logit", "pressure", "output of a person with a letter in"),
    _p("fatigue_w", "per week", "log", "pressure", "speed at which fatigue follows overload"),
    _p("fatigue_output", "share", "logit", "pressure", "output lost per unit of fatigue"),
    _p(
        "detection_level",
        "share",
        "logit",
        "output",
        "detection rate in earlier years, as published",
    ),
    _p(
        "detection_elasticity",
        "ratio",
        "log",
        "output",
        "log-odds of detection per log unit of hours per offence",
    ),
    _p(
        "detection_definition",
        "log-odds",
        "linear",
        "output",
        "definition, mix and maturation of a published level",
    ),
    _p(
        "registered_change",
        "log ratio",
        "linear",
        "output",
        "offences registered against the year before",
        "row",
    ),
    _p("registered_elasticity", "ratio", "log", "output", "response of registration to hours"),
    _p(
        "case_overload",
        "ratio",
        "log",
        "output",
        "administrative cases opened over capacity at driver one",
    ),
    _p("case_order", "share", "logit", "output", "service order: 0 at random, 1 oldest first"),
    _p("case_limit_w", "weeks", "log", "output", "weeks until an administrative case lapses"),
    _p("fines_recovered_share", "share", "logit", "output", "share of fines recovered"),
    _p("judges_share", "share", "logit", "output", "share of judges in post in the court named"),
    _p("reach", "share", "logit", "support", "share who have heard of the support and believe it"),
    _p("delivered", "share", "logit", "support", "share of promised support that arrives"),
    Parameter(
        id="pay_elasticity",
        unit="ratio",
        scale="log",
        gate="will",
        sampled=False,
        meaning="fall of the log hazard of leaving per log unit of pay in service",
    ),
    _p(
        "statement_takeup",
        "share",
        "logit",
        "support",
        "share of leavers who accept a public statement as a condition",
    ),
    _p("request_w", "per week", "log", "support", "requests by eligible leavers who were reached"),
)

PARAMETER_BY_ID: dict[str, Parameter] = {one.id: one for one in PARAMETERS}

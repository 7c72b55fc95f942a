"""Invented results of an invented service, in the shape of `results.json`.

Nothing here was computed by a model: the numbers come from a seeded generator and from a
table below, so that the report can be built and judged before any case is run.
"""

import math
import random
from datetime import date, timedelta
from typing import Any

Q = dict[str, float]

FIRST_MONDAY = date(2031, 1, 6)
AS_OF = date(2031, 9, 30)
WEEKS = 60

UNITS = [
    ("service", "Lowmere Public Service", "", "", 5200),
    ("police", "Lowmere Police", "service", "", 4600),
    ("inquiry", "Bureau of Inquiry", "service", "inquiry", 600),
    ("harbour", "Harbour District Office", "police", "district", 610),
    ("mill", "Mill District Office", "police", "district", 720),
    ("northgate", "North Gate District Office", "police", "district", 540),
    ("oldmarket", "Old Market District Office", "police", "central", 480),
    ("provinces", "Offices of the provinces", "police", "province", 2250),
    ("magistrates", "Harbour Magistrates' Court", "service", "", 8),
]


def within(name: str) -> str:
    """Return where a unit is, as a sentence says it."""
    return f"in {name}" if name.startswith("Harbour M") else f"in the {name}"


def q(mid: float, spread: float = 0.4) -> Q:
    """Return quantiles of a lognormal with this median and log standard deviation."""
    return {
        key: round(mid * math.exp(spread * z), 6)
        for key, z in (("p5", -1.645), ("p25", -0.674), ("p50", 0), ("p75", 0.674), ("p95", 1.645))
    }


def line(mid: float, sd: float) -> Q:
    """Return quantiles of a normal."""
    return {
        key: round(mid + sd * z, 6)
        for key, z in (("p5", -1.645), ("p25", -0.674), ("p50", 0), ("p75", 0.674), ("p95", 1.645))
    }


def share(mid: float, sd: float) -> Q:
    """Return quantiles of a share, normal on the logit scale."""
    centre = math.log(mid / (1 - mid))
    return {key: round(1 / (1 + math.exp(-value)), 6) for key, value in line(centre, sd).items()}


def case_head() -> dict[str, Any]:
    return {
        "id": "lowmere",
        "title": {"en": "Lowmere: staffing of the public service and what support would change"},
        "question": {"en": "Why do people stay, and what would lawful support change?"},
        "reader": "board of a support fund",
        "decision": "how to spend the fund's first year",
        "as_of": AS_OF.isoformat(),
        "decision_date": "2032-03-31",
        "main_shock": "2031-05-11",
        "currency": "LMC",
        "report_currency": "EUR",
        "rate": 2.5,
        "rate_date": "2031-09-30",
        "languages": ["en"],
        "lexicon": "icd203",
        "standard_of_proof": "reasonable grounds to believe",
        "headline_unit": "police",
        "digest": "5f2a9c0e7b41d3886a1f",
        "version": "0.1.0",
        "seed": 20310930,
        "household_types": 64,
        "weeks": WEEKS,
    }


# id, says, read_as, indicator, where, when, source, origin, grade, credibility, form, value, unit
CLAIMS = [
    (
        "C01",
        "about 4,600 people",
        "about 4,600",
        "headcount",
        "police",
        "2031-01~",
        "S1",
        "Ministry",
        "C",
        3,
        "about",
        4600,
        "persons",
    ),
    (
        "C02",
        "more than 300 letters",
        "more than 300",
        "applications",
        "police",
        "2031-05-11/2031-05-31",
        "S2",
        "Personnel office",
        "B",
        3,
        "more",
        300,
        "persons",
    ),
    (
        "C03",
        "18.4 percent",
        "18.4 %",
        "vacancy",
        "harbour|mill",
        "2031-09-01",
        "S2",
        "Personnel office",
        "B",
        2,
        "exact",
        0.184,
        "share",
    ),
    (
        "C04",
        "reached 27.2 percent",
        "27.2 %, the largest of the districts",
        "vacancy",
        "oldmarket",
        "2031-09-01",
        "S2",
        "Personnel office",
        "B",
        2,
        "exact",
        0.272,
        "share",
    ),
    (
        "C05",
        "up to 70 %",
        "up to 70 %",
        "disagree_share",
        "police",
        "",
        "S3",
        "",
        "E",
        6,
        "up_to",
        0.70,
        "share",
    ),
    (
        "C06",
        "64 people were in treatment",
        "64",
        "ill_now",
        "police",
        "2031-09-12",
        "S1",
        "Health service",
        "B",
        2,
        "exact",
        64,
        "persons",
    ),
    (
        "C07",
        "nearly 240 letters on file",
        "almost 240",
        "letters_on_file",
        "police",
        "2031-09-15",
        "S2",
        "Personnel office",
        "B",
        2,
        "almost",
        240,
        "persons",
    ),
    (
        "C08",
        "51.3 percent",
        "51.3 %",
        "detection_share",
        "police",
        "2031-01-01/2031-09-15",
        "S1",
        "Ministry",
        "C",
        3,
        "exact",
        0.513,
        "share",
    ),
    (
        "C09",
        "95 of 260 cases expired",
        "95 of 260",
        "lapsed_of_decided|lapsed_of_in_hand",
        "harbour",
        "2031-09-08/2031-09-14",
        "S4",
        "District office",
        "C",
        3,
        "count_of",
        95 / 260,
        "share",
    ),
    (
        "C10",
        "a third",
        "a third",
        "lapsed_of_decided",
        "police",
        "2031-09~",
        "S4",
        "District office",
        "C",
        4,
        "fraction",
        1 / 3,
        "share",
    ),
    (
        "C11",
        "three of eight judges remain",
        "3 of 8",
        "judges_in_post",
        "magistrates",
        "2031-09~",
        "S3",
        "",
        "D",
        4,
        "count_of",
        0.375,
        "share",
    ),
    (
        "C12",
        "120 people",
        "120",
        "identifications+dismissals",
        "police",
        "2031-05-11/2031-09-15",
        "S2",
        "Personnel office",
        "C",
        4,
        "round",
        120,
        "persons",
    ),
    (
        "C13",
        "fell by 16.5 percent",
        "change of -16.5 %",
        "investigated_offences",
        "police",
        "2031-01-01/2031-08-31",
        "S1",
        "Ministry",
        "B",
        2,
        "exact",
        -0.165,
        "share",
    ),
    (
        "C14",
        "19–21 %",
        "19..21 %",
        "fines_recovered",
        "police",
        "2031-09~",
        "S4",
        "District office",
        "C",
        3,
        "range",
        0.2,
        "share",
    ),
    (
        "C15",
        "some did not come to work",
        "some",
        "absentees",
        "police",
        "2031-05-11",
        "S3",
        "",
        "D",
        4,
        "word",
        40,
        "persons",
    ),
    (
        "C16",
        "every weekend",
        "",
        "hours_weekend",
        "police",
        "2031-06/2031-09",
        "S3",
        "",
        "D",
        4,
        "",
        0,
        "hours",
    ),
    (
        "C17",
        "about 50 families",
        "about 50",
        "aid_paid",
        "police",
        "2031-06-01/2031-08-31",
        "S5",
        "Fund",
        "A",
        1,
        "about",
        50,
        "persons",
    ),
    (
        "C19",
        "debts of 9,000 crowns",
        "9,000",
        "",
        "police",
        "2031",
        "S5",
        "Fund",
        "B",
        2,
        "round",
        9000,
        "money",
    ),
]

TRUE_CENTRE = {
    "C01": 4300,
    "C02": 410,
    "C03": 0.176,
    "C04": 0.255,
    "C05": 0.46,
    "C06": 66,
    "C07": 231,
    "C08": 0.55,
    "C09": 0.33,
    "C10": 0.31,
    "C11": 0.52,
    "C12": 125,
    "C13": -0.12,
    "C14": 0.2,
    "C15": 70,
    "C17": 55,
}


def claim(row: tuple[Any, ...]) -> dict[str, Any]:
    id_, says, read_as, indicator, where, when, source, origin, grade, cred, form, value, unit = row
    used = id_ not in {"C16", "C19"}
    centre = TRUE_CENTRE.get(id_, value or 1)
    spread = {"A": 0.05, "B": 0.09, "C": 0.16, "D": 0.3, "E": 0.4}[grade]
    prior = (
        line(centre * 0.9, abs(centre) * 3 * spread)
        if centre < 0
        else (
            share(min(centre * 1.15, 0.9), 6 * spread)
            if unit == "share"
            else q(centre * 1.1, 4 * spread)
        )
    )
    posterior = (
        line(centre, abs(centre) * spread)
        if centre < 0
        else (share(centre, 1.5 * spread) if unit == "share" else q(centre, spread))
    )
    heard = None
    if used:
        heard = {"form": form, "value": value, "low": None, "high": None, "k": None, "n": None}
        if form == "range":
            heard |= {"low": 0.19, "high": 0.21}
        if form == "word":
            heard |= {"low": 5, "high": 300}
        if id_ == "C09":
            heard |= {"k": 95, "n": 260}
        if id_ == "C11":
            heard |= {"k": 3, "n": 8}
    reason = {
        "C16": "no number that a model week could state",
        "C19": "informs the prior of the debt",
    }
    return {
        "id": id_,
        "says": says,
        "says_language": "en",
        "reads": "",
        "read_as": read_as or "not read",
        "indicator": indicator or "penal_exits",
        "where": where,
        "when": when,
        "nature": "stock",
        "source": source,
        "origin": origin,
        "grade": grade,
        "credibility": cred,
        "use": "calibrate" if used else "context",
        "reason": reason.get(id_, ""),
        "statement": {"en": "A number said of the service, in our own words."},
        "note": "",
        "date_assumed": not when,
        "unit": unit,
        "heard": heard,
        "prior": prior if used else None,
        "posterior": posterior if used else None,
        "tail": {"C08": 0.03, "C11": 0.12}.get(id_, 0.4) if used else None,
        "conflict": id_ == "C08" if used else None,
        "influence": [{"headline": "departures", "shift": 35.0 if id_ == "C07" else 4.0}]
        if used
        else [],
    }


def estimate(
    indicator: str,
    title: str,
    where: str,
    posterior: Q,
    *,
    unit: str,
    contraction: float = 0.6,
    prior: Q | None = None,
    when: str = "2031-09-30",
    restricted: bool = False,
) -> dict[str, Any]:
    told = "not" if contraction < 0.1 else "a little" if contraction < 0.5 else "much"
    return {
        "indicator": indicator,
        "title": title,
        "where": where,
        "when": when,
        "scenario": "reference",
        "unit": unit,
        "prior": prior or posterior,
        "posterior": posterior,
        "contraction": contraction,
        "told": told,
        "restricted": restricted,
    }


def estimates() -> list[dict[str, Any]]:
    rng = random.Random(11)
    rows = []
    since = "2031-05-11/2031-09-30"
    for unit, _, _, stratum, posts in UNITS:
        if unit == "magistrates":
            continue
        v = {
            "oldmarket": 0.255,
            "harbour": 0.19,
            "mill": 0.165,
            "northgate": 0.15,
            "police": 0.155,
        }.get(unit, 0.13)
        rows.append(estimate("posts", "Established posts", unit, q(posts, 0.08), unit="posts"))
        rows.append(
            estimate(
                "headcount", "People in service", unit, q(posts * (1 - v), 0.09), unit="persons"
            )
        )
        rows.append(
            estimate(
                "vacancy",
                "Share of posts vacant",
                unit,
                share(v, 0.15 if v > 0.14 else 0.4),
                unit="share",
                contraction=0.8 if v > 0.14 else 0.2,
                prior=share(0.1, 0.6),
            )
        )
        rows.append(
            estimate(
                "ill_now",
                "People ill",
                unit,
                q(posts * 0.014, 0.3),
                unit="persons",
                contraction=0.7,
            )
        )
        rows.append(
            estimate(
                "identifications",
                "People named for dismissal",
                unit,
                q(posts * 0.026, 0.4),
                unit="persons",
                when=since,
            )
        )
        rows.append(
            estimate(
                "departures",
                "Voluntary departures",
                unit,
                q(posts * 0.031 * (0.8 + 0.4 * rng.random()), 0.35),
                unit="persons",
                when=since,
            )
        )
        for name, mid in (("willing_share", 0.24), ("disagree_share", 0.44), ("able_share", 0.37)):
            rows.append(
                estimate(
                    name,
                    name,
                    unit,
                    share(mid, 0.5),
                    unit="share",
                    contraction=0.08,
                    restricted=bool(stratum) and unit != "inquiry",
                )
            )
        rows.append(
            estimate(
                "letters_on_file",
                "Letters on file",
                unit,
                q(posts * 0.05, 0.2),
                unit="persons",
                restricted=bool(stratum) and unit != "inquiry",
            )
        )
    rows += [
        estimate(
            "applications",
            "Letters of resignation received",
            "police",
            q(430, 0.2),
            unit="persons",
            when=since,
        ),
        estimate(
            "refusals",
            "Letters refused",
            "police",
            q(118, 0.35),
            unit="persons",
            when=since,
            contraction=0.3,
        ),
        estimate(
            "detection_share",
            "Detection rate",
            "police",
            share(0.55, 0.1),
            unit="share",
            when="2031-01-01/2031-09-30",
        ),
        estimate(
            "investigated_offences",
            "Offences investigated",
            "police",
            q(8200, 0.05),
            unit="offences",
            when="2031-01-01/2031-09-30",
        ),
        estimate(
            "lapsed_of_decided",
            "Share lapsed of cases closed",
            "police",
            share(0.31, 0.2),
            unit="share",
            when="2031-09-01/2031-09-30",
        ),
        estimate(
            "cases_lapsed",
            "Administrative cases lapsed",
            "police",
            q(3900, 0.25),
            unit="cases",
            when=since,
        ),
        estimate(
            "fines_recovered", "Share of fines recovered", "police", share(0.2, 0.08), unit="share"
        ),
        estimate(
            "judges_in_post",
            "Share of judges in post",
            "magistrates",
            share(0.5, 0.5),
            unit="share",
            contraction=0.35,
        ),
        estimate(
            "extra_duty_share",
            "Share of hours given to extra duties",
            "police",
            share(0.21, 0.4),
            unit="share",
            contraction=0.25,
        ),
        estimate(
            "hours_weekend",
            "Hours that can be put on the street at a weekend",
            "police",
            q(41000, 0.2),
            unit="hours",
            contraction=0.15,
        ),
        estimate(
            "dismissals",
            "People dismissed after being named",
            "police",
            q(52, 0.5),
            unit="persons",
            when=since,
            contraction=0.2,
        ),
    ]
    return rows


def path(
    indicator: str,
    title: str,
    scenario: str,
    *,
    unit: str,
    peak: float,
    base: float,
    boost: float = 1.0,
) -> dict[str, Any]:
    weeks, columns = [], {key: [] for key in ("p5", "p25", "p50", "p75", "p95")}
    for t in range(WEEKS):
        monday = FIRST_MONDAY + timedelta(weeks=t)
        since = (monday - date(2031, 5, 5)).days / 7
        level = base + (peak * math.exp(-since / 9) if since >= 0 else 0.0)
        ahead = max(0.0, (monday - AS_OF).days / 7)
        if ahead:
            level *= 1 + (boost - 1) * min(1.0, ahead / 12)
        quantiles = q(level, 0.2 + 0.018 * ahead)
        weeks.append(monday.isoformat())
        for key, column in columns.items():
            column.append(min(quantiles[key], 0.95) if unit == "share" else quantiles[key])
    return {
        "indicator": indicator,
        "title": title,
        "where": "police",
        "scenario": scenario,
        "unit": unit,
        "weeks": weeks,
        **columns,
        "projection_from": AS_OF.isoformat(),
    }


def series() -> list[dict[str, Any]]:
    rows = [
        path("departures", "Voluntary departures", "reference", unit="persons", peak=14, base=2.1),
        path("applications", "Letters received", "reference", unit="persons", peak=95, base=4),
        path("vacancy", "Share of posts vacant", "reference", unit="share", peak=0.02, base=0.12),
        path(
            "extra_duty_share",
            "Share of hours given to extra duties",
            "reference",
            unit="share",
            peak=0.2,
            base=0.05,
        ),
        path("ill_now", "People ill", "reference", unit="persons", peak=60, base=18),
        path("hours_weekend", "Weekend hours", "reference", unit="hours", peak=-9000, base=52000),
        path("releases", "Letters granted", "reference", unit="persons", peak=9, base=1.2),
        path("penal_exits", "Dismissed for absence", "reference", unit="persons", peak=2, base=0.1),
        path("contract_ends", "Contract ends", "reference", unit="persons", peak=3, base=0.8),
    ]
    for scenario, boost in (("support", 2.1), ("support-tight", 1.4), ("training", 1.2)):
        rows.append(
            path(
                "departures",
                "Voluntary departures",
                scenario,
                unit="persons",
                peak=14,
                base=2.1,
                boost=boost,
            )
        )
    return rows


def duties() -> list[dict[str, Any]]:
    return [
        path("hours_ordinary", "Ordinary", "reference", unit="share", peak=-0.2, base=0.98),
        path("hours_extra", "Extra", "reference", unit="share", peak=0.18, base=0.02),
    ]


def outcome(
    mid: float, sd: float, wrong: float, *, null: float, contraction: float
) -> list[dict[str, Any]]:
    told = "not" if contraction < 0.1 else "a little"
    return [
        {
            "indicator": "departures",
            "title": "Voluntary departures",
            "where": "police",
            "when": "2031-09-30/2032-03-31",
            "unit": "persons",
            "value": q(140 + mid, 0.35),
            "contrast": line(mid, sd),
            "wrong_sign": wrong,
            "draws": 200,
            "null": line(null, sd / 2),
            "wide": line(mid * 0.5, sd * 2),
            "contraction": contraction,
            "told": told,
        },
        {
            "indicator": "vacancy",
            "title": "Share of posts vacant",
            "where": "police",
            "when": "2032-03-31",
            "unit": "share",
            "value": share(0.15, 0.2),
            "contrast": line(mid / 9000, sd / 9000),
            "wrong_sign": wrong,
            "draws": 200,
            "null": line(null / 9000, sd / 18000),
            "wide": line(mid / 18000, sd / 4500),
            "contraction": contraction,
            "told": told,
        },
    ]


def scenario(row: tuple[Any, ...]) -> dict[str, Any]:
    id_, title, measures, reactions, delay, effect, cost, assumed = row
    mid, sd, wrong, null, contraction = effect
    return {
        "id": id_,
        "title": {"en": title},
        "measures": measures,
        "reactions": reactions,
        "delay_months": delay,
        "outcomes": outcome(mid, sd, wrong, null=null, contraction=contraction),
        "cost": q(cost, 0.25) if cost else None,
        "cost_per_departure": q(cost / mid, 0.5) if cost else None,
        "assumed": assumed,
    }


SCENARIOS = [
    ("reference", "As things are", [], [], 0, (0, 0, 0.5, 0, 0.3), None, []),
    (
        "support",
        "Material assistance",
        ["grant", "debts"],
        [],
        0,
        (86, 38, 0.004, 81, 0.22),
        2.1e6,
        ["reach_shift"],
    ),
    (
        "support-tight",
        "Material assistance, release tightened",
        ["grant", "debts"],
        ["tighter-release"],
        0,
        (41, 31, 0.11, 40, 0.22),
        1.6e6,
        ["reach_shift", "refusal_shift"],
    ),
    (
        "support-pay",
        "Material assistance, retention pay",
        ["grant", "debts"],
        ["retention-pay"],
        0,
        (33, 42, 0.2, 36, 0.22),
        1.5e6,
        ["reach_shift", "retention_pay"],
    ),
    (
        "support-3",
        "Material assistance in three months",
        ["grant", "debts"],
        [],
        3,
        (51, 29, 0.02, 49, 0.22),
        1.4e6,
        ["reach_shift"],
    ),
    (
        "support-6",
        "Material assistance in six months",
        ["grant", "debts"],
        [],
        6,
        (12, 12, 0.08, 11, 0.22),
        0.4e6,
        ["reach_shift"],
    ),
    (
        "training",
        "Retraining and job offers",
        ["courses"],
        [],
        0,
        (22, 21, 0.13, 17, 0.09),
        1.1e6,
        ["retraining"],
    ),
    (
        "training-tight",
        "Retraining, release tightened",
        ["courses"],
        ["tighter-release"],
        0,
        (9, 18, 0.31, 8, 0.09),
        0.9e6,
        ["retraining", "refusal_shift"],
    ),
    (
        "information",
        "Information on liability and support",
        ["leaflets"],
        [],
        0,
        (15, 34, 0.33, 4, 0.02),
        0.2e6,
        ["will_shift", "reach_shift"],
    ),
    (
        "body",
        "Investigating body and prosecution",
        ["inquiry-body"],
        [],
        0,
        (-6, 25, 0.57, 0, 0.01),
        None,
        ["will_shift_implicated"],
    ),
]


def parameters() -> list[dict[str, Any]]:
    rows = [
        (
            "search_months",
            "months",
            "means",
            "months to find civilian work, with a profession",
            q(4, 0.4),
            q(4.3, 0.36),
            0.15,
        ),
        (
            "application_w",
            "per week",
            "release",
            "applications by those willing and able",
            q(0.045, 0.9),
            q(0.061, 0.3),
            0.82,
        ),
        (
            "refusal_share",
            "share",
            "release",
            "share of decisions that refuse, at calm vacancy",
            share(0.4, 0.6),
            share(0.33, 0.35),
            0.55,
        ),
        (
            "willing_calm",
            "share",
            "will",
            "share who would leave in calm times",
            share(0.16, 0.6),
            share(0.17, 0.58),
            0.04,
        ),
        (
            "reach",
            "share",
            "support",
            "share who have heard of the support and believe it",
            share(0.37, 0.6),
            share(0.36, 0.6),
            0.01,
        ),
        (
            "vacancy_calm",
            "share",
            "staffing",
            "vacancy before the crisis",
            share(0.07, 0.5),
            share(0.12, 0.3),
            0.46,
        ),
    ]
    return [
        {
            "id": id_,
            "stratum": "",
            "unit": unit,
            "gate": gate,
            "meaning": meaning,
            "prior": prior,
            "posterior": posterior,
            "contraction": contraction,
            "told": "not" if contraction < 0.1 else "a little" if contraction < 0.5 else "much",
            "basis": "judgement",
            "why": "analogue services, 12 studies",
            "sampled": id_ != "reach",
        }
        for id_, unit, gate, meaning, prior, posterior, contraction in rows
    ]


def headlines() -> list[dict[str, Any]]:
    since = "2031-05-11/2031-09-30"
    rows = [
        (
            "departures",
            "departures",
            "Voluntary departures",
            since,
            "persons",
            q(220, 0.9),
            q(146, 0.35),
            0.78,
            ["C07", "C02"],
        ),
        (
            "vacancy",
            "vacancy",
            "Share of posts vacant",
            "2031-09-30",
            "share",
            share(0.1, 0.6),
            share(0.155, 0.15),
            0.81,
            ["C03", "C04"],
        ),
        (
            "hours_weekend",
            "hours_weekend",
            "Hours that can be put on the street at a weekend",
            "2031-09-30",
            "hours",
            q(43000, 0.23),
            q(41000, 0.2),
            0.22,
            ["C06", "C08"],
        ),
        (
            "willing_share",
            "willing_share",
            "Share who would leave",
            "2031-09-30",
            "share",
            share(0.25, 0.55),
            share(0.24, 0.53),
            0.06,
            ["C07", "C19"],
        ),
    ]
    return [
        {
            "id": id_,
            "indicator": indicator,
            "title": title,
            "where": "police",
            "when": when,
            "unit": unit,
            "prior": prior,
            "posterior": posterior,
            "contraction": contraction,
            "told": "not" if contraction < 0.1 else "a little" if contraction < 0.5 else "much",
            "heaviest": heaviest,
        }
        for id_, indicator, title, when, unit, prior, posterior, contraction, heaviest in rows
    ]


def decider() -> list[dict[str, Any]]:
    return [
        {
            "budget": budget,
            "currency": "EUR",
            "release": release,
            "until": "2032-03-31",
            "families": q(families * factor, 0.35),
            "departures": q(families * factor * 0.55, 0.45),
            "months_to_first_help": q(1.6, 0.3),
            "cost_per_family": q(budget / (families * factor), 0.3),
            "wrong_sign": 0.012 if release == "as now" else 0.19,
            "intended": 0.97 if release == "as now" else 0.75,
            "draws": 200,
            "told": "a little",
            "families_told": "not",
            "heaviest": ["C17", "C07"],
        }
        for budget, families in ((0.25e6, 70), (0.5e6, 130), (1e6, 240), (2e6, 390))
        for release, factor in (("as now", 1.0), ("tightened", 0.52))
    ]


def programmes() -> list[dict[str, Any]]:
    return [
        {
            "scenario": "support",
            "title": {"en": "Material assistance"},
            "draws": 200,
            "requests_w": q(7.5, 0.3),
            "hands": q(4.0, 0.2),
            "hands_needed_peak": q(2.5, 0.4),
            "waiting_w": q(3.2, 0.2),
            "paid": q(310, 0.3),
            "unspent": q(420_000, 0.5),
            "runs_dry": 0.15,
            "months": [
                {"month": "2031-10", "money_in": q(90_000, 0.01), "money_out": q(31_000, 0.4)},
                {"month": "2031-11", "money_in": q(90_000, 0.01), "money_out": q(64_000, 0.4)},
            ],
        }
    ]


def plans() -> list[dict[str, Any]]:
    """Return one plan: information and a larger payment instead of the stipend."""
    terms = [
        ("grant", "grant", "money", 1900.0, 1500.0, 3000.0, 21.0),
        ("grant", "stipend_m", "money a month", 100.0, 350.0, 700.0, 20.0),
        ("grant", "stipend_months", "months", 3.0, 6.0, 12.0, 17.0),
        ("debts", "debt_covered", "share", 0.35, 0.6, 1.0, 22.0),
        ("", "caseworkers", "persons", 2.0, 8.0, 16.0, None),
        ("leaflets", "", "used", 1.0, 1.0, 1.0, None),
    ]
    names = ("measure", "lever", "unit", "size", "stated", "most", "next")
    return [
        {
            "aim": "families",
            "cautious": None,
            "budget": 1e6,
            "currency": "EUR",
            "until": "2032-03-31",
            "terms": [dict(zip(names, one, strict=True)) for one in terms],
            "brought": {
                "families": q(280, 0.35),
                "departures": q(150, 0.45),
                "hours": q(21000, 0.5),
            },
            "paid": q(420, 0.3),
            "level": 294.0,
            "mean": 290.0,
            "spent": q(980_000, 0.03),
            "cost_per_family": q(3600, 0.3),
            "months_to_first_help": q(1.6, 0.3),
            "chosen_on": 16,
            "draws": 48,
            "contraction": 0.31,
            "contraction_error": 0.05,
            "told": "a little",
            "simplest": {
                "sizes": [1500.0, 0.0, 0.0, 0.0, 2.0, 0.0],
                "brought": q(220, 0.4),
                "beaten": 0.87,
            },
            "frontier": [
                {
                    "budget": budget,
                    "sizes": [one[3] for one in terms],
                    "brought": q(families, 0.35),
                    "simplest": q(families * 0.8, 0.4),
                }
                for budget, families in (
                    (0.25e6, 80),
                    (0.5e6, 155),
                    (1e6, 280),
                    (1.5e6, 370),
                    (2e6, 430),
                )
            ],
            "next_money": 1e5,
            "next_same": 20.0,
            "judged_on": 16,
            "choices": [
                {
                    "under": "as planned",
                    "what": "",
                    "best": "plan",
                    "plan": 294.0,
                    "level": 294.0,
                    "ahead": 14,
                },
                {
                    "under": "judged",
                    "what": "bad outcomes",
                    "best": "simplest",
                    "plan": 150.0,
                    "level": 155.0,
                    "ahead": 9,
                },
                {
                    "under": "reaction",
                    "what": "retention-pay",
                    "best": "plan",
                    "plan": 250.0,
                    "level": 250.0,
                    "ahead": 13,
                },
                {
                    "under": "effects",
                    "what": "null",
                    "best": "without leaflets",
                    "plan": 201.0,
                    "level": 212.0,
                    "ahead": 11,
                },
            ],
            "residual_persons": 4e-13,
            "residual_money": 2e-9,
        }
    ]


def sources() -> list[dict[str, Any]]:
    rows = [
        ("S1", "Yearbook of the Ministry", "Ministry of Order", "C", "official", "verified"),
        ("S2", "Letter to the Gazette", "The Lowmere Gazette", "B", "press", "verified"),
        ("S3", "Thread of a channel", "An anonymous channel", "E", "social", "absent"),
        ("S4", "Interview", "The Lowmere Gazette", "C", "press", "verified"),
        ("S5", "Report of the fund", "Lowmere Support Fund", "A", "party", "none"),
    ]
    return [
        {
            "id": id_,
            "title": title,
            "publisher": publisher,
            "published": "2031-09-20",
            "url": "https://example.org/" + id_.lower(),
            "language": "en",
            "kind": kind,
            "grade": grade,
            "grade_why": "earlier numbers held up",
            "interest": "",
            "text_state": state,
            "sha256": "ab12" * 16 if state == "verified" else "",
        }
        for id_, title, publisher, grade, kind, state in rows
    ]


MEASURES = [
    ("grant", "Grant of six months' pay", "fund", [("grant", "set", 5400, "money", "arithmetic")]),
    (
        "debts",
        "Half of the debt on early exit",
        "fund",
        [
            ("debt_covered", "set", 0.5, "share", "arithmetic"),
            ("reach_shift", "add", 0.4, "log-odds", "assumed"),
        ],
    ),
    ("courses", "Retraining", "fund", [("retraining", "set", 0.4, "share", "assumed")]),
    (
        "leaflets",
        "Information",
        "fund",
        [
            ("reach_shift", "add", 0.5, "log-odds", "assumed"),
            ("will_shift", "add", 0.1, "log-odds", "assumed"),
        ],
    ),
    (
        "inquiry-body",
        "Investigating body",
        "abroad",
        [("will_shift_implicated", "add", -0.2, "log-odds", "assumed")],
    ),
    (
        "tighter-release",
        "Refusals up by half",
        "employer",
        [("refusal_shift", "add", 0.6, "log-odds", "assumed")],
    ),
    (
        "retention-pay",
        "Retention pay",
        "employer",
        [("retention_pay", "multiply", 1.15, "ratio", "assumed")],
    ),
]


def measures() -> list[dict[str, Any]]:
    return [
        {
            "id": id_,
            "title": {"en": title},
            "by": by,
            "from": "2031-10-01",
            "to": None,
            "conditions": "open to those not implicated" if by == "fund" else "",
            "evidence": "S5",
            "changes": [
                {
                    "lever": lever,
                    "do": do,
                    "low": mid,
                    "mid": mid,
                    "high": mid,
                    "unit": unit,
                    "effect": effect,
                }
                for lever, do, mid, unit, effect in changes
            ],
        }
        for id_, title, by, changes in MEASURES
    ]


def example_results() -> dict[str, Any]:
    """Return a complete, accepted result."""
    rng = random.Random(7)
    return {
        "schema": "apora-results/1.0",
        "case": case_head(),
        "status": "accepted",
        "reasons": [],
        "diagnostics": {
            "chains": 4,
            "draws": 1600,
            "max_rhat": 1.006,
            "min_ess_bulk": 612.0,
            "min_ess_tail": 540.0,
            "worst": "vacancy_calm[oldmarket]",
        },
        "draws": [
            {"table": "parameters", "prior": 1000, "posterior": 1600},
            {"table": "scenarios", "prior": 24, "posterior": 64},
            {"table": "reactions", "prior": None, "posterior": 24},
            {"table": "decider", "prior": 24, "posterior": 256},
        ],
        "units": [
            {
                "id": id_,
                "name": {"en": name},
                "within": {"en": within(name)},
                "part_of": part,
                "stratum": stratum,
                "posts": q(posts, 0.08),
                "counted": "sworn staff",
                "note": "",
            }
            for id_, name, part, stratum, posts in UNITS
        ],
        "events": [
            {"kind": "shock_arrests", "from": "2031-04-02", "to": "2031-04-02"},
            {"kind": "shock_count", "from": "2031-05-11", "to": "2031-05-12"},
            {"kind": "absence_day", "from": "2031-05-12", "to": "2031-05-12"},
            {"kind": "shock_violence", "from": "2031-05-12", "to": "2031-05-15"},
        ],
        "sources": sources(),
        "claims": [claim(row) for row in CLAIMS],
        "implied": [
            {
                "id": "I1",
                "title": "Detection after the shock that the average needs",
                "text": "If detection was at its earlier level before the shock, the year-to-date average needs the rate given here since.",
                "claims": ["C08"],
                "values": [
                    {"label": "earlier level 60 %", "value": 0.34, "unit": "share"},
                    {"label": "earlier level 65 %", "value": 0.21, "unit": "share"},
                ],
            },
        ],
        "parameters": parameters(),
        "headlines": headlines(),
        "estimates": estimates(),
        "series": series(),
        "duties": duties(),
        "routes": [
            {
                "route": route,
                "where": "police",
                "since": "2031-05-11",
                "until": "2031-09-30",
                "unit": "persons",
                "posterior": q(mid, 0.35),
            }
            for route, mid in (
                ("releases", 104),
                ("penal_exits", 9),
                ("contract_ends", 31),
                ("dismissals", 52),
                ("other_separations", 61),
            )
        ],
        "gates": {
            "where": "police",
            "when": "2031-09-30",
            "weeks": 26,
            "per_100": {"willing": q(24, 0.35), "able": q(9, 0.4), "released": q(3.1, 0.5)},
            "narrowest": "means",
            "left_behind": {
                "able_unaware": q(160, 0.5),
                "willing_not_able": q(610, 0.4),
                "able_refused": q(94, 0.45),
            },
            "missing": {"agreement": q(6400, 0.3), "penal": q(11800, 0.3)},
        },
        "constraints": [
            {
                "id": id_,
                "title": title,
                "paid": paid,
                "share_freed": share(mid, 0.5),
                "share_freed_penal": share(0.6 * mid, 0.5),
                "share_concerned": share(concerned, 0.3),
                "to_cover": q(money, 0.3),
            }
            for id_, title, mid, concerned, money, paid in (
                ("debt", "Debt on an unfinished contract", 0.47, 0.93, 5200, "once"),
                ("income", "No partner's income", 0.28, 0.52, 3100, "once"),
                ("profession", "No civilian profession", 0.24, 0.61, 1900, "once"),
                ("loans", "Bank loans", 0.19, 0.34, 1400, "once"),
                ("labour", "Poor labour market", 0.11, 0.88, 900, "once"),
                ("civilian_pay", "Poor civilian pay", 0.02, 0.07, 160, "monthly"),
            )
        ],
        "decider": decider(),
        "plans": plans(),
        "programmes": programmes(),
        "scenarios": [scenario(row) for row in SCENARIOS],
        "measures": measures(),
        "beside": beside(),
        "composition": [
            {
                "id": id_,
                "where": "police",
                "when": when,
                "share": share(mid, 0.3),
                "budget": 1e6 if id_ == "lead" else None,
                "draws": 64 if id_ == "lead" else 200,
            }
            for id_, when, mid in (
                ("before", "2031-01-01", 0.2),
                ("now", "2031-09-30", 0.41),
                ("stayers", "2031-05-11/2031-09-30", 0.44),
                ("leavers", "2031-05-11/2031-09-30", 0.58),
                ("existing", "2032-09-30", 0.37),
                ("lead", "2032-09-30", 0.33),
            )
        ],
        "pooling": [
            {
                "quantity": quantity,
                "where": where,
                "unit": unit,
                "gate": gate,
                "claims": claims,
                "pool": pool,
                "office": office,
                "pulled": pulled,
            }
            for quantity, unit, gate, where, claims, pool, office, pulled in (
                (
                    "vacancy_calm",
                    "share",
                    "staffing",
                    "oldmarket",
                    1,
                    share(0.12, 0.3),
                    share(0.22, 0.1),
                    0.15,
                ),
                (
                    "vacancy_calm",
                    "share",
                    "staffing",
                    "northgate",
                    0,
                    share(0.12, 0.3),
                    share(0.13, 0.6),
                    1.0,
                ),
                (
                    "office_effect",
                    "log-odds",
                    "will",
                    "oldmarket",
                    1,
                    q(0.0, 0.0),
                    q(0.21, 2.0),
                    0.83,
                ),
                ("office_effect", "log-odds", "will", "police", 1, q(0.0, 0.0), q(0.04, 2.0), 0.4),
            )
        ],
        "outside": [
            {
                "id": "break",
                "title": {"en": "The service breaks"},
                "text": {"en": "Whole offices stop obeying, and others follow."},
            }
        ],
        "sensitivity": [
            {"what": what, "headline": "departures", "low": low, "high": high, "note": note}
            for what, low, high, note in (
                ("source errors halved and doubled", 131.0, 165.0, ""),
                ("without the personnel office", 118.0, 118.0, "weights failed, not refitted"),
                ("household types 64 to 256", 145.0, 148.0, ""),
            )
        ],
        "reality_checks": [
            {
                "id": "no-release",
                "text": "With no release nobody leaves by release.",
                "holds": True,
                "worst": 0.0,
            },
            {
                "id": "more-help",
                "text": "More help keeps nobody back.",
                "holds": True,
                "worst": 1e-9,
            },
        ],
        "warnings": [
            {
                "rule": "dead_input",
                "where": "drivers.csv, detentions from 2040-01-01",
                "what": "moves nothing that the model reports, under any scenario.",
                "remedy": "Check its dates against the weeks simulated, its unit and its value.",
            },
            {
                "rule": "no_room",
                "where": "claims.csv, C9",
                "what": "the priors leave no room for it.",
                "remedy": "Check how it is read.",
            },
        ],
        "assumptions": [
            {
                "id": "case-limit",
                "text": "Administrative cases lapse after two months.",
                "value": 8.7,
                "why": "the code of Lowmere, art. 12",
            },
            {
                "id": "grade-c",
                "text": "Random error of a source graded C, log standard deviation.",
                "value": 0.15,
                "why": "assumption set of the package",
            },
        ],
        "accounting": {"largest_residual_persons": 2.1e-10, "largest_residual_money": 4.4e-8},
        "questions": [
            {
                "indicator": "vacancy",
                "where": "police",
                "why": "a staffing table from the year before parts old vacancy from new departures",
                "expected_narrowing": 0.34,
            },
            {
                "indicator": "refusals",
                "where": "police",
                "why": "separates refusal from delay",
                "expected_narrowing": 0.17,
            },
            {
                "indicator": "aid_requests",
                "where": "police",
                "why": "says how far the offer reaches",
                "expected_narrowing": 0.08,
            },
        ],
        "dotplots": [
            {
                "indicator": "departures",
                "title": "Additional departures with material assistance",
                "where": "police",
                "when": "2031-09-30/2032-03-31",
                "unit": "persons",
                "scenario": "support",
                "quantiles": sorted(round(rng.gauss(86, 38), 1) for _ in range(50)),
            }
        ],
        "judgements": [
            {
                "id": "J1",
                "text": {
                    "en": "Vacancy at {vacancy} is the mark of a service that was short before the shock, more than of one that is breaking."
                },
                "confidence": "moderate",
                "why": "two counts of one personnel office agree; nothing is known of the year before",
                "values": {"vacancy": {"value": share(0.155, 0.15), "unit": "share"}},
            }
        ],
    }


def beside() -> list[dict[str, Any]]:
    """Return the headline with one thing assumed otherwise at a time."""
    rows = (
        ("as_estimated", "", q(210, 0.3), 64.0, line(86, 38), 0.02),
        ("null", "", q(205, 0.3), 41.0, line(35, 20), 0.05),
        ("wide", "", q(215, 0.5), 60.0, line(80, 90), 0.2),
        ("correlated_low", "", q(190, 0.3), 62.0, line(84, 38), 0.02),
        ("correlated_high", "", q(232, 0.3), 66.0, line(88, 38), 0.02),
        ("refused", "", q(31, 0.5), 9.0, line(3, 3), 0.1),
        ("fatigue_low", "", q(207, 0.3), 64.0, line(86, 38), 0.02),
        ("fatigue_high", "", q(219, 0.3), 64.0, line(85, 38), 0.02),
        ("reaction", "tighter-release", None, 40.0, line(-12, 38), 0.6),
    )
    return [
        {
            "id": id_,
            "reaction": reaction,
            "decision_date": "2032-03-31",
            "until": "2032-09-30",
            "budget": 1e6,
            "currency": "EUR",
            "departures": departures,
            "families": q(families, 0.4),
            "added": added,
            "wrong_sign": wrong,
            "draws": 24,
        }
        for id_, reaction, departures, families, added, wrong in rows
    ]


def evidence_only_results() -> dict[str, Any]:
    """Return a case too thin for a model: claims, conflicts, arithmetic, what is missing."""
    full = example_results()
    kept = {"schema", "case", "units", "sources", "claims", "implied", "questions"}
    thin = {key: value for key, value in full.items() if key in kept}
    thin["claims"] = [
        row | {"prior": None, "posterior": None, "tail": None, "conflict": None, "influence": []}
        for row in full["claims"]
    ]
    thin["questions"] = [row | {"expected_narrowing": None} for row in full["questions"]]
    return thin | {
        "status": "evidence only",
        "reasons": [
            "units.csv: no leaf has a number of posts.",
            "drivers.csv: the extra duties have no row.",
        ],
    }


def not_accepted_results() -> dict[str, Any]:
    """Return a fit that its own gates did not accept."""
    full = example_results()
    diagnostics = full["diagnostics"] | {"max_rhat": 1.09, "min_ess_bulk": 88.0}
    return full | {
        "status": "not accepted",
        "reasons": ["R-hat of application_w is 1.09, above 1.01; claims C02 and C07 disagree."],
        "diagnostics": diagnostics,
    }

"""The registry's series of a run, from what its weeks report."""

from collections.abc import Mapping

import jax.numpy as jnp
from jax import Array

from apora.model import detection
from apora.model.cases import case_flows
from apora.model.illness import Illness
from apora.model.prepare import Prepared
from apora.model.state import Inputs, Outcome, Parameters, Stocks
from apora.model.step import WeekReport
from apora.model.week import Week
from apora.registry.series import SERIES

OFFENCES_PER_POST_W = 0.05
"""Index of offences registered in a calm week; only shares and changes read it."""
CASES_PER_POST_W = 1.0
"""Index of administrative cases opened in a peak week where fully exposed; only shares
and changes read it."""
CALM_CASES = 0.01
"""Cases opened in a calm week against a peak one, and exposure nobody is below."""


def absentee_series(
    *, people: Mapping[str, Array], weeks: Week, parameters: Parameters
) -> Mapping[str, Array]:
    """Return people who stay away on marked days, week by stratum [persons / week].

    Args:
        people: Series of people in service.
        weeks: Marked days.
        parameters: Natural values.
    """
    share = parameters["absence_share"] * weeks.absence_day
    return {"absentees": people["disagreeing"] * share}


def support_series(*, report: WeekReport) -> Mapping[str, Array]:
    """Return the series of the programme and of leavers, week by stratum.

    Args:
        report: What the weeks report.
    """
    caseload, flows = report.caseload, report.caseload_flows
    searching = caseload.eligible + caseload.other + caseload.requested
    return {
        "searching": jnp.sum(searching, axis=-1),
        "aided": jnp.sum(caseload.aided, axis=-1),
        "employed": jnp.sum(caseload.employed, axis=-1),
        "aid_requests": flows.requests,
        "aid_paid": flows.paid,
        "aid_money": flows.money_by_stratum,
        "placements": flows.placements,
    }


def illness_series(*, headcount: Array, illness: Illness) -> Mapping[str, Array]:
    """Return the ill, new infections and recoveries, week by stratum [persons].

    Args:
        headcount: People in service.
        illness: Shares of staff.
    """
    return {
        "ill": headcount * illness.ill,
        "infections": headcount * illness.infected,
        "recoveries": headcount * illness.recovered,
    }


def crime_series(
    *, ordinary: Array, inputs: Inputs, prepared: Prepared, parameters: Parameters
) -> Mapping[str, Array]:
    """Return offences registered and detected, week by stratum [offences / week].

    The first week is the calm one, with the year before's offences.

    Args:
        ordinary: Hours of ordinary work, the calm week first.
        inputs: Offence driver.
        prepared: Posts.
        parameters: Natural values.
    """
    p = parameters
    ratio = ordinary / ordinary[0]
    in_year = jnp.arange(ordinary.shape[0])[:, None] > 0
    calm = OFFENCES_PER_POST_W * prepared.posts
    registered = detection.registered_w(
        calm=calm,
        driver=inputs.drivers["registered_offences"],
        change=jnp.where(in_year, p["registered_change"], 0.0),
        hours_ratio=ratio,
        elasticity=p["registered_elasticity"],
    )
    detected = detection.detection_share(
        level=p["detection_level"],
        elasticity=p["detection_elasticity"],
        hours_ratio=ratio,
        offences_ratio=registered / calm,
    )
    return {"registered": registered, "investigated": registered * detected}


def case_series(
    *, ordinary: Array, inputs: Inputs, prepared: Prepared, parameters: Parameters
) -> Mapping[str, Array]:
    """Return administrative cases opened, processed, lapsed and in hand [cases].

    Args:
        ordinary: Hours of ordinary work, the calm week first.
        inputs: Detention driver and exposure.
        prepared: Posts.
        parameters: Natural values.
    """
    peak = CASES_PER_POST_W * prepared.posts * (CALM_CASES + inputs.exposure)
    opened = peak * (CALM_CASES + inputs.drivers["detentions"])
    flows = case_flows(
        opened=opened,
        capacity=peak / parameters["case_overload"] * ordinary / ordinary[0],
        limit_w=parameters["case_limit_w"],
        oldest_first=parameters["case_order"],
    )
    return {
        "cases_opened": opened,
        "cases_processed": flows.processed,
        "cases_lapsed": flows.lapsed,
        "cases_decided": flows.processed + flows.lapsed,
        "cases_in_hand": flows.in_hand,
    }


def plain_shares(*, like: Array, parameters: Parameters) -> Mapping[str, Array]:
    """Return the small units that are plain shares, week by stratum [1].

    Args:
        like: Any series, for its shape.
        parameters: Natural values.
    """
    one = jnp.ones_like(like)
    return {
        "fines_due": one,
        "fines_recovered": one * parameters["fines_recovered_share"],
        "judge_posts": one,
        "judges_in_post": one * parameters["judges_share"],
    }


def outcome_of(
    *,
    stocks: Stocks,
    report: WeekReport,
    weeks: Week,
    illness: Illness,
    prepared: Prepared,
    inputs: Inputs,
    parameters: Parameters,
    residual: Mapping[str, Array],
) -> Outcome:
    """Return a run's report with the outputs that feed nothing back.

    Args:
        stocks: After the last week.
        report: What the weeks reported.
        weeks: What they brought.
        illness: Shares of staff.
        prepared: Posts.
        inputs: Drivers.
        parameters: Natural values.
        residual: Largest imbalances.
    """
    hours = report.hours
    people = report.by_stratum
    posts = jnp.broadcast_to(prepared.posts, people["headcount"].shape)
    series = {
        **people,
        "posts": posts,
        "vacant": posts - people["headcount"],
        **absentee_series(people=people, weeks=weeks, parameters=parameters),
        **support_series(report=report),
        **illness_series(headcount=people["headcount"], illness=illness),
        **crime_series(
            ordinary=hours.ordinary, inputs=inputs, prepared=prepared, parameters=parameters
        ),
        **case_series(
            ordinary=hours.ordinary, inputs=inputs, prepared=prepared, parameters=parameters
        ),
        **plain_shares(like=hours.ordinary, parameters=parameters),
        "hours_present": hours.present,
        "hours_ordinary": hours.ordinary,
        "hours_extra": hours.extra,
        "hours_weekend": hours.weekend,
        "fatigue": report.fatigue * people["headcount"],
    }
    return Outcome(
        series=jnp.stack([series[one.id] for one in SERIES]),
        exits=report.exits,
        stocks=stocks,
        money={
            "money_in": inputs.levers["budget_w"],
            "money_out": report.caseload_flows.money_out,
            "money_free": report.caseload.free,
            "money_committed": report.caseload.committed,
            "funded": report.caseload.funded,
            "queue": jnp.sum(report.caseload.requested, axis=(1, 2)),
        },
        residual=residual,
        people=report.people,
    )

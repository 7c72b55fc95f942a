"""What a programme needs to run and what it meets: hands, requests, waiting, money by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from apora.evidence.calendar import DAYS, Calendar
from apora.projections.draws import Draws
from apora.projections.project import Projected
from apora.projections.simulation import BUDGET, Floats, lever_weeks
from apora.registry.levers import LEVERS

DRY = 0.5
"""A programme has run dry in a week in which it can pay less than this of what it approves."""
WEEKS_A_MONTH = 365.25 / 12 / 7
PLACE = {lever.id: place for place, lever in enumerate(LEVERS)}


@dataclass(frozen=True, kw_only=True)
class Programme:
    """What the programmes of one run need and meet from a week on, by draw.

    Requests, paid and waiting are persons, those with false papers among the requests.
    `waiting_w` is the mean time between asking and an answer or a job [weeks];
    `dry_after_m` how long money lasts [months], infinite where it never runs out;
    `paid_when_dry` is the share of approved requests that is paid in dry weeks, 1 where
    there are none. Money is the model's; by month, keyed by year and month.
    """

    requests: Floats
    requests_w: Floats
    requests_peak_w: Floats
    hands: Floats
    hands_needed: Floats
    hands_needed_peak: Floats
    paid: Floats
    waiting: Floats
    waiting_w: Floats
    money_in: Mapping[str, Floats]
    money_out: Mapping[str, Floats]
    unspent: Floats
    dry_after_m: Floats
    dry_weeks: Floats
    paid_when_dry: Floats
    open_weeks: Floats

    @property
    def takes_requests(self) -> bool:
        """Return whether requests are taken in any week that counts."""
        return bool(np.any(self.open_weeks > 0.0))


def programme_of(
    run: Projected, *, draws: Draws, calendar: Calendar, start: int, money_in: Floats | None = None
) -> Programme:
    """Return what the programmes of a run need and meet, from a week on.

    Weeks count in which requests are taken. Waiting is Little's law: people in the queue
    over people who leave it, which is a mean of waits and holds for any order of service.

    Args:
        run: The run.
        draws: Its draws, for what the measures bring.
        calendar: Of the case.
        start: First week that counts, the calm week being 0.
        money_in: Other money than the measures bring, draw by week [money].
    """
    levers = lever_weeks(run.plan.schedule, draws=draws.first(run.count), effects=run.plan.effects)
    levers = levers[:, :, start - 1 :]
    brought = levers[:, BUDGET] if money_in is None else money_in[: run.count, start - 1 :]
    open_ = levers[:, PLACE["programme_open"]]
    true = 1.0 - levers[:, PLACE["false_share"]]
    seen = run.served["aid_requests"][:, start:] / true
    hands = levers[:, PLACE["caseworkers"]]
    per_hand = np.maximum(levers[:, PLACE["cases_per_caseworker_w"]], 1e-9)
    needed = seen / per_hand
    funded = run.funded[:, start:]
    busy = run.served["aid_requests"][:, start:] > LEAST_REQUESTS
    dry = np.asarray(busy & (funded < DRY), dtype=np.float64)
    months = month_names(calendar, start=start)
    return Programme(
        requests=seen.sum(axis=1),
        requests_w=mean_over(seen, weight=open_),
        requests_peak_w=seen.max(axis=1),
        hands=mean_over(hands, weight=open_),
        hands_needed=mean_over(needed, weight=open_),
        hands_needed_peak=needed.max(axis=1),
        paid=run.served["aid_paid"][:, start:].sum(axis=1),
        waiting=run.queue[:, -1],
        waiting_w=waiting_weeks(
            queue=run.queue[:, start - 1 :], requests=run.served["aid_requests"][:, start:]
        ),
        money_in=by_month(brought, months=months),
        money_out=by_month(run.money_out[:, start:], months=months),
        unspent=run.money_free[:, -1],
        dry_after_m=months_until(dry),
        dry_weeks=dry.sum(axis=1),
        open_weeks=open_.sum(axis=1),
        paid_when_dry=np.where(dry.any(axis=1), mean_over(funded, weight=dry), 1.0),
    )


LEAST_REQUESTS = 0.01
"""Fewer requests a week than this are none [persons / week]."""


def mean_over(values: Floats, *, weight: Floats) -> Floats:
    """Return the mean of weekly values over weeks that count, by draw; 0 where none does.

    Args:
        values: Draw by week.
        weight: By how much each week counts, draw by week.
    """
    found: Floats = (values * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-12)
    return found


def waiting_weeks(*, queue: Floats, requests: Floats) -> Floats:
    """Return the mean time in the queue, by draw [weeks]; 0 where nobody leaves it.

    Args:
        queue: People in it at the end of each week, the week before the first included.
        requests: People who join it, draw by week.
    """
    left = requests.sum(axis=1) + queue[:, 0] - queue[:, -1]
    middle = (queue[:, 1:] + queue[:, :-1]) / 2.0
    waits: Floats = np.where(left > LEAST_REQUESTS, middle.sum(axis=1) / np.maximum(left, 1e-12), 0)
    return waits


def months_until(happens: Floats) -> Floats:
    """Return how long until something happens, by draw [months]; infinite where never.

    Args:
        happens: 1 in the weeks in which it does, draw by week.
    """
    weeks = np.where(happens.any(axis=1), happens.argmax(axis=1).astype(np.float64), np.inf)
    months: Floats = weeks / WEEKS_A_MONTH
    return months


def month_names(calendar: Calendar, *, start: int) -> tuple[str, ...]:
    """Return the month that holds the Thursday of each week from one on, as `2020-12`.

    Args:
        calendar: Of the case.
        start: Position of the first week, the calm week being 0.
    """
    thursdays = (day + timedelta(days=DAYS // 2) for day in calendar.mondays[start - 1 :])
    return tuple(date.strftime(day, "%Y-%m") for day in thursdays)


def by_month(weekly: Floats, *, months: tuple[str, ...]) -> Mapping[str, Floats]:
    """Return weekly amounts added up by month, each by draw.

    Args:
        weekly: Draw by week.
        months: The month of each week.
    """
    names = np.array(months)
    return {name: weekly[:, names == name].sum(axis=1) for name in dict.fromkeys(months)}

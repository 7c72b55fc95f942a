"""Hours there are against hours asked for, and the fatigue that follows."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model.smooth import smooth_minimum, smooth_positive

HOURS_A_WEEK = 40.0
"""Weekday hours of one person; shares and changes alone read hours [hours / week]."""
WEEKEND_HOURS = 16.0
"""Hours of one person at a weekend: two days of eight [hours / week]."""
LARGEST_DIVERSION = 0.8
"""No more than this share of the hours present can be sent to extra duties."""
OVERLOAD_WIDTH = 0.05
"""Rounding of the positive part of overload [share]."""
LARGEST_OVERLOAD = 1.0
"""Demand felt beyond capacity is bounded: nobody works more than twice their hours."""
REST_WEIGHT = 0.1
"""Overload that losing every rest day is worth: an assumption of the model."""


class Hours(NamedTuple):
    """Hours of one week, by stratum [hours / week], and overload [share]."""

    present: Array
    extra: Array
    ordinary: Array
    weekend: Array
    overload: Array


class Effort(NamedTuple):
    """How absence, letters, fatigue and dissent lower output; shares and one rate."""

    base_absence: Array
    waiting_output: Array
    fatigue_output: Array
    effort_ordinary: Array
    effort_extra: Array


class Duty(NamedTuple):
    """What the week asks for, by stratum."""

    extra_share: Array
    rest_lost: Array
    ill_share: Array
    exposure: Array


def present_hours_w(
    *, headcount: Array, letters: Array, duty: Duty, effort: Effort, fatigue: Array
) -> Array:
    """Return the hours present on weekdays [hours / week].

    N·40·(1 - absence - ill)·(1 - loss·letters/N)·exp(-θF).

    Equation:
        here = 1 - effort.base_absence - duty.ill_share
        apart = (1 - effort.waiting_output)·letters / headcount
        headcount·HOURS_A_WEEK·here·(1 - apart)·exp(-effort.fatigue_output·fatigue)

    Args:
        headcount: People in service [persons].
        letters: Waiting or refused [persons].
        duty: Illness of the week.
        effort: How output falls.
        fatigue: F [share].
    """
    letters_share = letters / jnp.maximum(headcount, 1e-9)
    return (
        headcount
        * HOURS_A_WEEK
        * (1.0 - effort.base_absence - duty.ill_share)
        * (1.0 - (1.0 - effort.waiting_output) * letters_share)
        * jnp.exp(-effort.fatigue_output * fatigue)
    )


def weekend_hours_w(
    *,
    headcount: Array,
    letters: Array,
    dissent: Array,
    fatigue: Array,
    duty: Duty,
    effort: Effort,
) -> Array:
    """Return the hours that can be put on the street at a weekend [hours / week].

    Everyone exposed who is present and has no letter in, less the effort that dissent
    withholds from extra duties.

    Equation:
        here = (1 - effort.base_absence - duty.ill_share)·exp(-effort.fatigue_output·fatigue)
        eager = 1 - effort.effort_extra·dissent
        (headcount - letters)·WEEKEND_HOURS·duty.exposure·here·eager

    Args:
        headcount: People in service [persons].
        letters: Waiting or refused [persons].
        dissent: Share who disagree [share].
        fatigue: F [share].
        duty: Illness and exposure.
        effort: How output falls.
    """
    return (
        (headcount - letters)
        * WEEKEND_HOURS
        * duty.exposure
        * (1.0 - effort.base_absence - duty.ill_share)
        * jnp.exp(-effort.fatigue_output * fatigue)
        * (1.0 - effort.effort_extra * dissent)
    )


def hours_of_week(
    *,
    headcount: Array,
    letters: Array,
    dissent: Array,
    fatigue: Array,
    calm_hours: Array,
    duty: Duty,
    effort: Effort,
) -> Hours:
    """Return the hours of one week and the overload they mean, by stratum.

    Dissent withholds effort from extra duties first and from ordinary work little.
    People with a letter in are kept off extra duties. Extra duties take a share of the
    weekday hours and the rest days given up. Demand is the calm week's hours plus the
    weekday hours asked for extra duties.

    Equation:
        present = present_hours_w(…)
        weekend = weekend_hours_w(…)
        asked = duty.extra_share·duty.exposure·calm_hours
        free = LARGEST_DIVERSION·present·(1 - letters / headcount)
        sent = smooth_minimum(asked, other=free)
        extra = sent·(1 - effort.effort_extra·dissent) + weekend·duty.rest_lost
        ordinary = (present - sent)·(1 - effort.effort_ordinary·dissent)
        overload = overload(demand=calm_hours + asked, capacity=present, duty=duty)

    Args:
        headcount: People in service [persons].
        letters: Waiting or refused [persons].
        dissent: Share who disagree [share].
        fatigue: F [share].
        calm_hours: Hours present in a calm week [hours / week].
        duty: What the week asks for.
        effort: How output falls.
    """
    present = present_hours_w(
        headcount=headcount, letters=letters, duty=duty, effort=effort, fatigue=fatigue
    )
    weekend = weekend_hours_w(
        headcount=headcount,
        letters=letters,
        dissent=dissent,
        fatigue=fatigue,
        duty=duty,
        effort=effort,
    )
    free_share = 1.0 - letters / jnp.maximum(headcount, 1e-9)
    asked = duty.extra_share * duty.exposure * calm_hours
    sent = smooth_minimum(asked, other=LARGEST_DIVERSION * present * free_share)
    willing_effort = 1.0 - effort.effort_extra * dissent
    return Hours(
        present=present,
        extra=sent * willing_effort + weekend * duty.rest_lost,
        ordinary=(present - sent) * (1.0 - effort.effort_ordinary * dissent),
        weekend=weekend,
        overload=overload(demand=calm_hours + asked, capacity=present, duty=duty),
    )


def overload(*, demand: Array, capacity: Array, duty: Duty) -> Array:
    """Return demand above capacity with what lost rest days add, zero in calm [share].

    Equation:
        raw = smooth_positive(demand / capacity - 1, width=OVERLOAD_WIDTH)
        above = raw - smooth_positive(0, width=OVERLOAD_WIDTH)
        smooth_minimum(above, other=LARGEST_OVERLOAD) + REST_WEIGHT·duty.rest_lost·duty.exposure

    Args:
        demand: Hours asked for [hours / week].
        capacity: Hours present [hours / week].
        duty: Rest days lost and exposure.
    """
    above = smooth_positive(demand / (capacity + 1e-9) - 1.0, width=OVERLOAD_WIDTH)
    calm = smooth_positive(jnp.zeros_like(above), width=OVERLOAD_WIDTH)
    return (
        smooth_minimum(above - calm, other=LARGEST_OVERLOAD)
        + REST_WEIGHT * duty.rest_lost * duty.exposure
    )


def fatigue_after_week(fatigue: Array, *, overload_now: Array, follow_w: Array) -> Array:
    """Return fatigue at the end of the week, following overload [share].

    Equation:
        fatigue + (1 - exp(-follow_w))·(overload_now - fatigue)

    Args:
        fatigue: F at its start.
        overload_now: Overload of the week.
        follow_w: Speed of following [1 / week].
    """
    return fatigue + -jnp.expm1(-follow_w) * (overload_now - fatigue)

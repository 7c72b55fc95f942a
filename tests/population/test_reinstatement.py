"""The guarantee of reinstatement: chance of a transition times chance that it is kept, discounted."""

from datetime import date
from pathlib import Path

import jax.numpy as jnp
import numpy as np
import pytest

from apora.evidence.calendar import calendar_of
from apora.evidence.case import read_case
from apora.evidence.measure_library import library
from apora.model.discounting import PERSONAL_DISCOUNT_Y
from apora.population.levers import effect_positions, lever_schedule

CASE = Path(__file__).parents[2] / "cases" / "belarus-2020"
YEARS = {"low": 8, "mid": 3, "high": 1}
"""Until pay begins again; the longest wait gives the smallest worth."""


@pytest.fixture(scope="module")
def case():
    return read_case(CASE)


def promise(measures):
    """Return the change of the wish to leave that the guarantee makes."""
    (measure,) = (one for one in measures if one.id == "reinstatement")
    (change,) = (one for one in measure.changes if one.lever == "will_shift")
    return change


def shift(case, scores):
    """Return what the guarantee alone adds to the wish to leave, by week [log-odds]."""
    measures = [one for one in case.measures if one.id == "reinstatement"]
    schedule = lever_schedule(
        measures,
        delays={},
        settings=case.settings,
        calendar=calendar_of(case.settings),
        positions=effect_positions(measures),
    )
    return np.asarray(schedule.values(jnp.asarray(scores), effects="as stated")["will_shift"])


def test_the_library_and_the_case_say_the_same(case):
    held = [one.measure for one in library()]
    for part in ("value", "factors"):
        assert getattr(promise(held), part) == getattr(promise(case.measures), part)


def test_the_last_factor_is_what_pay_of_later_years_is_worth_at_the_rate_of_the_model(case):
    """1.17^-8 = 0.285, 1.17^-3 = 0.624, 1.17^-1 = 0.855."""
    assert PERSONAL_DISCOUNT_Y == 0.17
    *_, discount = promise(case.measures).factors
    for end, years in YEARS.items():
        assert getattr(discount, end) == pytest.approx(1.17**-years, abs=0.006), end


def test_at_the_middle_it_adds_what_is_worked_out_by_hand(case):
    """1.1 of a certain promise, 0.2 transition, 0.73 kept, 0.62 of its worth left: 0.099572."""
    week = calendar_of(case.settings).week_of(date(2020, 12, 14))

    added = shift(case, np.zeros(len(effect_positions(case.measures)) + 1))

    assert added[week] == pytest.approx(0.099572, rel=1e-6)
    assert added[: week - 1].max() == 0.0


def test_a_wait_of_eight_years_leaves_less_than_half_of_what_three_years_leave(case):
    """At the lower end of the last factor alone: 0.28 instead of 0.62."""
    positions = effect_positions([one for one in case.measures if one.id == "reinstatement"])
    place = next(at for (_, _, part), at in positions.items() if part == 3)
    scores = np.zeros(len(positions) + 1)
    scores[place] = -1.6448536269514722

    ratio = shift(case, scores).max() / shift(case, np.zeros_like(scores)).max()

    assert ratio == pytest.approx(0.28 / 0.62, rel=1e-6)

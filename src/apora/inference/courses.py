"""Courses: how what is counted month by month drifts, and how its months of the year differ.

A service at peace has a constant rate in the model: nothing moves. A long series does move,
for reasons that nobody stated. Where one indicator of one unit is tallied often enough its
expected number is therefore the model's, times a course: a level of its own, a random walk in
steps of half a year with straight lines between, and a factor for each month of the year.
The course stands beside the model, as a bias of an origin does: it changes what is expected
to be counted, and no hazard.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.calendar import Calendar
from apora.evidence.case import Case
from apora.evidence.dates import Span, span
from apora.evidence.observation import Observation
from apora.evidence.records import Claim

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
LEAST_TALLIES = 24
"""A series of tallies has a course from so many on: two years of months."""
STEP_DAYS = 182
"""Between two places at which the drift may turn [days]."""
LEVEL_SD = 0.5
"""What sets the level of a series apart from the model's, at its start [log]."""
DRIFT_SD = 0.2
"""How far a level moves from one turn to the next [log]."""
SEASON_SD = 0.35
"""How far the months of the year lie apart [log]."""
MONTHS = 12
LEAST = 0.5
"""Added to the mean of the tallies of a series, which may be nil."""


class Courses:
    """The courses of a case: by observation, used and then held out, weights on scores.

    Scores are standard normal in the prior: of each series its level, its turns, its twelve
    months. `size` is nil where nothing is tallied long enough; nothing is added then.

    Chains walk where the level is counted from the tallies' own middle, not from what the
    model says (a shear, so densities stay the same): the tallies hold the sum of the two
    tight, and neither alone.
    """

    def __init__(
        self, *, names: tuple[str, ...], weights: Floats, first: Places, middle: Floats
    ) -> None:
        """Keep names and weights.

        Args:
            names: Of the scores.
            weights: Observation by score, on the scale.
            first: The first alternative of each series.
            middle: Of the tallies of each series [log].
        """
        self.names = names
        self.weights = weights
        self._first, self._middle = first, middle

    @property
    def size(self) -> int:
        """Return the number of scores."""
        return len(self.names)

    def from_walk(self, walked: Array, *, said: Array) -> Array:
        """Return the scores of a place where chains walk.

        Args:
            walked: As the chains have them.
            said: What the model says under every alternative, natural.
        """
        return self._with_levels(walked, added=-self._apart(said))

    def to_walk(self, scores: Array, *, said: Array) -> Array:
        """Return where chains walk that stand at some scores.

        Args:
            scores: Of the courses.
            said: What the model says under every alternative, natural.
        """
        return self._with_levels(scores, added=self._apart(said))

    def _apart(self, said: Array) -> Array:
        """Return how far the model is above the middle of each series [standard units]."""
        return (jnp.log(said[self._first]) - self._middle.astype(said.dtype)) / LEVEL_SD

    def _with_levels(self, scores: Array, *, added: Array) -> Array:
        return (scores.reshape(self._first.size, -1).at[:, 0].add(added)).ravel()

    def added(self, scores: Array, *, count: int) -> Array:
        """Return what the courses add to the first observations, on their scale.

        Args:
            scores: Of the courses.
            count: How many observations.
        """
        return jnp.asarray(self.weights[:count], dtype=scores.dtype) @ scores

    def added_to(self, place: int, *, scores: Floats) -> Floats:
        """Return what the courses add to one observation, by draw, on its scale.

        Args:
            place: Of the observation among those used and held out.
            scores: Of the courses, draw first.
        """
        found: Floats = scores @ self.weights[place]
        return found


def courses_of(case: Case, *, observations: Sequence[Observation], calendar: Calendar) -> Courses:
    """Return the courses of the series that are tallied long enough.

    Args:
        case: The claims, for indicator, unit and days.
        observations: Used, then held out.
        calendar: Weeks that are simulated.
    """
    claims = {one.id: one for one in case.claims}
    found = _series_of(observations, claims=claims)
    turns = _turns(calendar)
    own = turns.size + MONTHS
    weights = np.zeros((len(observations), own * len(found)))
    for number, rows in enumerate(found.values()):
        for row in rows:
            when = span(claims[observations[row].claim].when)
            weights[row, own * number : own * (number + 1)] = np.concatenate(
                [_drift(when, turns=turns, calendar=calendar), _season(when)]
            )
    alternatives = np.cumsum([0, *(len(one.alternatives) for one in observations)])
    counted = [[observations[row].heard.value for row in rows] for rows in found.values()]
    return Courses(
        names=tuple(
            f"course of {indicator}[{where}], {part}"
            for indicator, where in found
            for part in _part_names(turns.size - 1)
        ),
        weights=weights,
        first=alternatives[[rows[0] for rows in found.values()]],
        middle=np.log(np.array([np.mean(one) + LEAST for one in counted])),
    )


def _series_of(
    observations: Sequence[Observation], *, claims: Mapping[str, Claim]
) -> dict[tuple[str, str], list[int]]:
    """Return the rows of each series that is long enough, by indicator and unit."""
    found: dict[tuple[str, str], list[int]] = {}
    for row, one in enumerate(observations):
        if one.heard.form == "tally":
            claim = claims[one.claim]
            found.setdefault((claim.indicator, claim.where), []).append(row)
    return {key: rows for key, rows in found.items() if len(rows) >= LEAST_TALLIES}


def _part_names(steps: int) -> list[str]:
    return [
        "level",
        *(f"step {k + 1}" for k in range(steps)),
        *(f"month {k + 1}" for k in range(MONTHS)),
    ]


def _turns(calendar: Calendar) -> Floats:
    """Return the days at which the drift may turn, the last at or after the last day."""
    days = calendar.day_number(calendar.last_day)
    return np.arange(0.0, days + STEP_DAYS, STEP_DAYS)


def _drift(when: Span, *, turns: Floats, calendar: Calendar) -> Floats:
    """Return the weights of a level and of the steps up to the middle of a window [log]."""
    middle = (calendar.day_number(when.lower) + calendar.day_number(when.upper)) / 2.0
    passed = np.clip((middle - turns[:-1]) / STEP_DAYS, 0.0, 1.0)
    return np.concatenate([[LEVEL_SD], DRIFT_SD * passed])


def _season(when: Span) -> Floats:
    """Return the weights of the twelve months; over a whole year they all but cancel [log]."""
    days = [when.lower + timedelta(days=k) for k in range(when.days)]
    share = np.bincount([day.month - 1 for day in days], minlength=MONTHS) / when.days
    return np.asarray(SEASON_SD * (share - 1.0 / MONTHS))

"""Measures and reactions as weekly values of the levers, draw by draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.calendar import Calendar
from apora.evidence.records import Change, Measure, Points, Settings
from apora.population.quantiles import Scale, ThreePoints, three_points
from apora.registry.levers import LEVER_BY_ID, LEVERS, Lever

Effects = Literal["as stated", "null", "wide"]
STAFF = "caseworkers"
"""The lever of staff, of which each measure brings its own."""
DAYS_A_MONTH = 365.25 / 12
"""Days in a mean month, by which a delay moves a measure."""


NO_SCORE = -1
"""Position of the score of a fixed size, which has none."""


@dataclass(frozen=True, kw_only=True)
class LeverChange:
    """One change of one lever: by how much of it holds in each week, and its size.

    `scores` are the positions, in the case's vector of effect scores, of the value and
    of each factor; a fixed value has none.
    """

    lever: str
    do: Literal["add", "multiply", "set"]
    share_of_week: NDArray[np.float64]
    sizes: tuple[ThreePoints | float, ...]
    scores: tuple[int, ...]
    assumed: bool
    neutral: float

    def size(self, scores: Array, *, effects: Effects) -> Array:
        """Return how much is added, multiplied or set in one draw [the lever's unit].

        Args:
            scores: Standard normal scores of every effect of the case.
            effects: `wide`: assumed effects centred on nothing with twice the spread.
        """
        stated = self._product(scores)
        if not self.assumed or effects != "wide":
            return stated
        middle = self._product(jnp.zeros_like(scores))
        if self.do == "multiply":
            return (stated / middle) ** 2.0
        nothing = self.neutral if self.do == "set" else 0.0
        return nothing + 2.0 * (stated - middle)

    def times(self, factor: float) -> "LeverChange":
        """Return the same change, of another size.

        Args:
            factor: The size against this one [ratio].
        """
        return replace(self, sizes=(*self.sizes, factor), scores=(*self.scores, NO_SCORE))

    def held(self, strength: float) -> "LeverChange":
        """Return the same change, of which another part holds.

        Args:
            strength: How much of it holds [ratio].
        """
        return replace(self, share_of_week=self.share_of_week * strength)

    def middle(self) -> float:
        """Return its size where every uncertain part is at its median [the lever's unit]."""
        middle = jnp.zeros(max(self.scores, default=NO_SCORE) + 1)
        return float(self.size(middle, effects="as stated"))

    def _product(self, scores: Array) -> Array:
        size = jnp.ones(())
        for one, position in zip(self.sizes, self.scores, strict=True):
            drawn = one if isinstance(one, float) else one.natural(scores[position])
            size = size * drawn
        return size


@dataclass(frozen=True, kw_only=True)
class LeverSchedule:
    """The changes in force in one scenario, in order."""

    changes: tuple[LeverChange, ...]
    weeks: int

    def values(
        self, scores: Array, *, effects: Effects, strength: Array | None = None
    ) -> Mapping[str, Array]:
        """Return every lever by week, or draw by week, in the lever's unit.

        In a null run assumed changes are left out, so that what stands before them
        holds. Whatever the changes add up to stays within the lever's limits.

        Args:
            scores: Standard normal scores of every effect of the case, for one draw, or
                effect by draw for many.
            effects: Whether assumed effects are as stated, left out or widened.
            strength: How much of each change holds [ratio]; all of it if not given.
        """
        values = {lever.id: jnp.full(self.weeks, lever.neutral) for lever in LEVERS}
        held = [1.0] * len(self.changes) if strength is None else strength
        for change, much in zip(self.changes, held, strict=True):
            if change.assumed and effects == "null":
                continue
            share = change.share_of_week * much
            size = change.size(scores, effects=effects)[..., None]
            now = values[change.lever]
            if change.do == "add":
                values[change.lever] = now + share * size
            elif change.do == "multiply":
                values[change.lever] = now * (1.0 + share * (size - 1.0))
            else:
                values[change.lever] = now * (1.0 - share) + share * size
        return {lever.id: _within(values[lever.id], lever=lever) for lever in LEVERS}


def _within(values: Array, *, lever: Lever) -> Array:
    """Return a lever held within its limits, with its whole slope on either of them.

    At a tie `clip` halves the slope, so that an unused part would look half as good as it is.
    """
    above = jnp.where(values < lever.least, lever.least, values)
    return jnp.where(above > lever.most, lever.most, above)


def effect_positions(measures: Sequence[Measure]) -> Mapping[tuple[str, int, int], int]:
    """Return where each uncertain size stands in the vector of effect scores.

    Keyed by measure, change and place (0 the value, then its factors). The same effect
    has the same score in every scenario, so that contrasts are within a draw.

    Args:
        measures: Every measure and reaction of the case.
    """
    keys = [
        (measure.id, i, j)
        for measure in measures
        for i, change in enumerate(measure.changes)
        for j, one in enumerate((change.value, *change.factors))
        if isinstance(one, Points)
    ]
    return {key: position for position, key in enumerate(keys)}


def _scale_of(points: Points, *, unit: str) -> Scale:
    if points.low <= 0.0:
        return "linear"
    return "logit" if unit == "share" and points.high < 1.0 else "log"


def _size(one: float | Points, *, unit: str, rate: float) -> ThreePoints | float:
    if isinstance(one, Points):
        return three_points(
            low=one.low * rate,
            mid=one.mid * rate,
            high=one.high * rate,
            scale=_scale_of(one, unit=unit),
        )
    return float(one) * rate


def _lever_change(
    change: Change,
    *,
    key: tuple[str, int],
    days: tuple[date, date],
    calendar: Calendar,
    rate: float,
    positions: Mapping[tuple[str, int, int], int],
) -> LeverChange:
    lever = LEVER_BY_ID[change.lever]
    values = (change.value, *change.factors)
    sizes = tuple(
        _size(one, unit=lever.unit if j == 0 else "share", rate=rate if j == 0 else 1.0)
        for j, one in enumerate(values)
    )
    return LeverChange(
        lever=change.lever,
        do=change.do,
        share_of_week=calendar.share_of_week(*days),
        sizes=sizes,
        scores=tuple(positions.get((*key, j), -1) for j in range(len(values))),
        assumed=change.effect == "assumed",
        neutral=lever.neutral,
    )


def lever_schedule(
    measures: Sequence[Measure],
    *,
    delays: Mapping[str, int],
    settings: Settings,
    calendar: Calendar,
    positions: Mapping[tuple[str, int, int], int],
) -> LeverSchedule:
    """Return the weekly changes of a set of measures and reactions.

    Each measure brings its own staff: caseworkers that several set add up.

    Args:
        measures: In force, in order; `set` replaces what stands before it, but for staff.
        delays: Months by which measures start and end later; none for those not named.
        settings: Currencies and their rate.
        calendar: Weeks.
        positions: From `effect_positions`.
    """
    changes: list[LeverChange] = []
    for measure in measures:
        own: list[LeverChange] = []
        later = timedelta(days=round(delays.get(measure.id, 0) * DAYS_A_MONTH))
        for i, change in enumerate(measure.changes):
            start = (change.from_ or measure.from_) + later
            end = min((change.to or measure.to or calendar.last_day), calendar.last_day)
            end = end if end == calendar.last_day else end + later
            foreign = change.currency == settings.report_currency != settings.currency
            own.append(
                _lever_change(
                    change,
                    key=(measure.id, i),
                    days=(start, end),
                    calendar=calendar,
                    rate=settings.rate if foreign else 1.0,
                    positions=positions,
                )
            )
        staffed = any(one.lever == STAFF for one in changes)
        changes += _beside(own) if staffed else own
    return LeverSchedule(changes=tuple(changes), weeks=calendar.weeks)


def _beside(own: Sequence[LeverChange]) -> list[LeverChange]:
    """Return a measure's changes, its staff beside that of the measures before it.

    Within the measure a later `set` still replaces an earlier one.
    """
    found: list[LeverChange] = []
    for change in own:
        if change.lever != STAFF or change.do != "set":
            found.append(change)
            continue
        left = 1.0 - change.share_of_week
        found = [
            replace(one, share_of_week=one.share_of_week * left) if one.lever == STAFF else one
            for one in found
        ]
        found.append(replace(change, do="add"))
    return found

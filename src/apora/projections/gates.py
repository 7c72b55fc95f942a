"""The three gates of a hundred people in post, and who is left behind."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from apora.projections.contrasts import first_week
from apora.projections.project import Projected, Projections
from apora.projections.simulation import Floats

Gate: TypeAlias = Literal["will", "means", "release"]
RELEASE_WEEKS = 26
"""Weeks after the assessment in which those who could bear it are let go or not."""
HUNDRED = 100.0


@dataclass(frozen=True, kw_only=True)
class Gates:
    """Of a hundred people in post at the assessment, by draw [persons].

    `willing` would leave, `able` of those could bear it, `released` of those are let go
    within `weeks`, at most: nobody of them is taken to change their mind.
    """

    weeks: int = RELEASE_WEEKS

    willing: Floats
    able: Floats
    released: Floats

    @property
    def narrowest(self) -> Gate:
        """Return the gate that lets the smallest share through, at the median."""
        passed = {
            "will": np.median(self.willing) / HUNDRED,
            "means": np.median(self.able / self.willing),
            "release": np.median(self.released / self.able),
        }
        names: tuple[Gate, ...] = ("will", "means", "release")
        return min(names, key=lambda one: passed[one])


def gates_of(projections: Projections) -> Gates:
    """Return the gates under the reference at the assessment, for the unit that leads.

    Args:
        projections: All runs.
    """
    return gates_at(projections.reference, week=first_week(projections) - 1)


def gates_at(run: Projected, *, week: int) -> Gates:
    """Return the gates under one set of measures, for the unit whose series a run keeps.

    Those who could bear it in the week are followed as a group of their own: each
    week the share of them is let go that releases are of all who then would leave and
    could. Later comers and other ways out do not count.

    Args:
        run: The run.
        week: Position of the week, the calm week first. Where fewer than `RELEASE_WEEKS`
            are simulated after it, releases are counted over those there are.
    """
    per_100 = HUNDRED / run.weekly["headcount"][:, week]
    weeks = min(RELEASE_WEEKS, run.weekly["headcount"].shape[1] - 1 - week)
    able = run.weekly["willing_able"][:, week]
    released = let_go_share(
        releases=run.weekly["releases"][:, week + 1 : week + 1 + weeks],
        could=run.weekly["willing_able"][:, week : week + weeks],
    )
    return Gates(
        weeks=weeks,
        willing=run.weekly["willing"][:, week] * per_100,
        able=able * per_100,
        released=able * released * per_100,
    )


def let_go_share(*, releases: Floats, could: Floats) -> Floats:
    """Return the share of a group that is let go over some weeks, by draw [share].

    Args:
        releases: Let go in each week, draw by week [persons / week].
        could: Who would leave and could bear it, letters included, at its start [persons].
    """
    weekly = np.clip(releases / np.maximum(could, 1e-9), 0.0, 1.0)
    return np.asarray(1.0 - np.prod(1.0 - weekly, axis=1))


@dataclass(frozen=True, kw_only=True)
class LeftBehind:
    """Who does not get through under one set of measures at the decision date [persons].

    `able_unaware` would leave and could bear it with the help on offer, but have not
    heard of it, do not believe it or may not have it; `willing_not_able` would leave and
    could not bear it; `able_refused` had their letter turned down.
    """

    able_unaware: Floats
    willing_not_able: Floats
    able_refused: Floats


def left_behind(run: Projected, *, informed: Projected, week: int) -> LeftBehind:
    """Return who is left behind, by draw [persons].

    Args:
        run: The run.
        informed: The same measures with everyone told; draws that both have are read.
        week: Position of the week, the calm week first.
    """
    count = min(run.count, informed.count)
    willing, able, refused = (
        run.weekly[name][:count, week] for name in ("willing", "willing_able", "refused")
    )
    told = informed.weekly["willing_able"][:count, week] / np.maximum(
        informed.weekly["willing"][:count, week], 1e-9
    )
    unaware = np.maximum(told * willing - able, 0.0)
    return LeftBehind(
        able_unaware=unaware,
        willing_not_able=np.maximum(willing - able - unaware, 0.0),
        able_refused=refused,
    )

"""What every run of a case is given: drivers, levers, regimes and who can resign."""

from collections.abc import Mapping, Sequence

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.organisation import Organisation
from apora.model.state import Inputs, Regimes
from apora.population.levers import LeverSchedule
from apora.registry.drivers import DRIVER_BY_ID
from apora.registry.levers import LEVERS

MEANS_LEVERS = frozenset(
    {
        "programme_open",
        "grant",
        "stipend_m",
        "stipend_months",
        "debt_covered",
        "job_help",
        "retraining",
        "labour_ratio",
        "debt_ratio",
    }
)


def regime_starts(
    *, labour_market: NDArray[np.float64], schedules: Sequence[LeverSchedule]
) -> NDArray[np.int64]:
    """Return the weeks in which the terms of leaving change; the calm week is week 0.

    Args:
        labour_market: Driver, week by stratum, without the calm week.
        schedules: Scenarios that share their regimes.
    """
    columns = [labour_market] + [
        change.share_of_week[:, None]
        for schedule in schedules
        for change in schedule.changes
        if change.lever in MEANS_LEVERS
    ]
    table = np.concatenate(columns, axis=1)
    changed = np.any(table[1:] != table[:-1], axis=1)
    return np.concatenate([[0, 1], 2 + np.flatnonzero(changed)]).astype(np.int64)


def calm_weeks(*, drivers: Mapping[str, Array], schedules: Sequence[LeverSchedule]) -> int:
    """Return how many weeks from the calm one on nothing differs from it.

    Args:
        drivers: With the calm week first.
        schedules: Scenarios that share the answer.
    """
    moved = np.zeros(next(iter(drivers.values())).shape[0], dtype=bool)
    for name, values in drivers.items():
        if name != "registered_offences":
            moved |= np.any(np.asarray(values) != DRIVER_BY_ID[name].neutral, axis=1)
    for schedule in schedules:
        for change in schedule.changes:
            moved[1:] |= change.share_of_week > 0.0
    return int(np.argmax(moved)) if moved.any() else moved.size


def regimes_of(*, starts: NDArray[np.int64], weeks: int, size: int) -> Regimes:
    """Return regimes padded to a common number, so that one compilation serves all.

    Args:
        starts: From `regime_starts`.
        weeks: Number of weeks, the calm week included.
        size: Number of regimes to pad to.
    """
    of_week = np.searchsorted(starts, np.arange(weeks), side="right") - 1
    padded = np.concatenate([starts, np.full(size - starts.size, starts[-1])])
    return Regimes(first_week=jnp.asarray(padded), of_week=jnp.asarray(of_week))


def with_calm_week(*, drivers: Mapping[str, NDArray[np.float64]]) -> Mapping[str, Array]:
    """Return drivers with the calm week before the calendar put first.

    Args:
        drivers: By id, week by stratum.
    """
    return {
        name: jnp.asarray(
            np.concatenate([np.full_like(values[:1], DRIVER_BY_ID[name].neutral), values])
        )
        for name, values in drivers.items()
    }


def levers_with_calm_week(levers: Mapping[str, Array]) -> Mapping[str, Array]:
    """Return levers with the calm week put first.

    Args:
        levers: By id, by week.
    """
    return {
        lever.id: jnp.concatenate([jnp.full(1, lever.neutral), levers[lever.id]])
        for lever in LEVERS
    }


def inputs_of(
    *,
    drivers: Mapping[str, Array],
    levers: Mapping[str, Array],
    regimes: Regimes,
    organisation: Organisation,
) -> Inputs:
    """Return what one run is given.

    Args:
        drivers: With the calm week first.
        levers: By week, without it.
        regimes: Of all weeks.
        organisation: Who can resign and who is exposed.
    """
    return Inputs(
        drivers=drivers,
        levers=levers_with_calm_week(levers),
        regimes=regimes,
        resigns=jnp.asarray(organisation.resigns, dtype=float),
        exposure=jnp.asarray(organisation.exposure),
    )

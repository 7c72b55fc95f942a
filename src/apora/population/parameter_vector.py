"""From standard normal scores to the natural values of every unknown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.case import Case
from apora.evidence.organisation import Organisation
from apora.population.quantiles import Scale, ThreePoints, three_points
from apora.population.rows import row_of_stratum
from apora.registry.households import HOUSEHOLD_ITEMS
from apora.registry.parameters import PARAMETERS

POOLED_SHARE = 0.5
"""Share of the prior variance that alike strata have in common."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One unknown: where its scores stand and how they become natural values.

    `case`: one score. `row`: one score for each row of the case. `stratum`: one score for
    each label that several strata share, then one for each stratum; `group` is the number
    of a stratum's label, or -1 where it has no like.
    """

    id: str
    unit: str
    form: Literal["case", "row", "stratum"]
    start: int
    size: int
    points: ThreePoints
    group: NDArray[np.int64]
    sampled: bool

    def places(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Return, for each value, its pooled score, its own score, and the pooled weight.

        A value is pooled weight · pooled score + √(1 - weight²) · own score.
        """
        if self.form == "case":
            own = np.array([self.start], dtype=np.int64)
            return own, own, np.ones(1)
        if self.form == "row":
            own = self.start + self.group
            return own, own, np.ones(own.size)
        alike = self.group >= 0
        labels = self.size - self.group.size
        own = self.start + labels + np.arange(self.group.size, dtype=np.int64)
        pooled = np.where(alike, self.start + self.group, own)
        return pooled, own, np.where(alike, np.sqrt(POOLED_SHARE), 1.0)


@dataclass(frozen=True, kw_only=True)
class Transform:
    """Every value of every entry at once: scores to natural values, as flat arrays."""

    pooled: NDArray[np.int64]
    own: NDArray[np.int64]
    weight: NDArray[np.float64]
    points: ThreePoints
    is_log: NDArray[np.bool_]
    is_logit: NDArray[np.bool_]

    def natural(self, scores: Array) -> Array:
        """Return the natural value of every value of every entry.

        Args:
            scores: The whole vector of scores.
        """
        rest = np.sqrt(1.0 - self.weight**2)
        on_scale = self.points.natural(self.weight * scores[self.pooled] + rest * scores[self.own])
        as_log = jnp.exp(jnp.where(self.is_log, on_scale, 0.0))
        return jnp.where(
            self.is_log, as_log, jnp.where(self.is_logit, jax.nn.sigmoid(on_scale), on_scale)
        )


@dataclass(frozen=True, kw_only=True)
class ParameterVector:
    """Every unknown of a case as one vector of scores, standard normal in the prior.

    Scores of what calibration learns come first (`sampled`), then those of what no claim
    can read.
    """

    entries: tuple[Entry, ...]
    transform: Transform
    office_start: int
    strata: int
    sampled: int
    size: int

    def natural(self, scores: Array) -> Mapping[str, Array]:
        """Return the natural values of every unknown by id.

        `posts` and `office_effect` (standard normal, to be multiplied by the spread) are
        among them.

        Args:
            scores: Vector of length `size`, or `sampled` (the rest then at its median).
        """
        if scores.shape[0] == self.sampled:
            scores = jnp.concatenate([scores, jnp.zeros(self.size - self.sampled)])
        flat = self.transform.natural(scores)
        values, start = {}, 0
        for entry in self.entries:
            count = entry.points.middle.size
            own = flat[start : start + count]
            values[entry.id] = own[0] if entry.form == "case" else own
            start += count
        office = scores[self.office_start : self.office_start + self.strata]
        return values | {"office_effect": office * values["office_spread"]}


@dataclass(frozen=True, kw_only=True)
class _Draft:
    id: str
    unit: str
    form: Literal["case", "row", "stratum"]
    points: ThreePoints
    group: NDArray[np.int64]
    size: int
    sampled: bool


def _rows_used(position: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Return the number of each stratum's row among those used, and how many are used."""
    used, group = np.unique(position, return_inverse=True)
    return group.astype(np.int64), int(used.size)


def _scores_by_stratum(group: NDArray[np.int64]) -> int:
    return int(group.max(initial=-1)) + 1 + group.size


def _labels(organisation: Organisation) -> NDArray[np.int64]:
    """Return the number of each stratum's label, -1 where no other stratum has it."""
    labels = organisation.labels
    shared = sorted({label for label in labels if labels.count(label) > 1})
    return np.array(
        [shared.index(label) if label in shared else -1 for label in labels], dtype=np.int64
    )


def _parameter_drafts(case: Case, organisation: Organisation) -> list[_Draft]:
    drafts = []
    rows = case.parameters
    for parameter in PARAMETERS:
        position = row_of_stratum(rows, item=parameter.id, organisation=organisation)
        if parameter.per == "case":
            position = position[:1]
        low, mid, high = (
            [getattr(rows[i], name) for i in position] for name in ("low", "mid", "high")
        )
        points = three_points(low=low, mid=mid, high=high, scale=parameter.scale)
        group, size = _labels(organisation), 1
        if parameter.per == "case":
            points = three_points(low=low[0], mid=mid[0], high=high[0], scale=parameter.scale)
        elif parameter.per == "row":
            group, size = _rows_used(position)
        else:
            size = _scores_by_stratum(group)
        drafts.append(
            _Draft(
                id=parameter.id,
                unit=parameter.unit,
                form=parameter.per,
                points=points,
                group=group,
                size=size,
                sampled=parameter.sampled,
            )
        )
    return drafts


def _share_drafts(case: Case, organisation: Organisation) -> list[_Draft]:
    drafts = []
    rows = case.households
    for item in HOUSEHOLD_ITEMS:
        if item.form != "share":
            continue
        position = row_of_stratum(rows, item=item.id, organisation=organisation)
        group, size = _rows_used(position)
        low, mid, high = (
            [getattr(rows[i], name) for i in position] for name in ("low", "mid", "high")
        )
        drafts.append(
            _Draft(
                id=item.id,
                unit="share",
                form="row",
                points=three_points(low=low, mid=mid, high=high, scale="logit"),
                group=group,
                size=size,
                sampled=True,
            )
        )
    return drafts


def _posts_draft(organisation: Organisation) -> _Draft:
    low, mid, high = organisation.posts.T
    group = _labels(organisation)
    scale: Scale = "log"
    return _Draft(
        id="posts",
        unit="posts",
        form="stratum",
        group=group,
        points=three_points(low=low, mid=mid, high=high, scale=scale),
        size=_scores_by_stratum(group),
        sampled=True,
    )


def _transform(entries: Sequence[Entry]) -> Transform:
    """Return the transform of all entries, joined in their order."""
    places = [entry.places() for entry in entries]
    sizes = [entry.points.middle.size for entry in entries]
    scales = np.repeat([entry.points.scale for entry in entries], sizes)

    def joined(name: str) -> NDArray[np.float64]:
        return np.concatenate([np.ravel(getattr(entry.points, name)) for entry in entries])

    return Transform(
        pooled=np.concatenate([pooled for pooled, _, _ in places]),
        own=np.concatenate([own for _, own, _ in places]),
        weight=np.concatenate([weight for _, _, weight in places]),
        points=ThreePoints(
            middle=joined("middle"),
            spread=joined("spread"),
            bend=joined("bend"),
            scale="linear",
        ),
        is_log=scales == "log",
        is_logit=scales == "logit",
    )


def parameter_vector(*, case: Case, organisation: Organisation) -> ParameterVector:
    """Return the vector of every unknown of a case.

    Args:
        case: Its priors and household shares.
        organisation: Its strata and their posts.

    Raises:
        LookupError: A parameter has no row; `check` reports it as a problem first.
    """
    drafts = [
        *_parameter_drafts(case, organisation),
        *_share_drafts(case, organisation),
        _posts_draft(organisation),
    ]
    strata = len(organisation.strata)
    entries, start = [], 0
    for sampled in (True, False):
        for draft in drafts:
            if draft.sampled is sampled:
                entries.append(
                    Entry(
                        id=draft.id,
                        unit=draft.unit,
                        form=draft.form,
                        start=start,
                        size=draft.size,
                        points=draft.points,
                        group=draft.group,
                        sampled=sampled,
                    )
                )
                start += draft.size
        if sampled:
            office_start, start = start, start + strata
            learned = start
    return ParameterVector(
        entries=tuple(entries),
        transform=_transform(entries),
        office_start=office_start,
        strata=strata,
        sampled=learned,
        size=start,
    )

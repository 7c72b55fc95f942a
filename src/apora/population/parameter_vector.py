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
    each label that alike strata share, then one for each stratum.
    """

    id: str
    unit: str
    form: Literal["case", "row", "stratum"]
    start: int
    size: int
    points: ThreePoints
    group: NDArray[np.int64]
    sampled: bool

    def places(self) -> tuple[NDArray[np.int64], NDArray[np.int64], float]:
        """Return, for each value, its pooled score, its own score, and the pooled weight.

        A value is pooled weight · pooled score + √(1 - weight²) · own score.
        """
        if self.form == "case":
            own = np.array([self.start], dtype=np.int64)
            return own, own, 1.0
        if self.form == "row":
            own = self.start + self.group
            return own, own, 1.0
        labels = self.size - self.group.size
        own = self.start + labels + np.arange(self.group.size, dtype=np.int64)
        return self.start + self.group, own, float(np.sqrt(POOLED_SHARE))


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


def _labels(organisation: Organisation) -> NDArray[np.int64]:
    names = sorted(set(organisation.labels))
    return np.array([names.index(label) for label in organisation.labels], dtype=np.int64)


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
        group = _labels(organisation)
        if parameter.per == "case":
            points = three_points(low=low[0], mid=mid[0], high=high[0], scale=parameter.scale)
        size = 1 if parameter.per == "case" else int(group.max()) + 1 + group.size
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
        used = sorted(set(position.tolist()))
        low, mid, high = (
            [getattr(rows[i], name) for i in position] for name in ("low", "mid", "high")
        )
        drafts.append(
            _Draft(
                id=item.id,
                unit="share",
                form="row",
                points=three_points(low=low, mid=mid, high=high, scale="logit"),
                group=np.array([used.index(i) for i in position], dtype=np.int64),
                size=len(used),
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
        size=int(group.max()) + 1 + group.size,
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
        weight=np.repeat([weight for _, _, weight in places], sizes),
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

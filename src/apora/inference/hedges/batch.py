"""The likelihood of every claim at once, smooth in the model's values."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from jax.scipy.special import ndtr

from apora.evidence.observation import Observation
from apora.inference.hedges.forms import hedge_of, scale_of, spread_of
from apora.inference.hedges.hedge import Said
from apora.inference.hedges.lookup import BEYOND, POINTS, HedgeLookup
from apora.inference.hedges.scales import SCALES, Floats
from apora.inference.hedges.table import Table

LEAST_FLAT = 1e-6
"""The flat part of the likelihood is never under this, so that no claim is impossible."""

LEAST_OFF_TOPIC = 1e-3
"""No claim is more surely on topic than this [share]."""


class HedgeBatch(NamedTuple):
    """Every claim's likelihood as arrays: by observation, by alternative, and by knot.

    `base`, `knots`, `jumps` and `bends` hold the functions of `Table`, the last three one
    after the other for every alternative; `reader` is the alternative of each knot.
    `group` is the number of the shared bias, or -1; `bias_sd` what one standard unit of it
    adds on the scale. `owner` is the observation of each alternative.
    """

    base: Array
    knots: Array
    jumps: Array
    bends: Array
    reader: Array
    spread: Array
    off_topic: Array
    flat: Array
    happened: Array
    power: Array
    group: Array
    scale: Array
    owner: Array
    weight: Array
    bias_sd: Array


def compile_hedges(
    observations: Sequence[Observation],
    prior_ranges: Sequence[tuple[float, float]] | Floats,
    *,
    said: Sequence[Said] | None = None,
    bias_sd: float = 1.0,
) -> HedgeBatch:
    """Return the likelihoods of observations as arrays.

    Args:
        observations: Claims, each with its words as heard.
        prior_ranges: Prior 99 % range of each observation's value, natural.
        said: What was said in place of what was heard, for replications; the words stay
            those of the observation.
        bias_sd: What one standard unit of a shared bias adds on the scale.
    """
    spoken = said or [Said(heard=one.heard) for one in observations]
    rows = [
        _row(one, prior_range=(float(low), float(high)), said=what)
        for one, (low, high), what in zip(observations, prior_ranges, spoken, strict=True)
    ]
    alternatives = [
        (owner, one.weight) for owner, o in enumerate(observations) for one in o.alternatives
    ]
    read = [rows[owner][0] for owner, _ in alternatives]
    return HedgeBatch(
        base=jnp.array([table.base for table, _, _ in rows]),
        knots=_together([table.knots for table in read]),
        jumps=_together([table.jumps for table in read]),
        bends=_together([table.bends for table in read]),
        reader=_numbers_of([table.knots.size for table in read]),
        spread=jnp.array([spread for _, spread, _ in rows]),
        off_topic=jnp.array([max(one.off_topic, LEAST_OFF_TOPIC) for one in observations]),
        flat=jnp.array([flat for _, _, flat in rows]),
        happened=jnp.array([one.happened for one in spoken]),
        power=jnp.array([one.power for one in observations]),
        group=jnp.array([one.bias_group for one in observations], dtype=jnp.int32),
        scale=jnp.array([scale_of(one).code for one in observations], dtype=jnp.int32),
        owner=jnp.array([owner for owner, _ in alternatives], dtype=jnp.int32),
        weight=jnp.array([weight for _, weight in alternatives]),
        bias_sd=jnp.asarray(bias_sd, dtype=float),
    )


def padded(batch: HedgeBatch, *, knots: int) -> HedgeBatch:
    """Return the same likelihoods with knots that do nothing added, up to a number.

    Numbers said differ in how many knots they need; arrays of one length let one compiled
    program serve them all.

    Args:
        batch: The compiled observations.
        knots: How many there shall be.
    """
    missing = knots - batch.knots.shape[0]
    last = batch.owner.shape[0] - 1
    return batch._replace(
        knots=jnp.pad(batch.knots, (0, missing), mode="edge"),
        jumps=jnp.pad(batch.jumps, (0, missing)),
        bends=jnp.pad(batch.bends, (0, missing)),
        reader=jnp.pad(batch.reader, (0, missing), constant_values=last),
    )


def lookup_of(batch: HedgeBatch) -> HedgeLookup:
    """Return the chances of hearing each alternative's words as tables.

    Args:
        batch: The compiled observations.
    """
    count = batch.owner.shape[0]
    spread = batch.spread[batch.owner]
    ends = (
        jax.ops.segment_min(batch.knots, batch.reader, count) - BEYOND * spread,
        jax.ops.segment_max(batch.knots, batch.reader, count) + BEYOND * spread,
    )
    low, high = (
        jnp.where(jnp.isfinite(end), end, sign) for sign, end in zip((-1, 1), ends, strict=True)
    )
    share = jnp.linspace(0.0, 1.0, POINTS)
    chances = jax.lax.map(lambda at: _smoothed(batch, x=low + at * (high - low)), share).T
    return HedgeLookup(
        first=low,
        step=(high - low) / (POINTS - 1),
        chances=chances,
        slopes=jnp.asarray(jnp.gradient(chances, axis=1)),
    )


def log_likelihood(
    batch: HedgeBatch,
    theta: Array,
    *,
    bias: Array | None = None,
    discrepancy: Array | None = None,
    lookup: HedgeLookup | None = None,
) -> Array:
    """Return the log likelihood of each observation.

    Args:
        batch: The compiled observations.
        theta: True value under every alternative of every observation, natural.
        bias: Bias of each group of claims that share an origin and an indicator, in standard
            units.
        discrepancy: What each observation's published level adds, on the scale.
        lookup: The chances as tables, where an approximation will do.
    """
    shift = jnp.zeros_like(batch.base) if discrepancy is None else discrepancy
    if bias is not None and bias.size:
        shared = batch.bias_sd * bias[jnp.maximum(batch.group, 0)]
        shift = shift + jnp.where(batch.group >= 0, shared, 0.0)
    x = on_scale(theta, code=batch.scale[batch.owner]) + shift[batch.owner]
    heard = _smoothed(batch, x=x) if lookup is None else lookup.at(x)
    heard = jax.ops.segment_sum(
        batch.weight * heard, batch.owner, batch.base.shape[0], indices_are_sorted=True
    )
    chance = (1.0 - batch.off_topic) * jnp.clip(heard, 0.0, 1.0) + batch.off_topic * batch.flat
    return batch.power * jnp.log(jnp.where(batch.happened, chance, 1.0 - chance))


def on_scale(theta: Array, *, code: Array) -> Array:
    """Return natural values on their scales; beyond a scale's ends they are at the ends.

    Args:
        theta: Natural values.
        code: The code of each value's scale.
    """
    result = jnp.zeros_like(theta)
    forward: Mapping[str, Callable[[Array], Array]] = {
        "log": jnp.log,
        "logit": lambda p: jnp.log(p) - jnp.log1p(-p),
        "log_ratio": jnp.log1p,
        "log_number": lambda p: jnp.log(-jnp.log1p(-p)),
    }
    precision = np.finfo(theta.dtype)
    largest, step = float(precision.max) / 10.0, float(precision.eps)
    finite = jnp.nan_to_num(theta, nan=0.0, posinf=largest, neginf=-largest)
    for name, scale in SCALES.items():
        chosen = code == scale.code
        # What belongs to another scale is set aside first: its gradient must not be nan.
        low, high = scale.ends
        if high < 1.0:
            high = min(high, 1.0 - step)
        if low < 0.0:
            low = max(low, step - 1.0)
        inside = jnp.clip(jnp.where(chosen, finite, 0.5), low, high)
        result = jnp.where(chosen, forward[name](inside), result)
    return result


def _smoothed(batch: HedgeBatch, *, x: Array) -> Array:
    """Return the chance of hearing the words, averaged over the source's error."""
    spread = batch.spread[batch.owner][batch.reader]
    z = (x[batch.reader] - batch.knots) / spread
    bend = spread * batch.bends
    density = jnp.exp(-0.5 * z**2) / jnp.sqrt(2.0 * jnp.pi)
    pieces = (batch.jumps + bend * z) * ndtr(z) + bend * density
    summed = jax.ops.segment_sum(
        pieces, batch.reader, batch.owner.shape[0], indices_are_sorted=True
    )
    return batch.base[batch.owner] + summed


def _row(
    observation: Observation, *, prior_range: tuple[float, float], said: Said
) -> tuple[Table, float, float]:
    hedge = hedge_of(observation)
    low, high = prior_range
    flat = hedge.off_topic(said.heard, low=low, high=high)
    flat = min(max(flat, LEAST_FLAT), 1.0 - LEAST_FLAT)
    return hedge.likelihood(said.heard), spread_of(observation, hedge=hedge), flat


def _together(rows: Sequence[Floats]) -> Array:
    """Return arrays one after the other; nothing where there are none."""
    return jnp.asarray(np.concatenate([np.zeros(0), *rows]))


def _numbers_of(lengths: Sequence[int]) -> Array:
    """Return each row's number as often as it is long."""
    return jnp.asarray(np.repeat(np.arange(len(lengths)), np.array(lengths, dtype=np.int64)))

"""Administrative cases by age: opened, processed with the hours there are, or lapsed."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

from apora.model.smooth import smooth_minimum
from apora.registry.parameters import LONGEST_CASE_LIMIT_W

AGES = LONGEST_CASE_LIMIT_W
"""Weekly age cohorts kept; the limit must be shorter than this many weeks."""

OLDER_THAN = np.triu(np.ones((AGES, AGES)), k=1)
"""Row a sums the cohorts older than a."""


class CaseFlows(NamedTuple):
    """Administrative cases by week and stratum [cases]."""

    processed: Array
    lapsed: Array
    in_hand: Array


def lapsing_share(limit_w: Array) -> Array:
    """Return the share of each age cohort that lapses this week [share].

    A cohort opened evenly over a week crosses the limit over a week as well, so the last
    one lapses in part.

    Equation:
        age = arange(AGES) + 1
        entering = clip(age - limit_w, 0, 1)
        already = clip(age - 1 - limit_w, 0, 1)
        (entering - already) / maximum(1 - already, 1e-9)

    Args:
        limit_w: Time limit [weeks].
    """
    age = jnp.arange(AGES) + 1.0
    entering = jnp.clip(age - limit_w, 0.0, 1.0)
    already = jnp.clip(age - 1.0 - limit_w, 0.0, 1.0)
    return (entering - already) / jnp.maximum(1.0 - already, 1e-9)


def processed_by_age(cases: Array, *, capacity: Array, oldest_first: Array) -> Array:
    """Return how many cases of each age are processed this week [cases / week].

    A mixture of service at random and oldest first, never more than there are.

    Equation:
        all_ages = smooth_minimum(capacity, other=Σ(cases))
        at_random = cases·all_ages / Σ(cases)
        in_order = clip(all_ages - OLDER_THAN @ cases, 0, cases)
        (1 - oldest_first)·at_random + oldest_first·in_order

    Args:
        cases: Cases in hand, age by stratum.
        capacity: Cases that the hours allow, by stratum [cases / week].
        oldest_first: Order parameter, 0 at random, 1 oldest first [share].
    """
    in_hand = jnp.sum(cases, axis=0)
    total = smooth_minimum(capacity, other=in_hand)
    at_random = cases * (total / jnp.maximum(in_hand, 1e-9))
    older = OLDER_THAN @ cases
    in_order = jnp.clip(total - older, 0.0, cases)
    return (1.0 - oldest_first) * at_random + oldest_first * in_order


def case_flows(*, opened: Array, capacity: Array, limit_w: Array, oldest_first: Array) -> CaseFlows:
    """Return what becomes of administrative cases, week by stratum [cases].

    Args:
        opened: Cases opened, week by stratum [cases / week].
        capacity: Cases that the hours allow, week by stratum [cases / week].
        limit_w: Time limit [weeks].
        oldest_first: Order parameter [share].
    """
    lapsing = lapsing_share(limit_w)[:, None]

    def week(cases: Array, inputs: tuple[Array, Array]) -> tuple[Array, CaseFlows]:
        new, able = inputs
        cases = cases.at[0].add(new)
        done = processed_by_age(cases, capacity=able, oldest_first=oldest_first)
        left = cases - done
        lapsed = left * lapsing
        kept = left - lapsed
        shifted = jnp.concatenate([jnp.zeros_like(kept[:1]), kept[:-1]], axis=0)
        shifted = shifted.at[-1].add(kept[-1])
        flows = CaseFlows(
            processed=jnp.sum(done, axis=0),
            lapsed=jnp.sum(lapsed, axis=0),
            in_hand=jnp.sum(cases, axis=0),
        )
        return shifted, flows

    start = jnp.zeros((AGES, opened.shape[1]))
    flows: CaseFlows = jax.lax.scan(jax.checkpoint(week), start, (opened, capacity))[1]
    return flows

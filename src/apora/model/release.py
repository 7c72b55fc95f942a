"""RELEASE: who hands in a letter, and who is let go."""

from typing import NamedTuple

import jax
from jax import Array


class ReleaseHazards(NamedTuple):
    """Hazards of the release gate in one week [1 / week]."""

    apply: Array
    grant: Array
    refuse: Array
    withdraw: Array
    penal_refused: Array
    penal_willing: Array
    contract_end: Array


PENAL_WITHOUT_LETTER = 0.1
"""Those who never handed in a letter take the penal way a tenth as often."""


def refusal_probability(
    *, refusal_share: Array, slope: Array, vacancy: Array, vacancy_calm: Array, shift: Array
) -> Array:
    """Return the chance that a decision refuses, by stratum [share].

    σ(logit ρ₀ + δ (v - v₀) + shift): refusals rise as posts empty.

    Equation:
        σ(logit(refusal_share) + slope·(vacancy - vacancy_calm) + shift)

    Args:
        refusal_share: ρ₀, at calm vacancy [share].
        slope: δ [log-odds per unit share].
        vacancy: Share of posts vacant now.
        vacancy_calm: Share of posts vacant in calm times.
        shift: What measures and reactions do [log-odds].
    """
    return jax.nn.sigmoid(
        jax.scipy.special.logit(refusal_share) + slope * (vacancy - vacancy_calm) + shift
    )


def conditional_share(*, narrower: Array, wider: Array) -> Array:
    """Return the share of those who pass the wider test that pass the narrower [share].

    Equation:
        narrower / wider

    Args:
        narrower: Share able to bear the dearer route.
        wider: Share able to bear the cheaper one.
    """
    return narrower / (wider + 1e-9)

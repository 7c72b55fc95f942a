"""Detection of crime: hours of ordinary work against offences registered."""

import jax
import jax.numpy as jnp
from jax import Array


def registered_w(
    *, calm: Array, driver: Array, change: Array, hours_ratio: Array, elasticity: Array
) -> Array:
    """Return offences registered [offences / week], week by stratum.

    calm · driver · exp(change) · hours ratio ^ elasticity.

    Equation:
        calm·driver·exp(change)·hours_ratio^elasticity

    Args:
        calm: Offences of a calm week, by stratum.
        driver: Outside change against the year before [ratio].
        change: Learned change against the year before, by stratum [log ratio].
        hours_ratio: Ordinary hours against a calm week [ratio].
        elasticity: Response of registration to hours [1].
    """
    return calm * driver * jnp.exp(change) * hours_ratio**elasticity


def detection_share(
    *, level: Array, elasticity: Array, hours_ratio: Array, offences_ratio: Array
) -> Array:
    """Return the share of registered offences that are detected, week by stratum [share].

    logit = level + ε · log(hours per offence against the reference year).

    Equation:
        σ(logit(level) + elasticity·(ln(hours_ratio) - ln(offences_ratio)))

    Args:
        level: Detection in the reference year [share].
        elasticity: ε [log-odds per log unit].
        hours_ratio: Ordinary hours against a calm week [ratio].
        offences_ratio: Offences registered against a calm week [ratio].
    """
    shift = elasticity * (jnp.log(hours_ratio) - jnp.log(offences_ratio))
    return jax.nn.sigmoid(jax.scipy.special.logit(level) + shift)

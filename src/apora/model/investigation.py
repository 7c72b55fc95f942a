"""Cases proved against those implicated: investigators work off a backlog, then new cases."""

import jax.numpy as jnp
from jax import Array

from apora.model.service_hazards import WEEKS_A_YEAR
from apora.model.smooth import smooth_minimum


def proved_share(
    *, investigators: Array, cases_per_investigator_y: Array, backlog: Array, implicated: Array
) -> Array:
    """Return the share of those implicated against whom a case is proved, by week [share].

    Cases concluded add up over weeks; the backlog comes first and concerns others. No more
    can be proved than there are people implicated.

    Args:
        investigators: At work, by week [persons].
        cases_per_investigator_y: Cases one of them concludes in a year, by week [cases].
        backlog: Cases that come before, by week [cases].
        implicated: People in service who are implicated [persons].
    """
    concluded = jnp.cumsum(investigators * cases_per_investigator_y / WEEKS_A_YEAR)
    proved = jnp.maximum(concluded - backlog, 0.0)
    return smooth_minimum(proved, other=implicated) / jnp.maximum(implicated, 1e-9)

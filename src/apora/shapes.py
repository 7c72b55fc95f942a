"""Named-axis array aliases.

Axes: series, week, stratum, household, route, draw. The week axis of a series starts
with the calm week before the calendar; the week axis of a driver or lever does not.
"""

from typing import TypeAlias

from jaxtyping import Array, Float

Scalar: TypeAlias = Float[Array, ""]
ByStratum: TypeAlias = Float[Array, " stratum"]
ByHousehold: TypeAlias = Float[Array, " household"]
ByType: TypeAlias = Float[Array, "stratum household"]
ByWeek: TypeAlias = Float[Array, " week"]
ByWeekStratum: TypeAlias = Float[Array, "week stratum"]

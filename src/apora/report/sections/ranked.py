"""Which units may be put in an order: those of which a claim in use speaks, no other."""

from collections.abc import Sequence

from apora.report.results_rows import EstimateRow
from apora.report.view import View, parts_of


def ranked(view: View, rows: Sequence[EstimateRow]) -> list[EstimateRow]:
    """Return the rows that may be ranked, in ascending order.

    A unit of which no claim in use speaks has the estimate of its like: its place in an
    order would be the pool's and luck.

    Args:
        view: The claims.
        rows: Estimates of one indicator.
    """
    held = [one for one in rows if one.where in spoken_of(view, one.indicator)]
    return sorted(held, key=lambda row: row.posterior.p50)


def spoken_of(view: View, indicator: str) -> frozenset[str]:
    """Return the units that a claim in use about an indicator names.

    Args:
        view: The claims.
        indicator: Of the registry.
    """
    return frozenset(
        unit
        for claim in view.claims_about([indicator])
        if claim.use.partition(":")[0] == "calibrate"
        for unit in parts_of(claim.where)
    )

"""How long the first help takes, in words where it does not come within the projection."""

from markupsafe import Markup

from apora.report.markup import join
from apora.report.numbers import scaled
from apora.report.results_plan import PlanRow
from apora.report.results_prospects import DeciderRow
from apora.report.results_rows import Quantiles
from apora.report.view import View

DAYS_A_WEEK = 7
WEEKS_A_MONTH = 365.25 / 12 / DAYS_A_WEEK
HALF = 0.5
UNIT = "elapsed weeks"


def first_help(view: View, row: DeciderRow | PlanRow) -> Markup:
    """Return how many weeks pass until the first help, for the cell of a table."""
    weeks = _weeks(row)
    key = _key(weeks, limit=weeks_projected(view, row))
    if key == "closed":
        return view.estimate(weeks, unit=UNIT)
    return join([_said(view, f"first.cell.{key}", weeks=weeks)])


def first_help_said(view: View, row: DeciderRow | PlanRow) -> Markup:
    """Return the same as the second half of a sentence."""
    weeks = _weeks(row)
    key = _key(weeks, limit=weeks_projected(view, row))
    return _said(view, f"first.said.{key}", weeks=weeks)


def weeks_projected(view: View, row: DeciderRow | PlanRow) -> int:
    """Return how many weeks after that of the assessment are projected for a row [weeks].

    Help that does not come in them is counted as coming at their end, which is not a date.
    """
    as_of = view.results.case.as_of
    return (row.until.toordinal() - 1) // DAYS_A_WEEK - (as_of.toordinal() - 1) // DAYS_A_WEEK


def _weeks(row: DeciderRow | PlanRow) -> Quantiles:
    return scaled(row.months_to_first_help, factor=WEEKS_A_MONTH)


def _key(weeks: Quantiles, *, limit: int) -> str:
    """Return which of the best, the middle and the worst outcomes have help in the projection."""
    come = [one < limit - HALF for one in (weeks.p5, weeks.p50, weeks.p95)]
    return ("never", "mostly_never", "open", "closed")[sum(come)]


def _said(view: View, key: str, *, weeks: Quantiles) -> Markup:
    return view.say(
        key,
        weeks=view.estimate(weeks, unit=UNIT),
        middle=view.rough(weeks.p50, unit=UNIT, kind="estimate"),
        low=view.rough(weeks.p5, unit=UNIT, kind="estimate"),
    )

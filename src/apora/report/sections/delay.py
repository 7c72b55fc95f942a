"""What is lost by starting a measure later, on the draws of the later starts."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import table
from apora.report.results_prospects import OutcomeRow
from apora.report.sections.trios import Trio, compared
from apora.report.sentences import scenario_title
from apora.report.view import View

NONE = "\N{EN DASH}"


def delay(view: View, found: Sequence[Trio]) -> Markup:
    """Return a row a set of measures: begun on time and later; nothing where none was begun later.

    Where the results tell what the measures do on time in the draws of the later starts,
    that stands in the row: numbers of different draws cannot be read against each other.
    """
    held = [trio for trio in found if trio.later]
    if not held:
        return Markup("")
    delays = sorted({row.delay_months for trio in held for row in trio.later})
    first = compared(held[0].later[0])
    now = first.draws if first.on_time else held[0].outcome.draws
    head = [
        view.word("prospects.column.measure"),
        view.say("delay.now", draws=view.exact(now)),
        *(
            view.say("delay.later", months=view.exact(one), draws=view.exact(first.draws))
            for one in delays
        ),
    ]
    return table(
        view.say("delay.table", outcome=view.outcome_title(held[0].outcome, inside=True)),
        head=head,
        rows=[_row(view, trio, delays=delays) for trio in held],
        label=view.word("delay.label"),
    )


def _row(view: View, trio: Trio, *, delays: Sequence[int]) -> list[str | Markup]:
    later = {row.delay_months: compared(row) for row in trio.later if row.outcomes}
    return [
        scenario_title(view, trio.plain),
        _on_time(view, trio, later=list(later.values())),
        *(
            view.contrast(later[one].contrast, unit=trio.outcome.unit) if one in later else NONE
            for one in delays
        ),
    ]


def _on_time(view: View, trio: Trio, *, later: Sequence[OutcomeRow]) -> Markup:
    alike = next((one.on_time for one in later if one.on_time), trio.outcome.contrast)
    return view.contrast(alike, unit=trio.outcome.unit)

"""The headline with one thing assumed otherwise, right under the main points."""

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import BesideRow
from apora.report.sections.prospects import NONE, reaction_name
from apora.report.view import View

ENDS = {
    "correlated_low": 0.05,
    "correlated_high": 0.95,
    "fatigue_low": 0.05,
    "fatigue_high": 0.95,
}
"""Points of the prior at which a line sets its assumption [share]."""


def beside(view: View) -> Markup:
    """Return every line beside the headline; nothing where none was run."""
    rows = view.results.beside
    if not rows:
        return Markup("")
    first = rows[0]
    told = "beside.text" if first.budget is not None else "beside.text.alone"
    parts: dict[str, Markup] = {"n": view.exact(first.draws)}
    if first.budget is not None:
        parts["budget"] = view.amount(first.budget, currency=first.currency, kind="assumption")
    return join(
        [
            tag("h3", view.word("beside.title")),
            paragraph(view.say(told, **parts), _elsewhere(view, first)),
            _table(view, rows),
        ]
    )


def _elsewhere(view: View, first: BesideRow) -> Markup:
    """Return on how many draws the same quantities rest elsewhere; nothing where on as many."""
    leads = "estimates" if first.budget is None else "decider"
    draws = next((row.posterior for row in view.results.draws if row.table == leads), None)
    if draws in {None, first.draws}:
        return Markup("")
    return view.say("beside.draws", n=view.exact(draws))


def _table(view: View, rows: tuple[BesideRow, ...]) -> Markup:
    first, caption = rows[0], view.word("beside.caption")
    until = view.day(first.until)
    head = [
        view.word("beside.column.changed"),
        view.say(
            "beside.column.departures",
            what=view.indicator("departures"),
            date=view.day(first.decision_date),
        ),
    ]
    if first.budget is not None:
        keys = ("families", "departures", "wrong_sign")
        head += [view.say(f"decider.column.{key}", date=until) for key in keys]
    return table(caption, head=head, rows=[_line(view, one) for one in rows], label=caption)


def _line(view: View, row: BesideRow) -> list[str | Markup]:
    cells: list[str | Markup] = [
        name_of(view, row),
        view.estimate(row.departures, unit="persons") if row.departures else NONE,
    ]
    if row.budget is None:
        return cells
    return [
        *cells,
        view.estimate(row.families, unit="families") if row.families else NONE,
        view.estimate(row.added, unit="persons") if row.added else NONE,
        NONE if row.wrong_sign is None else view.chance(row.wrong_sign, draws=row.draws),
    ]


def name_of(view: View, row: BesideRow) -> Markup:
    """Return what a line changes, in words."""
    if row.reaction:
        return view.say("beside.reaction", reaction=reaction_name(view, row.reaction))
    key = f"beside.{row.id}"
    if row.id not in ENDS:
        return view.say(key)
    return view.say(key, p=view.exact(ENDS[row.id], unit="share", kind="assumption"))

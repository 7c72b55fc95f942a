"""One page for a decider: what each budget does, and what would change our mind."""

from markupsafe import Markup

from apora.report import sentences
from apora.report.first_help import first_help
from apora.report.markup import join, listing, paragraph, table, tag
from apora.report.results_prospects import DeciderRow
from apora.report.results_rows import Told
from apora.report.sections.plans import plans
from apora.report.sections.prospects import NONE
from apora.report.view import View

REASONS = 3


def decider(view: View) -> Markup:
    """Return the budget table, its sentence and what would change our mind."""
    rows = view.results.decider
    if not rows:
        return join([paragraph(view.say("absent.decider")), plans(view)])
    point = sentences.decider_point(view)
    lead = paragraph(tag("strong", point.lead), point.rest) if point else Markup("")
    return join([lead, _table(view), _note(view), plans(view), _mind(view)])


def _table(view: View) -> Markup:
    keys = ("budget", "families", "departures", "weeks", "cost_per_family", "wrong_sign")
    releases = ("as now", "tightened")
    day = view.day(view.results.decider[0].until)
    return join(
        table(
            view.say("decider.caption", release=view.word(f"release.{release}"), date=day),
            head=[view.word(f"decider.column.{key}") for key in keys],
            rows=[_row(view, row) for row in view.results.decider if row.release == release],
            label=view.word(f"release.{release}"),
        )
        for release in releases
    )


def _note(view: View) -> Markup:
    return paragraph(view.say("decider.note", within=view.within(view.results.case.headline_unit)))


def _row(view: View, row: DeciderRow) -> list[str | Markup]:
    return [
        sentences.budget(view, row),
        _informed(view, view.estimate(row.families, unit="families"), told=row.families_told),
        _informed(view, view.estimate(row.departures, unit="persons"), told=row.told),
        first_help(view, row),
        view.cost(row.cost_per_family, currency=row.currency) if row.budget else NONE,
        view.chance(row.wrong_sign, draws=row.draws),
    ]


def _informed(view: View, value: Markup, *, told: Told | None) -> Markup:
    """Return a number, and in the same place that the evidence does not inform it."""
    if told != "not":
        return value
    return view.say("contrast.untold", value=value, untold=view.word("told.cell.not"))


def _mind(view: View) -> Markup:
    """Return what would change our mind: reactions, weak assumptions, numbers to get."""
    items: list[Markup] = []
    tight = sentences.usual_budget(view, release="tightened")
    if tight is not None:
        chance = view.chance(tight.wrong_sign, draws=tight.draws)
        parts = [view.say("mind.release", chance=chance), *_tightening_alone(view, tight)]
        items.append(join(parts, by=" "))
    items += [
        view.say("mind.assumed", title=sentences.inside(view, row))
        for row in view.results.headlines
        if row.told == "not" and view.shows(row.indicator or "", where=row.where)
    ][:1]
    if view.results.questions:
        items.append(_to_get(view))
    if not items:
        return Markup("")
    return join([tag("h3", view.word("mind.title")), listing(items)])


def _tightening_alone(view: View, tight: DeciderRow) -> list[Markup]:
    """Return what a tighter release does by itself, beside what it does with the fund."""
    alone = [row for row in view.results.decider if row.release == tight.release and not row.budget]
    return [
        view.say(
            "mind.release.zero",
            without=view.quantity(row.departures, unit="persons"),
            budget=sentences.budget(view, tight),
            with_=view.quantity(tight.departures, unit="persons"),
        )
        for row in alone
    ]


def _to_get(view: View) -> Markup:
    """Return the numbers worth getting, the place named once where it is one."""
    rows = view.results.questions[:REASONS]
    names = [tag("span", sentences.lowered(view.indicator(r.indicator)), cls="name") for r in rows]
    places = {row.where for row in rows}
    if len(places) == 1:
        within = view.within(rows[0].where)
        return view.say("mind.question.one", within=within, numbers=join(names, by="; "))
    placed = [
        view.say("mind.number", what=name, within=view.within(row.where))
        for name, row in zip(names, rows, strict=True)
    ]
    return view.say("mind.question", numbers=join(placed, by="; "))

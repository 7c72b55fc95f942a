"""The plans made for a case: the mix, what it brings, the frontier, what would change it."""

from markupsafe import Markup

from apora.report import charts_frontier
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_frontier import FrontierWords
from apora.report.first_help import first_help
from apora.report.markup import Kind, heading, join, listing, paragraph, table
from apora.report.results_plan import PlanChoice, PlanRow, PlanTerm
from apora.report.results_rows import Quantiles
from apora.report.view import View

UNITS = {"families": "families", "departures": "persons", "hours": "hours"}
WITHOUT = "without "
ROUNDING = 1e-6
"""A gap in people, or in money against the budget, that is rounding."""


def plans(view: View) -> Markup:
    """Return every plan made for the case, or nothing."""
    return join(
        _plan(view, row, id_=f"plan-{number}")
        for number, row in enumerate(view.results.plans, start=1)
    )


def _plan(view: View, row: PlanRow, *, id_: str) -> Markup:
    budget = view.amount(row.budget, currency=row.currency, kind="arithmetic")
    return join(
        [
            heading(3, view.say("plan.title", budget=budget), id_=id_),
            paragraph(*_lead(view, row, budget=budget)),
            _mix(view, row),
            paragraph(*_next(view, row)),
            _brings(view, row),
            paragraph(view.say("plan.families.how")),
            _frontier(view, row, id_=f"{id_}-frontier"),
            heading(4, view.word("plan.choice.title")),
            paragraph(view.say("plan.choice.how", draws=view.exact(row.judged_on))),
            listing(_choices(view, row)),
            paragraph(*_note(view, row)),
        ]
    )


def _lead(view: View, row: PlanRow, *, budget: Markup) -> list[Markup]:
    found = _brought(view, row)
    said = [
        view.say(f"plan.lead.{row.aim}", budget=budget, brought=found, date=view.day(row.until))
    ]
    if row.simplest is not None:
        chance = view.chance(row.simplest.beaten, draws=row.draws)
        said.append(view.say("plan.beats", chance=chance))
    if row.cautious is not None:
        share = view.exact(row.cautious, unit="share", kind="assumption")
        said.append(view.say("plan.cautious", share=share))
    said.append(view.say(f"plan.told.{row.told.replace(' ', '_')}"))
    return said


def _brought(view: View, row: PlanRow) -> Markup:
    quantiles: Quantiles = getattr(row.brought, row.aim)
    return view.quantity(quantiles, unit=UNITS[row.aim])


def _mix(view: View, row: PlanRow) -> Markup:
    money = view.amount(row.next_money, currency=row.currency, kind="arithmetic")
    return table(
        view.say("plan.mix.caption"),
        head=[
            view.word("plan.column.what"),
            view.word("plan.column.size"),
            view.word("plan.column.stated"),
            view.say("plan.column.next", money=money),
        ],
        rows=[
            [
                _named(view, one),
                _size(view, one, size=one.size, chosen=True),
                _size(view, one, size=one.stated, chosen=False),
                _worth(view, row, one),
            ]
            for one in row.terms
        ],
        label=view.word("plan.column.what"),
    )


def _named(view: View, one: PlanTerm) -> Markup:
    lever = view.word(f"plan.lever.{one.lever}") if one.lever else ""
    measure = _measure(view, one.measure) if one.measure else Markup("")
    return join([part for part in (measure, lever) if part], by=": ")


def _measure(view: View, id_: str) -> Markup:
    title = next((one.title for one in view.results.measures if one.id == id_), "")
    return view.named(title, id_=id_)


def _size(view: View, one: PlanTerm, *, size: float, chosen: bool) -> Markup:
    kind: Kind = "arithmetic" if chosen else "assumption"
    match one.unit:
        case "used":
            return Markup(view.word("plan.used" if size else "plan.unused"))  # noqa: S704 own words
        case "money" | "money a month":
            return view.amount(size, currency=view.results.case.report_currency, kind=kind)
    return view.with_noun(view.exact(size, unit=one.unit, kind=kind), unit=one.unit)


def _worth(view: View, row: PlanRow, one: PlanTerm) -> Markup:
    if not one.measure:
        return Markup("")
    if one.next is None:
        return view.say("plan.free")
    worth = view.shift(one.next, unit=UNITS[row.aim])
    if row.told == "not":
        return view.say("plan.uninformed", worth=worth)
    return worth


def _next(view: View, row: PlanRow) -> list[Markup]:
    money = view.amount(row.next_money, currency=row.currency, kind="arithmetic")
    worth = view.shift(row.next_same, unit=UNITS[row.aim])
    return [view.say("plan.next.same", money=money, worth=worth), view.say("plan.next.how")]


def _brings(view: View, row: PlanRow) -> Markup:
    currency = view.results.case.report_currency
    brought = row.brought
    return table(
        view.say("plan.brings.caption", date=view.day(row.until)),
        head=[view.word("plan.column.outcome"), view.word("plan.column.value")],
        rows=[
            [view.word("plan.aim.families"), view.quantity(brought.families, unit="families")],
            [view.word("plan.aim.departures"), view.quantity(brought.departures, unit="persons")],
            [view.word("plan.aim.hours"), view.quantity(brought.hours, unit="hours")],
            [view.word("plan.paid"), view.quantity(row.paid, unit="persons")],
            [view.word("plan.spent"), view.money(row.spent, currency=currency)],
            [view.word("plan.cost"), view.cost(row.cost_per_family, currency=currency)],
            [view.word("plan.weeks"), first_help(view, row)],
        ],
        label=view.word("plan.column.outcome"),
    )


def _frontier(view: View, row: PlanRow, *, id_: str) -> Markup:
    smallest, largest = row.frontier[0], row.frontier[-1]
    unit = UNITS[row.aim]
    said = view.say(
        "plan.frontier.finding",
        low=view.amount(smallest.budget, currency=row.currency, kind="arithmetic"),
        high=view.amount(largest.budget, currency=row.currency, kind="arithmetic"),
        few=view.quantity(smallest.brought, unit=unit),
        many=view.quantity(largest.brought, unit=unit),
    )
    frame = Frame(
        id=id_,
        finding=said,
        unit=view.say(
            "plan.frontier.unit", aim=view.word(f"plan.aim.{row.aim}"), currency=row.currency
        ),
        source=view.say("plan.frontier.source", draws=view.exact(row.draws)),
        table=_frontier_table(view, row),
    )
    drawing = charts_frontier.frontier(
        row.frontier,
        id_=id_,
        asked=row.budget,
        unit=unit,
        words=FrontierWords(
            best=view.word("plan.frontier.best"),
            simplest=view.word("plan.frontier.simplest"),
            half=view.word("band.label.half"),
            ninety=view.word("band.label.ninety"),
            asked=view.word("plan.frontier.asked"),
        ),
        description=sentence(said),
        locale=view.language,
    )
    return boxed(view, frame, drawing=drawing)


def _frontier_table(view: View, row: PlanRow) -> Markup:
    unit = UNITS[row.aim]
    return table(
        view.say("plan.frontier.caption"),
        head=[
            view.word("decider.column.budget"),
            view.word("plan.frontier.best"),
            view.word("plan.frontier.simplest"),
        ],
        rows=[
            [
                view.amount(one.budget, currency=row.currency, kind="arithmetic"),
                view.quantity(one.brought, unit=unit),
                view.quantity(one.simplest, unit=unit) if one.simplest else "",
            ]
            for one in row.frontier
        ],
        label=view.word("plan.frontier.best"),
    )


def _choices(view: View, row: PlanRow) -> list[Markup]:
    """Return what would change the choice, then what would not."""
    items = [_change(view, row, one) for one in row.choices if one.best != "plan"]
    kept = [
        view.say(
            "plan.choice.each",
            under=_under(view, one),
            ahead=view.exact(one.ahead),
            draws=view.exact(row.judged_on),
        )
        for one in row.choices
        if one.best == "plan"
    ]
    if kept:
        items.append(view.say("plan.choice.stands", under=join(kept, by="; ")))
    return items


def _change(view: View, row: PlanRow, one: PlanChoice) -> Markup:
    """Return that a rival does better, in one case or already as planned."""
    unit = UNITS[row.aim]
    parts = {
        "rival": _rival(view, one),
        "level": view.rough(one.level, unit=unit, kind="estimate"),
        "plan": view.rough(one.plan, unit=unit, kind="estimate"),
        "ahead": view.exact(one.ahead),
        "draws": view.exact(row.judged_on),
    }
    if one.under == "as planned":
        return view.say("plan.choice.beaten", **parts)
    return view.say("plan.choice.changes", under=_under(view, one), **parts)


def _under(view: View, one: PlanChoice) -> Markup:
    if one.under == "reaction":
        return _measure(view, one.what)
    return view.say(f"plan.under.{(one.what or 'planned').replace(' ', '_')}")


def _rival(view: View, one: PlanChoice) -> Markup:
    if one.best.startswith(WITHOUT):
        measure = _measure(view, one.best.removeprefix(WITHOUT))
        return view.say("plan.rival.without", measure=measure)
    return view.say(f"plan.rival.{one.best.replace(' ', '_')}")


def _note(view: View, row: PlanRow) -> list[Markup]:
    said = view.say("plan.note", chosen=view.exact(row.chosen_on), draws=view.exact(row.draws))
    persons, money = row.residual_persons, row.residual_money
    if max(persons, money / row.budget) < ROUNDING:
        return [said, view.say("plan.balance.holds")]
    gap = view.say(
        "plan.balance.gap", persons=view.rough(persons), money=view.rough(money, unit="money")
    )
    return [said, gap]

"""Prospects: each measure without a reaction, with the worst one, and without its effect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from apora.report import charts_paths, charts_ranges
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_ranges import Bar
from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import OutcomeRow, ScenarioRow
from apora.report.results_rows import Quantiles
from apora.report.sections.dots import dotplots
from apora.report.sections.outside import outside
from apora.report.sections.paths import band_words, months_table, path_source, unit_line
from apora.report.sections.programmes import programmes
from apora.report.sentences import scenario_title
from apora.report.view import View, is_reference

NONE = "\N{EN DASH}"
MOST_PATHS = 6


@dataclass(frozen=True, kw_only=True)
class Trio:
    """A set of measures: without a reaction, with the worst, and its later starts."""

    plain: ScenarioRow
    worst: ScenarioRow | None
    later: tuple[ScenarioRow, ...]

    @property
    def outcome(self) -> OutcomeRow:
        """The outcome that measures are compared in."""
        return compared(self.plain)


def compared(row: ScenarioRow) -> OutcomeRow:
    """Return what measures are compared in: the first outcome, at the last of its dates.

    Costs belong to that date: money is promised, and those it helps leave, until then.
    """
    first = row.outcomes[0]
    same = [
        one for one in row.outcomes if (one.indicator, one.where) == (first.indicator, first.where)
    ]
    return max(same, key=until)


def until(row: OutcomeRow) -> date:
    """Return the last day of an outcome."""
    return date.fromisoformat(row.when.rpartition("/")[2])


def trios(rows: Sequence[ScenarioRow]) -> list[Trio]:
    """Return each set of measures with its worst reaction and its later starts.

    The reference is what they are compared with and not one of them.
    """
    plain = [
        r
        for r in rows
        if r.measures
        and not is_reference(r.id)
        and not r.reactions
        and not r.delay_months
        and r.outcomes
    ]
    return [
        Trio(
            plain=one,
            worst=worst_reaction([r for r in rows if r.measures == one.measures]),
            later=tuple(
                r
                for r in sorted(rows, key=lambda row: row.delay_months)
                if r.measures == one.measures and not r.reactions and r.delay_months
            ),
        )
        for one in plain
    ]


def worst_reaction(rows: Sequence[ScenarioRow]) -> ScenarioRow | None:
    """Return the single reaction with which the sign is most likely wrong, then gains least.

    Rows with several reactions at once are scenarios of their own and not counted.
    """
    held = [
        row for row in rows if row.outcomes and not row.delay_months and len(row.reactions) == 1
    ]
    return max(
        held,
        key=lambda row: (compared(row).wrong_sign or 0.0, -compared(row).contrast.p50),
        default=None,
    )


def prospects(view: View) -> Markup:
    """Return what each measure changes, beside what was learned about it."""
    found = trios(view.results.scenarios)
    if not found:
        return join([paragraph(view.say("absent.scenarios")), outside(view)])
    first = found[0].outcome
    return join(
        [
            paragraph(view.say("prospects.intro")),
            dotplots(view),
            _contrasts(view, found),
            three_lines(view, found),
            paragraph(view.say("prospects.legal"), *_tightening_alone(view)),
            _paths(view, indicator=first.indicator, where=first.where),
            _delay(view, found),
            programmes(view),
            outside(view),
        ]
    )


def _tightening_alone(view: View) -> list[Markup]:
    """Return what a tighter release does where a fund has no money; nothing if not run."""
    alone = [one for one in view.results.decider if one.release == "tightened" and not one.budget]
    return [
        view.say("prospects.alone", value=view.quantity(one.departures, unit="persons"))
        for one in alone
    ]


def three_lines(view: View, found: Sequence[Trio]) -> Markup:
    """Return three rows a measure: no reaction, worst plausible reaction, no effect."""
    keys = ("measure", "contrast", "sign", "cost", "cost_each", "learned")
    outcome = found[0].outcome
    rows = [row for trio in found for row in _three(view, trio)]
    caption = view.say("prospects.table", outcome=view.outcome_title(outcome, inside=True))
    return table(
        caption,
        head=[view.say(f"prospects.column.{key}", date=view.day(until(outcome))) for key in keys],
        rows=rows,
        label=view.word("prospects.label"),
    )


def _three(view: View, trio: Trio) -> list[list[str | Markup]]:
    plain = scenario_title(view, trio.plain)
    rows = [
        _line(
            view,
            trio.plain,
            name=plain,
            told=trio.outcome,
        )
    ]
    if trio.worst is not None:
        name = view.say("prospects.worst", reaction=reactions(view, trio.worst))
        rows.append(_line(view, trio.worst, name=name, told=trio.outcome))
    null = trio.outcome.null
    rows.append(
        [
            view.say("prospects.null"),
            _changed(view, trio.outcome, value=null) if null else view.word("not_computed"),
            NONE,
            NONE,
            NONE,
            NONE,
        ]
    )
    return rows


def reactions(view: View, row: ScenarioRow) -> Markup:
    """Return the names of a scenario's reactions."""
    return join([reaction_name(view, one) for one in row.reactions], by=", ")


def reaction_name(view: View, id_: str) -> Markup:
    """Return the title of a reaction, without the word before a colon that calls it one."""
    titles = {one.id: one.title for one in view.results.measures}
    title = titles.get(id_, "")
    if isinstance(title, str):
        return view.named(title, id_=id_)
    return view.named({key: said.rpartition(": ")[2] for key, said in title.items()}, id_=id_)


def _changed(view: View, told: OutcomeRow, *, value: Quantiles) -> Markup:
    """Return a change, and in the same place that the evidence does not inform it."""
    change = view.contrast(value, unit=told.unit)
    if told.told != "not":
        return change
    return view.say("contrast.untold", value=change, untold=view.word("told.cell.not"))


def _line(view: View, row: ScenarioRow, *, name: Markup, told: OutcomeRow) -> list[str | Markup]:
    outcome = compared(row)
    case = view.results.case
    return [
        name,
        _changed(view, told, value=outcome.contrast),
        view.chance(outcome.wrong_sign, draws=outcome.draws)
        if outcome.wrong_sign is not None
        else NONE,
        view.money(row.cost, currency=case.currency) if row.cost else NONE,
        view.cost(row.cost_per_departure, currency=case.currency)
        if row.cost_per_departure
        else NONE,
        _told(view, outcome, row=row),
    ]


def _told(view: View, outcome: OutcomeRow, *, row: ScenarioRow) -> Markup | str:
    """Return what the evidence told of a change, and that an effect in it is assumed."""
    if not outcome.told:
        return view.word("not_computed")
    told = view.word(f"told.cell.{outcome.told}")
    return view.say("told.assumed", told=told) if row.assumed else told


def _contrasts(view: View, found: Sequence[Trio]) -> Markup:
    outcome = found[0].outcome
    best = max(found, key=lambda trio: trio.outcome.contrast.p50)
    bars = [bar for trio in found for bar in _bars(view, trio)]
    day = view.day(until(outcome))
    finding = view.say(
        "prospects.finding",
        title=scenario_title(view, best.plain),
        value=_changed(view, best.outcome, value=best.outcome.contrast),
    )
    frame = Frame(
        id="contrasts",
        finding=finding,
        unit=view.say(
            "prospects.unit", outcome=view.outcome_title(outcome), unit=view.unit(outcome.unit)
        ),
        source=view.say("prospects.source"),
        table=_bars_table(view, found, day=day),
    )
    drawing = charts_ranges.ranges(
        bars,
        id_="contrasts",
        unit=outcome.unit,
        printing=view.printing,
        description=sentence(finding),
        zero=True,
    )
    return boxed(view, frame, drawing=drawing)


def _bars(view: View, trio: Trio) -> list[Bar]:
    title = view.text(trio.plain.title) or trio.plain.id
    lines: list[tuple[str, Quantiles | None]] = [
        ("plain", trio.outcome.contrast),
        ("worst", compared(trio.worst).contrast if trio.worst else None),
        ("null", trio.outcome.null),
    ]
    return [
        Bar(
            label=f"{title}: {view.word(f'prospects.bar.{key}')}",
            short="" if key == "plain" else view.word(f"prospects.bar.{key}"),
            quantiles=value,
        )
        for key, value in lines
        if value is not None
    ]


def _bars_table(view: View, found: Sequence[Trio], *, day: Markup) -> Markup:
    label = view.word("prospects.label")
    return table(
        label,
        head=[
            view.word("prospects.column.measure"),
            view.say("prospects.column.contrast", date=day),
        ],
        rows=[
            [
                tag("span", bar.label, cls="name"),
                _changed(view, trio.outcome, value=bar.quantiles),
            ]
            for trio in found
            for bar in _bars(view, trio)
        ],
        label=label,
    )


def _paths(view: View, *, indicator: str, where: str) -> Markup:
    """Return the weekly path of the outcome under each scenario, side by side."""
    titles = {row.id: row.title for row in view.results.scenarios}
    rows = [r for r in view.series if r.indicator == indicator and r.where == where][:MOST_PATHS]
    if len(rows) <= 1:
        return Markup("")
    top = max(max(row.p95) for row in rows)
    small, named = [], []
    for place, row in enumerate(rows):
        name = titles.get(row.scenario or "", {view.language: view.word("scenario.reference")})
        said = view.named(name, id_=row.scenario or "")
        named.append((said, row))
        drawing = charts_paths.path(
            row,
            id_=f"small-{place}",
            words=band_words(view),
            small=True,
            top=top,
            description=sentence(said),
            locale=view.language,
        )
        small.append(tag("div", tag("p", said, cls="small-title") + drawing, cls="small"))
    reference = next((row for row in rows if is_reference(row.scenario)), rows[0])
    frame = Frame(
        id="scenario-paths",
        finding=view.say("paths.finding", title=view.title(indicator, rows[0].title)),
        unit=unit_line(view, rows[0]),
        source=path_source(view, reference),
        table=months_table(view, named),
    )
    return boxed(view, frame, drawing=tag("div", join(small), cls="multiples"))


def _delay(view: View, found: Sequence[Trio]) -> Markup:
    """Return what is lost by starting later."""
    held = [trio for trio in found if trio.later]
    if not held:
        return Markup("")
    delays = sorted({row.delay_months for trio in held for row in trio.later})
    rows = []
    for trio in held:
        by_delay = {row.delay_months: compared(row) for row in trio.later if row.outcomes}
        unit = trio.outcome.unit
        cells: list[str | Markup] = [
            view.contrast(by_delay[d].contrast, unit=unit) if d in by_delay else NONE
            for d in delays
        ]
        rows.append(
            [
                scenario_title(view, trio.plain),
                _changed(view, trio.outcome, value=trio.outcome.contrast),
                *cells,
            ]
        )
    caption = view.say("delay.table", outcome=view.outcome_title(held[0].outcome, inside=True))
    head = [
        view.word("prospects.column.measure"),
        view.word("delay.now"),
        *(view.say("delay.later", months=view.exact(d)) for d in delays),
    ]
    return table(caption, head=head, rows=rows, label=view.word("delay.label"))

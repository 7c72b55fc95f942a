"""Prospects: each measure without a reaction, with the worst one, and without its effect."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report import charts_grouped, charts_paths
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_grouped import Group
from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import OutcomeRow, ScenarioRow
from apora.report.results_rows import Quantiles
from apora.report.sections.delay import delay
from apora.report.sections.dots import dotplots
from apora.report.sections.outside import outside
from apora.report.sections.paths import band_words, months_table, path_source, unit_line
from apora.report.sections.programmes import programmes
from apora.report.sections.trios import Trio, compared, trios, until
from apora.report.sentences import scenario_title
from apora.report.view import View, is_reference

NONE = "\N{EN DASH}"
MOST_PATHS = 6


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
            three_lines(view, found),
            paragraph(view.say("prospects.legal"), *_tightening_alone(view)),
            _contrasts(view, found),
            delay(view, found),
            _paths(view, indicator=first.indicator, where=first.where),
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
    made = table(
        caption,
        head=[view.say(f"prospects.column.{key}", date=view.day(until(outcome))) for key in keys],
        rows=rows,
        label=view.word("prospects.label"),
    )
    return join([made, paragraph(_draws_apart(view, found), cls="source")])


def _draws_apart(view: View, found: Sequence[Trio]) -> Markup:
    """Return how many draws lines rest on; nothing where all rest on as many."""
    of = {row.table: row.posterior for row in view.results.draws}
    plain = found[0].outcome.draws
    worst = next((compared(one.worst).draws for one in found if one.worst), plain)
    rest = {"worst": worst, "null": of.get("effects", plain)}
    if set(rest.values()) == {plain}:
        return Markup("")
    shown = {key: view.exact(value) for key, value in rest.items()}
    return view.say("prospects.draws", plain=view.exact(plain), **shown)


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
    rows.append([view.say("prospects.null"), _without_effects(view, trio), *[NONE] * 4])
    return rows


def _without_effects(view: View, trio: Trio) -> str | Markup:
    """Return the change with no assumed effect; in words where the measures assume none."""
    if not trio.plain.assumed:
        return view.word("prospects.null.same")
    null = trio.outcome.null
    return _changed(view, trio.outcome, value=null) if null else view.word("not_computed")


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
    told = view.word(f"told.{outcome.told}")
    return view.say("told.assumed", told=told) if row.assumed else told


def _contrasts(view: View, found: Sequence[Trio]) -> Markup:
    outcome = found[0].outcome
    best = max(found, key=lambda trio: trio.outcome.contrast.p50)
    day = view.day(until(outcome))
    finding = view.say(
        "prospects.finding",
        title=scenario_title(view, best.plain),
        value=view.contrast(best.outcome.contrast, unit=best.outcome.unit),
    )
    if best.outcome.told == "not":
        finding = join([finding, view.say("prospects.finding.untold")], by=" ")
    frame = Frame(
        id="contrasts",
        finding=finding,
        unit=view.say(
            "prospects.unit", outcome=view.outcome_title(outcome), unit=view.unit(outcome.unit)
        ),
        source=join([view.say("prospects.source"), view.say("prospects.lines")], by=" "),
        table=_lines_table(view, found, day=day),
    )
    drawing = charts_grouped.grouped(
        [_group(view, trio) for trio in found],
        id_="contrasts",
        unit=outcome.unit,
        printing=view.printing,
        description=sentence(finding),
    )
    return boxed(view, frame, drawing=drawing)


def _lines(trio: Trio) -> list[tuple[str, Quantiles]]:
    """Return the lines of a set of measures, each with what it is called."""
    lines: list[tuple[str, Quantiles | None]] = [
        ("plain", trio.outcome.contrast),
        ("worst", compared(trio.worst).contrast if trio.worst else None),
        ("null", trio.outcome.null if trio.plain.assumed else None),
    ]
    return [(name, value) for name, value in lines if value is not None]


def _group(view: View, trio: Trio) -> Group:
    return Group(label=view.text(trio.plain.title) or trio.plain.id, lines=tuple(_lines(trio)))


def _lines_table(view: View, found: Sequence[Trio], *, day: Markup) -> Markup:
    """Return the numbers of the chart, a row a set of measures and a column a line."""
    label, keys = view.word("prospects.label"), ("plain", "worst", "null")
    return table(
        view.say("prospects.lines.table", date=day),
        head=[
            view.word("prospects.column.measure"),
            *(view.word(f"prospects.bar.{key}") for key in keys),
        ],
        rows=[
            [
                scenario_title(view, trio.plain),
                *(
                    _changed(view, trio.outcome, value=lines[key]) if key in lines else NONE
                    for key in keys
                ),
            ]
            for trio in found
            for lines in [dict(_lines(trio))]
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

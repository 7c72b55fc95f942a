"""Why people stay: the three gates, and which constraint binds how many."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report import charts_ranges, sentences
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_ranges import Bar
from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import ConstraintRow, GatesRow
from apora.report.sections.paths import capital
from apora.report.view import View

STAGES = ("willing", "able", "released")


def gates(view: View) -> Markup:
    """Return the gates as a flow of a hundred people, the constraints, who is left behind."""
    row = view.results.gates
    if row is None:
        return paragraph(view.say("absent.gates"))
    return join(
        [
            paragraph(view.say("gates.intro"), view.say(f"narrowest.{row.narrowest}")),
            _flow(view, row),
            _constraints(view),
            _missing(view, row),
            _left_behind(view, row),
        ]
    )


def _flow(view: View, row: GatesRow) -> Markup:
    finding = sentences.gates_sentence(view, row)
    weeks = view.exact(row.weeks)
    labels = [view.word(f"gates.stage.{stage}") for stage in ("all", *STAGES)]
    frame = Frame(
        id="gates",
        finding=finding,
        unit=view.say(
            "gates.unit", where=view.place(row.where), when=view.during(row.when), weeks=weeks
        ),
        source=view.say("gates.source"),
        table=_table(view, row),
    )
    drawing = charts_ranges.gates(
        row.per_100,
        id_="gates",
        labels=labels,
        stopped=["", *(view.word(f"gates.stopped.{stage}") for stage in STAGES)],
        printing=view.printing,
        description=sentence(finding),
    )
    return boxed(view, frame, drawing=drawing)


def _table(view: View, row: GatesRow) -> Markup:
    stages = (row.per_100.willing, row.per_100.able, row.per_100.released)
    return table(
        view.say("gates.table", hundred=view.exact(100)),
        head=[view.word("column.gate"), view.word("column.people")],
        rows=[
            [view.word(f"gates.stage.{key}"), view.estimate(stage, unit="persons")]
            for key, stage in zip(STAGES, stages, strict=True)
        ],
        label=view.word("column.gate"),
    )


def _constraints(view: View) -> Markup:
    rows = sorted(view.results.constraints, key=lambda one: -one.share_freed.p50)
    if not rows:
        return Markup("")
    names = [sentences.constraint_name(view, row.id, title=row.title) for row in rows]
    shares = [view.estimate(row.share_freed, unit="share") for row in rows]
    finding = view.say("constraints.finding", first=names[0], share=shares[0])
    frame = Frame(
        id="constraints",
        finding=finding,
        unit=view.say("constraints.unit"),
        source=view.say("constraints.source"),
        table=_covered(view, rows=rows, names=names),
    )
    drawing = charts_ranges.ranges(
        [
            Bar(label=capital(str(name.striptags())), quantiles=row.share_freed)
            for name, row in zip(names, rows, strict=True)
        ],
        id_="constraints",
        unit="share",
        printing=view.printing,
        description=sentence(finding),
    )
    return boxed(view, frame, drawing=drawing)


def _covered(view: View, *, rows: Sequence[ConstraintRow], names: Sequence[Markup]) -> Markup:
    """Return what would have to be covered for whom, a row for each constraint."""
    caption = view.word("constraints.table")
    columns = ("constraint", "concerned", "to_cover", "freed", "freed_penal")
    return table(
        caption,
        head=[view.word(f"column.{one}") for one in columns],
        rows=[
            [
                name,
                view.estimate(row.share_concerned, unit="share"),
                view.say(
                    f"constraints.paid.{row.paid}",
                    money=view.estimate(row.to_cover, unit="money"),
                ),
                view.estimate(row.share_freed, unit="share"),
                view.estimate(row.share_freed_penal, unit="share"),
            ]
            for name, row in zip(names, rows, strict=True)
        ],
        label=caption,
    )


def _missing(view: View, row: GatesRow) -> Markup:
    """Return the payment that would free half of those who could not bear it, by route."""
    if row.missing is None:
        return Markup("")
    return paragraph(
        view.say(
            "gates.missing",
            agreement=view.estimate(row.missing.agreement, unit="money"),
            penal=view.estimate(row.missing.penal, unit="money"),
        )
    )


def _left_behind(view: View, row: GatesRow) -> Markup:
    behind = row.left_behind
    return join(
        [
            tag("h3", view.word("behind.title")),
            paragraph(
                view.say(
                    "behind.sentence",
                    unaware=view.estimate(behind.able_unaware, unit="persons"),
                    unable=view.estimate(behind.willing_not_able, unit="persons"),
                    refused=view.estimate(behind.able_refused, unit="persons"),
                )
            ),
        ]
    )

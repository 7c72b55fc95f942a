"""Unknowns of the model before and after the evidence: those it informs, and all of them."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import details, join, lines, long, paragraph, table, tag
from apora.report.phrases import phrase, phrase_of
from apora.report.results_rows import ParameterResult, Written
from apora.report.view import View


def parameters(view: View) -> Markup:
    """Return the unknowns that the evidence informs; the others stand behind a disclosure."""
    rows = view.results.parameters
    if not rows:
        return Markup("")
    told = [row for row in rows if row.told != "not"]
    rest = [row for row in rows if row.told == "not"]
    caption = view.word("parameters.rest")
    text = view.say(
        "parameters.text",
        told=view.exact(len(told)),
        n=view.exact(len(rows)),
        file=tag("code", "tables/parameters.csv"),
    )
    return join(
        [
            tag("h3", view.word("method.parameters")),
            paragraph(text),
            _table(view, told, caption=view.word("method.parameters")),
            details(caption, _table(view, rest, caption=caption)) if rest else "",
        ]
    )


def _table(view: View, rows: Sequence[ParameterResult], *, caption: str) -> Markup:
    keys = ("parameter", "prior", "posterior", "contraction", "basis")
    return table(
        caption,
        head=[view.word(f"column.{key}") for key in keys],
        rows=[_row(view, one) for one in rows],
        label=caption,
        cls="coded",
    )


def _row(view: View, row: ParameterResult) -> list[str | Markup]:
    gate = view.word(f"gate.{row.gate}") if view.has(f"gate.{row.gate}") else row.gate
    unit = view.unit(row.unit) if row.unit != "share" else "%"
    place = ["; ", view.place(row.stratum)] if row.stratum else []
    learned = view.rough(max(row.contraction, 0.0)) if row.sampled else view.word("not_sampled")
    return [
        lines(
            join([_meaning(view, row), " [", unit, "]", *place]),
            join([tag("code", row.id), ", ", gate]),
        ),
        view.estimate(row.prior, unit=row.unit, kind="assumption"),
        view.estimate(row.posterior, unit=row.unit),
        lines(learned, view.word(f"told.cell.{row.told}")),
        long(_basis(view, row)),
    ]


def _meaning(view: View, row: ParameterResult) -> Markup:
    key = f"parameter.{row.id}"
    if view.has(key):
        return tag("span", view.word(key), cls="name")
    return tag("span", row.meaning, cls="name", lang=view.other("en"))


def _basis(view: View, row: ParameterResult) -> Markup:
    key = f"basis.{row.basis}"
    basis = view.word(key) if view.has(key) else tag("span", row.basis, cls="id")
    return join([basis, _why(view, row.why)], by=": ") if row.why else join([basis])


def _why(view: View, why: Written) -> Markup:
    composed = isinstance(why, str) and phrase_of(why)
    return phrase(view, str(why), kind="assumption") if composed else view.written(why)

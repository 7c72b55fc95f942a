"""Equally likely outcomes of what a board decides on, a dot each."""

from markupsafe import Markup

from apora.report import charts_paths
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.markup import join, table, tag
from apora.report.phrases import phrase_of
from apora.report.sentences import lowered
from apora.report.view import View


def dotplots(view: View) -> Markup:
    """Return a drawing of equally likely outcomes for each quantity that a board decides on."""
    return join(
        boxed(
            view,
            Frame(
                id=f"dots-{place}",
                finding=(finding := _dots_finding(view, place)),
                unit=view.say(
                    "dots.unit",
                    title=_dots_title(view, row.title),
                    where=view.place(row.where),
                    when=view.when(row.when),
                    unit=view.unit(row.unit),
                    n=view.exact(len(row.quantiles)),
                ),
                source=view.say("dots.source", n=view.exact(len(row.quantiles))),
                table=_dots_table(view, place),
            ),
            drawing=charts_paths.dotplot(
                row.quantiles,
                id_=f"dots-{place}",
                unit=row.unit,
                nothing=view.word("dots.nothing"),
                description=sentence(finding),
                locale=view.language,
            ),
        )
        for place, row in enumerate(view.results.dotplots)
        if row.quantiles and view.shows(row.indicator, where=row.where)
    )


def _dots_finding(view: View, place: int) -> Markup:
    row = view.results.dotplots[place]
    above = sum(value > 0.0 for value in row.quantiles)
    return view.say(
        "dots.finding",
        scenario=_dots_scenario(view, row.scenario),
        k=view.number(str(above), kind="estimate", value=above),
        n=view.exact(len(row.quantiles)),
        title=_dots_title(view, row.title[:1].upper() + row.title[1:], inside=True),
    )


def _dots_scenario(view: View, id_: str | None) -> Markup:
    """Return the title of the measures whose outcomes are drawn."""
    titles = {row.id: row.title for row in view.results.scenarios}
    return view.named(titles.get(id_ or "", {}), id_=id_ or "")


def _dots_title(view: View, title: str, *, inside: bool = False) -> Markup:
    found = phrase_of(title)
    text = view.word(f"phrase.{found[0]}") if found else title
    other = "" if found else view.other("en")
    return tag("span", lowered(text) if inside else text, cls="name", lang=other)


def _dots_table(view: View, place: int) -> Markup:
    row = view.results.dotplots[place]
    values = row.quantiles
    marks = [("column.least", 0), ("column.median", len(values) // 2), ("column.most", -1)]
    return table(
        _dots_title(view, row.title),
        head=[view.word("column.outcome"), view.unit(row.unit)],
        rows=[
            [view.word(key), view.rough(values[at], unit=row.unit, kind="estimate")]
            for key, at in marks
        ],
        label=str(_dots_title(view, row.title).striptags()),
    )

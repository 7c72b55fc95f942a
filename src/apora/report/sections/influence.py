"""Which claims carry the quantity that the decision rests on most."""

from markupsafe import Markup

from apora.report import charts_influence, sentences
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.charts_influence import Moved
from apora.report.markup import table as html_table
from apora.report.markup import tag
from apora.report.results_rows import ClaimRow, HeadlineRow, Influence
from apora.report.view import View

MOST_CLAIMS = 8
DECIDED = "departures"
"""The indicator whose headline is drawn; the first headline where there is none of it."""


def influence(view: View) -> Markup:
    """Return what leaving out each of the heaviest claims does to a headline; nothing for none."""
    headline = _headline(view)
    if headline is None:
        return Markup("")
    found = [
        (claim, one)
        for claim in view.results.claims
        for one in claim.influence
        if one.headline == headline.id and one.shift
    ]
    found.sort(key=lambda pair: -abs(pair[1].shift))
    rows = found[:MOST_CLAIMS]
    if not rows:
        return Markup("")
    claim, one = rows[0]
    finding = view.say(
        "influence.finding" if one.reliable else "influence.finding.unsure",
        id=view.claim_link(claim.id),
        said=view.said(claim.id),
        title=sentences.inside(view, headline),
        shift=view.shift(one.shift, unit=headline.unit),
    )
    frame = Frame(
        id="influence",
        finding=finding,
        unit=view.say(
            "influence.unit", title=view.headline(headline), unit=view.unit(headline.unit)
        ),
        source=view.say("influence.source", file=tag("code", "tables/influence.csv")),
        table=_table(view, rows, headline=headline),
    )
    drawing = charts_influence.influence(
        [_moved(view, *pair, headline=headline) for pair in rows],
        id_="influence",
        unit=headline.unit,
        description=sentence(finding),
        locale=view.language,
    )
    return boxed(view, frame, drawing=drawing)


def _headline(view: View) -> HeadlineRow | None:
    shown = [
        row for row in view.results.headlines if view.shows(row.indicator or "", where=row.where)
    ]
    return next((row for row in shown if row.indicator == DECIDED), shown[0] if shown else None)


def _moved(view: View, claim: ClaimRow, one: Influence, *, headline: HeadlineRow) -> Moved:
    return Moved(
        label=f"{claim.id} {view.indicator(claim.indicator)}",
        shift=one.shift,
        text=sentence(view.shift(one.shift, unit=headline.unit)),
        settled=one.reliable,
    )


def _table(view: View, rows: list[tuple[ClaimRow, Influence]], *, headline: HeadlineRow) -> Markup:
    caption = view.word("influence.table")
    return html_table(
        caption,
        head=[view.word(f"column.{key}") for key in ("claims", "shift", "settled")],
        rows=[
            [
                view.claim_link(claim.id),
                view.shift(one.shift, unit=headline.unit),
                view.word("settled.yes" if one.reliable else "claim.unsettled"),
            ]
            for claim, one in rows
        ],
        label=caption,
    )

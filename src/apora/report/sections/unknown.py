"""What we do not know, and what to find out next."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report import charts_ranges, sentences
from apora.report.chart_box import Frame, boxed, sentence
from apora.report.markup import join, listing, paragraph, table, tag
from apora.report.phrases import phrase
from apora.report.results_rows import HeadlineRow
from apora.report.sections.changes import changes, deep_command
from apora.report.sections.influence import influence
from apora.report.view import View

FEW = 6
"""Claims that are named one by one in a command, at most."""


def unknown(view: View) -> Markup:
    """Return what the evidence left open, where it conflicts, and what to ask next."""
    parts = [
        _told(view),
        _headlines(view),
        influence(view),
        _conflicts(view),
        changes(view),
        _unheard(view),
        questions(view),
    ]
    return join(parts)


def _unheard(view: View) -> Markup:
    """Return whose own numbers were sought and what came back, or that nothing is said of it."""
    sought = view.results.case.sought
    said = view.written(sought) if sought else view.say("unheard.unsaid")
    return join([tag("h3", view.word("unheard.title")), paragraph(said)])


def _told(view: View) -> Markup:
    rows = view.results.parameters
    if not rows:
        return Markup("")
    untold = sum(row.told == "not" for row in rows)
    return paragraph(view.say("unknown.told", n=view.exact(untold), total=view.exact(len(rows))))


def _headlines(view: View) -> Markup:
    rows = [r for r in view.results.headlines if view.shows(r.indicator or "", where=r.where)]
    if not rows:
        return Markup("")
    untold = [row for row in rows if row.told == "not"]
    finding = view.say(
        "contraction.finding" if untold else "contraction.all",
        titles=join(
            (sentences.inside(view, r) for r in untold),
            by=", ",
        ),
    )
    frame = Frame(
        id="contraction",
        finding=finding,
        unit=view.say("contraction.unit"),
        source=view.say("contraction.source"),
        table=_headline_table(view, rows),
    )
    drawing = charts_ranges.contraction(
        [(str(view.headline(row).striptags()), row.contraction) for row in rows],
        id_="contraction",
        zones=[view.word(f"told.{told}") for told in ("not", "a little", "much")],
        description=sentence(finding),
        locale=view.language,
    )
    return boxed(view, frame, drawing=drawing)


def _headline_table(view: View, rows: Sequence[HeadlineRow]) -> Markup:
    caption = view.word("contraction.table")
    keys = ("quantity", "prior", "posterior", "learned", "confidence", "claims")
    cells: list[list[str | Markup]] = []
    for row in rows:
        confidence = sentences.confidence_of(view, row.heaviest, told=row.told)
        cells.append(
            [
                view.headline(row),
                view.estimate(row.prior, unit=row.unit, kind="assumption"),
                view.estimate(row.posterior, unit=row.unit),
                view.word(f"told.{row.told}"),
                view.word(f"confidence.{confidence}"),
                view.carrying(row.heaviest),
            ]
        )
    head = [view.word(f"column.{key}") for key in keys]
    return table(caption, head=head, rows=cells, label=caption)


def _conflicts(view: View) -> Markup:
    claims = [claim for claim in view.results.claims if claim.conflict]
    if not claims:
        return no_conflict(view) if view.results.claims else Markup("")
    lines = [
        view.say(
            "conflict.one",
            id=view.claim_link(claim.id),
            said=view.said(claim.id),
            about=tag("span", sentences.lowered(view.indicator(claim.indicator)), cls="name"),
            within=view.within(claim.where),
        )
        for claim in claims
    ]
    left = _uncompared(view)
    return join(
        [
            tag("h3", view.word("conflict.title")),
            listing(lines),
            paragraph(left) if left else "",
        ]
    )


def no_conflict(view: View) -> Markup:
    """Return of how many claims it is known that they do not conflict, and of which it is not."""
    compared = sum(claim.conflict is not None for claim in view.results.claims)
    left = _uncompared(view)
    if not compared:
        return paragraph(left or view.say("conflict.without_model"))
    return paragraph(view.say("conflict.none", n=view.exact(compared)), left)


def _uncompared(view: View) -> Markup:
    """Return which claims of the model could not be compared with the others; empty for none."""
    left = uncompared(view)
    if not left:
        return Markup("")
    said = view.say("conflict.open", n=view.exact(len(left)), claims=view.claim_links(left))
    claims = [row for row in view.results.changes if row.what == "claim" and row.by == "fit"]
    refused = {row.name for row in claims if not row.reliable}
    open_ = [one for one in left if one not in refused]
    command = deep_command(view, only=open_ if len(open_) <= FEW else ())
    if not open_ or not command:
        return said
    return join([said, view.say("conflict.open.command", command=command)], by=" ")


def uncompared(view: View) -> list[str]:
    """Return the claims of the model that could not be compared with the others."""
    return [one.id for one in view.results.claims if one.posterior and one.conflict is None]


def questions(view: View) -> Markup:
    """Return which number to get next, and what it would do."""
    rows = view.results.questions
    if not rows:
        return Markup("")
    caption = view.word("questions.table")
    return join(
        [
            tag("h3", view.word("questions.title")),
            table(
                caption,
                head=[
                    view.word(f"column.{key}") for key in ("number", "where", "why", "narrowing")
                ],
                rows=[
                    [
                        tag("span", view.indicator(row.indicator), cls="name"),
                        view.place(row.where),
                        phrase(view, row.why, kind="arithmetic"),
                        view.rough(row.expected_narrowing, unit="share", kind="estimate")
                        if row.expected_narrowing is not None
                        else view.word("not_computed"),
                    ]
                    for row in rows
                ],
                label=caption,
            ),
        ]
    )

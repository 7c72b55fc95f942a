"""The evidence report: for a case too thin to carry a model yet."""

from collections import Counter

from markupsafe import Markup

from apora.report.markup import join, listing, paragraph, table, tag
from apora.report.phrases import phrase
from apora.report.sections.claims import conflicts_and_holds, is_draft
from apora.report.sections.service import implied
from apora.report.sections.unknown import no_conflict, questions
from apora.report.view import View


def overview(view: View) -> Markup:
    """Return how many claims there are, of what use, from how many origins; then the drafts."""
    claims = view.results.claims
    uses = Counter(
        "draft" if is_draft(claim) else claim.use.partition(":")[0].split(" ")[0]
        for claim in claims
    )
    dated = sum(not claim.date_assumed for claim in claims)
    origins = view.origins(claims)
    return join(
        [
            paragraph(
                view.say(
                    "thin.overview",
                    claims=view.exact(len(claims)),
                    sources=view.exact(len(view.results.sources)),
                    origins=view.exact(len(origins)),
                    dated=view.exact(dated),
                )
            ),
            table(
                view.word("thin.uses"),
                head=[view.word("column.use"), view.word("column.claims")],
                rows=[
                    [view.word(f"use.{use}") if view.has(f"use.{use}") else use, view.exact(n)]
                    for use, n in sorted(uses.items())
                ],
                label=view.word("thin.uses"),
            ),
            _drafts(view),
        ]
    )


def conflicts(view: View) -> Markup:
    """Return the claims that conflict, and those held back with their reasons."""
    found = [claim for claim in view.results.claims if claim.conflict]
    lines = [join([view.claim_link(c.id), " ", view.said(c.id)]) for c in found]
    held = conflicts_and_holds(view)
    return join(
        [
            listing(lines) if lines else no_conflict(view),
            paragraph(view.say("thin.held")) if held else "",
            held,
        ]
    )


def _drafts(view: View) -> Markup:
    """Return the numbers that were read by machine, as said and as read, by quantity."""
    drafts = [claim for claim in view.results.claims if is_draft(claim)]
    if not drafts:
        return Markup("")
    lead = view.say("thin.drafts", n=view.exact(len(drafts)))
    rows = [
        [
            view.claim_link(claim.id),
            view.said(claim.id),
            view.number(text, kind="claim") if (text := view.text(claim.read_as)) else "",
            tag("span", view.indicator(claim.indicator), cls="name")
            if claim.indicator
            else view.word("claim.not_said"),
            view.when(claim.when) if claim.when else view.word("claim.no_date"),
        ]
        for claim in drafts
    ]
    caption = view.word("thin.drafts_table")
    keys = ("column.claims", "thin.said", "claim.read_as", "claim.about", "claim.when")
    head = [view.word(key) for key in keys]
    return join([paragraph(lead), table(caption, head=head, rows=rows, label=caption)])


def arithmetic(view: View) -> Markup:
    """Return what the claims imply together."""
    rows = list(view.results.implied)
    return implied(view, rows) if rows else paragraph(view.say("absent.implied"))


def missing(view: View) -> Markup:
    """Return what the case lacks before a model can be run."""
    lines = [phrase(view, reason, kind="arithmetic") for reason in view.results.reasons]
    key = "thin.missing" if lines else "thin.nothing_missing"
    program = view.say("thin.program", command=tag("code", "apora check"))
    foreign = bool(lines) and view.language != "en"
    lead = paragraph(view.say(key), program if foreign else "")
    return join([lead, listing(lines), questions(view)])

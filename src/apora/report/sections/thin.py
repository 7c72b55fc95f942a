"""The evidence report: for a case too thin to carry a model yet."""

from collections import Counter

from markupsafe import Markup

from apora.report.markup import join, listing, paragraph, table, tag
from apora.report.phrases import phrase
from apora.report.sections.claims import conflicts_and_holds
from apora.report.sections.service import implied
from apora.report.sections.unknown import questions
from apora.report.view import View


def overview(view: View) -> Markup:
    """Return how many claims there are, of what use, from how many origins."""
    claims = view.results.claims
    uses = Counter(claim.use.partition(":")[0].split(" ")[0] for claim in claims)
    dated = sum(not claim.date_assumed for claim in claims)
    origins = {claim.origin or claim.source for claim in claims}
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
        ]
    )


def conflicts(view: View) -> Markup:
    """Return the claims that conflict, and those held back with their reasons."""
    found = [claim for claim in view.results.claims if claim.conflict]
    lines = [join([view.claim_link(c.id), " ", view.said(c.id)]) for c in found]
    return join(
        [
            listing(lines) if lines else paragraph(view.say("conflict.none")),
            paragraph(view.say("thin.held")),
            conflicts_and_holds(view),
        ]
    )


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

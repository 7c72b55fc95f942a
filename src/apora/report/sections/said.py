"""What sources said of a quantity: with a number, without one, and from how many origins."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import join
from apora.report.results_rows import ClaimRow
from apora.report.view import View

WITHOUT_NUMBER = "exists"


def said_of(view: View, claims: Sequence[ClaimRow]) -> Markup:
    """Return what was said, what was reported without a number, whether one origin said it.

    Empty for no claim.
    """
    claims = telling(claims)
    counted, named = _parted(claims)
    parts: list[str | Markup] = []
    if counted:
        parts.append(view.say("said.counted", claims=_each(view, counted)))
    if named:
        parts.append(view.say("said.named", places=_places(view, named)))
    if claims and len(view.origins(claims)) == 1:
        parts.append(view.word("said.single"))
    return join(parts, by=" ")


def said_in_cell(view: View, claims: Sequence[ClaimRow]) -> Markup:
    """Return the same for the cell of a table whose column says that sources speak."""
    claims = telling(claims)
    counted, named = _parted(claims)
    parts: list[str | Markup] = []
    if counted:
        parts.append(view.say("said.cell", claims=_each(view, counted)))
    if named:
        parts.append(view.say("said.cell.named", places=_places(view, named)))
    if claims and len(view.origins(claims)) == 1:
        parts.append(view.word("said.cell.single"))
    return join(parts, by=" ")


def telling(claims: Sequence[ClaimRow]) -> list[ClaimRow]:
    """Return the claims that say how much or that something happened at all.

    A remark held as context that measures nothing (who was among those counted, the same
    told without a number) stands in the evidence annex, with the reason why it is held.
    """
    return [
        one
        for one in claims
        if one.use != "superseded" and not (one.use == "context" and one.nature == "level")
    ]


def _each(view: View, claims: Sequence[ClaimRow]) -> Markup:
    """Return what claims say, a quoted one with the place it speaks of."""
    return join(
        [
            view.said(one.id)
            if view.retold(one)
            else view.say("said.at", said=view.said(one.id), where=view.place(one.where))
            for one in claims
        ],
        by="; ",
    )


def _parted(claims: Sequence[ClaimRow]) -> tuple[list[ClaimRow], list[ClaimRow]]:
    """Return claims with a number, and those that say only that something happened."""
    counted = [one for one in claims if one.nature != WITHOUT_NUMBER]
    return counted, [one for one in claims if one.nature == WITHOUT_NUMBER]


def _places(view: View, claims: Sequence[ClaimRow]) -> Markup:
    return join([_where(view, one) for one in claims], by=", ")


def _where(view: View, claim: ClaimRow) -> Markup:
    return Markup('<a class="said" href="#claim-{}">{}</a>').format(
        claim.id, view.within(claim.where)
    )

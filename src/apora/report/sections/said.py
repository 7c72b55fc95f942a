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
    counted = [one for one in claims if one.nature != WITHOUT_NUMBER]
    named = [one for one in claims if one.nature == WITHOUT_NUMBER]
    parts: list[str | Markup] = []
    if counted:
        parts.append(view.say("said.counted", claims=view.said_there(counted)))
    if named:
        parts.append(view.say("said.named", places=join([_where(view, r) for r in named], by=", ")))
    if claims and len(origins(claims)) == 1:
        parts.append(view.word("said.single"))
    return join(parts, by=" ")


def origins(claims: Sequence[ClaimRow]) -> frozenset[str]:
    """Return who first said them."""
    return frozenset(one.origin or one.source for one in claims)


def _where(view: View, claim: ClaimRow) -> Markup:
    return Markup('<a class="said" href="#claim-{}">{}</a>').format(
        claim.id, view.within(claim.where)
    )

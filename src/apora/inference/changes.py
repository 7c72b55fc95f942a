"""What can be changed in what calibration is given, to see how much rests on it.

A claim is left out, every claim of an origin is, or all grades are taken to mean half the
errors, or double them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from apora.evidence.case import Case
from apora.evidence.observations import is_used, origin_key, origin_of

What = Literal["claim", "origin", "grades"]
HALVED, DOUBLED = "halved", "doubled"
FACTORS = {HALVED: 0.5, DOUBLED: 2.0}
"""What the errors that grades stand for are multiplied by, by the name of the change."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change: the claims left out, or what the errors of grades are multiplied by.

    `name` is the claim's id, the origin as it is first spelled, `halved` or `doubled`.
    """

    what: What
    name: str
    claims: tuple[str, ...] = ()
    factor: float = 1.0

    @property
    def key(self) -> str:
        """Return the change as one word and its name."""
        return f"{self.what} {self.name}"


def changes_of(case: Case) -> tuple[Change, ...]:
    """Return every change: the grades halved and doubled, origins, then claims in file order.

    An origin of one claim is left out with its claim, and has no row of its own.

    Args:
        case: Its claims in use.
    """
    used = [one for one in case.claims if is_used(one)]
    names = {origin_key(one): origin_of(one) for one in reversed(used)}
    by_origin: dict[str, list[str]] = defaultdict(list)
    for one in used:
        by_origin[origin_key(one)].append(one.id)
    return (
        *(Change(what="grades", name=name, factor=factor) for name, factor in FACTORS.items()),
        *(
            Change(what="origin", name=names[key], claims=tuple(claims))
            for key, claims in by_origin.items()
            if len(claims) > 1
        ),
        *(Change(what="claim", name=one.id, claims=(one.id,)) for one in used),
    )


def named(changes: Sequence[Change], *, name: str) -> Change | None:
    """Return the change that a person means by a name, nothing where there is none.

    Args:
        changes: From `changes_of`.
        name: A claim's id, an origin, `halved` or `doubled`; case and spaces do not count.
    """
    wanted = " ".join(name.split()).casefold()
    return next((one for one in changes if " ".join(one.name.split()).casefold() == wanted), None)

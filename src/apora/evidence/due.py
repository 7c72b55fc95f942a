"""Which claims say the number that a projection spoke of beforehand."""

from dataclasses import replace

from apora.errors import CaseProblems
from apora.evidence.calendar import calendar_of
from apora.evidence.case import Case
from apora.evidence.dates import Span, span
from apora.evidence.grades import STANDARD, GradeSet
from apora.evidence.ledger import LedgerEntry
from apora.evidence.observation import Observation
from apora.evidence.observations import HELD_OUT, observations_of
from apora.evidence.organisation import organisation_of
from apora.evidence.records import Claim
from apora.evidence.uses import use_of
from apora.registry.indicators import INDICATOR_BY_ID

HEARD = frozenset({"calibrate", "hold"})


def claims_for(entry: LedgerEntry, *, case: Case) -> tuple[Claim, ...]:
    """Return the claims that say what a projection spoke of, in file order.

    Of a claim that was held out, that claim. Of what lay ahead, every claim about the same
    quantity, unit and days, used or held: none of them can have been known.

    Args:
        entry: Of the ledger.
        case: The case as it is now.
    """
    if entry.claim:
        return tuple(one for one in case.claims if one.id == entry.claim and _is_heard(one))
    if entry.due <= entry.made:
        return ()
    return tuple(one for one in case.claims if _is_heard(one) and _says(one, entry=entry))


def heard_as(claim: Claim, *, case: Case, grades: GradeSet = STANDARD) -> Observation | None:
    """Return a claim as it is heard, about whatever days; nothing where it cannot be.

    Args:
        claim: Of the case.
        case: Its sources and dates.
        grades: What letters and digits are taken to mean.
    """
    held = claim.model_copy(update={"use": {"en": HELD_OUT}})
    try:
        heard = observations_of(
            replace(case, claims=(held,)),
            calendar=calendar_of(case.settings),
            organisation=organisation_of(case),
            grades=grades,
        )
    except CaseProblems:
        return None
    return heard[0]


def _is_heard(claim: Claim) -> bool:
    return use_of(claim).kind in HEARD


def _says(claim: Claim, *, entry: LedgerEntry) -> bool:
    """Return whether a claim is about the quantity, unit and days, with nothing besides."""
    own = INDICATOR_BY_ID[entry.indicator].nature
    natures = {None, "total", "flow"} if own == "flow" else {None, own}
    about = (claim.indicator.strip(), claim.where.strip()) == (entry.indicator, entry.where)
    bare = not (claim.of.strip() or claim.over.strip()) and claim.nature in natures
    return about and bare and _same_days(claim.when, entry=entry)


def _same_days(when: str, *, entry: LedgerEntry) -> bool:
    said, meant = _span(when), _span(entry.when)
    return said is not None and meant is not None and said[:2] == meant[:2]


def _span(when: str) -> tuple[object, object] | None:
    try:
        found: Span = span(when)
    except ValueError:
        return None
    return found.lower, found.upper

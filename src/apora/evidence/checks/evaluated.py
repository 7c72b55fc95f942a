"""Can the model say what each claim in use says?"""

from apora.errors import CaseProblems, Problem
from apora.evidence.calendar import weeks_of_evidence
from apora.evidence.checks.bench import Bench, days_of, ids_in, problem
from apora.evidence.checks.head import settings_out_of_range
from apora.evidence.observations import refused_claims
from apora.evidence.organisation import organisation_of
from apora.registry.indicators import INDICATOR_BY_ID

MOST_CLAIMS = 2_000
"""A calibration hears no more claims than this."""


def too_many_claims(bench: Bench) -> list[Problem]:
    """Return a problem where more claims are in use than a calibration can hear."""
    count = len(bench.read)
    if count <= MOST_CLAIMS:
        return []
    return [
        problem(
            "claims.csv",
            row="",
            column="use",
            what=f"{count} claims are in use, and a calibration hears {MOST_CLAIMS}.",
            remedy="Keep the best claim of each origin and set the others to `context: reason`.",
            rule="too_many_claims",
        )
    ]


def claim_cannot_be_evaluated(bench: Bench) -> list[Problem]:
    """Return a problem for every claim in use, or held out, that the model cannot state.

    Claims that another rule names already are left to it.
    """
    if settings_out_of_range(bench):
        return []  # no calendar follows such a case
    calendar = weeks_of_evidence(bench.case.settings)
    heard = tuple(
        one.claim
        for one in bench.read
        if one.reading is not None
        and one.claim.source in bench.sources
        and days_of(bench.sources[one.claim.source].published) is not None
        and (one.days is not None or not one.claim.when)
        and all(name in INDICATOR_BY_ID for name in ids_in(one.claim.indicator))
        and all(name in bench.units for name in ids_in(one.claim.where))
    )
    if not heard or len(heard) > MOST_CLAIMS or calendar.weeks < 1:
        return []
    case = bench.case
    try:
        organisation = organisation_of(case)
    except CaseProblems:
        return []  # other rules say what the units lack
    return list(
        refused_claims(case.with_claims(heard), calendar=calendar, organisation=organisation)
    )

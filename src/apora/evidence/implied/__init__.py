"""What claims imply together, by arithmetic and without a model."""

from apora.evidence.case import Case
from apora.evidence.implied import rules
from apora.evidence.implied.known import Implied, ImpliedValue, ledger_of

RULES = (
    rules.mean_and_largest,
    rules.total_over_staff,
    rules.year_to_date_needs,
    rules.pair_of_changes,
    rules.part_against_whole,
    rules.agreement_of_one_origin,
)


def implied_by(case: Case) -> tuple[Implied, ...]:
    """Return what the claims of a case imply together, rule by rule, in file order."""
    ledger = ledger_of(case)
    return tuple(found for rule in RULES for found in rule(ledger))


__all__ = ["RULES", "Implied", "ImpliedValue", "implied_by"]

"""The rules a case must keep, one function a rule, named for what is wrong.

`find_problems` runs them all and changes nothing. What a case still lacks for the model
does not keep it from an evidence report: `good_for` says which of the two it can carry.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from apora.errors import Problem
from apora.evidence.case import Case, CaseReading, inspect_folder
from apora.evidence.checks import (
    claims,
    custody,
    edits,
    evaluated,
    head,
    judgements,
    languages,
    names,
    numbers,
    outside,
    personal,
    quotes,
    ranges,
    series,
    tables,
    words,
)
from apora.evidence.checks.bench import Bench, bench_of
from apora.evidence.uncollected import uncollected

Rule = Callable[[Bench], list[Problem]]

RULES: tuple[Rule, ...] = (
    tables.settings_out_of_order,
    head.settings_out_of_range,
    head.decision_beyond_horizon,
    head.headline_not_simulated,
    names.unknown_unit,
    names.unknown_source,
    names.unknown_indicator,
    names.unknown_denominator,
    names.unknown_run,
    names.unknown_driver,
    names.unknown_parameter,
    names.unknown_household_item,
    names.unknown_lever,
    names.unknown_measure,
    names.superseded_by_nothing,
    names.superseded_in_circle,
    tables.cyclic_part_of,
    tables.stratum_with_parts,
    tables.stratum_without_posts,
    tables.points_out_of_order,
    quotes.unusable_text,
    quotes.hash_mismatch,
    quotes.quote_not_found,
    quotes.quote_found_twice,
    quotes.quote_inside_a_word,
    quotes.text_absent,
    custody.custody_broken,
    custody.ledger_broken,
    custody.original_changed,
    custody.original_missing,
    custody.original_without_source,
    edits.edits_not_read,
    edits.settled_otherwise,
    claims.use_not_known,
    claims.set_aside_without_reason,
    claims.indicator_missing,
    claims.draft_not_looked_at,
    claims.none_in_use,
    claims.date_not_read,
    claims.later_than_published,
    claims.read_before_published,
    claims.flow_without_period,
    claims.confirmed_by_nobody,
    claims.said_twice,
    claims.small_cell,
    words.small_cell_in_words,
    claims.small_unit,
    claims.date_assumed,
    numbers.number_not_read,
    numbers.order_without_other,
    numbers.share_over_one,
    numbers.change_without_sign,
    numbers.fall_of_more_than_all,
    numbers.total_that_falls,
    numbers.part_above_whole,
    numbers.word_without_share,
    numbers.rate_without_denominator,
    tables.parameter_without_prior,
    tables.prior_out_of_order,
    tables.prior_of_another_kind,
    tables.household_item_missing,
    tables.household_out_of_order,
    tables.judgement_without_why,
    tables.judgement_with_number,
    judgements.judgement_placeholder_unknown,
    judgements.judgement_languages_differ,
    judgements.judgement_not_translated,
    judgements.judgement_with_likelihood_word,
    judgements.judgement_without_claim,
    outside.outside_is_run,
    outside.outside_with_chance,
    outside.outside_not_translated,
    languages.text_not_translated,
    series.driver_row_wrong,
    series.driver_gap,
    series.change_wrong,
    ranges.range_without_side,
    ranges.range_from_nothing,
    ranges.case_limit_too_long,
    ranges.number_beyond_reach,
    evaluated.too_many_claims,
    evaluated.claim_cannot_be_evaluated,
    personal.personal_data,
)

MODEL_RULES = frozenset(
    {
        "stratum_without_posts",
        "parameter_without_prior",
        "prior_out_of_order",
        "prior_of_another_kind",
        "household_item_missing",
        "household_out_of_order",
        "driver_gap",
        "driver_row_wrong",
        "change_wrong",
        "range_without_side",
        "range_from_nothing",
        "case_limit_too_long",
        "number_beyond_reach",
        "too_many_claims",
        "none_in_use",
        "decision_beyond_horizon",
        "headline_not_simulated",
        "claim_cannot_be_evaluated",
        "unknown_driver",
        "unknown_parameter",
        "unknown_household_item",
        "unknown_lever",
        "unknown_measure",
    }
)
"""Rules of what only the model reads; an evidence report can do without."""

_FOLLOWS = {
    "unknown_unit": "units.csv",
    "unknown_run": "units.csv",
    "unknown_denominator": "units.csv",
    "unknown_source": "sources.csv",
    "stratum_without_posts": "units.csv",
    "superseded_by_nothing": "claims.csv",
    "superseded_in_circle": "claims.csv",
    "claim_cannot_be_evaluated": "units.csv",
    "judgement_without_claim": "claims.csv",
    "judgement_placeholder_unknown": "units.csv",
    "confirmed_by_nobody": "claims.csv",
    "none_in_use": "claims.csv",
    "parameter_without_prior": "parameters.csv",
    "household_item_missing": "households.csv",
    "driver_gap": "drivers.csv",
    "unknown_measure": "measures",
    "headline_not_simulated": "units.csv",
}


def find_problems(case: Case) -> list[Problem]:
    """Return everything that is wrong with a case that could be read."""
    with uncollected():
        bench = bench_of(case)
        return [problem for rule in RULES for problem in rule(bench)]


def every_problem(folder: Path) -> list[Problem]:
    """Return everything wrong with a folder: what cannot be read, then what breaks a rule.

    A rule whose fault may only follow from a row that could not be read is left out.
    """
    return problems_of(inspect_folder(folder))


def problems_of(reading: CaseReading) -> list[Problem]:
    """Return everything wrong with a folder that was read, as `every_problem` does."""
    found = list(reading.problems)
    if reading.case is None:
        return found
    unread = [problem.where for problem in found]
    return found + [
        problem
        for problem in find_problems(reading.case)
        if not any(where.startswith(_FOLLOWS.get(problem.rule, "\n")) for where in unread)
    ]


def good_for(problems: Iterable[Problem]) -> Literal["nothing", "evidence", "model"]:
    """Return how far a case with these problems can be taken."""
    errors = {problem.rule for problem in problems if problem.severity == "error"}
    if not errors:
        return "model"
    return "evidence" if errors <= MODEL_RULES else "nothing"


__all__ = ["MODEL_RULES", "RULES", "every_problem", "find_problems", "good_for", "problems_of"]

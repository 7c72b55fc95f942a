"""What a plan sizes: the fund's payments, its caseworkers, and which other measures it uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from apora.population.levers import STAFF, LeverChange
from apora.projections.budgets import fund_mix
from apora.projections.scenarios import Bench
from apora.registry.levers import LEVER_BY_ID

PAYMENTS = ("grant", "stipend_m", "stipend_months", "debt_covered")
"""Levers whose size a plan chooses, each by itself."""
MONEY = "budget_w"
RUNNING = frozenset(
    {
        "programme_open",
        "statement_required",
        "implicated_eligible",
        "caseworker_cost_w",
        "cases_per_caseworker_w",
        "check_cost",
        "false_share",
        "wrongly_refused",
        "verify_weeks",
    }
)
"""Levers that say how the fund works: what measures set them to holds whatever the sizes."""
LARGEST = 2.0
"""No payment is more than so many times its stated size, nor are there more caseworkers."""
STEPS = 15.0
"""About so many steps lead to the stated size."""
NEAR = 4
"""Round steps that are looked at."""
ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Term:
    """One thing that a plan sizes in whole steps.

    `lever` is empty for all that a measure does beside payments, which is used or not.
    `stated` and `step` are in `unit`; money is in the report's currency. `least` and
    `most` are numbers of steps.
    """

    measure: str
    lever: str
    unit: str
    stated: float
    step: float
    least: int
    most: int

    @property
    def id(self) -> str:
        """Return the measure and the lever, or either alone."""
        return "/".join(one for one in (self.measure, self.lever) if one)

    def size(self, steps: float) -> float:
        """Return the size of so many steps [the term's unit]."""
        return steps * self.step


@dataclass(frozen=True, kw_only=True)
class Sized:
    """A term with the changes that it sizes: each holds by steps · step / stated."""

    term: Term
    changes: tuple[LeverChange, ...]


def round_step(stated: float) -> float:
    """Return a round step, 1, 2 or 5 times a power of ten, of which a size is so many.

    Of the steps that divide the size, the one nearest a fifteenth of it.

    Args:
        stated: The size.
    """
    aim = stated / STEPS
    power = floor(log10(aim))
    rounds = [digit * 10.0**exponent for exponent in (power - 1, power, power + 1)
              for digit in (1, 2, 5)]  # fmt: skip
    near = sorted(rounds, key=lambda one: abs(log10(one / aim)))[:NEAR]
    whole = [one for one in near if abs(stated / one - round(stated / one)) < ROUNDING]
    return (whole or near)[0]


def sized_terms(bench: Bench) -> tuple[Sized, ...]:
    """Return what a plan of a case sizes: payments, caseworkers, then the other measures.

    A lever that several measures set is sized by the last of them, as in any scenario.

    Args:
        bench: The case; its fund's measures that did not exist.
    """
    own = {name: bench.schedule((name,)).changes for name in fund_mix(bench)}
    payments = [
        _payment(bench, measure=name, changes=found)
        for lever in PAYMENTS
        for name in list(own)[::-1]
        if (found := [one for one in own[name] if one.lever == lever and one.do == "set"])
    ]
    last = {one.term.lever: one for one in reversed(payments)}
    staff = [one for changes in own.values() for one in changes if one.lever == STAFF]
    uses = [(name, tuple(one for one in own[name] if _is_effect(one))) for name in own]
    return (
        *(last[lever] for lever in PAYMENTS if lever in last),
        *([_staff(staff)] if staff else []),
        *(_use(name, changes=changes) for name, changes in uses if changes),
    )


def running_changes(bench: Bench) -> tuple[LeverChange, ...]:
    """Return how the fund works under any plan: terms of requests, and payments set to none.

    Args:
        bench: The case.
    """
    own = bench.schedule(fund_mix(bench)).changes
    return tuple(
        _of_size(one, size=0.0) if one.lever in PAYMENTS else one
        for one in own
        if one.do == "set" and one.lever in RUNNING.union(PAYMENTS)
    )


def _is_effect(change: LeverChange) -> bool:
    if change.lever in {MONEY, STAFF}:
        return False
    return change.do != "set" or change.lever not in RUNNING | set(PAYMENTS)


def _of_size(change: LeverChange, *, size: float) -> LeverChange:
    return LeverChange(
        lever=change.lever,
        do=change.do,
        share_of_week=change.share_of_week,
        sizes=(size,),
        scores=(-1,),
        assumed=False,
        neutral=change.neutral,
    )


def _payment(bench: Bench, *, measure: str, changes: Sequence[LeverChange]) -> Sized:
    lever = LEVER_BY_ID[changes[0].lever]
    settings = bench.case.settings
    foreign = lever.unit == "money" and settings.report_currency != settings.currency
    stated = float(f"{changes[0].middle() / (settings.rate if foreign else 1.0):.9g}")
    step = 1.0 if lever.unit == "months" else round_step(stated)
    most = floor(LARGEST * stated / step + ROUNDING)
    if lever.unit == "share":
        most = min(most, floor(lever.most / step + ROUNDING))
    term = Term(
        measure=measure,
        lever=lever.id,
        unit="money a month" if lever.id == "stipend_m" else lever.unit,
        stated=stated,
        step=step,
        least=0,
        most=most,
    )
    return Sized(term=term, changes=tuple(_added(one) for one in changes))


def _added(change: LeverChange) -> LeverChange:
    return LeverChange(
        lever=change.lever,
        do="add",
        share_of_week=change.share_of_week,
        sizes=change.sizes,
        scores=change.scores,
        assumed=change.assumed,
        neutral=change.neutral,
    )


def _staff(changes: Sequence[LeverChange]) -> Sized:
    """Return the caseworkers, of whom a plan has a fixed number over the longest time stated."""
    longest = max(changes, key=lambda one: float(one.share_of_week.sum()))
    stated = sum(one.middle() for one in changes)
    term = Term(
        measure="",
        lever=STAFF,
        unit="persons",
        stated=stated,
        step=1.0,
        least=1,
        most=max(floor(LARGEST * stated), 1),
    )
    return Sized(term=term, changes=(_added(_of_size(longest, size=stated)),))


def _use(measure: str, *, changes: tuple[LeverChange, ...]) -> Sized:
    term = Term(measure=measure, lever="", unit="used", stated=1.0, step=1.0, least=0, most=1)
    return Sized(term=term, changes=changes)

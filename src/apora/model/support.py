"""The support caseload: leavers ask, are checked, are paid, look for work, find it."""

from typing import NamedTuple

import jax.numpy as jnp
from jax import Array

from apora.model.means import WEEKS_A_MONTH
from apora.model.smooth import smooth_minimum

ROUTES = ("agreement", "penal", "contract_end", "dismissed")


class Caseload(NamedTuple):
    """People after service [persons], stratum by route, and the programme's money.

    `eligible` and `other` search without support, `requested` wait for a decision,
    `aided` search with support, `employed` have found work. `free` money is not yet
    promised, `committed` money is owed as stipends [money]. `funded` is the share of
    approved requests really paid, as people still serving see it a week later.
    """

    eligible: Array
    other: Array
    requested: Array
    aided: Array
    employed: Array
    free: Array
    committed: Array
    funded: Array


class Programme(NamedTuple):
    """The terms of support in a week."""

    open_: Array
    request_w: Array
    stipend_months: Array
    budget_w: Array
    caseworkers: Array
    caseworker_cost_w: Array
    cases_per_caseworker_w: Array
    check_cost: Array
    false_share: Array
    wrongly_refused: Array
    verify_weeks: Array


class Costs(NamedTuple):
    """What a case costs, stratum by route [money], and finding work, by stratum [1 / week].

    `now` is the grant and debts, `later` the stipends promised.
    """

    now: Array
    later: Array
    work_hazard_w: Array
    aided_work_hazard_w: Array


class CaseloadFlows(NamedTuple):
    """One week of the programme: people by stratum, money in all."""

    requests: Array
    paid: Array
    placements: Array
    money_by_stratum: Array
    money_out: Array


class Settlement(NamedTuple):
    """How many requests are paid and refused this week, and what that costs."""

    paid: Array
    refused: Array
    at_once: Array
    promised: Array
    admin: Array
    funded: Array


def empty_caseload(*, strata: int) -> Caseload:
    """Return a caseload without people or money.

    Args:
        strata: Number of strata.
    """
    nobody = jnp.zeros((strata, len(ROUTES)))
    zero = jnp.zeros(())
    return Caseload(nobody, nobody, nobody, nobody, nobody, zero, zero, jnp.ones(()))


def eligible_share(*, implicated: Array, implicated_eligible: Array) -> Array:
    """Return who may be supported in one week, stratum by type [share].

    Equation:
        1 - implicated·(1 - implicated_eligible)

    Args:
        implicated: Stratum by type [share].
        implicated_eligible: 1 where those implicated in crimes may be supported.
    """
    return 1.0 - implicated * (1.0 - implicated_eligible)


def settle_requests(
    ready: Array, *, costs: Costs, free_money: Array, programme: Programme
) -> Settlement:
    """Return the requests paid and refused: a smooth minimum of money, hands and need.

    Caseworkers are paid first, then as many requests are checked and decided as the rest
    of the money covers in full, promised stipends included; the others wait unchecked.

    Args:
        ready: Requests that could be settled this week, stratum by route [persons].
        costs: What a case costs.
        free_money: Money not yet promised [money].
        programme: Terms of the week.
    """
    true_share = 1.0 - programme.false_share
    asked = jnp.sum(ready)
    hands = programme.caseworkers * programme.cases_per_caseworker_w * true_share
    settled = smooth_minimum(asked, other=hands)
    staff = programme.caseworkers * programme.caseworker_cost_w * programme.open_
    staff = smooth_minimum(free_money, other=staff)
    decided = ready * (settled / jnp.maximum(asked, 1e-9))
    approved = decided * (1.0 - programme.wrongly_refused)
    checks = programme.check_cost * settled / true_share
    cost = jnp.sum(approved * (costs.now + costs.later)) + checks
    covered = smooth_minimum(cost, other=free_money - staff)
    # Where nothing is asked for, what is promised stands.
    asking = cost > 0.0
    funded = jnp.where(asking, covered / jnp.where(asking, cost, 1.0), 1.0)
    return Settlement(
        paid=approved * funded,
        refused=decided * programme.wrongly_refused * funded,
        at_once=jnp.sum(approved * funded * costs.now),
        promised=jnp.sum(approved * funded * costs.later),
        admin=staff + checks * funded,
        funded=funded,
    )


def leave_for_work(stock: Array, *, hazard_w: Array) -> Array:
    """Return how many find work in a week, stratum by route [persons / week].

    Equation:
        stock·(1 - exp(-hazard_w))

    Args:
        stock: People searching.
        hazard_w: Hazard of finding work, by stratum [1 / week].
    """
    return stock * -jnp.expm1(-hazard_w[:, None])


def caseload_after_week(
    caseload: Caseload,
    *,
    leavers: Array,
    leavers_eligible: Array,
    programme: Programme,
    costs: Costs,
) -> tuple[Caseload, CaseloadFlows]:
    """Return the caseload after one week and what happened in it.

    Everyone who searches finds work first, and those without work then ask, wait or are
    decided on: to wait for help, or to be paid, takes no day from anybody's search. Those
    who left before a programme began draw on it too. People and money balance.

    Args:
        caseload: At the start of the week.
        leavers: Exits of the week, stratum by route [persons / week].
        leavers_eligible: Those of them who are eligible [persons / week].
        programme: Terms of the week.
        costs: What a case costs and how fast leavers find work.
    """
    work_eligible, work_other, work_requested = (
        leave_for_work(stock, hazard_w=costs.work_hazard_w)
        for stock in (caseload.eligible, caseload.other, caseload.requested)
    )
    work_aided = leave_for_work(caseload.aided, hazard_w=costs.aided_work_hazard_w)
    asking = -jnp.expm1(-programme.open_ * programme.request_w)
    requests = (caseload.eligible - work_eligible) * asking
    settling = -jnp.expm1(-1.0 / programme.verify_weeks)
    ready = (caseload.requested - work_requested) * settling
    money = caseload.free + programme.budget_w
    done = settle_requests(ready, costs=costs, free_money=money, programme=programme)
    stipends = caseload.committed * -jnp.expm1(
        -1.0 / (WEEKS_A_MONTH * jnp.maximum(programme.stipend_months, 1.0))
    )
    found = work_eligible + work_other + work_requested + work_aided
    after = Caseload(
        eligible=caseload.eligible + leavers_eligible - requests - work_eligible,
        other=caseload.other + leavers - leavers_eligible + done.refused - work_other,
        requested=caseload.requested + requests - work_requested - done.paid - done.refused,
        aided=caseload.aided + done.paid - work_aided,
        employed=caseload.employed + found,
        free=money - done.admin - done.at_once - done.promised,
        committed=caseload.committed + done.promised - stipends,
        funded=done.funded,
    )
    out = done.admin + done.at_once + stipends
    return after, CaseloadFlows(
        requests=jnp.sum(requests, axis=1),
        paid=jnp.sum(done.paid, axis=1),
        placements=jnp.sum(found, axis=1),
        money_by_stratum=out * money_shares(after=after),
        money_out=out,
    )


def money_shares(*, after: Caseload) -> Array:
    """Return how the week's money is booked over strata, by people on the programme.

    Args:
        after: The caseload, whose aided and requesting people carry the money.
    """
    weight = jnp.sum(after.aided + after.requested, axis=1) + 1e-9
    return weight / jnp.sum(weight)

"""What projections of a small case must satisfy, whatever the draws."""

from dataclasses import replace

import numpy as np
import pytest

from apora.population.levers import LeverSchedule
from apora.projections.attributable import attributable_share
from apora.projections.contrasts import (
    contrasts,
    cost_each,
    extra_families,
    extra_money,
    extra_paid,
    first_week,
    intended_sign,
    months_to_first_help,
    spent,
    wrong_sign,
)
from apora.projections.programme import programme_of
from apora.projections.project import OUTCOMES, projected
from apora.projections.reality_checks import GRANTS, TOLERANCE, payments
from apora.projections.simulation import lever_by_week, lever_weeks
from apora.registry.levers import LEVERS
from apora.results.numbers import quantiles_of, quantiles_of_costs
from apora.results.programme_rows import programme_rows


def run_of(study, name):
    return next(one for one in study.posterior.runs if one.plan.id == name)


def test_the_same_measures_under_another_name_differ_by_exactly_nothing(aid_study):
    found = aid_study.posterior

    np.testing.assert_array_equal(contrasts(found, run=run_of(aid_study, "nothing-more")), 0.0)
    np.testing.assert_array_equal(contrasts(found, run=found.reference), 0.0)
    assert wrong_sign(contrasts(found, run=found.reference)[:, 0], indicator="departures") == 0.0


def test_a_payment_adds_departures_and_costs_money(aid_study):
    found, run = aid_study.posterior, run_of(aid_study, "grant")

    assert np.median(contrasts(found, run=run)[:, len(OUTCOMES)]) > 0.0
    assert np.all(extra_money(found, run=run) > 0.0)
    assert np.all(extra_families(found, run=run) > 0.0)
    assert np.all(months_to_first_help(found, run=run) > 0.0)


def test_families_are_those_in_work_less_those_who_would_be_without_the_help(aid_study):
    """By hand: the measure's reach stays, its payment and its programme do not."""
    found, run = aid_study.posterior, run_of(aid_study, "grant")
    existed = found.reference.plan.schedule.changes
    reach = [one for one in run.plan.schedule.changes if one.lever == "reach_shift"]
    schedule = LeverSchedule(changes=(*existed, *reach), weeks=run.plan.schedule.weeks)
    bare = projected(
        found.simulation,
        plan=replace(run.plan, schedule=schedule),
        draws=found.draws.first(run.count),
        questions=(),
    )

    by_hand = run.served["employed"][:, -1] - bare.served["employed"][:, -1]
    np.testing.assert_allclose(extra_families(found, run=run), by_hand, rtol=1e-9, atol=1e-9)
    assert np.all(by_hand > 0.0)
    assert np.all(extra_paid(found, run=run) > 0.0)


def test_no_reaction_alone_carries_a_family_or_takes_one_away(aid_study):
    found = aid_study.posterior
    for run in found.of(kind="reaction", scenario="nothing-more"):
        np.testing.assert_array_equal(extra_families(found, run=run), 0.0)


def test_refusing_every_letter_lowers_departures_in_every_draw(aid_study):
    refused = run_of(aid_study, "every letter refused")

    assert np.all(contrasts(aid_study.posterior, run=refused)[:, 0] < 0.0)


def test_a_larger_budget_never_spends_more_than_it_is(aid_study):
    rate = aid_study.problem.case.settings.rate
    for run in aid_study.posterior.of(kind="budget"):
        reference = aid_study.posterior.reference.money_out[: run.count]
        start = run.plan.budget_from + 1
        spent = run.money_out[:, start:].sum(axis=1)
        owed = reference[:, start:].sum(axis=1)
        assert np.all(spent <= run.plan.budget * rate + owed + 1e-6), run.plan.id


def test_a_line_without_money_and_without_free_measures_differs_by_exactly_nothing(aid_study):
    found = aid_study.posterior
    run = next(one for one in found.of(kind="budget") if one.plan.budget == 0.0)

    assert run.plan.release == "as now"
    np.testing.assert_array_equal(contrasts(found, run=run), 0.0)
    np.testing.assert_array_equal(extra_families(found, run=run), 0.0)
    np.testing.assert_array_equal(extra_money(found, run=run), 0.0)


def test_null_runs_leave_out_what_is_assumed(aid_study):
    null, plain = (run_of(aid_study, name) for name in ("grant (null)", "grant"))
    draws = aid_study.posterior.draws.first(4)
    levers = [
        lever_weeks(one.plan.schedule, draws=draws, effects=one.plan.effects)
        for one in (null, plain)
    ]

    assert not np.array_equal(levers[0], levers[1])
    assert np.median(null.answers[:, 0]) < np.median(plain.answers[: null.count, 0])


def test_a_lever_on_its_own_is_what_it_is_among_all(aid_study):
    found = aid_study.posterior
    plan, draws = run_of(aid_study, "grant").plan, found.draws.first(3)
    given = {"draws": draws, "effects": plan.effects}
    whole = lever_weeks(plan.schedule, **given)
    places = range(len(LEVERS))
    alone = [lever_by_week(place, schedule=plan.schedule, **given) for place in places]

    np.testing.assert_array_equal(np.stack(alone, axis=1), whole)


def test_every_statement_holds_and_says_by_how_much(aid_study):
    assert [one.id for one in aid_study.checks] == [
        "no-release",
        "more-help",
        "more-budget",
        "flat-drivers",
        "people-balance",
        "money-balance",
    ]
    assert [one for one in aid_study.checks if not one.holds] == []
    assert max(one.worst for one in aid_study.checks) <= TOLERANCE


def test_payments_that_are_compared_differ_in_their_size_alone(aid_study):
    """The fund that existed paid 500 EUR: whatever it paid, it is none of them."""
    simulation, reference = aid_study.posterior.simulation, aid_study.posterior.reference.plan
    draws = aid_study.posterior.draws.first(2)
    after = simulation.frame.calendar.week_of(aid_study.problem.case.settings.main_shock) + 2
    nothing, less, more = (
        lever_weeks(one, draws=draws, effects="as stated")[:, :, after:]
        for one in payments(simulation, reference=reference)
    )

    for one, other in ((nothing, less), (less, more)):
        assert {LEVERS[at].id for at in np.flatnonzero((one != other).any(axis=(0, 2)))} == {
            "grant"
        }
    at = next(at for at, one in enumerate(LEVERS) if one.id == "grant")
    paid = [np.unique(one[:, at]).tolist() for one in (nothing, less, more)]
    assert paid == [[size] for size in GRANTS]


def test_gates_narrow_step_by_step(aid_study):
    gates = aid_study.gates

    assert np.all((gates.willing > 0.0) & (gates.willing < 100.0))
    assert np.all(gates.able <= gates.willing)
    assert np.all(gates.released <= gates.able)
    assert gates.narrowest in {"will", "means", "release"}


def test_who_is_left_behind_adds_up_to_the_willing(aid_study):
    behind = aid_study.left_behind
    run = aid_study.posterior.reference
    week = aid_study.posterior.simulation.frame.calendar.week_of(
        aid_study.problem.case.settings.as_of
    )
    count = behind.able_unaware.size
    willing, able = (run.weekly[name][:count, week + 1] for name in ("willing", "willing_able"))

    np.testing.assert_allclose(
        behind.able_unaware + behind.willing_not_able + able, willing, rtol=1e-9
    )


def test_lifting_a_term_frees_nobody_less_and_no_more_than_all(aid_study):
    found = aid_study.constraints
    for shares in (found.freed, found.freed_penal, found.concerned):
        for name, values in shares.items():
            assert np.all((values > -1e-12) & (values <= 1.0)), name
    assert np.median(found.freed["debt"]) > 0.0


def test_staying_away_takes_a_larger_payment_than_an_agreement(aid_study):
    found = aid_study.constraints

    assert np.all(found.missing_penal >= found.missing)
    assert np.median(found.missing) > 0.0
    assert np.median(found.to_cover["debt"]) > 0.0


def test_without_events_nothing_is_attributable(aid_study):
    simulation = aid_study.posterior.simulation
    flat = simulation.flat_drivers()
    calm = type(simulation)(**{**vars(simulation), "drivers": flat})
    share = attributable_share(
        calm, reference=aid_study.posterior.reference.plan, draws=aid_study.posterior.draws.first(8)
    )

    np.testing.assert_array_equal(share, 0.0)
    assert np.median(aid_study.attributable["prior"]) > 0.0


def test_costs_by_hand():
    money = np.array([100.0, 100.0, -5.0, 100.0])
    people = np.array([4.0, 0.2, 1.0, -3.0])

    assert cost_each(money, people=people).tolist() == [25.0, 500.0, 0.0, np.inf]
    assert quantiles_of_costs([np.inf, 25.0, 500.0, 0.0]) == {
        "p5": 0.0, "p25": 0.0, "p50": 25.0, "p75": 500.0, "p95": None,
    }  # fmt: skip


def test_a_stipend_promised_and_not_yet_paid_is_spent():
    """100 came in and 40 are free: 60 are spent, though 15 of them are still to be paid."""
    money_in = np.array([[100.0, 0.0, 0.0]])
    free = np.array([[0.0, 80.0, 40.0, 40.0]])

    assert spent(money_in, free=free).tolist() == [60.0]


def test_without_stipends_what_is_spent_is_what_was_paid_out(aid_study):
    found, run = aid_study.posterior, run_of(aid_study, "grant")
    paid = run.money_out.sum(axis=1) - found.reference.money_out[: run.count].sum(axis=1)

    np.testing.assert_allclose(extra_money(found, run=run), paid, rtol=1e-9)
    for budget in found.of(kind="budget"):
        paid = budget.money_out.sum(axis=1)
        paid = paid - found.reference.money_out[: budget.count].sum(axis=1)
        np.testing.assert_allclose(extra_money(found, run=budget), paid, rtol=1e-6)


def test_what_is_not_spent_is_reported_and_balances_with_cash_by_month(aid_study):
    """The grant is paid at once, so that all that is promised is paid."""
    found, run = aid_study.posterior, run_of(aid_study, "grant")
    start = first_week(found)
    held = programme_of(
        run, draws=found.draws, calendar=found.simulation.frame.calendar, start=start
    )
    cash = sum(held.money_in.values()) - sum(held.money_out.values())

    assert held.unspent.min() > 1.0
    assert np.abs(cash).min() > 1.0
    np.testing.assert_allclose(held.unspent, run.money_free[:, start - 1] + cash, rtol=1e-9)
    (row,) = (one for one in programme_rows(aid_study) if one["scenario"] == "grant")
    assert row["unspent"] == quantiles_of(held.unspent)
    assert [one["month"] for one in row["months"]] == list(held.money_in)


@pytest.mark.parametrize(
    ("indicator", "wrong", "intended"),
    [("departures", 0.2, 0.4), ("hours_weekend", 0.4, 0.2), ("disagree_share", None, None)],
)
def test_the_wrong_sign_by_hand(indicator, wrong, intended):
    """What does not move, or by rounding alone, is neither wrong nor as intended."""
    contrast = np.array([1.0, 2.0, 0.0, 1e-9, -1.0])

    assert wrong_sign(contrast, indicator=indicator) == wrong
    assert intended_sign(contrast, indicator=indicator) == intended

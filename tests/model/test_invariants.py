"""What must hold for every run, whatever the parameters, measures and drivers."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from apora.model.accounting import people_after_service
from apora.registry.series import SERIES
from model import world

SCORES = arrays(float, len(world.NAMES), elements=st.floats(-2.0, 2.0))
"""One score for each parameter; nil is its middle."""

LEVERS = {
    "programme_open": st.sampled_from([0.0, 1.0]),
    "grant": st.floats(0.0, 20_000.0),
    "stipend_m": st.floats(0.0, 1_000.0),
    "stipend_months": st.floats(0.0, 12.0),
    "debt_covered": st.floats(0.0, 1.0),
    "job_help": st.floats(-1.0, 0.95),
    "retraining": st.floats(-1.0, 1.0),
    "labour_ratio": st.floats(0.1, 3.0),
    "debt_ratio": st.floats(0.0, 3.0),
    "reach_shift": st.floats(-2.0, 2.0),
    "delivered_ratio": st.floats(0.0, 1.5),
    "statement_required": st.floats(0.0, 1.0),
    "implicated_eligible": st.floats(0.0, 1.0),
    "budget_w": st.floats(0.0, 100_000.0),
    "running_cost_w": st.floats(0.0, 100_000.0),
    "caseworkers": st.floats(0.0, 10.0),
    "caseworker_cost_w": st.floats(0.0, 1_000.0),
    "cases_per_caseworker_w": st.floats(0.0, 20.0),
    "check_cost": st.floats(0.0, 200.0),
    "false_share": st.floats(0.0, 0.95),
    "wrongly_refused": st.floats(0.0, 1.0),
    "verify_weeks": st.floats(0.25, 10.0),
    "will_shift": st.floats(-2.0, 2.0),
    "will_shift_implicated": st.floats(-2.0, 2.0),
    "investigators": st.floats(0.0, 50.0),
    "cases_per_investigator_y": st.floats(0.0, 50.0),
    "case_backlog": st.floats(0.0, 100.0),
    "will_shift_proved": st.floats(-2.0, 2.0),
    "refusal_shift": st.floats(-3.0, 3.0),
    "decision_ratio": st.floats(0.0, 3.0),
    "penal_ratio": st.floats(0.0, 5.0),
    "retention_pay": st.floats(0.5, 2.0),
    "identification_ratio": st.floats(0.0, 5.0),
    "replacement_ratio": st.floats(0.0, 2.0),
    "extra_duty_ratio": st.floats(0.0, 2.0),
}
MEASURES = st.fixed_dictionaries({}, optional=LEVERS)
STRENGTH = st.floats(0.0, 2.0)
RESIGNS = st.sampled_from([(1.0, 1.0), (1.0, 0.0)])

SIGNED = {"vacant", "fatigue", "hires"}
"""Posts may be overfilled and staff rested; what remains of hires is of rounding's size."""


@settings(max_examples=60)
@given(scores=SCORES, measures=MEASURES, strength=STRENGTH, resigns=RESIGNS)
def test_people_and_money_balance_and_nothing_is_negative(scores, measures, strength, resigns):
    outcome = world.run(
        world.parameters(scores),
        drivers_=world.storm(strength), levers_=world.levers(**measures), resigns=resigns,
    ).outcome  # fmt: skip

    assert bool(jnp.all(jnp.isfinite(outcome.series)))
    assert float(outcome.residual["persons"]) < 1e-9
    assert float(outcome.residual["money"]) < 1e-9 * max(1.0, 20.0 * measures.get("budget_w", 0.0))
    for one in SERIES:
        if one.id not in SIGNED:
            assert world.series(outcome, one.id).min() >= -1e-8, one.id
    assert world.series(outcome, "hires").min() >= -1e-6
    assert all(float(jnp.min(stock)) >= -1e-12 for stock in outcome.people)
    assert float(jnp.min(people_after_service(outcome.stocks.caseload))) >= -1e-9
    assert float(jnp.min(outcome.money["money_free"])) >= -1e-9


@settings(max_examples=40)
@given(scores=SCORES, measures=MEASURES, strength=STRENGTH)
def test_stocks_are_what_went_in_less_what_went_out(scores, measures, strength):
    """In service and among letters, from the published series alone, by stratum and week."""
    outcome = world.run(
        world.parameters(scores), drivers_=world.storm(strength), levers_=world.levers(**measures)
    ).outcome

    def said(name):
        return world.series(outcome, name)

    close = {"rtol": 1e-10, "atol": 1e-9}
    np.testing.assert_allclose(
        np.diff(said("headcount"), axis=0), (said("hires") - said("separations"))[1:], **close
    )
    named = said("identifications") - said("dismissals")
    assert np.all(np.diff(said("identified"), axis=0) <= named[1:] + 1e-9)
    parts = ("departures", "dismissals", "other_separations")
    np.testing.assert_allclose(said("separations"), sum(map(said, parts)), **close)
    np.testing.assert_allclose(said("decisions"), said("releases") + said("refusals"), **close)
    np.testing.assert_allclose(said("letters_on_file"), said("waiting") + said("refused"), **close)
    routes = np.asarray(outcome.exits)
    np.testing.assert_allclose(
        np.sum(routes, axis=-1), said("departures") + said("dismissals"), **close
    )


@settings(max_examples=40)
@given(scores=SCORES, resigns=RESIGNS)
def test_with_flat_drivers_and_no_measure_nothing_moves(scores, resigns):
    """But offences, whose calm week holds the year before, and all who ever found work."""
    values = world.parameters(scores, registered_change=0.0)

    outcome = world.run(values, resigns=resigns).outcome

    for one in SERIES:
        if one.id != "employed":
            found = world.series(outcome, one.id)
            np.testing.assert_allclose(
                found, np.broadcast_to(found[0], found.shape), rtol=1e-9, atol=1e-9, err_msg=one.id
            )


@settings(max_examples=30)
@given(scores=SCORES, measures=MEASURES, strength=STRENGTH)
def test_conscripts_never_resign_whatever_is_offered(scores, measures, strength):
    outcome = world.run(
        world.parameters(scores), resigns=(1.0, 0.0),
        drivers_=world.storm(strength), levers_=world.levers(**measures),
    ).outcome  # fmt: skip

    for name in ("applications", "departures", "letters_on_file", "penal_exits", "contract_ends"):
        assert world.series(outcome, name)[:, 1].max() == 0.0
    assert world.series(outcome, "separations")[:, 1].min() > 0.0


UNLIMITED = world.PROGRAMME | {
    "budget_w": 1e9, "caseworkers": 1e5, "cases_per_caseworker_w": 100.0, "caseworker_cost_w": 0.0,
}  # fmt: skip
HELP = st.fixed_dictionaries(
    {
        "grant": st.floats(0.0, 20_000.0),
        "stipend_months": st.floats(0.0, 12.0),
        "debt_covered": st.floats(0.0, 1.0),
        "reach_shift": st.floats(-2.0, 2.0),
    }
)


@settings(max_examples=60)
@given(scores=SCORES, less=HELP, more=HELP, strength=STRENGTH)
def test_more_help_never_lowers_the_departures_of_a_stratum(scores, less, more, strength):
    """Budget without limit, no reaction; every part of the help at least as much."""
    values, drivers = world.parameters(scores), world.storm(strength)
    greater = {name: max(less[name], more[name]) for name in less}

    few, many = (
        world.run(values, drivers_=drivers, levers_=world.levers(**(UNLIMITED | one))).outcome
        for one in (less, greater)
    )

    gone = [np.sum(world.series(one, "departures")[1:], axis=0) for one in (few, many)]
    assert np.all(gone[1] >= gone[0] * (1.0 - 1e-9))


@settings(max_examples=60)
@given(
    scores=SCORES, strength=STRENGTH,
    less=st.floats(0.0, 60_000.0), more=st.floats(0.0, 60_000.0), hands=st.floats(0.0, 20.0),
)  # fmt: skip
def test_more_budget_at_fixed_terms_never_carries_fewer_families(
    *, scores, strength, less, more, hands
):
    values, drivers = world.parameters(scores), world.storm(strength)

    paid = []
    for budget in (less, less + more):
        terms = world.PROGRAMME | {"budget_w": budget, "caseworkers": hands}
        outcome = world.run(values, drivers_=drivers, levers_=world.levers(**terms)).outcome
        paid.append(np.sum(world.series(outcome, "aid_paid")))

    assert paid[1] >= paid[0] * (1.0 - 1e-9) - 1e-9


def test_help_that_is_not_paid_is_not_believed_a_week_later():
    """Without any money the share funded is nil, and nobody leaves for the sake of the help."""
    terms = world.PROGRAMME | {"budget_w": 0.0}
    none, promised = (
        world.run(drivers_=world.storm(), levers_=world.levers(**one)).outcome
        for one in ({}, terms)
    )

    funded = np.asarray(promised.money["funded"])
    assert funded[7] == pytest.approx(1.0)
    assert funded[9:].max() < 1e-6
    able = [world.series(one, "able")[:, 0] for one in (none, promised)]
    assert able[1][8] > able[0][8] * 1.1
    np.testing.assert_allclose(able[1][12:], able[0][12:], rtol=1e-3)


def test_those_who_left_before_a_programme_draw_on_it_too():
    """In the first week only they can: those who leave in it join them at its end."""
    values = world.parameters(request_w=0.9, reach=0.9)
    late = world.levers(1, **world.PROGRAMME)

    outcome = world.run(values, levers_=late).outcome

    before = world.series(outcome, "searching")[0]
    asked = world.series(outcome, "aid_requests")[1]
    leaving = world.series(outcome, "departures")[1]
    assert np.all(asked > 0.15 * before)
    assert np.all(asked > 2.0 * leaving)


@settings(max_examples=20)
@given(scores=SCORES, strength=STRENGTH)
def test_the_answer_is_the_same_when_every_week_is_its_own_regime(scores, strength):
    values = world.parameters(scores)
    given_ = {"drivers_": world.storm(strength), "levers_": world.levers(**world.PROGRAMME)}

    own, shared = (
        world.run(values, starts=starts, **given_).outcome.series for starts in (None, [0, 6, 8])
    )

    np.testing.assert_allclose(own, shared, rtol=1e-12, atol=1e-12)


def test_calm_weeks_computed_once_are_those_computed_one_by_one():
    """The storm announces itself in week 3; who found work before is not followed."""
    given_ = {"drivers_": world.storm(), "levers_": world.levers(**world.PROGRAMME)}

    singly, once = (world.run(calm_weeks=count, **given_).outcome for count in (1, 3))

    for one in SERIES:
        if one.id != "employed":
            found = [world.series(outcome, one.id) for outcome in (singly, once)]
            np.testing.assert_allclose(*found, rtol=1e-9, atol=1e-9, err_msg=one.id)


def test_dismissals_pass_means_and_release_and_carry_their_debt():
    """All posts refused, nobody able: people still go, and their debts are what help covers."""
    values = world.parameters(refusal_share=0.999, lump_sum=1e6)
    terms = world.PROGRAMME | {"grant": 0.0, "stipend_m": 0.0, "debt_covered": 1.0}

    run = world.run(values, drivers_=world.storm(), levers_=world.levers(**terms))

    assert world.series(run.outcome, "dismissals")[-1].min() > 0.1
    agreement, penal, contract_end, dismissed = np.asarray(run.tables.cost_now)[10, 0]
    assert dismissed == penal == pytest.approx(2.0 * agreement)
    assert contract_end == 0.0


def test_half_the_step_gives_nearly_the_same_result():
    """Every hazard halved and every time doubled: two half weeks are a week within 2 %."""
    values = {name: float(np.ravel(one)[0]) for name, one in world.parameters().items()}
    slower = {
        name: value / 2.0 if unit_is_rate(name) else value * 2.0 if unit_is_time(name) else value
        for name, value in values.items()
    } | {"dismissal_will": 0.0}
    home = world.household()
    monthly = ("pay_m", "civilian_pay_m", "loan_service_m", "partner_income_m", "subsistence_m")
    halved = home._replace(**{name: getattr(home, name) / 2.0 for name in monthly})

    whole = world.run(
        world.parameters(dismissal_will=0.0), drivers_=crisis(week=2, wave=0.002)
    ).outcome
    half = world.run(
        world.parameters(**slower),
        people=world.population()._replace(household=halved),
        drivers_=crisis(week=4, wave=0.001),
    ).outcome

    for name in ("headcount", "willing", "letters_on_file", "identified", "ill", "able"):
        coarse, fine = world.series(whole, name)[10], world.series(half, name)[20]
        np.testing.assert_allclose(coarse, fine, rtol=0.03, err_msg=name)
    for name in ("departures", "applications", "identifications"):
        coarse = np.sum(world.series(whole, name)[1:11], axis=0)
        fine = np.sum(world.series(half, name)[1:21], axis=0)
        np.testing.assert_allclose(coarse, fine, rtol=0.03, err_msg=name)


def unit_is_rate(name):
    return name.endswith(("_w", "_y")) and not unit_is_time(name)


def unit_is_time(name):
    return name in {
        "shock_half_life_w", "search_months", "contract_weeks", "hire_delay_w",
        "dismissal_delay_w", "illness_weeks", "case_limit_w",
    }  # fmt: skip


def crisis(*, week, wave):
    event, level = np.zeros(world.WEEKS), np.zeros(world.WEEKS)
    event[week], level[week:] = 1.0, 1.0
    return world.drivers(
        shock_count=event, identification=level, extra_duty=0.7 * level, illness_wave=wave * level
    )

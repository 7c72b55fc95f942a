"""The brief's five steps alone, in pairs and together, under every reaction, side by side."""

import json

import numpy as np
import pytest

import steps_case
from apora.errors import EstimateRefused
from apora.projections.chosen import chosen_scenarios
from apora.projections.compared import COMPARED
from apora.projections.contrasts import extra_money, running_cost
from apora.projections.reality_checks import TOLERANCE
from apora.projections.scenarios import bench_of
from apora.results.comparison_rows import comparison_part

REACTIONS = [
    "reaction-blocked-accounts",
    "reaction-debts",
    "reaction-dismissals",
    "reaction-refusals",
    "reaction-retention-pay",
]
QUANTITY = {one.id: one for one in COMPARED}


@pytest.fixture(scope="module")
def found():
    return steps_case.steps_compared()


def side(found, name):
    return next(one for one in found.sides if one.scenario.id == name)


def run_of(found, name, *, kind="scenario"):
    return next(one for one in side(found, name).runs if one.plan.kind == kind)


def more(found, name, quantity, *, kind="scenario"):
    return QUANTITY[quantity].more(found.posterior, run_of(found, name, kind=kind))


def test_every_step_pair_and_all_five_run_under_every_reaction_and_twice_later(found):
    assert [one.scenario.id for one in found.sides] == [
        *steps_case.scenarios(),
        "nothing",
        steps_case.TOLD,
        steps_case.TOLD_AND_HELPED,
    ]
    for name in steps_case.scenarios():
        plans = [one.plan for one in side(found, name).runs]
        assert [one.kind for one in plans].count("scenario") == 1
        assert [one.reactions[-1] for one in plans if one.kind == "reaction"] == REACTIONS
        assert [one.delay_months for one in plans if one.kind == "delay"] == [3, 6]
        assert {"null", "wide"} <= {one.kind for one in plans}


def test_every_run_is_on_the_same_draws_and_people_and_money_balance(found):
    for run in found.posterior.runs:
        assert run.count == 8
        assert run.persons <= TOLERANCE
        assert run.money / max(float(run.money_out.sum(axis=1).max()), 1.0) <= TOLERANCE
        assert all(np.all(np.isfinite(one)) for one in run.weekly.values())


def test_without_a_measure_and_a_reaction_every_difference_is_exactly_nothing(found):
    for quantity in COMPARED:
        if quantity.id not in {"cost_per_departure", "cost_per_family"}:
            np.testing.assert_array_equal(more(found, "nothing", quantity.id), 0.0)


@pytest.mark.parametrize("step", ["step-4", "step-5"])
def test_steps_whose_effects_are_all_assumed_move_nobody_in_the_null_run(found, step):
    np.testing.assert_array_equal(more(found, step, "departures", kind="null"), 0.0)
    assert np.any(more(found, step, "departures", kind="wide") != 0.0)


def test_every_step_has_costs(found):
    for step in steps_case.STEPS:
        run = run_of(found, step)
        others = running_cost(found.posterior, run=run, by=("state", "abroad"))
        assert np.all(extra_money(found.posterior, run=run) + others > 0.0), step
    together = more(found, steps_case.ALL, "cost_of_others")
    apart = sum(more(found, step, "cost_of_others") for step in steps_case.STEPS)
    np.testing.assert_allclose(together, apart, rtol=1e-9)


def test_help_and_knowing_of_it_do_more_together_than_apart_in_every_draw(found):
    """Information gives nothing, so that alone it carries nobody, and help carries more with it."""
    told, helped, both = (
        more(found, name, "families")
        for name in (steps_case.TOLD, "step-2", steps_case.TOLD_AND_HELPED)
    )

    np.testing.assert_array_equal(told, 0.0)
    assert np.all(both > told + helped)


def test_the_first_step_and_help_do_more_together_than_apart_in_every_draw(found):
    """Its job offers are help and carry a few by themselves."""
    first, helped, both = (
        more(found, name, "families") for name in ("step-1", "step-2", "step-1-and-step-2")
    )

    assert np.all(first > 0.0)
    assert np.all(both > first + helped)


def test_prosecution_needs_the_body_that_proves_cases(found):
    """Alone it does no more than the listings of today; with the body it adds to both."""
    apart = more(found, "step-4", "departures") + more(found, "step-5", "departures")
    together = more(found, "step-4-and-step-5", "departures")

    assert np.max(np.abs(together - apart)) > 1e-6


def test_a_later_start_carries_no_more_families_by_the_same_day(found):
    now = more(found, "step-2", "families")
    later = [
        QUANTITY["families"].more(found.posterior, run)
        for run in side(found, "step-2").runs
        if run.plan.kind == "delay"
    ]

    assert np.all(later[0] <= now + 1e-9)
    assert np.all(later[1] <= later[0] + 1e-9)


def test_hours_are_withdrawn_where_people_leave(found):
    assert np.median(more(found, steps_case.ALL, "hours_withdrawn")) > 0.0


def test_gates_narrow_and_three_groups_are_left_behind(found):
    for one in found.sides:
        assert np.all(one.gates.able <= one.gates.willing)
        assert np.all(one.gates.released <= one.gates.able)
        for group in vars(one.behind).values():
            assert np.all(group >= 0.0)
    told = [side(found, name).behind.able_unaware for name in ("step-2", "nothing")]
    assert np.median(told[0]) > np.median(told[1]) == 0.0


def test_a_programme_says_what_it_needs_and_meets(found):
    programme = side(found, "step-2").programme

    assert np.all(programme.requests > 0.0)
    assert np.all(programme.hands_needed_peak >= programme.hands_needed)
    assert np.all(programme.waiting_w > 0.0)
    paid = sum(programme.money_out.values())
    run = run_of(found, "step-2")
    np.testing.assert_allclose(paid, run.money_out[:, -len(run.money_out[0]) :].sum(axis=1))
    assert next(iter(programme.money_in)) == "2020-12"


def test_results_hold_every_quantity_of_every_run_and_are_json(found):
    part = json.loads(json.dumps(comparison_part(found), allow_nan=False))

    runs = sum(len(one.runs) for one in found.sides)
    assert len(part["outcomes"]) == runs * len(COMPARED)
    plain = [row for row in part["outcomes"] if row["run"] == "as stated"]
    assert {row["told"] for row in plain} <= {
        None, "not informed by the evidence", "a little", "much",
    }  # fmt: skip
    low = [row for row in plain if row["contraction"] is not None and row["contraction"] < 0.1]
    assert {row["told"] for row in low} <= {"not informed by the evidence"}


def test_of_a_difference_that_is_rounding_nothing_is_said_to_be_learned(found):
    """An investigating body opens no administrative case: what lapses moves by rounding alone."""
    part = comparison_part(found)
    (lapsed,) = (
        row
        for row in part["outcomes"]
        if (row["scenario"], row["run"], row["id"]) == ("step-4", "as stated", "lapsed_of_decided")
    )
    assert max(abs(one) for one in lapsed["difference"].values()) < 1e-6
    assert (lapsed["contraction"], lapsed["contraction_error"], lapsed["told"]) == (None,) * 3


def test_measures_are_put_together_by_name():
    bench = bench_of(steps_case.steps_case())
    (one, two) = chosen_scenarios(bench, names=["step-3", "information + mutual-aid", "step-3"])

    assert one.id == "step-3"
    assert (two.id, two.measures) == (
        "information+mutual-aid",
        ("information", "mutual-aid"),
    )
    adding = chosen_scenarios(bench, names=[])
    assert [one.id for one in adding] == list(steps_case.scenarios())


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (
            ["step-6"],
            (
                "refused by the rule 'unknown_scenario': 'step-6' is not a scenario or a measure of "
                'this case.\n      Did you mean "step-5"?'
            ),
        ),
        (
            ["step-1", "informations+mutual-ad"],
            (
                "refused by the rule 'unknown_scenario': 'informations', 'mutual-ad' are not scenarios "
                'or measures of this case.\n      Did you mean "information"? Did you mean '
                '"mutual-aid"?'
            ),
        ),
        (
            ["reaction-debts"],
            (
                "refused by the rule 'unknown_scenario': 'reaction-debts': a reaction of the employer "
                "is not chosen; every scenario is run with each of them.\n      Name scenarios, or "
                "measures joined by +."
            ),
        ),
    ],
)
def test_a_name_that_is_not_there_is_refused_with_the_nearest(names, text):
    with pytest.raises(EstimateRefused) as refused:
        chosen_scenarios(bench_of(steps_case.steps_case()), names=names)

    assert str(refused.value) == text

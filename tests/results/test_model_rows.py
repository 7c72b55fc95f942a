"""Tables of the model, as rows of the results."""

import ast
import inspect

import numpy as np
import pytest
from scipy.stats import norm

from apora.evidence.grades import STANDARD
from apora.inference.auxiliary import AUXILIARIES
from apora.inference.headlines import HEADLINES
from apora.model import duties, means
from apora.projections.contrasts import contrasts
from apora.projections.project import OUTCOMES
from apora.report.results_schema import validate
from apora.results.assumption_rows import assumption_rows
from apora.results.every_draw import EveryDraw
from apora.results.learned import Effective, learned, on_scale, told_by_ranks
from apora.results.model_part import model_part
from apora.results.question_rows import LEAST_GAIN, expected_gain, worth_getting
from apora.results.whole import evidence_only_results


def test_contraction_is_taken_on_the_scale_of_the_quantity():
    prior = np.exp(np.array([-2.0, -1.0, 0.0, 1.0, 2.0]))
    row = learned(prior=prior, posterior=np.sqrt(prior), scale="log")

    assert row["contraction"] == pytest.approx(0.75)
    assert row["told"] == "much"
    assert on_scale(np.array([0.25]), scale="logit")[0] == pytest.approx(np.log(1 / 3))
    assert on_scale(np.array([-3.0]), scale="linear")[0] == -3.0


@pytest.mark.parametrize(
    ("draws", "ratio", "told"),
    [((24, 64), 0.6, "not"), ((1000, 4000), 0.6, "a little"), ((1000, 4000), 0.85, "not"),
     ((24, 64), 0.2, "much")],
)  # fmt: skip
def test_what_few_draws_show_is_not_sold_as_learned(draws, ratio, told):
    """(24, 64) draws: error of 0.4 is 0.6 · sqrt(2/24 + 2/64) = 0.203, the limit 0.506.

    (1000, 4000): 0.6 · 0.05 = 0.030, the limit 0.160; at 0.15 it is 0.1 + 2 · 0.0425 = 0.185.
    """

    def normal(count, variance):
        x = np.linspace(-1.0, 1.0, count)
        return x * np.sqrt(variance / np.var(x))

    row = learned(prior=normal(draws[0], 1.0), posterior=normal(draws[1], ratio), scale="linear")

    assert row["contraction"] == pytest.approx(1.0 - ratio)
    error = ratio * np.sqrt(2 / draws[0] + 2 / draws[1])
    assert row["contraction_error"] == pytest.approx(error)
    assert row["told"] == told


@pytest.mark.parametrize("spread", [0.5, 1.1, 1.7])
def test_luck_in_the_tails_of_a_difference_is_not_sold_as_learned(spread):
    """24 and 64 draws of a lognormal, four hundred times: alike, and half as wide."""
    rng = np.random.default_rng(4)

    def told(narrowed):
        scores = rng.standard_normal((400, 24)), narrowed * rng.standard_normal((400, 64))
        pairs = zip(*(np.exp(spread * one) for one in scores), strict=True)
        found = [told_by_ranks(prior=prior, posterior=after)["told"] for prior, after in pairs]
        return {word: found.count(word) / len(found) for word in ("not", "much")}

    assert told(1.0)["not"] > 0.95
    assert told(0.5)["much"] > 0.75


def test_contraction_of_ranks_by_hand():
    """Ranks of four draws: 1 and 4 before, 2 and 3 after; scores at 1/5, 2/5, 3/5 and 4/5."""
    found = told_by_ranks(prior=np.array([-9.0, 70.0]), posterior=np.array([1.0, 2.0]))

    ratio = (norm.ppf(0.6) / norm.ppf(0.8)) ** 2
    assert found["contraction"] == pytest.approx(1.0 - ratio)
    assert found["contraction_error"] == pytest.approx(ratio * np.sqrt(2.0))


def test_effective_draws_decide_how_sure_a_contraction_is():
    draws = np.random.default_rng(6).standard_normal(1000)

    def row(effective):
        return learned(prior=draws, posterior=0.88 * draws, scale="linear", effective=effective)

    assert [row(one)["told"] for one in (None, Effective(300.0, 300.0))] == ["a little", "not"]
    error = 0.88**2 * np.sqrt(2 / 300 + 2 / 400)
    assert row(Effective(300.0, 400.0))["contraction_error"] == pytest.approx(error)


def test_expected_gain_of_a_linear_gaussian_by_hand():
    rng = np.random.default_rng(3)
    x = rng.standard_normal(200_000)
    target = 0.6 * x + 0.8 * rng.standard_normal(x.size)

    assert expected_gain(x, target=target, error=0.0) == pytest.approx(0.36, abs=0.01)
    assert expected_gain(x, target=target, error=1.0) == pytest.approx(0.18, abs=0.01)
    assert expected_gain(np.ones(5), target=np.arange(5.0), error=0.1) == 0.0


def test_what_luck_gives_is_not_sold_as_narrowing():
    rng = np.random.default_rng(5)
    gains = [
        expected_gain(rng.standard_normal(30), target=rng.standard_normal(30), error=0.0)
        for _ in range(400)
    ]

    assert np.mean(gains) < 0.03


def test_each_number_worth_getting_stands_once_above_the_noise(aid_study):
    found = worth_getting(aid_study)
    names = [one.candidate.question.indicator.id for one in found]

    assert len(names) == len(set(names)) > 0
    assert all(one.is_told for one in found)
    assert [one.gain for one in found] == sorted((one.gain for one in found), reverse=True)


def test_the_best_of_twenty_unrelated_units_is_seldom_worth_asking_for():
    rng = np.random.default_rng(6)
    best = [
        max(expected_gain(rng.standard_normal(200), target=target, error=0.0) for _ in range(20))
        for target in rng.standard_normal((200, 200))
    ]

    assert np.mean(np.array(best) > LEAST_GAIN) < 0.05
    assert np.mean(np.array(best) > 0.02) > 0.2


def test_no_constant_of_the_model_is_left_out():
    rows = {row["id"]: row for row in assumption_rows(grades=STANDARD, auxiliaries=AUXILIARIES)}
    for module in (means, duties):
        named = [
            one.targets[0].id
            for one in ast.parse(inspect.getsource(module)).body
            if isinstance(one, ast.Assign) and one.targets[0].id.isupper()
        ]
        for name in named:
            assert rows[f"{module.__name__.removeprefix('apora.')}.{name}"]["value"] == getattr(
                module, name
            )
    assert rows["model.means.ABLE_WIDTH"]["text"] == (
        "Width of the budget test in logs: nearly 0 or 1 for a type, a share over types."
    )
    assert rows["grade.C"]["value"] == 0.15
    assert rows["outside.aid_log_odds"]["value"] == "0.2 to 1.2, middle 0.49"


@pytest.fixture(scope="module")
def part(aid_study):
    return model_part(
        aid_study,
        heaviest={"departures_since_shock": ["C2", "C1"]},
        grades=STANDARD,
        auxiliaries=AUXILIARIES,
    )


def test_the_tables_of_the_model_fit_the_published_shape(aid_study, part):
    bare = evidence_only_results(
        aid_study.problem.case, digest="0" * 20, version="0.1.0", problems=()
    )

    whole = validate(bare | part | {"status": "accepted"})

    assert [one.id for one in whole.headlines] == [one.id for one in HEADLINES]
    assert whole.headlines[2].heaviest == ("C2", "C1")
    assert whole.decider[0].heaviest == ("C2", "C1")


def test_what_is_not_sampled_is_as_it_was(part):
    rows = {row["id"]: row for row in part["parameters"]}

    assert rows["pay_elasticity"]["sampled"] is False
    assert rows["pay_elasticity"]["prior"] == rows["pay_elasticity"]["posterior"]
    assert rows["pay_elasticity"]["told"] == "not"


def test_every_office_has_its_row_where_an_unknown_differs(part):
    places = [row["stratum"] for row in part["parameters"] if row["id"] == "vacancy_calm"]

    assert places == ["north", "south", "reserve"]


def test_estimates_below_agencies_are_marked_restricted(part):
    marked = {(row["indicator"], row["where"]) for row in part["estimates"] if row["restricted"]}

    assert ("willing_share", "north") in marked
    assert ("willing_share", "districts") not in marked
    assert ("headcount", "north") not in marked


def test_the_reference_leads_the_scenarios_and_differs_from_itself_by_nothing(part):
    first = part["scenarios"][0]

    assert first["id"] == "with_existing"
    assert {value for row in first["outcomes"] for value in row["contrast"].values()} == {0.0}
    assert first["cost"] is None
    assert [row["wrong_sign"] for row in first["outcomes"]] == [None] * 10


def test_each_scenario_shows_its_null_and_wide_run_and_each_reaction_its_contrast(part):
    rows = {row["id"]: row for row in part["scenarios"]}

    assert rows["grant"]["outcomes"][0]["null"] is not None
    assert rows["grant"]["outcomes"][0]["wide"] is not None
    assert rows["grant"]["outcomes"][0]["told"] in {"not", "a little", "much"}
    assert rows["grant + tighter"]["outcomes"][0]["null"] is None
    assert rows["grant"]["cost"]["p50"] > 0.0
    assert rows["grant (6 m later)"]["delay_months"] == 6


def test_routes_add_up_to_departures(aid_study):
    weekly = aid_study.posterior.reference.weekly
    own = weekly["releases"] + weekly["penal_exits"] + weekly["contract_ends"]

    np.testing.assert_allclose(own, weekly["departures"], rtol=1e-9)


def test_costs_budgets_and_what_they_are_set_against_have_one_date(aid_study, part):
    """Cost a departure is the money by the horizon over departures by the horizon."""
    last = aid_study.posterior.simulation.frame.calendar.last_day.isoformat()
    rows = {row["id"]: row for row in part["scenarios"]}
    later = rows["grant"]["outcomes"][len(OUTCOMES)]

    assert later["when"].endswith(last)
    assert part["dotplots"][0]["when"] == later["when"]
    assert {row["until"] for row in part["decider"]} == {last}
    budget = aid_study.posterior.of(kind="budget")[0]
    by_horizon = contrasts(aid_study.posterior, run=budget)[:, len(OUTCOMES)]
    assert part["decider"][0]["departures"]["p50"] == pytest.approx(np.median(by_horizon))


def test_that_nothing_ever_existed_is_no_measure_with_a_sign(part):
    rows = {row["id"]: row for row in part["scenarios"]}

    assert {row["wrong_sign"] for row in rows["without"]["outcomes"]} == {None}
    assert rows["without"]["outcomes"][0]["draws"] == 16
    assert rows["grant (6 m later)"]["outcomes"][0]["draws"] == 8


def test_main_quantities_rest_on_every_draw_of_the_calibration(aid_study):
    """40 prior and 50 posterior draws, though 24 are projected; one number for one quantity."""
    rng = np.random.default_rng(8)
    sampled, count = aid_study.problem.vector.sampled, len(HEADLINES)
    every = EveryDraw(
        prior=rng.standard_normal((40, sampled)),
        posterior=0.5 * rng.standard_normal((50, sampled)),
        prior_headlines=rng.uniform(0.1, 0.9, (40, count)),
        posterior_headlines=rng.uniform(0.4, 0.6, (50, count)),
        effective=Effective(30.0, 20.0),
    )

    found = model_part(
        aid_study, heaviest={}, grades=STANDARD, auxiliaries=AUXILIARIES, every=every
    )

    rows = {row["table"]: (row["prior"], row["posterior"]) for row in found["draws"]}
    assert rows["headlines"] == rows["parameters"] == (40, 50)
    assert (rows["scenarios"], rows["reactions"]) == ((8, 16), (None, 8))
    people = next(row for row in found["headlines"] if row["id"] == "headcount_now")
    assert people["posterior"]["p50"] == pytest.approx(np.median(every.posterior_headlines[:, 0]))
    (same,) = (
        row
        for row in found["estimates"]
        if (row["indicator"], row["where"], row["when"])
        == ("headcount", people["where"], people["when"])
    )
    assert same["posterior"] == people["posterior"]
    left = 1.0 - people["contraction"]
    assert people["contraction_error"] == same["contraction_error"]
    assert people["contraction_error"] == pytest.approx(left * np.sqrt(2 / 30 + 2 / 20))
    pay = next(row for row in found["parameters"] if row["id"] == "pay_elasticity")
    assert pay["prior"] == pay["posterior"]

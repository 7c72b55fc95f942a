"""Which number to get next: what is asked, for which decision, and what it is worth."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from apora.errors import CaseProblems, EstimateRefused
from apora.evidence.case import read_case
from apora.evidence.wishes import Wish, wishes_in
from apora.inference.problem import calibration_problem
from apora.projections.asking import ask, usual_candidates, wished_candidates
from apora.projections.candidates import PRECISION_BY_ID, PRECISIONS, Candidate, as_heard, spoken
from apora.projections.decisions import decision_named
from apora.projections.recording import (
    MEMBERS,
    further_questions,
    members,
    projections_now,
)
from apora.projections.study import every_plan, whole_simulation
from apora.projections.worth import Drawn, Target, Worth, worth_of
from apora.results.question_rows import screened

ROOT = Path(__file__).parents[2]
SINCE = "2020-08-09/2020-11-30"


@pytest.fixture(scope="module")
def simulation(aid_study):
    return aid_study.posterior.simulation


@pytest.fixture(scope="module")
def plans(aid_problem):
    return every_plan(aid_problem.case, vector=aid_problem.vector)


def wishes(simulation, *rows, precision="count"):
    return wished_candidates(
        [Wish(indicator=name, where=where, when=when) for name, where, when in rows],
        simulation=simulation,
        precision=precision,
    )


WANTED = (
    ("letters_on_file", "service", "2020-11-30"),
    ("departures", "service", SINCE),
    ("posts", "reserve", "2020-11-30"),
)


@pytest.fixture(scope="module")
def found(aid_study, simulation, plans):
    return ask(
        simulation,
        plans=plans,
        decision=decision_named("departures", by="", plans=plans, simulation=simulation),
        candidates=wishes(simulation, *WANTED),
        prior=aid_study.prior.draws,
        posterior=aid_study.posterior.draws,
    )


def by_name(ranking):
    return {one.candidate.question.indicator.id: one for one in ranking.worths}


def test_what_bears_on_the_decision_is_worth_more_than_what_does_not(found):
    worth = by_name(found.ranking)

    assert worth["letters_on_file"].gain > worth["posts"].gain
    assert worth["letters_on_file"].is_told
    assert not worth["posts"].is_told
    assert all(one.drop is None for one in found.ranking.worths)


def test_the_draws_are_those_of_the_study(found, aid_study):
    np.testing.assert_allclose(
        np.exp(found.target.values), aid_study.posterior.reference.answers[:, 0]
    )
    assert found.draws == aid_study.posterior.draws.count


def drawn(study, *, columns):
    return Drawn(
        scores=study.posterior.draws.parameters,
        values=study.posterior.reference.further[:, columns],
        before=study.prior.reference.further[:, columns],
    )


def valued(study, *, places, target):
    start = len(study.headlines)
    return worth_of(
        [Candidate(question=study.table[one], precision=PRECISIONS[0]) for one in places],
        simulation=study.posterior.simulation,
        drawn=drawn(study, columns=[start + one for one in places]),
        target=target,
    )


def test_a_candidate_is_worth_the_same_whoever_stands_beside_it(aid_study):
    target = Target(values=np.log(aid_study.posterior.reference.answers[:, 0]))
    alone = valued(aid_study, places=[4], target=target)
    among = valued(aid_study, places=[9, 4, 2], target=target)
    name = alone.worths[0].candidate.name

    assert [one.gain for one in among.worths if one.candidate.name == name] == [
        alone.worths[0].gain
    ]


def test_for_a_target_of_pure_noise_nothing_is_ranked(aid_study):
    """Nineteen times in twenty; over forty targets, at most six slip through."""
    rng = np.random.default_rng(8)
    slips = []
    for _ in range(40):
        target = Target(values=rng.standard_normal(aid_study.posterior.draws.count))
        ranking = valued(aid_study, places=[2, 4, 9, 13], target=target)
        slips.append(any(one.is_told for one in ranking.worths))

    assert sum(slips) <= 6


def test_a_range_narrows_with_the_root_of_the_variance():
    """A third of the variance gone (0.36) leaves 0.8 of the width: narrower by 0.2."""
    worth = Worth(candidate=None, spread=0.1, gain=0.36, drop=None, effective=9.0, is_told=True)

    assert worth.narrowing == pytest.approx(0.2)
    assert replace(worth, gain=-0.1).narrowing == 0.0
    assert (worth.value, replace(worth, drop=0.05).value) == (0.36, 0.05)


def test_the_report_looks_at_the_best_unit_of_each_indicator(aid_study):
    target = np.log(aid_study.posterior.reference.answers[:, 0])
    places = screened(aid_study, target=target)
    names = [aid_study.table[one].indicator.id for one in places]

    assert len(names) == len(set(names)) > 0


def test_a_choice_is_made_within_a_draw(simulation, plans):
    decision = decision_named(
        "grant|with_existing", by="hours_weekend", plans=plans, simulation=simulation
    )
    target = decision.target([np.array([1.0, 5.0, 2.0]), np.array([2.0, 2.0, 2.0])])

    assert decision.is_choice
    assert decision.way == -1.0
    assert target.values.tolist() == [1.0, -3.0, 0.0]
    assert target.ahead.tolist() == [1.0, 0.0, 0.5]
    assert target.chance_wrong == pytest.approx(0.5)


def test_a_number_that_tells_two_scenarios_apart_lowers_the_chance_of_the_worse(aid_study):
    start, answers = len(aid_study.headlines), aid_study.posterior.reference.further
    bearing = np.log(answers[:, start + 4])
    middle = np.median(bearing)
    target = Target(values=bearing - middle, ahead=(bearing > middle + 0.1).astype(float))
    ranking = valued(aid_study, places=[4, 0], target=target)
    best = ranking.worths[0]

    assert best.candidate.question is aid_study.table[4]
    assert 0.0 < best.drop <= target.chance_wrong
    assert best.is_told


def refusal(simulation, plans, text, by=""):
    with pytest.raises(EstimateRefused) as caught:
        decision_named(text, by=by, plans=plans, simulation=simulation)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "by", "said"),
    [
        (
            "departure",
            "",
            (
                "refused by the rule 'unknown_decision': 'departure' is neither an outcome nor a main "
                'quantity, and names no two scenarios.\n      Did you mean "departures"?'
            ),
        ),
        (
            "grant|grants",
            "",
            (
                "refused by the rule 'unknown_scenario': 'grants' is not a scenario of this case.\n"
                '      Did you mean "grant"?'
            ),
        ),
        (
            "grant|grant",
            "",
            (
                "refused by the rule 'not_a_pair': 'grant|grant' does not name two scenarios.\n"
                "      Join two different ones with |, as in stipend|courses."
            ),
        ),
        (
            "grant|",
            "",
            (
                "refused by the rule 'not_a_pair': 'grant|' does not name two scenarios.\n"
                "      Join two different ones with |, as in stipend|courses."
            ),
        ),
        (
            "grant|without",
            "disagree_share",
            (
                "refused by the rule 'no_better_side': neither more nor less of 'disagree_share' is "
                "what a measure is meant to bring.\n"
                "      Compare by one of: departures, vacancy, hours_weekend, aid_paid."
            ),
        ),
        (
            "departures",
            "vacancy",
            (
                "refused by the rule 'nothing_to_choose': 'departures' names no two scenarios, so that "
                "nothing is compared by 'vacancy'.\n"
                "      Name two, as in --decision stipend|courses, or leave out --by."
            ),
        ),
    ],
)
def test_a_decision_that_is_none_is_refused(simulation, plans, text, by, said):
    assert refusal(simulation, plans, text, by) == said


def test_a_main_quantity_is_a_decision_on_its_scale(simulation, plans):
    decision = decision_named("refusal_now", by="", plans=plans, simulation=simulation)

    assert (decision.unit, decision.is_choice) == ("share", False)
    assert decision.target([np.array([0.25])]).values[0] == pytest.approx(np.log(1 / 3))


def test_what_cannot_be_asked_is_named_row_by_row(simulation):
    with pytest.raises(CaseProblems) as caught:
        wishes(
            simulation,
            ("headcount", "service", "2020-11-30"),
            ("headcount", "service", "2020-12-31"),
            ("willing_share", "north", "2020-11-30"),
        )

    assert str(caught.value) == (
        "2 errors\n\n"
        "  candidates, row 3: 2020-12-31 lies after the date of the assessment, 2020-11-30.\n"
        "      Ask for a number that can be had today.\n"
        "  candidates, row 4: 'willing_share' is public for the whole service and its agencies "
        "only, and 'north' lies below them.\n"
        "      Ask about one of: service, districts, reserve."
    )


def test_the_usual_numbers_are_past_and_public(aid_problem, simulation):
    usual = usual_candidates(aid_problem, frame=simulation.frame, precision="rounded")
    days = {one.question.window.upper.isoformat() for one in usual}

    assert days == {"2020-11-30", "2020-11-01", "2020-08-08"}  # a judgement names the second
    assert not [
        one
        for one in usual
        if one.question.where in {"north", "south"} and one.question.indicator.restricted
    ]
    assert {one.precision.id for one in usual} == {"rounded"}
    assert len({one.name for one in usual}) == len(usual)


@pytest.mark.parametrize(
    ("middle", "precision", "share", "text"),
    [
        (2911.4, "count", False, "2911"),
        (2910.4, "count", False, "2911"),
        (2911.4, "rounded", False, "2900"),
        (2911.4, "about", False, "~2900"),
        (23.4, "rounded", False, "23"),
        (0.2, "count", False, "1"),
        (0.2263, "count", True, "22.6%"),
        (0.2263, "rounded", True, "23%"),
        (0.2263, "about", True, "~23%"),
    ],
)
def test_a_number_is_as_round_as_its_source_would_say_it(middle, precision, share, text):
    assert spoken(middle, precision=PRECISION_BY_ID[precision], share=share) == text


def test_a_candidate_is_heard_with_its_words_its_grade_and_an_origin_of_its_own(
    aid_problem, simulation
):
    """Count, grade A: 0.02 and the bias of 0.15 make 0.151; about, grade D, 0.30: 0.335."""
    counted = wishes(simulation, WANTED[0])
    about = wishes(simulation, WANTED[0], precision="about")
    heard = as_heard(
        (*counted, *about), middles=[140.0, 140.0], problem=aid_problem, frame=simulation.frame
    )

    assert [one.heard.form for one in heard] == ["exact", "about"]
    assert [round(one.letter_sd, 3) for one in heard] == [0.151, 0.335]
    assert [one.off_topic for one in heard] == [0.07, 0.55]
    assert [one.bias_group for one in heard] == [-1, -1]
    assert all(len(one.alternatives) == 1 for one in heard)


@pytest.fixture(scope="module")
def entered(aid_study, simulation, plans):
    rng = np.random.default_rng(4).standard_normal((24, aid_study.problem.vector.sampled))
    return projections_now(
        SimpleNamespace(ordered_prior=rng, ordered_scores=0.6 * rng),
        simulation=simulation,
        plans=plans,
        also=further_questions(["detection_share service 2021-01"], simulation=simulation),
    )


def test_the_outcomes_are_entered_as_equally_likely_values(entered, aid_study):
    first, last = entered[0], entered[-1]

    assert len(entered) == len(aid_study.posterior.questions) + 1
    assert (first.indicator, first.where, first.when) == (
        "departures", "service", "2020-12-01/2021-05-31",
    )  # fmt: skip
    np.testing.assert_allclose(
        first.after, members(aid_study.posterior.reference.answers[:, 0]), rtol=1e-9
    )
    assert (last.indicator, last.due.isoformat()) == ("detection_share", "2021-01-31")
    assert all(one.after.size == one.persistence.size == MEMBERS for one in entered)


def test_no_change_is_the_same_quantity_as_late_as_it_is_known(entered, aid_study):
    """The share who disagree on the day of the assessment stands in the study's table."""
    study = aid_study
    column = len(study.headlines) + next(
        place
        for place, one in enumerate(study.table)
        if (one.indicator.id, one.where) == ("disagree_share", "service")
    )
    entry = next(one for one in entered if one.indicator == "disagree_share")

    np.testing.assert_allclose(
        entry.persistence, members(study.posterior.reference.further[:, column]), rtol=1e-9
    )


def test_what_cannot_be_projected_is_named(simulation):
    with pytest.raises(CaseProblems) as caught:
        further_questions(
            ["departures service", "departures service 2020-10", "departure service 2021-01"],
            simulation=simulation,
        )

    assert str(caught.value) == (
        "3 errors\n\n"
        "  --also departures service: is not written as indicator, unit and date.\n"
        "      Write three words, as in 'departures lowmere 2024-12'.\n"
        "  --also departures service 2020-10: 2020-10-01/2020-10-31 is over on the date of the "
        "assessment, 2020-11-30.\n"
        "      What is over is estimated, not projected: name days after it.\n"
        "  --also departure service 2021-01: 'departure' is not an indicator.\n"
        '      Did you mean "departures"?'
    )


def test_the_list_in_the_documentation_can_be_asked(tmp_path):
    page = (ROOT / "docs" / "how-to" / "ask-and-score.md").read_text(encoding="utf-8")
    (tmp_path / "wanted.csv").write_text(
        re.search(r"```csv\n(.*?)```", page, flags=re.DOTALL)[1], encoding="utf-8"
    )
    simulation = whole_simulation(calibration_problem(read_case(ROOT / "cases" / "lowmere")))
    found = wished_candidates(
        wishes_in(tmp_path / "wanted.csv"), simulation=simulation, precision="count"
    )

    assert [one.precision.id for one in found] == ["count", "about", "rounded"]
    assert [one.cost for one in found] == [40.0, 5.0, 15.0]

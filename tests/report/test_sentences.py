import re

import pytest

from apora.report.results_schema import validate
from apora.report.sections.claims import claims
from apora.report.sections.prospects import trios
from apora.report.sections.thin import conflicts
from apora.report.sections.unknown import FEW, unknown
from apora.report.sentences import (
    confidence_of,
    confidence_sentence,
    gates_sentence,
    headline_sentence,
    main_points,
)
from apora.report.view import View
from apora.report.words import catalogue
from report.example_results import evidence_only_results, example_results

PART = re.compile(r"\{\w+(?::[^{}]*)?\}")


def view_of(results):
    return View(results=validate(results), language="en", restricted=False)


def plain(markup):
    return re.sub(r"<i class=\"k\">.</i>", "", str(markup)).replace("\u00a0", " ")


def spoken(markup):
    return re.sub(r"<[^>]+>", "", plain(markup))


def test_the_gates_read_as_an_analyst_writes_them():
    view = view_of(example_results())

    assert spoken(gates_sentence(view, view.results.gates)) == (
        "Of 100 people in post in the Lowmere Police, about 24 (13–43) would leave, 9 (5–17) of them "
        "could bear it, and at most 3 (1–7) of those are let go within 26 weeks."
    )


def test_a_headline_reads_as_a_sentence():
    view = view_of(example_results())

    assert spoken(headline_sentence(view, view.results.headlines[0])) == (
        "In the Lowmere Police, 150 people (82–260) left of their own accord from 11 May to 30 "
        "September 2031."
    )


def test_confidence_needs_two_origins_a_good_grade_and_no_conflict():
    view = view_of(example_results())

    assert confidence_of(view, ["C06", "C07"], told="much") == "high"
    assert confidence_of(view, ["C03", "C04"], told="much") == "moderate"
    assert confidence_of(view, ["C06", "C08"], told="much") == "low"
    assert confidence_of(view, ["C06", "C07"], told="not") == "low"
    assert confidence_of(view, ["C05"], told="much") == "low"


def test_what_was_not_compared_raises_no_confidence_and_is_not_said_to_agree():
    results = example_results()
    row = next(one for one in results["claims"] if one["id"] == "C07")
    row["conflict"] = None
    headline = results["headlines"][0] | {"heaviest": ["C06", "C07"], "told": "much"}
    results["headlines"] = [headline]
    view = view_of(results)

    assert confidence_of(view, ["C06", "C07"], told="much") == "moderate"
    assert confidence_of(view, ["C07", "C08"], told="much") == "low"
    for heaviest in (("C06", "C07"), ()):
        row = view.results.headlines[0].model_copy(update={"heaviest": heaviest})
        said = spoken(confidence_sentence(view, row))
        assert said.endswith("and whether one of them conflicts with the rest is not settled.")


def conflicts_said(results, *, language="en"):
    view = View(results=validate(results), language=language, restricted=False)
    return spoken(unknown(view))


def test_how_many_claims_were_compared_is_said_and_which_could_not_be():
    results = example_results()
    used = [one for one in results["claims"] if one["posterior"]]
    for row in used:
        row["conflict"] = False
    settled = conflicts_said(results)
    for row in used[:2]:
        row["conflict"] = None
    partly = conflicts_said(results)
    used[2]["conflict"] = True
    apart = conflicts_said(results)
    for row in used:
        row["conflict"] = None
    never = conflicts_said(results)

    first, second = used[0]["id"], used[1]["id"]
    left = (
        f"2 claims could not be compared, as the weights failed: {first}, {second}. Each is "
        "settled by a fit without it, which takes most of the time of a calibration: "
        f"apora calibrate cases/{results['case']['id']} --deep --only {first} --only {second}."
    )
    none = "None of the {} claims that could be compared conflicts with the others."
    assert none.format(len(used)) in settled
    assert "could not be compared" not in settled
    assert none.format(len(used) - 2) + " " + left in partly
    assert f"{used[2]['id']} (" in apart
    assert left in apart
    assert "None of the" not in apart + never
    assert f"{len(used)} claims could not be compared" in never


def uncompared_said(*, count, **changes):
    """Return what is said where the first claims could not be compared, and their ids."""
    results = example_results() | changes
    used = [one for one in results["claims"] if one["posterior"]]
    for place, row in enumerate(used):
        row["conflict"] = None if place < count else False
    return conflicts_said(results), [one["id"] for one in used[:count]]


def test_few_claims_are_named_in_the_command_that_compares_them_and_many_are_not():
    few, named = uncompared_said(count=FEW)
    many, _ = uncompared_said(count=FEW + 1)

    assert "--deep" + "".join(f" --only {one}" for one in named) + "." in few
    assert "apora calibrate cases/lowmere --deep." in many


def test_no_command_is_named_that_would_not_compare_a_claim():
    refused = {
        "what": "claim", "name": "", "claims": [], "by": "fit", "reliable": False,
        "reasons": ["R-hat of x is 1.2, above 1.01."], "headlines": [],
    }  # fmt: skip
    _, (first, second) = uncompared_said(count=2)
    one_refused, _ = uncompared_said(count=2, changes=[refused | {"name": first}])
    both = [refused | {"name": one} for one in (first, second)]
    both_refused, _ = uncompared_said(count=2, changes=both)
    no_fit, _ = uncompared_said(count=2, status="not accepted")

    assert f"apora calibrate cases/lowmere --deep --only {second}." in one_refused
    assert "2 claims could not be compared" in both_refused
    assert "--only" not in both_refused + no_fit


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_without_a_model_nobody_says_that_claims_do_not_conflict(language):
    view = View(results=validate(evidence_only_results()), language=language, restricted=False)
    said = spoken(conflicts(view))

    assert view.words["conflict.without_model"] in said


def test_the_analysts_own_points_leave_room_for_what_is_unknown():
    results = example_results()
    results["judgements"] = results["judgements"] * 4

    points = main_points(view_of(results))

    assert len(points) == 6
    assert sum(point.judgement for point in points) == 2
    assert "would tell most next" in spoken(points[-1].lead)


def test_a_point_names_only_claims_that_the_results_give_it():
    results = example_results()
    for row in results["decider"]:
        row["heaviest"] = []

    points = main_points(view_of(results))

    fund = next(point for point in points if "the help of a fund" in spoken(point.lead))
    assert fund.claims == ()


def test_a_surprise_before_the_evidence_is_said_apart_from_a_conflict():
    results = example_results()
    row = next(one for one in results["claims"] if one["id"] == "C07")
    row |= {"surprising": True, "prior_tail": 0.01}

    page = spoken(claims(view_of(results)))

    assert page.count("surprising before the evidence") == 1
    assert page.count("it conflicts with the rest of the evidence") == 1  # C08


def test_the_worst_reaction_is_the_one_most_likely_to_reverse_the_sign():
    found = trios(view_of(example_results()).results.scenarios)

    assert found[0].plain.id == "support"
    assert found[0].worst.id == "support-pay"
    assert [row.delay_months for row in found[0].later] == [3, 6]


def test_no_text_of_the_catalogue_types_a_number_into_a_sentence():
    allowed = re.compile(r"^(legend\.sample|band|mark|lexicon|assumption)\.")
    typed = [
        key
        for key, text in catalogue("en").items()
        if re.search(r"\d", PART.sub("", text)) and not allowed.match(key)
    ]

    assert typed == []

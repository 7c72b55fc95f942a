"""An accepted calibration may be in doubt all the same: it is stamped, and says so as it ends."""

import re
from pathlib import Path

import pytest

from apora.cli.faults import code_of
from apora.report.build import status_stamp
from apora.report.results_schema import validate
from apora.report.view import View
from apora.results.doubts import doubts
from apora.workflow.outputs import Written
from report.example_results import example_results


def told(*, tails, word="much", warnings=()):
    claims = [
        {"id": f"C{i}", "others": {"tail": tail, "reliable": reliable}}
        for i, (tail, reliable) in enumerate(tails, start=1)
    ]
    return {
        "claims": [*claims, {"id": "context", "others": None}, {"id": "held out"}],
        "headlines": [{"told": "not"}, {"told": word}],
        "warnings": list(warnings),
    }


def no_room(claim):
    return {"rule": "no_room", "where": f"claims.csv, {claim}", "what": "", "remedy": ""}


def test_a_result_that_nothing_speaks_against_has_no_doubts():
    assert doubts(told(tails=[(0.5, True), (0.013, True), (0.2, True), (0.9, True)])) == []


def test_a_claim_that_chance_does_not_explain_contradicts_the_others():
    """One in twenty among four claims: 0.0125 for each."""
    found = doubts(told(tails=[(0.012, True), (0.5, True), (0.5, True), (0.5, True)]))

    assert found == [{"rule": "contradiction", "claims": ["C1"]}]


def test_weights_that_failed_contradict_nobody_and_count_for_nothing():
    found = doubts(told(tails=[(0.001, False), (0.04, True)]))

    assert found == [{"rule": "contradiction", "claims": ["C2"]}]


def test_a_claim_of_which_few_others_speak_has_no_tail_and_contradicts_nobody():
    assert doubts(told(tails=[(None, True), (0.5, True)])) == []


def test_every_doubt_is_told_the_gravest_first():
    dead = {"rule": "dead_input", "where": "drivers.csv, x", "what": "", "remedy": ""}
    found = doubts(told(tails=[(0.001, True)], word="not", warnings=[dead, no_room("C1")]))

    assert found == [
        {"rule": "no_room", "claims": ["C1"]},
        {"rule": "contradiction", "claims": ["C1"]},
        {"rule": "uninformed", "claims": []},
    ]


@pytest.mark.parametrize(
    ("status", "found", "code"),
    [
        ("accepted", (), 0),
        ("accepted", ("contradiction",), 11),
        ("accepted", ("no_room", "contradiction"), 12),
        ("accepted", ("uninformed",), 13),
        ("not accepted", ("contradiction",), 5),
        ("evidence only", (), 9),
    ],
)
def test_every_way_to_fail_ends_with_a_code_of_its_own(status, found, code):
    assert code_of(status, doubts=found) == code


def test_the_closing_lines_say_what_is_in_doubt():
    written = Written(
        folder=Path("case/out"),
        files=("report.html",),
        status="accepted",
        doubts={"no_room": ("C2",), "contradiction": ("C1", "C3"), "uninformed": ()},
    )

    assert written.text() == (
        "case/out/report.html\n"
        "case/out/tables (0 tables)\n"
        "\n"
        "Read the main points first; each number shows what kind it is.\n"
        "The priors leave no room for C2: check how it is read, and the priors.\n"
        "The claims contradict each other. Further from what all others imply than chance "
        "allows: C1, C3. Settle it (`apora settle`) before relying on what rests on both.\n"
        "The evidence moves no headline: the estimates are what was assumed before it."
    )


STAMPS = {
    "en": (
        "Contradictory evidence. Further from what all others imply than chance allows: C01. "
        "Settle it before relying on what rests on both sides."
    ),
    "ru": (
        "Данные противоречат друг другу. Дальше от того, что следует из всех остальных, чем "
        "объяснила бы случайность: C01. Пока это не выяснено, выводам, которые опираются на обе "
        "стороны, доверять нельзя."
    ),
    "be": (
        "Даныя супярэчаць адно аднаму. Далей ад таго, што вынікае з усіх астатніх, чым "
        "растлумачыла б выпадковасць: C01. Пакуль гэта не высветлена, высновам, якія "
        "абапіраюцца на абодва бакі, давяраць нельга."
    ),
}


@pytest.mark.parametrize("language", STAMPS)
def test_every_page_is_stamped_with_a_doubt_and_the_claim_linked(language):
    results = example_results() | {"doubts": [{"rule": "contradiction", "claims": ["C01"]}]}
    view = View(results=validate(results), language=language, restricted=False)
    stamp = str(status_stamp(view))

    assert 'href="#claim-C01"' in stamp
    assert re.sub(r"\s+([.,])", r"\1", re.sub(r"<[^>]+>", "", stamp)).strip() == STAMPS[language]


@pytest.mark.parametrize("rule", ["no_room", "uninformed"])
@pytest.mark.parametrize("language", STAMPS)
def test_every_doubt_has_words_in_every_language(language, rule):
    results = example_results() | {"doubts": [{"rule": rule, "claims": ["C1"]}]}
    view = View(results=validate(results), language=language, restricted=False)

    assert 'class="stamp"' in str(status_stamp(view))

"""The page says of every change whether it is exact, by weights, or not known."""

import re

import pytest

from apora.report.results_schema import validate
from apora.report.sections.changes import changes
from apora.report.sections.claims import claims
from apora.report.view import View
from report.example_results import example_results

FIVE = {"p5": 11.0, "p25": 12.0, "p50": 13.0, "p75": 14.0, "p95": 15.0}
WORDS = {
    "en": (
        "by weights", "exact", "weights failed, not refitted",
        "refitted, but the fit was not accepted",
    ),
    "ru": (
        "по весам", "точно", "веса ненадёжны, расчёт не повторён", "расчёт повторён, но не принят",
    ),
    "be": (
        "паводле вагаў", "дакладна", "вагі ненадзейныя, разлік не паўтораны",
        "разлік паўтораны, але не прыняты",
    ),
}  # fmt: skip


def row(what, name, *, ids, by, told, left=()):
    return {
        "what": what, "name": name, "claims": list(left), "by": by, "reliable": told,
        "reasons": [],
        "headlines": [
            {"headline": one, "posterior": FIVE if told else None, "shift": 2.0 if told else None}
            for one in ids
        ],
    }  # fmt: skip


def view_of(language, rows, **head):
    results = example_results() | head
    ids = [one["id"] for one in results["headlines"]]
    results["changes"] = [row(*one[:2], ids=ids, **one[2]) for one in rows]
    return View(results=validate(results), language=language, restricted=True)


def spoken(markup):
    text = re.sub(r"<i class=\"k\">.</i>", "", str(markup))
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize("language", WORDS)
def test_a_change_is_exact_by_weights_or_without_a_number(language):
    weights, exact, failed, refused = WORDS[language]
    page = spoken(
        changes(
            view_of(
                language,
                [
                    ("grades", "halved", {"by": "weights", "told": False}),
                    ("grades", "doubled", {"by": "fit", "told": True}),
                    ("origin", "union", {"by": "weights", "told": True, "left": ["C02", "C07"]}),
                    ("origin", "ministry", {"by": "fit", "told": False, "left": ["C02"]}),
                ],
            )
        )
    )
    count = len(example_results()["headlines"])

    assert page.count(failed) == count
    assert len(re.findall(rf"\( ?{exact} ?\)", page)) == count
    assert re.search(rf"union C02 , C07 {weights} ", page)
    assert re.search(rf"ministry C02 {refused}", page)
    assert "apora calibrate cases/lowmere --deep" in page


def test_no_remedy_is_named_where_all_is_exact():
    rows = [("grades", name, {"by": "fit", "told": True}) for name in ("halved", "doubled")]

    assert "--deep" not in spoken(changes(view_of("en", rows)))


def test_no_remedy_is_named_where_the_fit_of_the_case_itself_is_refused():
    rows = [("grades", name, {"by": "weights", "told": True}) for name in ("halved", "doubled")]

    assert "--deep" in spoken(changes(view_of("en", rows)))
    assert "--deep" not in spoken(changes(view_of("en", rows, status="not accepted")))


def test_a_result_without_changes_has_no_such_section():
    assert changes(view_of("en", [])) == ""


def test_a_claim_says_what_the_others_imply_and_how_that_is_known():
    results = example_results()
    told = {"implied": FIVE, "claims": 4, "tail": 0.031, "overlap": None, "reliable": True}
    wanted = {
        "C07": {**told, "by": "fit"},
        "C02": {**told, "tail": None, "overlap": 0.4, "by": "weights"},
        "C01": {**told, "by": "weights", "reliable": False},
    }
    for one in results["claims"]:
        one["others"] = wanted.get(one["id"])
    page = spoken(claims(View(results=validate(results), language="en", restricted=True)))

    assert page.count("What the others imply") == len(wanted)
    assert "the chance of a number as far out is 3.1 % (exact)" in page.replace("\xa0", " ")
    assert "both have 40 % in common (by weights)" in page.replace("\xa0", " ")
    assert "What the others imply weights failed, not refitted" in page

"""What moved between two builds is named, and what of it changed claims account for."""

import copy

import pytest

from apora.results.difference import difference
from apora.workflow.builds import diff_text


def quantiles(mid, half=10.0):
    return {
        "p5": mid - half,
        "p25": mid - half / 2,
        "p50": mid,
        "p75": mid + half / 2,
        "p95": mid + half,
    }


def build():
    claim = {
        "id": "C1", "says": "more than 300", "read_as": "More than 300.", "indicator": "applications",
        "where": "service", "when": "2020-11", "nature": "total", "source": "brief", "origin": "brief",
        "grade": "C", "credibility": 3, "use": "calibrate", "reason": "",
        "influence": [{"headline": "departures", "shift": -4.0}],
    }  # fmt: skip
    return {
        "schema": "apora-results/1.0",
        "status": "accepted",
        "case": {"version": "0.1.0", "seed": 1, "as_of": "2020-11-30"},
        "claims": [claim],
        "sources": [{"id": "brief", "grade": "C"}],
        "assumptions": [{"id": "grade.C", "value": 0.15, "text": "error"}],
        "parameters": [
            {"id": "willing_calm", "stratum": "", "prior": quantiles(0.2, 0.1), "unit": "share"}
        ],
        "headlines": [
            {"id": "departures", "title": "Departures", "unit": "persons", "posterior": quantiles(100)}
        ],
        "gates": {"narrowest": "means", "per_100": {"willing": quantiles(30)}},
        "scenarios": [
            {
                "id": "grant", "measures": ["grant"], "reactions": [], "delay_months": 0,
                "outcomes": [
                    {
                        "indicator": "departures", "where": "service", "when": "2020-12/2021-05",
                        "title": "Departures", "unit": "persons", "contrast": quantiles(50),
                    }
                ],
            }
        ],
    }  # fmt: skip


def changed(edit):
    new = copy.deepcopy(build())
    edit(new)
    return difference(build(), new=new)


def test_the_same_build_has_no_difference():
    found = difference(build(), new=build())

    assert (found.moved, found.changes) == ((), ())


@pytest.mark.parametrize(
    ("mid", "half", "moved"),
    [(101.9, 10, []), (102.1, 10, ["departures"]), (100, 14, ["departures"])],
)
def test_a_point_moves_by_a_tenth_of_its_range(mid, half, moved):
    found = changed(lambda new: new["headlines"][0].update(posterior=quantiles(mid, half)))

    assert [one.id for one in found.moved] == moved


def test_a_new_claim_accounts_for_its_weight_and_the_rest_is_not_claimed():
    def edit(new):
        added = {**new["claims"][0], "id": "C2"}
        new["claims"].append({**added, "influence": [{"headline": "departures", "shift": -6.0}]})
        new["headlines"][0]["posterior"] = quantiles(110)
        new["assumptions"][0]["value"] = 0.3

    found = changed(edit)

    assert [(one.shift, one.by_claims) for one in found.moved] == [(10.0, 6.0)]
    assert [(one.kind, one.id, one.what) for one in found.changes] == [
        ("claim", "C2", "added"),
        ("assumption", "grade.C", "value: 0.15 → 0.3"),
    ]
    assert diff_text(found) == (
        "Main points that moved\n"
        "  Departures [persons]\n"
        "      100 (90 to 110) → 110 (100 to 120)\n"
        "      of a shift of +10, changed claims account for +6; the rest, +4, is assumptions, "
        "priors or method\n"
        "\n"
        "What changed\n"
        "  claim C2: added\n"
        "  assumption grade.C: value: 0.15 → 0.3"
    )


def test_a_claim_taken_out_or_held_accounts_for_what_it_did():
    def edit(new):
        new["claims"][0].update(use="hold", reason="copy", influence=[])
        new["headlines"][0]["posterior"] = quantiles(95)

    found = changed(edit)

    assert [(one.shift, one.by_claims) for one in found.moved] == [(-5.0, -4.0)]
    assert found.changes[0].what == "use: calibrate → hold; reason: empty → copy"


@pytest.mark.parametrize(
    ("edit", "kind", "id_"),
    [
        (lambda new: new["sources"][0].update(grade="D"), "source", "brief"),
        (lambda new: new["parameters"][0].update(prior=quantiles(0.3, 0.1)), "prior", "willing_calm"),
        (lambda new: new["case"].update(seed=2), "method", "seed"),
        (lambda new: new["case"].update(version="0.2.0"), "method", "version"),
        (lambda new: new["case"].update(as_of="2020-12-31"), "case", "as_of"),
        (lambda new: new["scenarios"][0].update(delay_months=6), "scenario", "grant"),
        (lambda new: new.update(diagnostics={"chains": 4, "draws": 100}), "method", "draws"),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_named(edit, kind, id_):
    found = changed(edit)

    assert [(one.kind, one.id) for one in found.changes] == [(kind, id_)]


def test_gates_scenarios_and_the_status_are_main_points_too():
    def edit(new):
        new["status"] = "not accepted"
        new["gates"] = {"narrowest": "will", "per_100": {"willing": quantiles(60)}}
        new["scenarios"][0]["outcomes"][0]["contrast"] = quantiles(20)

    assert [one.id for one in changed(edit).moved] == [
        "status", "narrowest", "gate.willing", "grant.departures.service.2020-12/2021-05",
    ]  # fmt: skip


def test_a_point_that_comes_or_goes_is_named():
    found = changed(lambda new: new.update(gates=None, headlines=[]))

    assert [(one.id, one.after) for one in found.moved] == [
        ("narrowest", ""), ("departures", "not there"), ("gate.willing", "not there"),
    ]  # fmt: skip

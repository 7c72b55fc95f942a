"""Fits take the place of weights: in rows, in claims, and in what is said to carry a headline."""

import copy

import numpy as np
import pytest

from apora.inference.changed import Changed
from apora.inference.changes import Change
from apora.inference.headlines import HEADLINES
from apora.results.changed_rows import changed_row, with_fits
from apora.results.edition import public_edition

IDS = [one.id for one in HEADLINES]
FIVE = {"p5": 1.0, "p25": 2.0, "p50": 3.0, "p75": 4.0, "p95": 5.0}


def after(change, *, by="weights", told=True, shift=0.0, reasons=()):
    """Return the headlines after a change, all alike."""
    alike = np.full(len(IDS), shift)
    quantiles = np.tile([1.0, 2.0, 3.0, 4.0, 5.0], (len(IDS), 1))
    return changed_row(
        Changed(
            change=change, by=by, quantiles=quantiles, shift=alike, standard=alike,
            is_told=told, reasons=reasons,
        )
    )  # fmt: skip


def left_out(name):
    return Change(what="claim", name=name, claims=(name,))


def others(*, by, reliable):
    return {
        "implied": FIVE, "claims": 3, "tail": 0.4, "overlap": None, "reliable": reliable, "by": by,
    }  # fmt: skip


def claim(name, *, standard, reliable):
    return {
        "id": name,
        "indicator": "departures",
        "where": "service",
        "tail": 0.5,
        "conflict": False,
        "others": others(by="weights", reliable=reliable),
        "influence": [
            {"headline": one, "shift": 1.0, "standard": standard, "reliable": reliable,
             "by": "weights"}
            for one in IDS
        ],
    }  # fmt: skip


@pytest.fixture
def results():
    """C2 seems to carry most by weights that failed; C1 and C3 less."""
    names = (("C1", 0.3, True), ("C2", 2.0, False), ("C3", 0.1, True))
    return {
        "units": [{"id": "service", "part_of": ""}],
        "case": {},
        "claims": [claim(name, standard=by, reliable=told) for name, by, told in names],
        "changes": [after(left_out(name), told=told) for name, _, told in names],
        "headlines": [{"id": one, "indicator": None, "heaviest": ["C2", "C1"]} for one in IDS],
        "gates": {"heaviest": ["C2"], "where": "service"},
        "decider": [{"heaviest": ["C2", "C1"]}],
    }


def fit(name, *, standard, apart=False):
    row = after(left_out(name), by="fit", shift=7.0)
    return {
        "row": row,
        "standard": dict.fromkeys(IDS, standard),
        "others": {name: others(by="fit", reliable=True)},
        "apart": [name] if apart else [],
    }


def refused(name):
    row = after(left_out(name), by="fit", told=False, reasons=("R-hat of x is 1.1.",))
    return {"row": row, "standard": dict.fromkeys(IDS, 9.0), "others": {}, "apart": []}


def test_without_fits_nothing_is_changed(results):
    assert with_fits(copy.deepcopy(results), []) == results


def test_a_fit_takes_the_place_of_weights_and_settles_its_claim(results):
    found = with_fits(results, [fit("C2", standard=-0.2, apart=True)])

    claims = {one["id"]: one for one in found["claims"]}
    assert [one["by"] for one in found["changes"]] == ["weights", "fit", "weights"]
    assert found["changes"][1]["headlines"][0] == {
        "headline": IDS[0], "posterior": FIVE, "shift": 7.0,
    }  # fmt: skip
    assert claims["C2"]["influence"][0] == {
        "headline": IDS[0], "shift": 7.0, "standard": -0.2, "reliable": True, "by": "fit",
    }  # fmt: skip
    assert (claims["C2"]["others"]["by"], claims["C2"]["conflict"]) == ("fit", True)
    assert claims["C1"] == results["claims"][0]


def test_the_claims_named_as_heaviest_are_those_that_fits_say(results):
    found = with_fits(results, [fit("C2", standard=-0.2)])

    assert {tuple(one["heaviest"]) for one in found["headlines"]} == {("C1", "C2")}
    assert found["gates"]["heaviest"] == ["C1"]
    assert found["decider"] == [{"heaviest": ["C1", "C2"]}]


def test_a_fit_that_was_not_accepted_has_no_number_and_touches_no_claim(results):
    found = with_fits(results, [refused("C1")])

    assert found["claims"] == results["claims"]
    assert found["changes"][0]["reasons"] == ["R-hat of x is 1.1."]
    assert {one["posterior"] for one in found["changes"][0]["headlines"]} == {None}
    assert {one["shift"] for one in found["changes"][0]["headlines"]} == {None}


def test_the_public_edition_has_no_headline_in_a_change_that_it_has_nowhere_else(results):
    hidden = IDS[0]
    results["headlines"][0] |= {"indicator": "willing_share", "where": "an-office"}
    results["claims"] = []

    public = public_edition(results)

    shown = {row["headline"] for one in public["changes"] for row in one["headlines"]}
    assert hidden not in shown
    assert shown == set(IDS[1:])

"""Short fits of an assessment: only where weights fail, each a step that is kept."""

from types import SimpleNamespace

import numpy as np
import pytest

from apora.evidence.case import read_case
from apora.inference import exact
from apora.inference.changes import changes_of
from apora.inference.diagnostics import FULL, SHORT, chain_gates
from apora.results import changed_rows
from apora.store.steps import Store
from apora.workflow.short_step import short_fits
from evidence.sample_case import write_sample_case


class Fits:
    """Fits that cost nothing."""

    def __init__(self):
        self.done, self.asked = [], None

    def __call__(self, made, *, settings):
        self.calibration, self.asked = made, settings
        return self

    def fit(self, change, *, progress):
        progress("sampling", 0.5)
        self.done.append(change.name)
        return change.name


@pytest.fixture
def case(tmp_path):
    return read_case(write_sample_case(tmp_path / "lowmere"))


@pytest.fixture
def fits(monkeypatch):
    found = Fits()
    monkeypatch.setattr(exact, "ExactFits", found)
    monkeypatch.setattr(
        changed_rows, "fit_row", lambda _made, change, *, fit: {"row": change.name, "fit": fit}
    )
    return found


def calibration(case, *, accepted=True):
    return SimpleNamespace(problem=SimpleNamespace(case=case), accepted=accepted)


def weights(case, **told):
    """Return what weights tell: these changes of grades, or not; claims left out never."""
    return [
        SimpleNamespace(change=one, is_told=told.get(one.name, False)) for one in changes_of(case)
    ]


def run(made, changed, *, said=None):
    store = Store(case=made.problem.case.folder)
    with store.held():
        return short_fits(
            made,
            changed=changed,
            store=store,
            tell=lambda step, _share: said.append(step) if said else None,
        )


def test_grades_that_weights_tell_are_not_fitted(case, fits):
    found = run(calibration(case), weights(case, halved=True, doubled=False))

    assert found == [{"row": "doubled", "fit": "doubled"}]
    assert fits.done == ["doubled"]
    assert fits.asked == exact.SHORT_FIT


def test_a_second_assessment_takes_them_from_the_store(case, fits):
    failed = weights(case, halved=False, doubled=False)

    first, said = run(calibration(case), failed), ["start"]
    again = run(calibration(case), failed, said=said)

    assert first == again
    assert fits.done == ["halved", "doubled"]
    assert said == ["start"]


def test_beside_a_refused_calibration_nothing_is_fitted(case, fits):
    failed = weights(case, halved=False, doubled=False)

    assert run(calibration(case, accepted=False), failed) == []
    assert fits.done == []


def test_what_a_short_fit_is_asked_for_is_less_than_a_whole_one_and_of_headlines_alone():
    values = np.random.default_rng(5).normal(size=(4, 60, 2))
    whole = chain_gates(values, strictness=FULL)
    short = chain_gates(values, strictness=SHORT)

    assert (whole.passed, short.passed) == (False, True)
    assert "fewer than 400." in " ".join(whole.reasons(names=["a", "b"]))

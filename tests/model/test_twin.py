"""The array model against the same design in plain Python loops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from apora.registry.series import SERIES
from model import twin, world

SCORES = arrays(float, len(world.NAMES), elements=st.floats(-2.0, 2.0))
"""One score for each parameter; nil is its middle."""

# What differs only by how the registers round: a calm week found by iteration.
CLOSE = {"rtol": 1e-8, "atol": 1e-9}


def by_twin(values, **given_):
    return twin.simulate(**world.plain(values, **given_))


def assert_alike(outcome, expected):
    for one in SERIES:
        wanted = np.array([[week[one.id] for week in weeks] for weeks in expected]).T
        np.testing.assert_allclose(world.series(outcome, one.id), wanted, err_msg=one.id, **CLOSE)


MEASURES = {
    "nothing": {},
    "a programme": world.PROGRAMME,
    "a programme that asks for statements, with blocked accounts": {
        **world.PROGRAMME, "statement_required": 1.0, "delivered_ratio": 0.5,
        "implicated_eligible": 1.0, "reach_shift": 0.4,
    },
    "everything else": {
        "job_help": 0.2, "retraining": 0.5, "labour_ratio": 1.3, "debt_ratio": 1.5,
        "will_shift": 0.2, "will_shift_implicated": -0.4, "refusal_shift": 0.5,
        "investigators": 10.0, "cases_per_investigator_y": 30.0, "case_backlog": 5.0,
        "will_shift_proved": -1.5,
        "decision_ratio": 0.7, "penal_ratio": 2.0, "retention_pay": 1.2,
        "identification_ratio": 2.0, "replacement_ratio": 1.3, "extra_duty_ratio": 0.5,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("resigns", [(1.0, 1.0), (1.0, 0.0)], ids=["all resign", "conscripts"])
def test_every_series_of_a_crisis_is_that_of_the_plain_loops(name, resigns):
    given_ = {"drivers_": world.storm(), "levers_": world.levers(**MEASURES[name])}

    got = world.run(resigns=resigns, **given_).outcome

    assert_alike(got, by_twin(world.parameters(), resigns=resigns, **given_))


@settings(max_examples=10, deadline=None)
@given(scores=SCORES, strength=st.floats(0.0, 2.0), name=st.sampled_from(list(MEASURES)))
def test_every_series_is_that_of_the_plain_loops_whatever_the_parameters(scores, strength, name):
    values = world.parameters(scores)
    given_ = {"drivers_": world.storm(strength), "levers_": world.levers(**MEASURES[name])}

    assert_alike(world.run(values, **given_).outcome, by_twin(values, **given_))

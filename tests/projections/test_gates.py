"""The gates of a group followed from the assessment, by hand."""

import numpy as np
import pytest

from apora.projections.gates import Gates, let_go_share


def test_a_group_shrinks_by_the_weekly_share_that_is_let_go():
    """10 of 100, then 9 of 90: a tenth a week leaves 81 of 100 of the group."""
    got = let_go_share(releases=np.array([[10.0, 9.0]]), could=np.array([[100.0, 90.0]]))

    assert got[0] == pytest.approx(0.19)


def test_those_who_come_to_wish_it_later_do_not_make_the_share_larger():
    """The same weekly share of a stock that doubles meanwhile: still 19 of 100."""
    got = let_go_share(releases=np.array([[10.0, 20.0]]), could=np.array([[100.0, 200.0]]))

    assert got[0] == pytest.approx(0.19)


def test_nobody_is_let_go_twice_and_nobody_where_nobody_could():
    got = let_go_share(releases=np.array([[50.0], [0.0]]), could=np.array([[10.0], [0.0]]))

    assert got.tolist() == [1.0, 0.0]


def test_the_narrowest_gate_lets_the_smallest_share_through():
    gates = Gates(willing=np.array([40.0]), able=np.array([10.0]), released=np.array([5.0]))

    assert gates.narrowest == "means"

"""A change's range is its value times its factors."""

import pytest

from apora.evidence.records import Change, Points
from apora.results.measures_part import size_of


def change(value, *factors):
    return Change(lever="grant", do="add", value=value, factors=factors)


def points(low, mid, high):
    return Points(low=low, mid=mid, high=high)


def test_a_fixed_value_has_no_range():
    assert size_of(change(0.6)) == points(0.6, 0.6, 0.6)


def test_one_range_is_itself():
    got = size_of(change(points(4, 8, 14)))

    assert [got.low, got.mid, got.high] == pytest.approx([4, 8, 14])


def test_widths_of_independent_ranges_add_in_squares():
    """Two ranges of a factor 2 each way: 2 ** sqrt(2) = 2.6651 each way, by hand."""
    got = size_of(change(points(5, 10, 20), points(0.25, 0.5, 1.0)))

    assert [got.low, got.mid, got.high] == pytest.approx([5 / 2.66514, 5, 5 * 2.66514], rel=1e-5)


def test_a_change_that_may_be_negative_takes_the_extremes():
    got = size_of(change(points(-2, 1, 3), points(0.5, 1.0, 2.0)))

    assert [got.low, got.mid, got.high] == [-4, 1, 6]


def test_a_change_that_is_a_cut_keeps_its_sign():
    got = size_of(change(points(-3, -2, -1), points(0.5, 0.5, 0.5)))

    assert [got.low, got.mid, got.high] == [-1.5, -1.0, -0.5]

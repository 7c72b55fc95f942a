"""Draws in the order of the leading headline."""

import numpy as np

from apora.inference.calibration import in_order
from apora.inference.headlines import HEADLINES, LEADING


def test_the_draw_with_the_fewest_departures_comes_first():
    headlines = np.zeros((2, 2, len(HEADLINES)))
    at = next(place for place, one in enumerate(HEADLINES) if one.id == LEADING)
    headlines[..., at] = [[30.0, 10.0], [40.0, 20.0]]

    assert in_order(headlines).tolist() == [1, 3, 0, 2]

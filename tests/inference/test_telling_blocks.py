"""What the model says in draws is kept for the draws that are kept, and for no others."""

from types import SimpleNamespace

import numpy as np
import pytest

from apora.inference.calibration import TellingBlocks, Told
from apora.inference.headlines import HEADLINES

DRAWS = 3


def tell(rows):
    """The first unknown, as if it were every number."""
    return Told(*(np.tile(rows[:, :1], (1, len(HEADLINES))) for _ in Told._fields))


@pytest.fixture
def blocks():
    return TellingBlocks(SimpleNamespace(vector=SimpleNamespace(sampled=1)), tell=tell)


def test_what_was_told_of_dropped_blocks_is_dropped_with_them(blocks):
    for value in (0.1, 0.2, 0.3):
        blocks.headlines(np.full((2, DRAWS, 4), value))

    told = blocks.told(2 * DRAWS)

    for part in told:
        assert part.shape[:2] == (2, 2 * DRAWS)
        np.testing.assert_array_equal(part[:, :DRAWS], 0.2)
        np.testing.assert_array_equal(part[:, DRAWS:], 0.3)

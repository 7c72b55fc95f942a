"""The draws that projections use: thinned evenly, with scores for what is not sampled."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import qmc

from apora.inference.problem import CalibrationProblem
from apora.population.levers import effect_positions

LUCK = 7
"""Stream of the case's seed that projections draw from."""


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Scores of parameters and of the effects of measures, draw by score.

    The first draws of any number are spread evenly over all of them, so that a run on
    fewer draws is a run on the first ones, and every contrast is within a draw.
    """

    parameters: NDArray[np.float64]
    effects: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Return the number of draws."""
        return int(self.parameters.shape[0])

    def first(self, count: int) -> "Draws":
        """Return the first draws."""
        return Draws(parameters=self.parameters[:count], effects=self.effects[:count])

    def after(self, count: int) -> "Draws":
        """Return the draws that come after the first ones."""
        return Draws(parameters=self.parameters[count:], effects=self.effects[count:])


def spread_order(count: int) -> NDArray[np.int64]:
    """Return the positions below a number in an order whose every start is spread evenly.

    Bit-reversed counting (van der Corput 1935).

    Args:
        count: How many positions.
    """
    bits = max(int(count - 1).bit_length(), 1)
    order = np.zeros(1 << bits, dtype=np.int64)
    for bit in range(bits):
        order |= ((np.arange(order.size) >> bit) & 1) << (bits - 1 - bit)
    return order[order < count]


def spread_normal(count: int, *, of: int, luck: np.random.Generator) -> NDArray[np.float64]:
    """Return normal scores of which each start is spread evenly, draw by score.

    Args:
        count: How many draws.
        of: How many scores.
        luck: Scrambles the points.
    """
    # The first coordinate counts as `spread_order` does: it is the place of the draw.
    points = qmc.Sobol(of + 1, rng=luck).random_base2(max(count - 1, 1).bit_length())
    return np.asarray(ndtri(points[:count, 1:]))


def draws_of(problem: CalibrationProblem, *, scores: NDArray[np.float64], count: int) -> Draws:
    """Return draws for projections: evenly thinned, with scores for what is not sampled.

    What no claim reads (unsampled parameters, effects of measures) is drawn once a draw
    from the case's seed and shared by all scenarios; its first draws of any number are
    spread evenly too, score by score (scrambled points of Sobol', Owen 1998).

    Args:
        problem: The case.
        scores: Draw by sampled score; where draws are in the order of an outcome, a few of
            them have its spread.
        count: How many draws; fewer where there are not as many.
    """
    kept = min(count, scores.shape[0])
    evenly = np.linspace(0, scores.shape[0] - 1, kept).round().astype(np.int64)
    chosen = scores[evenly][spread_order(kept)]
    luck = np.random.default_rng([problem.case.settings.seed, LUCK])
    unsampled = problem.vector.size - problem.vector.sampled
    effects = len(effect_positions(problem.case.measures)) + 1
    drawn = spread_normal(kept, of=unsampled + effects, luck=luck)
    return Draws(
        parameters=np.concatenate([chosen, drawn[:, :unsampled]], axis=1),
        effects=drawn[:, unsampled:],
    )


def with_score(draws: Draws, *, place: int, score: float) -> Draws:
    """Return the draws with one score set to the same value in all of them.

    Args:
        draws: The draws.
        place: Of the score in the vector of parameters.
        score: Its value, in standard units.
    """
    parameters = draws.parameters.copy()
    parameters[:, place] = score
    return Draws(parameters=parameters, effects=draws.effects)

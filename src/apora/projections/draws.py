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


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Places from 0 to 1, one in each equal stratum, and normal scores; draw first.

    Each start is spread evenly over places and scores together.
    """

    places: NDArray[np.float64]
    scores: NDArray[np.float64]


def spread(count: int, *, of: int, luck: np.random.Generator) -> Spread:
    """Return so many draws spread evenly: scrambled points of Sobol' (Owen 1998).

    Args:
        count: How many draws, and strata.
        of: How many scores.
        luck: Scrambles the points, so that no start leans to a side or lacks tails.
    """
    bits = max(count - 1, 1).bit_length()
    points = qmc.Sobol(of + 1, rng=luck).random_base2(bits)[:count]
    strata = np.argsort(np.argsort(points[:, 0], kind="stable"), kind="stable")
    within = (points[:, 0] * 2**bits) % 1.0
    return Spread(places=(strata + within) / count, scores=np.asarray(ndtri(points[:, 1:])))


def draws_of(problem: CalibrationProblem, *, scores: NDArray[np.float64], count: int) -> Draws:
    """Return draws for projections: evenly thinned, with scores for what is not sampled.

    Of each stratum of equally many draws one is taken at random. What no claim reads
    (unsampled parameters, effects of measures) is drawn once a draw. All luck comes from the
    case's seed, and is shared by all scenarios.

    Args:
        problem: The case.
        scores: Draw by sampled score; where draws are in the order of an outcome, a few of
            them have its spread.
        count: How many draws; fewer where there are not as many.
    """
    kept = min(count, scores.shape[0])
    luck = np.random.default_rng([problem.case.settings.seed, LUCK])
    unsampled = problem.vector.size - problem.vector.sampled
    effects = len(effect_positions(problem.case.measures)) + 1
    drawn = spread(kept, of=unsampled + effects, luck=luck)
    chosen = scores[(drawn.places * scores.shape[0]).astype(np.int64)]
    return Draws(
        parameters=np.concatenate([chosen, drawn.scores[:, :unsampled]], axis=1),
        effects=drawn.scores[:, unsampled:],
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

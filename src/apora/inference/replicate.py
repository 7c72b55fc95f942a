"""What would have been said of a known truth: the claims of a case, their numbers drawn anew."""

from collections.abc import Mapping
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from apora.evidence.observation import Observation
from apora.inference.headlines import headlines_of
from apora.inference.hedges.forms import as_said
from apora.inference.hedges.hedge import Said
from apora.inference.problem import CalibrationProblem, in_batches


class Truths(NamedTuple):
    """Known truths: scores, biases of origins in standard units, and what follows.

    `said` is truth by alternative of every observation, used and then held out;
    `headlines` is truth by headline; `shifts` is truth by observation, on its scale.
    """

    scores: NDArray[np.float64]
    biases: NDArray[np.float64]
    said: NDArray[np.float64]
    headlines: NDArray[np.float64]
    shifts: NDArray[np.float64]


def truths_of(
    problem: CalibrationProblem, *, scores: NDArray[np.float64], biases: NDArray[np.float64]
) -> Truths:
    """Return what the model says where these scores and biases are true.

    Args:
        problem: The case.
        scores: Truth by score of what calibration learns.
        biases: Truth by shared bias, in standard units, and then by score of courses.
    """

    def one(score: Array) -> tuple[Array, Array, Array]:
        run, _ = problem.run(score)
        values = problem.vector.natural(score)
        return problem.said_by(run), headlines_of(problem, run, values), _added(problem, values)

    compiled = jax.jit(lambda every: in_batches(one, every))
    said, headlines, added = (np.asarray(part) for part in compiled(jnp.asarray(scores)))
    shifts = added + problem.bias_sd * _by_observation(problem, biases=biases)
    if problem.courses.size:
        shifts = shifts + biases[:, problem.bias_groups :] @ problem.courses.weights.T
    return Truths(
        scores=scores,
        biases=biases,
        said=said,
        headlines=headlines,
        shifts=shifts,
    )


def said_of_truth(
    problem: CalibrationProblem,
    truths: Truths,
    *,
    number: int,
    ranges: NDArray[np.float64],
    rng: np.random.Generator,
) -> tuple[Said, ...]:
    """Return what is said of one truth under every observation, used and then held out.

    Where one number informs several indicators, one of them, at random, is what it was
    said of.

    Args:
        problem: The case, whose words, sources and open readings are kept.
        truths: Known truths.
        number: Which of them.
        ranges: Prior 99 % range of each observation, natural.
        rng: Source of luck.
    """
    said: list[Said] = []
    start = 0
    for place, observation in enumerate(_observations(problem)):
        end = start + len(observation.alternatives)
        said.append(
            as_said(
                observation,
                theta=truths.said[number, start:end],
                prior_range=(float(ranges[place, 0]), float(ranges[place, 1])),
                shift=float(truths.shifts[number, place]),
                rng=rng,
            )
        )
        start = end
    return _one_number_a_claim(problem, said=said, rng=rng)


def _one_number_a_claim(
    problem: CalibrationProblem, *, said: list[Said], rng: np.random.Generator
) -> tuple[Said, ...]:
    names = [one.claim for one in _observations(problem)]
    places = {name: [i for i, other in enumerate(names) if other == name] for name in names}
    chosen = {name: said[int(rng.choice(several))] for name, several in places.items()}
    return tuple(chosen[name] for name in names)


def _observations(problem: CalibrationProblem) -> tuple[Observation, ...]:
    return (*problem.observations, *problem.held_out)


def _added(problem: CalibrationProblem, values: Mapping[str, Array]) -> Array:
    """Return what the definition of a published level adds to each observation."""
    names = [one.discrepancy for one in _observations(problem)]
    return jnp.stack([jnp.zeros(()) if name is None else values[name] for name in names])


def _by_observation(
    problem: CalibrationProblem, *, biases: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the bias of each observation's origin, in standard units; nil where alone."""
    groups = np.array([one.bias_group for one in _observations(problem)], dtype=np.int64)
    with_none = np.concatenate([biases, np.zeros((biases.shape[0], 1))], axis=1)
    return np.asarray(with_none[:, groups])

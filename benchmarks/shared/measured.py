"""What the benchmarks share: the case, ranges, and how a time is taken and printed."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import jax
import numpy as np
from numpy.typing import NDArray

import simulation_based_calibration as calibrating
from apora.evidence.case import Case, read_case
from apora.inference.calibration import Told, teller
from apora.inference.prior import off_topic_ranges, weighted_prior_scores
from apora.inference.problem import CalibrationProblem, calibration_problem

Floats = NDArray[np.float64]
REPEATS, SEED = 3, 20241127
PRIOR_DRAWS = 1000


@dataclass(frozen=True, kw_only=True)
class Times:
    """Seconds of one thing done several times."""

    seconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Return the median [s]."""
        return median(self.seconds)

    def __str__(self) -> str:
        """Return the median, with the least and the most."""
        return (
            f"{spelled(self.middle)} [{spelled(min(self.seconds))}, {spelled(max(self.seconds))}]"
        )


def spelled(seconds: float) -> str:
    """Return a time in a unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def times_of(function: Callable[[], Any], *, repeats: int = REPEATS) -> Times:
    """Return how long a function takes, compiled before the first time that counts.

    Args:
        function: Of nothing; what it returns is waited for.
        repeats: How often it is timed.
    """
    jax.block_until_ready(function())
    found = []
    for _ in range(repeats):
        before = perf_counter()
        jax.block_until_ready(function())
        found.append(perf_counter() - before)
    return Times(seconds=tuple(found))


def arguments(about: str, **more: Any) -> argparse.Namespace:
    """Return what was asked for: the case, and one number for each further name.

    Args:
        about: What the benchmark measures.
        more: Name to what it is unless said.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--case", type=Path, help="a case folder; without it, the small Lowmere")
    for name, value in more.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    return parser.parse_args()


def asked_case(folder: Path | None) -> Case:
    """Return the case that was asked for."""
    return calibrating.small_case() if folder is None else read_case(folder)


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A case at 64 bits, its prior ranges, and what the model says of scores."""

    problem: CalibrationProblem
    ranges: Floats
    tell: Callable[[Floats], Told]


def bench_of(case: Case) -> Bench:
    """Return a case ready to be measured."""
    problem = calibration_problem(case)
    rng = np.random.default_rng([SEED, 1])
    scores, _ = weighted_prior_scores(problem, draws=PRIOR_DRAWS, rng=rng)
    tell = teller(problem)
    ranges = off_topic_ranges(tell(scores).said, problem=problem)
    return Bench(problem=problem, ranges=ranges, tell=tell)


def line(name: str, *cells: object) -> None:
    """Print one line of a benchmark."""
    print(f"{name:<44}", *cells, sep="  ", flush=True)


def table(rows: Sequence[Sequence[object]]) -> None:
    """Print lines one below the other."""
    for name, *cells in rows:
        line(str(name), *cells)

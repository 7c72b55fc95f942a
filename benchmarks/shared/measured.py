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

os.environ.setdefault("JAX_PLATFORMS", "cpu")

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import jax
import numpy as np
from numpy.typing import NDArray

import replications
import simulation_based_calibration as calibrating
from apora.evidence.case import Case, read_case
from apora.inference.sampler import SamplerSettings
from replications import Trial

# Said here and not in the environment: whoever imports this may have loaded JAX before.
jax.config.update("jax_enable_x64", val=True)

Floats = NDArray[np.float64]
REPEATS, SEED = 3, 20241127


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


def trial_of(case: Case, *, settings: SamplerSettings) -> Trial:
    """Return a case ready to be fitted."""
    return replications.trial_of(case, settings=settings, rng=np.random.default_rng([SEED, 1]))


def line(name: str, *cells: object) -> None:
    """Print one line of a benchmark."""
    print(f"{name:<44}", *cells, sep="  ", flush=True)


def table(rows: Sequence[Sequence[object]]) -> None:
    """Print lines one below the other."""
    for name, *cells in rows:
        line(str(name), *cells)

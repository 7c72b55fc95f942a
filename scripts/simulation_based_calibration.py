"""Is what a fit says of its own uncertainty true? Ranks of known truths among posterior draws.

    python scripts/simulation_based_calibration.py              # 500 small Lowmeres
    python scripts/simulation_based_calibration.py --case cases/belarus-2020 --replications 20

Each replication draws a truth from the case's prior, outside evidence included, has every
claim said anew by the sampler of its words, fits the case to what was said, and ranks the
truth among a hundred posterior draws (Talts et al. 2018): every unknown, every headline,
and the log likelihood of what was said, which sees faults that no single unknown shows
(Modrak et al. 2023). Where the fit is right, each rank is uniform. A replication is kept as
soon as it is done, refused or not; the next run goes on there, --anew forgets. The results are
tests/references/simulation_based_calibration*.json; the README beside them says how they
are judged.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
# Threads of matrices this small wait for each other longer than they compute.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array

import replications
from apora.evidence.case import Case, read_case
from apora.inference.auxiliary import DERIVED, log_weight
from apora.inference.calibration import Told
from apora.inference.diagnostics import Strictness
from apora.inference.fit import Chains
from apora.inference.headlines import HEADLINES
from apora.inference.hedges import HedgeBatch, Said
from apora.inference.names import unknown_names
from apora.inference.replicate import Truths, said_of_truth, truths_of
from apora.inference.rows import ByRow
from apora.inference.sampler import CHAINS, SamplerSettings
from apora.inference.statistical_model import Target, level_shifts, target_of
from replications import Floats, Row, Trial, code_as_run, short

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "scripts" / "small_lowmere"
BESIDE = ROOT / "cases" / "lowmere"
REFERENCES = ROOT / "tests" / "references"
NAME = "simulation_based_calibration"
COMMAND = f"python scripts/{NAME}.py"
SEED = 20261129
REPLICATIONS, CHAIN_DRAWS = 500, 25
"""Posterior draws of a chain that a truth is ranked among, a hundred in all."""
ENOUGH = Strictness(largest_rhat=1.05, fewest_effective=float(CHAINS * CHAIN_DRAWS))
"""Every unknown and headline has as many effective draws as a truth is ranked among."""
QUICK = SamplerSettings(block=25, most_blocks=24, lesson=8, least_rounds=4, strictness=ENOUGH)
"""Of a small case: a short teaching, then chains that end once they have what ranks need."""
WHOLE = SamplerSettings(most_blocks=60, strictness=ENOUGH)
"""Of any other case: as long a teaching as in use, then chains that have what ranks need."""
CANDIDATES = 64
"""Draws from the prior that are offered to the outside evidence at a time."""
EXTRA = ("log likelihood of what was said", "log weight of outside evidence")


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """One case, ready to be replicated: what replications share, and compiled functions.

    `weigh` returns the log weight of outside evidence by scores, `heard` the log likelihood
    of what was said, and that weight, by draw of the unknowns.
    """

    trial: Trial
    weigh: Callable[[Floats], Floats]
    heard: Callable[[Floats, Told, HedgeBatch], Floats]

    @property
    def names(self) -> list[str]:
        """Return the names of everything that is ranked."""
        titles = [one.id for one in HEADLINES]
        return [*unknown_names(self.trial.problem), *titles, *EXTRA]

    def told(self, unknowns: Floats, said: Sequence[Said]) -> Floats:
        """Return everything that is ranked, at 64 bits, draw by quantity.

        Args:
            unknowns: Draw by unknown.
            said: Under every observation, used and then held out.
        """
        told = self.trial.tell(unknowns[:, : self.trial.problem.vector.sampled])
        heard = self.heard(unknowns, told, self.trial.refitter.heard(said))
        return np.concatenate([unknowns, told.headlines, heard], axis=1)


def small_case() -> Case:
    """Return the small Lowmere: its own tables, the rest from cases/lowmere."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "small-lowmere"
        shutil.copytree(SMALL, folder)
        for name in ("parameters.csv", "households.csv", "sources.csv"):
            shutil.copyfile(BESIDE / name, folder / name)
        return read_case(folder)


def calibration_of(case: Case, *, settings: SamplerSettings) -> Calibration:
    """Return a case ready to be replicated.

    Args:
        case: The case.
        settings: Chain lengths.
    """
    trial = replications.trial_of(case, settings=settings, rng=np.random.default_rng([SEED, 4]))
    problem = trial.problem
    weigh = ByRow(lambda one: log_weight(problem.run(one)[1], auxiliaries=problem.auxiliaries))
    return Calibration(
        trial=trial,
        weigh=lambda scores: weigh(scores)[0],
        heard=heard_in(target_of(problem, ranges=trial.ranges)),
    )


def heard_in(target: Target) -> Callable[[Floats, Told, HedgeBatch], Floats]:
    """Return a compiled function from draws to the two log weights they are sampled with.

    Args:
        target: The joint distribution, at 64 bits.
    """
    problem = target.problem
    places = np.array([DERIVED.index(one.id) for one in problem.auxiliaries], dtype=np.int64)

    def one(unknowns: Array, said: Array, derived: Array, batch: HedgeBatch) -> Array:
        outside, claims = target.bearing(
            unknowns,
            said=said,
            rates=derived[places],
            shifts=level_shifts(problem, unknowns[: problem.vector.sampled]),
            batch=batch,
        )
        return jnp.stack([jnp.sum(claims), outside])

    many = jax.jit(jax.vmap(one, in_axes=(0, 0, 0, None)))
    return lambda unknowns, told, batch: np.asarray(
        many(*(jnp.asarray(part) for part in (unknowns, told.said, told.derived)), batch)
    )


def accepted_scores(calibration: Calibration, *, rng: np.random.Generator) -> Floats:
    """Return one draw from the prior as outside evidence leaves it, exactly.

    The weight of outside evidence is one at most, so a draw that is taken with it as its
    chance has the weighted distribution (von Neumann 1951).

    Args:
        calibration: The case.
        rng: Source of luck.
    """
    sampled = calibration.trial.problem.vector.sampled
    while True:
        drawn = rng.standard_normal((CANDIDATES, sampled))
        taken = np.log(rng.uniform(size=CANDIDATES)) < calibration.weigh(drawn)
        if taken.any():
            return drawn[int(taken.argmax())]


def truths_in(calibration: Calibration, *, numbers: Sequence[int]) -> Truths:
    """Return the truths of replications, each from luck of its own.

    Args:
        calibration: The case.
        numbers: Which replications.
    """
    problem = calibration.trial.problem
    lucks = [np.random.default_rng([SEED, 5, number]) for number in numbers]
    scores = [accepted_scores(calibration, rng=rng) for rng in lucks]
    beside = problem.size - problem.vector.sampled
    biases = [rng.standard_normal(beside) for rng in lucks]
    return truths_of(problem, scores=np.stack(scores), biases=np.stack(biases))


def replication(calibration: Calibration, truths: Truths, *, at: int, number: int) -> Row:
    """Return the ranks that one truth had.

    Args:
        calibration: The case.
        truths: From `truths_in`.
        at: Where among them the truth stands.
        number: Which replication it is.
    """
    trial, rng = calibration.trial, np.random.default_rng([SEED, 6, number])
    said = said_of_truth(trial.problem, truths, number=at, ranges=trial.ranges, rng=rng)
    fit = trial.fitted(said, seed=SEED + number)
    truth = np.concatenate([truths.scores[at], truths.biases[at]])
    told = calibration.told(np.stack([truth, *thinned(fit.unknowns)]), said)
    return {"number": number} | figures(fit) | {
        "made": sum(one.happened for one in said),
        "ranks": ranks(told[0], draws=told[1:], rng=rng),
    }  # fmt: skip


def thinned(unknowns: Floats) -> Floats:
    """Return draws far enough apart to be taken for independent, draw by unknown.

    Args:
        unknowns: Chain by draw by unknown.
    """
    every = unknowns.shape[1] / CHAIN_DRAWS
    chosen = (every * (np.arange(CHAIN_DRAWS) + 1.0)).astype(np.int64) - 1
    return unknowns[:, chosen].reshape(-1, unknowns.shape[-1])


def ranks(truth: Floats, *, draws: Floats, rng: np.random.Generator) -> list[int]:
    """Return how many draws lie below the truth, by quantity; ties fall at random.

    Args:
        truth: By quantity.
        draws: Draw by quantity.
        rng: Source of luck for ties.
    """
    below, equal = (draws < truth).sum(axis=0), (draws == truth).sum(axis=0)
    return [int(one) for one in below + rng.integers(0, equal + 1)]


def figures(fit: Chains) -> dict[str, Any]:
    """Return what a replication says of its fit."""
    return {
        "accepted": fit.gates.passed,
        "draws": int(np.prod(fit.headlines.shape[:2])),
        "max_rhat": short(fit.gates.max_rhat),
        "min_ess": short(min(fit.gates.min_ess_bulk, fit.gates.min_ess_tail)),
    }


def head(names: Sequence[str], *, folder: Path, settings: SamplerSettings) -> Row:
    """Return what the result says of itself before its rows."""
    return {
        "about": "Ranks of known truths among posterior draws; where a fit is right, uniform.",
        "command": COMMAND,
        "seed": SEED,
        "case": folder.name,
        "tables": tables_as_written(folder),
        "code": code_as_run(),
        "settings": asdict(settings),
        "draws_ranked": CHAINS * CHAIN_DRAWS,
        "quantities": list(names),
    }


def tables_as_written(folder: Path) -> list[str]:
    """Return digests of the tables that a result rests on."""
    folders = [SMALL, BESIDE] if folder == SMALL else [folder]
    return [replications.digest_of(one) for one in folders]


def commit_as_run() -> str:
    """Return the commit that stands in the working copy, nothing where there is none."""
    asked = ("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD")
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def result_of(folder: Path) -> Path:
    """Return where the result of a case is kept."""
    return REFERENCES / (f"{NAME}.json" if folder == SMALL else f"{NAME}-{folder.name}.json")


def main(arguments: Sequence[str]) -> int:
    """Run the replications that are missing; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--case", type=Path, default=SMALL, help="a case folder")
    parser.add_argument("--replications", type=int, default=REPLICATIONS)
    parser.add_argument("--anew", action="store_true", help="forget what was found before")
    asked = parser.parse_args(arguments)
    folder = asked.case.resolve()
    path, settings = result_of(folder), QUICK if folder == SMALL else WHOLE
    rows = [] if asked.anew else replications.rows_found(path)
    numbers = range(len(rows), asked.replications)
    if not numbers:
        print(f"{path.name} has {len(rows)} replications; --anew runs them again")
        return 0
    case = small_case() if folder == SMALL else read_case(folder)
    calibration = calibration_of(case, settings=settings)
    start = head(calibration.names, folder=folder, settings=settings)
    begun = {"commit": commit_as_run()}
    if rows:
        begun = {"commit": replications.head_found(path)["commit"]}
        if other := replications.other_head(path, head=start, beside=begun):
            print(other)
            return 1
    truths = truths_in(calibration, numbers=numbers)
    for at, number in enumerate(numbers):
        rows.append(replication(calibration, truths, at=at, number=number))
        replications.keep(path, head=begun | start, rows=rows)
        last = rows[-1]
        print(
            f"{number + 1} of {asked.replications}: {last['draws']} draws, "
            f"R-hat {last['max_rhat']}, ESS {last['min_ess']:.0f}",
            flush=True,
        )
    refused = sum(not row["accepted"] for row in rows)
    print(f"{refused} of {len(rows)} fits were refused; their ranks are kept with the others")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

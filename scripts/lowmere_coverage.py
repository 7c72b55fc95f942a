"""Does the 90 % range of a headline hold the truth nine times in ten? Twenty Lowmeres.

    python scripts/lowmere_coverage.py            # goes on where it was ended
    python scripts/lowmere_coverage.py --anew     # forgets what was found before

Each replication draws a new truth from the case's prior, has every claim said anew by the
sampler of its words, and fits the case to what was said by functions that are compiled
once. The result is tests/references/lowmere_coverage.json; the README beside it says how
it is judged.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import replications
from apora.evidence.case import read_case
from apora.inference.calibration import headline_scores
from apora.inference.headlines import HEADLINES
from apora.inference.replicate import Truths, said_of_truth, truths_of
from apora.inference.sampler import SamplerSettings
from replications import Row, digest_of, short

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "cases" / "lowmere"
RESULT = ROOT / "tests" / "references" / "lowmere_coverage.json"
COMMAND = "python scripts/lowmere_coverage.py"
SEED = 20241124
REPLICATIONS = 20
SETTINGS = SamplerSettings()
RANGE = (0.05, 0.5, 0.95)


@dataclass(frozen=True, kw_only=True)
class Trial(replications.Trial):
    """Everything that the replications share, and the truths they are about."""

    truths: Truths


def trial_of(folder: Path = CASE) -> Trial:
    """Return what the replications share: truths, prior ranges, compiled functions."""
    rng = np.random.default_rng([SEED, 4])
    shared = replications.trial_of(read_case(folder), settings=SETTINGS, rng=rng)
    chosen = rng.choice(len(shared.prior), size=REPLICATIONS, replace=False)
    biases = rng.standard_normal((REPLICATIONS, shared.problem.bias_groups))
    truths = truths_of(shared.problem, scores=shared.prior[chosen], biases=biases)
    return Trial(**vars(shared), truths=truths)


def replication(trial: Trial, *, number: int) -> Row:
    """Return what one replication found, each headline on the scale of its name.

    Args:
        trial: From `trial_of`.
        number: Which replication.
    """
    said = said_of_truth(
        trial.problem,
        trial.truths,
        number=number,
        ranges=trial.ranges,
        rng=np.random.default_rng([SEED, 5, number]),
    )
    fit = trial.fitted(said, seed=SEED + number)
    ends = np.quantile(fit.headlines.reshape(-1, len(HEADLINES)), RANGE, axis=0)
    truth = headline_scores(trial.truths.headlines[number])
    return {
        "number": number,
        "accepted": fit.gates.passed,
        "draws": int(np.prod(fit.headlines.shape[:2])),
        "max_rhat": short(fit.gates.max_rhat),
        "min_ess": short(min(fit.gates.min_ess_bulk, fit.gates.min_ess_tail)),
        "made": sum(one.happened for one in said),
        "truth": [short(x) for x in truth],
        "ranges": [[short(x) for x in column] for column in ends.T],
        "covered": [bool(x) for x in (ends[0] <= truth) & (truth <= ends[2])],
    }


def headline_ids() -> list[str]:
    """Return the headlines in the order of the result."""
    return [one.id for one in HEADLINES]


def settings_as_written() -> dict[str, float]:
    """Return the chain lengths as the result holds them."""
    return asdict(SETTINGS)


def head() -> Mapping[str, Any]:
    """Return what the result says of itself before its rows."""
    return {
        "about": "90 % ranges of the headlines over data sets whose truth is known.",
        "command": COMMAND,
        "seed": SEED,
        "replications": REPLICATIONS,
        "case": digest_of(CASE),
        "settings": settings_as_written(),
        "headlines": headline_ids(),
        "scales": [one.scale for one in HEADLINES],
    }


def main(*, anew: bool) -> int:
    """Run the replications that are missing; return the exit code."""
    rows = [] if anew else replications.rows_found(RESULT)
    if len(rows) == REPLICATIONS:
        print(f"{RESULT.name} is complete; --anew runs it again")
        return 0
    if rows and (other := replications.other_head(RESULT, head=head())):
        print(other)
        return 1
    trial = trial_of()
    for number in range(len(rows), REPLICATIONS):
        rows.append(replication(trial, number=number))
        replications.keep(RESULT, head=head(), rows=rows)
        last = rows[-1]
        print(
            f"{number + 1} of {REPLICATIONS}: {sum(last['covered'])} of {len(HEADLINES)} covered, "
            f"{last['draws']} draws, R-hat {last['max_rhat']}, ESS {last['min_ess']:.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(anew="--anew" in sys.argv[1:]))

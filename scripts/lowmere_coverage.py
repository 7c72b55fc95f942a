"""Does the 90 % range of a headline hold the truth nine times in ten? Twenty Lowmeres.

    python scripts/lowmere_coverage.py            # goes on where it was ended
    python scripts/lowmere_coverage.py --anew     # forgets what was found before

Each replication draws a new truth from the case's prior, has every claim said anew by the
sampler of its words, and fits the case to what was said by functions that are compiled
once. The result is tests/references/lowmere_coverage.json; the README beside it says how
it is judged.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import numpy as np
from numpy.typing import NDArray

from apora.evidence.case import read_case
from apora.inference.calibration import Told, headline_scores, teller
from apora.inference.headlines import HEADLINES
from apora.inference.precision import bits
from apora.inference.prior import off_topic_ranges, weighted_prior_scores
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.inference.refit import Refitter
from apora.inference.replicate import Truths, said_of_truth, truths_of
from apora.inference.sampler import SamplerSettings

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "cases" / "lowmere"
RESULT = ROOT / "tests" / "references" / "lowmere_coverage.json"
COMMAND = "python scripts/lowmere_coverage.py"
SEED = 20241124
REPLICATIONS = 20
PRIOR_DRAWS = 1000
SETTINGS = SamplerSettings()
TABLES = (
    "case.toml", "claims.csv", "sources.csv", "units.csv", "drivers.csv", "parameters.csv",
    "households.csv", "scenarios.toml", "measures/*.toml",
)  # fmt: skip
RANGE = (0.05, 0.5, 0.95)

Floats = NDArray[np.float64]
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Everything that the replications share."""

    problem: CalibrationProblem
    truths: Truths
    ranges: Floats
    refitter: Refitter
    tell: Callable[[Floats], Told]

    def headlines(self, unknowns: Floats) -> Floats:
        """Return headlines on their scales, at 64 bits.

        Args:
            unknowns: Chain by draw by unknown.
        """
        flat = unknowns.reshape(-1, unknowns.shape[-1])[:, : self.problem.vector.sampled]
        with bits(64):
            told = self.tell(flat)
        return headline_scores(told.headlines).reshape(*unknowns.shape[:2], -1)


def trial_of(folder: Path = CASE) -> Trial:
    """Return what the replications share: truths, prior ranges, compiled functions."""
    case = read_case(folder)
    problem = calibration_problem(case)
    rng = np.random.default_rng([SEED, 4])
    scores, _ = weighted_prior_scores(problem, draws=PRIOR_DRAWS, rng=rng)
    tell = teller(problem)
    ranges = off_topic_ranges(tell(scores).said, problem=problem)
    chosen = rng.choice(PRIOR_DRAWS, size=REPLICATIONS, replace=False)
    biases = rng.standard_normal((REPLICATIONS, problem.bias_groups))
    with bits(32):
        refitter = Refitter(calibration_problem(case), ranges=ranges, settings=SETTINGS)
    return Trial(
        problem=problem,
        truths=truths_of(problem, scores=scores[chosen], biases=biases),
        ranges=ranges,
        refitter=refitter,
        tell=tell,
    )


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
    with bits(32):
        batch = trial.refitter.heard(said)
        fit = trial.refitter.fit(batch, seed=SEED + number, headlines=trial.headlines)
    ends = np.quantile(fit.headlines.reshape(-1, len(HEADLINES)), RANGE, axis=0)
    truth = headline_scores(trial.truths.headlines[number])
    return {
        "number": number,
        "accepted": fit.gates.passed,
        "draws": int(np.prod(fit.headlines.shape[:2])),
        "max_rhat": _short(fit.gates.max_rhat),
        "min_ess": _short(min(fit.gates.min_ess_bulk, fit.gates.min_ess_tail)),
        "divergences": fit.gates.divergences,
        "made": sum(one.happened for one in said),
        "truth": [_short(x) for x in truth],
        "ranges": [[_short(x) for x in column] for column in ends.T],
        "covered": [bool(x) for x in (ends[0] <= truth) & (truth <= ends[2])],
    }


def _short(value: float) -> float:
    return float(f"{value:.6g}")


def headline_ids() -> list[str]:
    """Return the headlines in the order of the result."""
    return [one.id for one in HEADLINES]


def settings_as_written() -> dict[str, float]:
    """Return the chain lengths as the result holds them."""
    return asdict(SETTINGS)


def digest_of(folder: Path) -> str:
    """Return a digest of the tables that the replications rest on."""
    found = hashlib.sha256()
    for path in sorted(path for pattern in TABLES for path in folder.glob(pattern)):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def written(rows: Sequence[Row]) -> str:
    """Return the result as text, a line a replication."""
    head = {
        "about": "90 % ranges of the headlines over data sets whose truth is known.",
        "command": COMMAND,
        "seed": SEED,
        "replications": REPLICATIONS,
        "case": digest_of(CASE),
        "settings": settings_as_written(),
        "headlines": headline_ids(),
        "scales": [one.scale for one in HEADLINES],
    }
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    return json.dumps(head, indent=1)[:-2] + f',\n "rows": [\n{lines}\n ]\n}}\n'


def keep(rows: Sequence[Row]) -> None:
    """Write the rows found so far; a run that is ended leaves the old file or the new."""
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    beside = RESULT.with_suffix(".part")
    beside.write_text(written(rows), encoding="utf-8")
    beside.replace(RESULT)


def main(*, anew: bool) -> int:
    """Run the replications that are missing; return the exit code."""
    rows: list[Row] = []
    if RESULT.is_file() and not anew:
        rows = json.loads(RESULT.read_text(encoding="utf-8"))["rows"]
    if len(rows) == REPLICATIONS:
        print(f"{RESULT.name} is complete; --anew runs it again")
        return 0
    trial = trial_of()
    for number in range(len(rows), REPLICATIONS):
        rows.append(replication(trial, number=number))
        keep(rows)
        last = rows[-1]
        print(
            f"{number + 1} of {REPLICATIONS}: {sum(last['covered'])} of {len(HEADLINES)} covered, "
            f"{last['draws']} draws, R-hat {last['max_rhat']}, ESS {last['min_ess']:.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(anew="--anew" in sys.argv[1:]))

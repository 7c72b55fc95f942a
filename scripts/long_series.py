"""Rolling-origin projections of two police forces, scored against four plain forecasts.

    python scripts/long_series.py            # goes on where it was ended
    python scripts/long_series.py --anew     # forgets what was found before

The case is fitted anew at each origin, to the months before it; months after it weigh nothing
(`long_series_fit.py` says how). The result is tests/references/long_series.json
and the tables of docs/explanation/long-series.md. The series lie in
../shared/validation/series and are not kept here.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from apora.evidence.case import read_case
from apora.inference.predictive import said_of
from apora.inference.prior import off_topic_ranges, weighted_prior_scores
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.inference.rows import ByRow
from apora.inference.sampler import CHAINS
from apora.inference.statistical_model import target_of
from long_series_case import MEASURED, SERIES, Force, cities, write_case
from long_series_fit import DRAWS, Chances, Fit, Line, fitted, line_of
from long_series_page import PAGE, page_of
from long_series_rivals import rival_quantiles
from long_series_scores import QUANTILES, scored

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "tests" / "references" / "long_series.json"
COMMAND = "make forecasts"
SEED = 20191231
HORIZON = 12
ORIGINS = tuple((year, month) for year in (2016, 2017, 2018) for month in (2, 4, 6, 8, 10, 12))[5:]
"""The last month that a fit sees: December 2016 to December 2018, every other month."""
PRIOR_DRAWS = 1000
SERIES_OF = (*MEASURED, "separations")
"""Forecast: each reason, and both together."""

Floats = NDArray[np.float64]
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Study:
    """What all origins share: the line of what is expected, and the chances of the tallies.

    `months` are year and month of each observation, `keys` force and indicator.
    """

    problem: CalibrationProblem
    line: Line
    chances: Chances
    months: tuple[tuple[int, int], ...]
    keys: tuple[tuple[str, str], ...]

    def fit(self, origin: tuple[int, int]) -> Fit:
        """Return draws under the months up to an origin.

        Args:
            origin: Year and month of the last month that is learned from.
        """
        return fitted(
            self.line,
            chances=self.chances,
            seen=np.array([float(one <= origin) for one in self.months]),
            seed=SEED + 12 * origin[0] + origin[1],
        )


def study_of(forces: Sequence[Force]) -> Study:
    """Return what all origins share.

    Args:
        forces: Whose series are learned.
    """
    with tempfile.TemporaryDirectory() as folder:
        problem = calibration_problem(read_case(write_case(Path(folder), forces=forces)))
    rng = np.random.default_rng([SEED, 1])
    scores, _ = weighted_prior_scores(problem, draws=PRIOR_DRAWS, rng=rng)
    said = ByRow(lambda one: problem.said_by(problem.run(one)[0]))(scores)[0]
    return study_of_prior(problem, said=said)


def study_of_prior(problem: CalibrationProblem, *, said: Floats) -> Study:
    """Return what all origins share, from what the model says before the evidence.

    Args:
        problem: The case.
        said: In draws from the prior, draw by observation, natural.
    """
    claims = {one.id: one for one in problem.case.claims}
    own = [claims[one.claim] for one in problem.observations]
    target = target_of(problem, ranges=off_topic_ranges(said, problem=problem))
    return Study(
        problem=problem,
        line=line_of(problem, said=said),
        chances=Chances(target.batch),
        months=tuple((int(one.when[:4]), int(one.when[5:7])) for one in own),
        keys=tuple((one.where, one.indicator) for one in own),
    )


def months_after(origin: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the months that are forecast from an origin."""
    start = origin[0] * 12 + origin[1]
    return [((start + h) // 12, (start + h) % 12 + 1) for h in range(HORIZON)]


def forecasts(study: Study, fit: Fit, *, origin: tuple[int, int]) -> dict[Any, Floats]:
    """Return what would be counted in the months after an origin: draws, by force and series.

    Each is draw by horizon, with the luck of counting. Both reasons together are added draw
    by draw.

    Args:
        study: What all origins share.
        fit: From `Study.fit`.
        origin: Year and month of the last month seen.
    """
    rng = np.random.default_rng([SEED, 3, *origin])
    expected = study.line.start + fit.unknowns @ study.line.slopes.T
    wanted = months_after(origin)
    found: dict[Any, Floats] = {}
    for place, (key, month) in enumerate(zip(study.keys, study.months, strict=True)):
        if month in wanted:
            one = study.problem.observations[place]
            whole = found.setdefault(key, np.full((len(expected), HORIZON), np.nan))
            whole[:, wanted.index(month)] = said_of(one, x=expected[:, place], rng=rng)
    for force in {force for force, _ in study.keys}:
        both = [found[force, indicator] for indicator in MEASURED]
        found[force, "separations"] = both[0] + both[1]
    return found


def series_of(force: Force, *, series: str) -> Floats:
    """Return what was counted, month by month."""
    parts = MEASURED if series == "separations" else (series,)
    return np.array([sum(getattr(one, part) for part in parts) for one in force.months], float)


def origin_rows(study: Study, *, forces: Sequence[Force], origin: tuple[int, int]) -> list[Row]:
    """Return the scores of all forecasts from one origin, a row a force and series.

    Args:
        study: What all origins share.
        forces: With the months that were counted.
        origin: Year and month of the last month seen.
    """
    began = time.process_time()
    fit = study.fit(origin)
    drawn = forecasts(study, fit, origin=origin)
    how = {
        "max_rhat": round(fit.gates.max_rhat, 4),
        "min_effective": round(min(fit.gates.min_ess_bulk, fit.gates.min_ess_tail)),
        "processor_seconds": round(time.process_time() - began, 1),
    }
    rows = []
    for force in forces:
        months = [(one.year, one.month) for one in force.months]
        seen = months.index(origin) + 1
        for series in SERIES_OF:
            counted = series_of(force, series=series)
            after = counted[seen : seen + HORIZON]
            ours = np.quantile(drawn[force.id, series], QUANTILES, axis=0).T
            rivals = rival_quantiles(counted[:seen], start=force.months[0])
            rows.append(
                {
                    "origin": f"{origin[0]}-{origin[1]:02d}",
                    "force": force.id,
                    "series": series,
                    "fit": how,
                    "scores": {
                        name: scored(quantiles, counted=after)
                        for name, quantiles in ({"apora": ours} | rivals).items()
                    },
                }
            )
    return rows


def written(rows: Sequence[Row], *, commit: str) -> str:
    """Return the result as text, a line a row.

    Args:
        rows: Of the result.
        commit: The code that found them.
    """
    head = {
        "about": "Forecasts of monthly leavers from rolling origins, scored on the same months.",
        "command": COMMAND,
        "seed": SEED,
        "commit": commit,
        "origins": [f"{year}-{month:02d}" for year, month in ORIGINS],
        "draws": CHAINS * DRAWS,
    }
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    return json.dumps(head, indent=1)[:-2] + f',\n "rows": [\n{lines}\n ]\n}}\n'


def keep(rows: Sequence[Row]) -> None:
    """Write the rows found so far; a run that is ended leaves the old file or the new."""
    beside = RESULT.with_suffix(".part")
    found = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, check=True)
    commit = found.stdout.decode().strip()
    beside.write_text(written(rows, commit=commit), encoding="utf-8")
    beside.replace(RESULT)


def main(*, anew: bool) -> int:
    """Run the origins that are missing; return the exit code."""
    if not SERIES.is_dir():
        print(f"{SERIES} is missing: the series are read from there and not kept here.")
        return 2
    rows: list[Row] = []
    if RESULT.is_file() and not anew:
        rows = json.loads(RESULT.read_text(encoding="utf-8"))["rows"]
    done = {row["origin"] for row in rows}
    missing = [one for one in ORIGINS if f"{one[0]}-{one[1]:02d}" not in done]
    forces = cities()
    if not missing:
        print(f"{RESULT.name} is complete; --anew runs it again")
        return 0
    study = study_of(forces)
    for origin in missing:
        rows += origin_rows(study, forces=forces, origin=origin)
        keep(rows)
        print(rows[-1]["origin"], rows[-1]["fit"], flush=True)
    PAGE.write_text(page_of(PAGE.read_text(encoding="utf-8"), rows=rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(anew="--anew" in sys.argv[1:]))

"""Write the case of Lowmere, an invented service whose true values are known.

    python scripts/make_lowmere.py [FOLDER]

Tables written by hand (head, units, drivers, priors, households, measures, scenarios,
judgements) are taken from cases/lowmere as they are. What follows from the truth is made
anew: claims.csv, sources.csv, texts/ and truth.json, from the words in scripts/lowmere.

The truth is drawn from the case's own prior. Bounds, words and orders are statements that
are made or not, about a number that is given; so a truth is drawn in proportion to the
chance that all of those in the case are made. Every other number is then drawn by the
sampler of its words. The same seed gives the same bytes.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from itertools import count
from pathlib import Path

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from apora.evidence.case import read_case
from apora.evidence.observation import Heard
from apora.inference.headlines import HEADLINES
from apora.inference.hedges import Said, compile_hedges, hedge_of, log_likelihood
from apora.inference.prior import off_topic_ranges, weighted_prior_scores
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.inference.replicate import Truths, said_of_truth, truths_of

ROOT = Path(__file__).resolve().parent.parent
WORDS = Path(__file__).resolve().parent / "lowmere"
CASE = ROOT / "cases" / "lowmere"
WRITTEN_BY_HAND = (
    "case.toml",
    "units.csv",
    "drivers.csv",
    "parameters.csv",
    "households.csv",
    "scenarios.toml",
    "judgements.toml",
    "measures",
)

SEED = 20241124
STREAM = 2
"""Which of many possible truths: a reader of the tutorial should meet no freak."""

CANDIDATES = 4000
FEWEST = 10.0
DECIMALS = 4
"""Scores of the truth have so many decimals, so that truth.json holds them whole."""

NUMBER = re.compile(r"\{([^{}]+)\}")
PLACE = re.compile(r"\{(C[0-9]+)\}")
FRACTIONS = {
    "a fifth": 1 / 5,
    "a quarter": 1 / 4,
    "a third": 1 / 3,
    "two fifths": 2 / 5,
    "half": 1 / 2,
    "three fifths": 3 / 5,
    "two thirds": 2 / 3,
    "three quarters": 3 / 4,
    "four fifths": 4 / 5,
}
MAGNITUDES = {"dozens": 10.0, "hundreds": 100.0, "thousands": 1000.0}

Numbers = Mapping[str, Heard]
"""What was said, by claim; a claim that is not there keeps the number of its words."""


class Unsayable(Exception):
    """A number that the words of a claim cannot carry, such as a rise called a fall.

    Or that no source would print: more people than posts, a count that points at persons.
    """


def main(folder: Path = CASE) -> int:
    """Write the case into a folder; return the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch) / "lowmere"
        _copy_by_hand(template)
        write_said(template, numbers={})
        problem = calibration_problem(read_case(template))
    truth, numbers = draw(problem)
    _copy_by_hand(folder)
    write_said(folder, numbers=numbers)
    text = json.dumps(truth, indent=1, ensure_ascii=False)
    _write(folder / "truth.json", text=text + "\n")
    print(f"{folder}: {len(read_case(folder).claims)} claims, the truth in truth.json")
    return 0


def draw(problem: CalibrationProblem) -> tuple[dict[str, object], Numbers]:
    """Return a truth under which the case's statements are made, and its numbers said."""
    rng = np.random.default_rng([SEED, 2])
    scores, _ = weighted_prior_scores(problem, draws=CANDIDATES, rng=rng)
    biases = rng.standard_normal((CANDIDATES, problem.bias_groups))
    truths = truths_of(
        problem, scores=np.round(scores, DECIMALS), biases=np.round(biases, DECIMALS)
    )
    ranges = off_topic_ranges(truths.said, problem=problem)
    rng = np.random.default_rng([SEED, 3, STREAM])
    chances = chance_of_statements(problem, truths, ranges=ranges)
    for attempt in count():
        number = int(rng.choice(CANDIDATES, p=chances / chances.sum()))
        said = said_of_truth(problem, truths, number=number, ranges=ranges, rng=rng)
        numbers = numbers_of(problem, said)
        try:
            refuse_absurd(numbers)
            for row in claim_rows():
                with_number(row, heard=numbers.get(row["id"]))
        except Unsayable:
            continue
        return truth_of(problem, truths, number=number, attempt=attempt), numbers
    raise AssertionError


def chance_of_statements(
    problem: CalibrationProblem, truths: Truths, *, ranges: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return, for each truth, the chance that every bound, word and order is stated."""
    observations = (*problem.observations, *problem.held_out)
    batch = compile_hedges(observations, ranges)
    each = jax.jit(jax.vmap(lambda said, shift: log_likelihood(batch, said, discrepancy=shift)))(
        jnp.asarray(truths.said), jnp.asarray(truths.shifts)
    )
    is_event = np.array([hedge_of(one).is_event for one in observations])
    logs = np.asarray(each)[:, is_event].sum(axis=1)
    return np.exp(logs - logs.max())


def numbers_of(problem: CalibrationProblem, said: tuple[Said, ...]) -> Numbers:
    """Return the numbers drawn; statements that are made or not keep theirs."""
    pairs = zip((*problem.observations, *problem.held_out), said, strict=True)
    return {one.claim: what.heard for one, what in pairs if not hedge_of(one).is_event}


def refuse_absurd(numbers: Numbers) -> None:
    """Refuse more people than posts, and counts of fewer than ten people."""
    posts = numbers["C02"].value
    if max(numbers[name].value for name in ("C01", "C04")) > posts:
        raise Unsayable
    if min(numbers[name].value for name in ("C05", "C06", "C23", "C28")) < FEWEST:
        raise Unsayable


def truth_of(
    problem: CalibrationProblem, truths: Truths, *, number: int, attempt: int
) -> dict[str, object]:
    """Return the truth as it is published."""
    values = problem.vector.natural(jnp.asarray(truths.scores[number]))
    sampled = {entry.id for entry in problem.vector.entries if entry.sampled}
    names = {one.id: float(x) for one, x in zip(HEADLINES, truths.headlines[number], strict=True)}
    return {
        "about": "The known truth of an invented case, made by scripts/make_lowmere.py.",
        "seed": SEED,
        "attempt": attempt,
        "strata": list(problem.organisation.strata),
        "headlines": {name: _short(value) for name, value in names.items()},
        "parameters": {
            name: _natural(value)
            for name, value in values.items()
            if name in sampled or name == "office_effect"
        },
        "claims": _true_values(problem, truths.said[number]),
        "scores": truths.scores[number].tolist(),
        "biases": truths.biases[number].tolist(),
    }


def _true_values(
    problem: CalibrationProblem, said: NDArray[np.float64]
) -> dict[str, dict[str, float]]:
    """Return the true value of every reading of every claim."""
    found: dict[str, dict[str, float]] = {}
    start = 0
    for one in (*problem.observations, *problem.held_out):
        for reading, value in zip(one.alternatives, said[start:], strict=False):
            found.setdefault(one.claim, {})[reading.label] = _short(float(value))
        start += len(one.alternatives)
    return found


def _natural(value: jax.Array) -> float | list[float]:
    numbers = np.asarray(value, dtype=np.float64)
    return _short(float(numbers)) if numbers.ndim == 0 else [_short(x) for x in numbers.tolist()]


def _short(value: float) -> float:
    """Return a value to six figures, which every processor agrees on."""
    return float(f"{value:.6g}")


def _copy_by_hand(folder: Path) -> None:
    if folder.resolve() == CASE:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in WRITTEN_BY_HAND:
        if (CASE / name).is_dir():
            shutil.copytree(CASE / name, folder / name, dirs_exist_ok=True)
        else:
            shutil.copyfile(CASE / name, folder / name)


def claim_rows() -> list[dict[str, str]]:
    """Return the rows of claims.csv with their numbers in braces."""
    with (WORDS / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_said(folder: Path, *, numbers: Numbers) -> None:
    """Write claims, sources and texts with the numbers that were said."""
    rows = [with_number(row, heard=numbers.get(row["id"])) for row in claim_rows()]
    says = {row["id"]: row["says"] for row in rows}
    places: dict[str, str] = {}
    hashes: dict[str, str] = {}
    for path in sorted((WORDS / "texts").glob("*.txt")):
        text, found = filled(path.read_text(encoding="utf-8"), says=says)
        places |= {name: str(at) for name, at in found.items()}
        hashes[f"texts/{path.name}"] = hashlib.sha256(text.encode()).hexdigest()
        _write(folder / "texts" / path.name, text=text)
    _write_rows(folder / "claims.csv", rows=[row | {"at": places[row["id"]]} for row in rows])
    with (WORDS / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = list(csv.DictReader(file))
    _write_rows(
        folder / "sources.csv",
        rows=[row | {"sha256": hashes.get(row["text"], "")} for row in sources],
    )


def filled(text: str, *, says: Mapping[str, str]) -> tuple[str, dict[str, int]]:
    """Return a text with its claims in place, and where each of them stands."""
    parts = PLACE.split(text)
    done, places = parts[0], {}
    for name, after in zip(parts[1::2], parts[2::2], strict=True):
        places[name] = len(done)
        done += says[name] + after
    return done, places


def with_number(row: dict[str, str], *, heard: Heard | None) -> dict[str, str]:
    """Return a row of claims.csv with the number said in place of the one in braces."""
    return row | {column: _worded(row[column], heard=heard) for column in ("says", "reads")}


def _worded(text: str, *, heard: Heard | None) -> str:
    written = NUMBER.findall(text)
    if heard is None or not written:
        return NUMBER.sub(r"\1", text)
    ends = [heard.low, heard.high] if heard.form == "range" else [heard.value]
    if (heard.value < 0.0) != ("fewer" in text or text.startswith("-{")):
        raise Unsayable
    percent = "percent" in text or "%" in text
    tokens = iter(
        _token(like, value=value, heard=heard, percent=percent)
        for like, value in zip(written, ends, strict=True)
    )
    return NUMBER.sub(lambda _: next(tokens), text)


def _token(like: str, *, value: float, heard: Heard, percent: bool) -> str:
    """Return a value written as the one it replaces."""
    if heard.form == "count_of":
        return str(heard.k)
    if heard.form == "fraction":
        return _fraction(like, value=value)
    if heard.form == "magnitude":
        word = next((one for one, low in MAGNITUDES.items() if np.isclose(low, heard.low)), None)
        if word is None:
            raise Unsayable
        return word if like in MAGNITUDES else f"{heard.low:.0f}"
    if value == 0.0:
        raise Unsayable
    decimals = len(like.partition(".")[2])
    return f"{abs(value) * (100.0 if percent else 1.0):,.{decimals}f}"


def _fraction(like: str, *, value: float) -> str:
    word = next((one for one, share in FRACTIONS.items() if np.isclose(share, value)), None)
    if word is None:
        raise Unsayable
    part = next(f"{k}/{n}" for n in range(2, 6) for k in range(1, n) if np.isclose(k / n, value))
    return part if "/" in like else word


def _write_rows(path: Path, *, rows: list[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    _write(path, text=text.getvalue())


def _write(path: Path, *, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


if __name__ == "__main__":
    sys.exit(main(*(Path(one) for one in sys.argv[1:2])))

"""Does what is reported after the evidence move with the number of household types?

    apora calibrate cases/belarus-2020
    python scripts/convergence_after.py cases/belarus-2020

Draws of the stored fit are run with four times as many types, and weighted by what those
make of the evidence (Pareto smoothed), so that they stand for the fit with more types.
Printed is by how much medians and ends move, against the 90 % range after the evidence, for
the same draws and for the weighted ones, with the standard error of so many draws. The
result is tests/references/convergence_after.json, of another case a file beside it.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("JAX_ENABLE_X64", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

import convergence
from apora.evidence.case import Case, read_case
from apora.inference.calibration import Calibration
from apora.inference.posterior import open_calibration
from apora.inference.problem import calibration_problem, in_batches
from apora.inference.sampler import SamplerSettings
from apora.inference.statistical_model import Target, target_of
from apora.inference.weights import smoothed_weights, weighted_quantiles
from apora.store.digests import code_digest
from apora.store.steps import Store
from apora.workflow.inputs import CALIBRATING, calibration_digest
from apora.workflow.model_steps import CALIBRATE, DRAWS_FILE

Floats = NDArray[np.float64]
RESULT = convergence.ROOT / "tests" / "references" / "convergence_after.json"
CASE = "belarus-2020"
"""Whose result the documentation shows."""
COMMAND = "python scripts/convergence_after.py"
COMPUTING = (*CALIBRATING, "projections")
"""The layers that a result rests on."""
AGAIN = 200
"""Sets of draws, drawn from the draws, that a standard error rests on."""
MORE = next(one for one in convergence.VARIANTS if one.types == convergence.MORE)


def stored(case: Case) -> Calibration:
    """Return the calibration that the store of a case holds.

    Args:
        case: Calibrated before, with as many household types as more are held against.
    """
    if case.settings.household_types != convergence.TYPES:
        sys.exit(
            f"{case.folder}: household_types is {case.settings.household_types}; "
            f"{MORE.types} types are held against {convergence.TYPES} only."
        )
    folder = Store(case=case.folder).find(CALIBRATE, digest=calibration_digest(case))
    if folder is None:
        sys.exit(f"{case.folder}: not calibrated by this code; run `apora calibrate` first.")
    return open_calibration(case, path=folder / DRAWS_FILE)


def log_densities(target: Target, unknowns: Floats) -> Floats:
    """Return the log density of unknowns and claims, by draw.

    Args:
        target: With one or another number of types.
        unknowns: Draw by unknown.
    """

    def one(draw: jax.Array) -> jax.Array:
        return target.log_density(draw, gist=target.gist(draw))

    many = jax.jit(lambda draws: in_batches(one, draws, size=convergence.BATCH))
    return np.asarray(many(jnp.asarray(unknowns)), dtype=np.float64)


def with_more_types(calibration: Calibration) -> Target:
    """Return the joint distribution of the case with more household types.

    Args:
        calibration: As the case is.
    """
    case = calibration.problem.case
    settings = case.settings.model_copy(update={"household_types": MORE.types})
    problem = calibration_problem(replace(case, settings=settings))
    return target_of(problem, ranges=calibration.ranges)


def shifts(base: Floats, other: Floats, *, weights: Floats) -> Floats:
    """Return by how much ends and median move, quantity by end [share of the 90 % range].

    Args:
        base: Draw by quantity.
        other: The same draws with more types.
        weights: Of the draws under more types.
    """
    alike, levels = np.full(len(base), 1.0 / len(base)), np.array(convergence.ENDS)
    before, after = (
        np.stack([weighted_quantiles(column, weights=own, levels=levels) for column in values.T])
        for values, own in ((base, alike), (other, weights))
    )
    return convergence.against_range(before, after)


def standard_errors(base: Floats, other: Floats, *, weights: Floats, block: int) -> Floats:
    """Return the standard error of each shift, quantity by end [share of the 90 % range].

    From draws drawn again in fixed blocks that do not overlap, since those of a chain are
    not independent (Carlstein 1986).

    Args:
        base: Draw by quantity, chains one after another.
        other: The same draws with more types.
        weights: Of the draws under more types.
        block: Draws of a block; chains are whole blocks long.
    """
    rng, again = np.random.default_rng(convergence.SEED), []
    by_block = np.arange(len(base)).reshape(-1, block)
    for _ in range(AGAIN):
        places = by_block[rng.integers(len(by_block), size=len(by_block))].ravel()
        own = weights[places] / weights[places].sum()
        again.append(shifts(base[places], other[places], weights=own))
    return np.asarray(np.std(again, axis=0, ddof=1))


def found(calibration: Calibration) -> dict[str, Any]:
    """Return the result of a calibrated case.

    Args:
        calibration: Accepted.
    """
    problem = calibration.problem
    unknowns = calibration.chains.unknowns.reshape(-1, problem.size)
    rest = np.random.default_rng(convergence.SEED).standard_normal(
        (len(unknowns), problem.vector.size - problem.vector.sampled)
    )
    scores = np.concatenate([calibration.scores, rest], axis=1)
    logs = log_densities(with_more_types(calibration), unknowns)
    weights, shape = smoothed_weights(logs - log_densities(calibration.target, unknowns))
    compiled = convergence.Compiled(problem)
    base, other = (compiled.told(one, scores=scores) for one in (convergence.BASE, MORE))
    names = convergence.quantity_names(problem)
    alike, block = np.full(len(base), 1.0 / len(base)), SamplerSettings().block
    errors = standard_errors(base, other, weights=weights, block=block)
    return {
        "case": problem.case.id,
        "command": COMMAND,
        "seed": convergence.SEED,
        "code": code_digest(COMPUTING)[:16],
        "draws": len(unknowns),
        "types": [convergence.TYPES, MORE.types],
        "accepted": calibration.accepted,
        "pareto_shape": round(shape, 3),
        "effective": round(float(1.0 / np.sum(weights**2)), 1),
        "shifts": convergence.by_name(names, shifts(base, other, weights=weights)),
        "standard_errors": convergence.by_name(names, errors),
        "shifts_same_draws": convergence.by_name(names, shifts(base, other, weights=alike)),
    }


def result_of(case: str) -> Path:
    """Return where the result of a case is kept."""
    return RESULT if case == CASE else RESULT.with_stem(f"{RESULT.stem}-{case}")


def main(arguments: Sequence[str]) -> int:
    """Write the result and print the largest shifts; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("case", type=Path, help="the folder of a calibrated case")
    case = read_case(parser.parse_args(arguments).case)
    result = found(stored(case))
    result_of(case.id).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"Pareto shape {result['pareto_shape']}, {result['effective']} effective draws")
    for kind in ("shifts", "shifts_same_draws"):
        sizes = {name: max(map(abs, ends)) for name, ends in result[kind].items()}
        for name in sorted(sizes, key=sizes.__getitem__, reverse=True)[:6]:
            print(f"{kind}: {100 * sizes[name]:.1f} % {name} {result[kind][name]}")
            print(f"    standard errors {result['standard_errors'][name]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

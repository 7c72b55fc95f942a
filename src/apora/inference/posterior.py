"""A calibration as one file in ArviZ's groups, written and opened again."""

import json
from collections.abc import Mapping
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from apora.evidence.case import Case
from apora.inference.calibration import Calibration, Told, headline_scores
from apora.inference.fit import Chains, joined_chains
from apora.inference.headlines import HEADLINES
from apora.inference.names import unknown_names
from apora.inference.problem import CalibrationProblem, calibration_problem
from apora.inference.sampler import Block
from apora.inference.statistical_model import target_of

Floats = NDArray[np.float64]
CHAINS = ("chain", "draw")


def save_calibration(calibration: Calibration, *, path: Path) -> None:
    """Write a calibration as a tree of ArviZ's groups.

    Args:
        calibration: Accepted or not.
        path: A new netCDF file.
    """
    xr.DataTree.from_dict(groups_of(calibration)).to_netcdf(path, engine="h5netcdf")


def groups_of(calibration: Calibration) -> Mapping[str, xr.Dataset]:
    """Return ArviZ's groups of a calibration.

    Args:
        calibration: Accepted or not.
    """
    problem, chains = calibration.problem, calibration.chains
    claims = [one.claim for one in problem.observations]
    root = xr.Dataset(
        attrs={
            "precision_ess": calibration.precision_ess,
            "prior_effective": calibration.prior_effective,
            "reasons": json.dumps(calibration.reasons, ensure_ascii=False),
        }
    )
    return {
        "/": root,
        "prior": _parameters(calibration.prior_scores, problem=problem, axes=("draw",)),
        "posterior": _parameters(chains.unknowns, problem=problem, axes=CHAINS),
        "sample_stats": xr.Dataset(
            {
                "lp": (CHAINS, chains.draws.log_density),
                "acceptance_rate": (CHAINS, chains.draws.accepted),
                "surrogate_error": (CHAINS, chains.draws.surrogate_error),
            }
        ),
        "log_likelihood": xr.Dataset(
            {"claims": ((*CHAINS, "claim"), calibration.log_likelihood)},
            coords={"claim": np.array(claims, dtype=str)},
        ),
        "prior_predictive": _told(calibration.prior, axes=("draw",)),
        "posterior_predictive": _told(calibration.posterior, axes=CHAINS),
        "observed_data": xr.Dataset(
            {"claims": (("claim",), [one.heard.value for one in problem.observations])},
            coords={"claim": np.array(claims, dtype=str)},
        ),
        "constant_data": xr.Dataset({"prior_range": (("observation", "end"), calibration.ranges)}),
    }


def natural_values(scores: Floats, *, problem: CalibrationProblem) -> Mapping[str, Floats]:
    """Return natural values of every unknown for draws of scores.

    Args:
        scores: Draw by score.
        problem: The case.
    """
    values = jax.jit(jax.vmap(problem.vector.natural))(jnp.asarray(scores))
    return {name: np.asarray(value) for name, value in values.items()}


def _parameters(
    unknowns: Floats, *, problem: CalibrationProblem, axes: tuple[str, ...]
) -> xr.Dataset:
    flat = unknowns.reshape(-1, unknowns.shape[-1])[:, : problem.vector.sampled]
    values = natural_values(flat, problem=problem)
    shape = unknowns.shape[:-1]
    found = {
        name: (
            axes if value.ndim == 1 else (*axes, "stratum"),
            value.reshape(*shape, *value.shape[1:]),
        )
        for name, value in values.items()
    }
    names = unknown_names(problem)[: unknowns.shape[-1]]
    return xr.Dataset(
        found | {"scores": ((*axes, "unknown"), unknowns)},
        coords={
            "stratum": np.array(problem.organisation.strata, dtype=str),
            "unknown": np.array(names, dtype=str),
        },
    )


def _told(told: Told, *, axes: tuple[str, ...]) -> xr.Dataset:
    return xr.Dataset(
        {
            "said": ((*axes, "alternative"), told.said),
            "headlines": ((*axes, "headline"), told.headlines),
            "derived": ((*axes, "rate"), told.derived),
        },
        coords={"headline": np.array([one.id for one in HEADLINES], dtype=str)},
    )


def _read_told(tree: xr.DataTree, *, group: str) -> Told:
    return Told(*(np.asarray(tree[f"{group}/{name}"].values) for name in Told._fields))


def open_calibration(case: Case, *, path: Path) -> Calibration:
    """Return a stored calibration of a case.

    Args:
        case: The case it was made from.
        path: Written by `save_calibration`.
    """
    problem = calibration_problem(case)
    with xr.open_datatree(path, engine="h5netcdf") as tree:
        stats = {name: np.asarray(value.values) for name, value in tree["sample_stats"].items()}
        unknowns = np.asarray(tree["posterior/scores"].values)
        ranges = np.asarray(tree["constant_data/prior_range"].values)
        prior = _read_told(tree, group="prior_predictive")
        posterior = _read_told(tree, group="posterior_predictive")
        prior_scores = np.asarray(tree["prior/scores"].values)
        log_likelihood = np.asarray(tree["log_likelihood/claims"].values)
        attrs = dict(tree.attrs)
    chains = _chains(unknowns, stats=stats, headlines=posterior.headlines)
    return Calibration(
        problem=problem,
        target=target_of(problem, ranges=ranges),
        ranges=ranges,
        prior_scores=prior_scores,
        prior=prior,
        prior_effective=float(attrs["prior_effective"]),
        chains=chains,
        posterior=posterior,
        log_likelihood=log_likelihood,
        precision_ess=float(attrs["precision_ess"]),
        reasons=tuple(json.loads(attrs["reasons"])),
    )


def _chains(unknowns: Floats, *, stats: Mapping[str, Floats], headlines: Floats) -> Chains:
    draws = Block(
        unknowns=unknowns,
        log_density=stats["lp"],
        accepted=stats["acceptance_rate"],
        surrogate_error=stats["surrogate_error"],
    )
    return joined_chains([draws], headlines=[headline_scores(headlines)])

"""What components of a gist have beyond a plane: Gaussian processes through runs of the model.

Each component bends over what its plane says and over the unknowns that the plane is steepest
along; one that bends evenly over an unknown, and so has no slope there, is not followed. A
process is carried by some of the runs, its anchors (subset of regressors: Rasmussen and
Williams 2006, chapter 8).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

THREADS = 2
"""Components that are fitted at once."""
LEANS = 12
"""Unknowns that a component bends over: those of the steepest slopes."""
ANCHORS = 256
"""Runs that a process is carried by, at most."""
NEWEST = 6000
"""Runs that it is fitted to: the newest that differ."""
SCALE = 0.375
"""What an axis is multiplied with where a step of one along it moves the plane by a component's
whole standard deviation; a process has the length one."""
NOISE = 0.02
"""What a process leaves unexplained, against what it may explain [ratio of variances]."""
JITTER = 1e-5
"""Added to the diagonal, so that runs which lie close are no trouble."""
NARROWEST = 1e-5
"""No component is taken to be narrower, on its log scale."""


class Bends(NamedTuple):
    """Processes of some components.

    `component` says which, `which` on which unknowns each leans, lean by component. `scale` is
    what the plane's value is multiplied with, and then the scores of those unknowns, axis by
    component; `anchors` are runs so scaled, axis by component by anchor. `squares` are the
    squares of their lengths and `weight` what each adds where it lies, component by anchor.
    """

    component: Array
    which: Array
    scale: Array
    anchors: Array
    squares: Array
    weight: Array

    def added(self, unknowns: Array, *, plane: Array) -> Array:
        """Return what each of the components has beyond its plane.

        Args:
            unknowns: One draw.
            plane: What the plane says there of every component.
        """
        axes = jnp.concatenate([plane[self.component][None], unknowns[self.which]])
        along = self.scale * axes
        # Squares and products take a third of the time of squared differences.
        squares = jnp.sum(along**2, axis=0)[:, None] + self.squares
        apart = squares - 2.0 * jnp.einsum("kc,kcm->cm", along, self.anchors)
        return jnp.sum(jnp.exp(-0.5 * apart) * self.weight, axis=1)


class Bend(NamedTuple):
    """One component's process: as in `Bends`, anchor by axis."""

    which: Places
    scale: Floats
    anchors: Floats
    weight: Floats


def fitted_bends(
    unknowns: Floats, *, plane: Floats, left: Floats, slopes: Floats, components: Sequence[int]
) -> Bends:
    """Return processes through runs of the model.

    Args:
        unknowns: Run by unknown, the newest last.
        plane: What the plane says, run by component.
        left: What it leaves, run by component.
        slopes: Of the plane, unknown by component.
        components: Which bend.
    """
    rows = _mixed(unknowns)

    def bend(at: int) -> Bend:
        return _bend(
            unknowns[rows], plane=plane[rows, at], left=left[rows, at], slopes=slopes[:, at]
        )

    # Nearly all of it is NumPy's, which lets other threads go on meanwhile.
    with ThreadPoolExecutor(THREADS) as beside:
        found = list(beside.map(bend, components))
    which, scale, anchors, weight = (np.stack(one) for one in zip(*found, strict=True))
    return Bends(
        component=jnp.asarray(components),
        which=jnp.asarray(which.T),
        scale=jnp.asarray(scale.T),
        anchors=jnp.asarray(anchors.transpose(2, 0, 1)),
        squares=jnp.asarray((anchors**2).sum(axis=2)),
        weight=jnp.asarray(weight),
    )


def _mixed(unknowns: Floats) -> Places:
    """Return the places of the newest runs that differ, mixed; as many as anchors at least."""
    _, first = np.unique(unknowns[::-1], axis=0, return_index=True)
    rows = len(unknowns) - 1 - np.sort(first)[:NEWEST]
    mixed = np.random.default_rng(rows.size).permutation(rows)
    return np.resize(mixed, max(mixed.size, ANCHORS))


def _bend(unknowns: Floats, *, plane: Floats, left: Floats, slopes: Floats) -> Bend:
    """Return the process of one component."""
    which = np.argsort(-np.abs(slopes), kind="stable")[:LEANS]
    wide = max(float(np.std(plane + left)), NARROWEST)
    scale = SCALE / wide * np.concatenate([[1.0], np.abs(slopes[which])])
    along = np.concatenate([plane[:, None], unknowns[:, which]], axis=1) * scale
    anchors = along[:ANCHORS]
    alike = _alike(along, anchors)
    ridge = NOISE * alike[:ANCHORS] + JITTER * np.eye(len(anchors))
    weight = np.linalg.solve(alike.T @ alike + ridge, alike.T @ left)
    return Bend(which, scale, anchors, np.asarray(weight))


def _alike(along: Floats, anchors: Floats) -> Floats:
    """Return how alike runs are to anchors, run by anchor: one where they are the same."""
    apart = (along**2).sum(axis=1)[:, None] + (anchors**2).sum(axis=1) - 2.0 * along @ anchors.T
    return np.asarray(np.exp(-0.5 * np.maximum(apart, 0.0)))

"""A function of one draw, compiled for a batch of draws and shared out over the devices."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import jax
import numpy as np
from jax import Array
from jax.sharding import AxisType, Mesh, NamedSharding, PartitionSpec
from numpy.typing import NDArray

from apora.inference.precision import compiled

Floats = NDArray[np.float64]
Tree = TypeVar("Tree")

TOGETHER = 2
"""Draws that one device computes at once: what they need stays near the processor."""
CHUNK = 512
"""Draws between two looks at how far it is, at most."""
SIDE = "side"


def shared_out(function: Callable[..., Any], *, whole: int, batch: int) -> Callable[..., Any]:
    """Return a compiled function of batches, each device taking its rows of them.

    Args:
        function: Of batched arguments, and then of arguments that every row needs.
        whole: How many of the last arguments every row needs.
        batch: Rows of a batch.
    """
    mesh = _mesh(batch)
    each, every = PartitionSpec(SIDE), PartitionSpec()

    def placed(*arguments: Any) -> Any:  # noqa: ANN401 arrays and trees of them
        specs = (*[each] * (len(arguments) - whole), *[every] * whole)
        placing = jax.shard_map(
            function, mesh=mesh, in_specs=specs, out_specs=each, check_vma=False
        )
        return placing(*arguments)

    return compiled(placed)


def everywhere(tree: Tree, *, batch: int) -> Tree:
    """Return arrays of which every device that takes rows has a copy, so none is sent each time.

    Args:
        tree: What every row needs.
        batch: Rows of a batch.
    """
    placed: Tree = jax.device_put(tree, NamedSharding(_mesh(batch), PartitionSpec()))
    return placed


def side_by_side(tree: Tree, *, batch: int) -> Tree:
    """Return arrays of which every device that takes rows has its own.

    Args:
        tree: Row first.
        batch: Rows of a batch.
    """
    placed: Tree = jax.device_put(tree, NamedSharding(_mesh(batch), PartitionSpec(SIDE)))
    return placed


def _mesh(batch: int) -> Mesh:
    """Return the devices that rows of a batch are shared out over."""
    count = jax.local_device_count()
    return _mesh_of(count if batch % count == 0 else 1)


@cache
def _mesh_of(count: int) -> Mesh:
    """Return so many devices beside each other."""
    return jax.make_mesh((count,), (SIDE,), axis_types=(AxisType.Auto,))


class ByRow:
    """A function of one draw, applied to any number of them by one compiled program.

    It is made, and used, where numbers have the precision that is wanted.
    """

    def __init__(self, function: Callable[[Array], object]) -> None:
        """Keep the function; nothing is compiled yet.

        Args:
            function: Of one draw, to an array or several.
        """
        self._size = TOGETHER * jax.local_device_count()
        self._batch = shared_out(jax.vmap(function), whole=0, batch=self._size)

    def __call__(
        self, rows: Floats, *, tell: Callable[[float], None] = lambda _share: None
    ) -> list[Floats]:
        """Return what the function gives, an array for each of its own, draw first.

        Args:
            rows: Draw by column.
            tell: Told the share that is done.
        """
        padded = np.pad(rows, ((0, -len(rows) % self._size), (0, 0)), mode="edge")
        found, whole = [], CHUNK - CHUNK % self._size
        for start in range(0, len(padded), whole):
            chunk = padded[start : start + whole]
            parts = [
                jax.tree.leaves(self._batch(chunk[i : i + self._size]))
                for i in range(0, len(chunk), self._size)
            ]
            found += [[np.asarray(one, dtype=np.float64) for one in part] for part in parts]
            tell(min(1.0, (start + whole) / len(padded)))
        return [np.concatenate(column)[: len(rows)] for column in zip(*found, strict=True)]

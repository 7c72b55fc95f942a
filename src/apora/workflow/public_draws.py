"""The file of draws as the public edition has it: nothing of the wish to leave by office."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from apora.registry.parameters import PARAMETER_BY_ID
from apora.results.edition import GATES_OF_PEOPLE, TELLING

if TYPE_CHECKING:
    import xarray as xr

STRATUM = "stratum"
OFFICES = "office_effect"
WHOLE_VECTORS = frozenset({"scores", "said"})
"""Vectors that hold offices among everything else, and can only be left out whole."""


def write_public_draws(draws: Path, *, path: Path) -> None:
    """Write the draws without what is public for agencies only.

    Args:
        draws: The whole file, of the store.
        path: Where the public file goes.
    """
    import xarray as xr

    with xr.open_datatree(draws, engine="h5netcdf") as tree:
        groups = {
            node.path: node.to_dataset().drop_vars(held_back(node.to_dataset()))
            for node in tree.subtree
        }
        xr.DataTree.from_dict(groups).to_netcdf(path, engine="h5netcdf")


def held_back(group: "xr.Dataset") -> list[str]:
    """Return the variables of a group that the public file leaves out."""
    return list(_held_back(group))


def _held_back(group: "xr.Dataset") -> Iterator[str]:
    for name, variable in group.variables.items():
        known = PARAMETER_BY_ID.get(str(name))
        of_people = str(name) == OFFICES or str(name) in TELLING
        of_people = of_people or (known is not None and known.gate in GATES_OF_PEOPLE)
        if str(name) in WHOLE_VECTORS or (of_people and STRATUM in variable.dims):
            yield str(name)
    if "unknown" in group.coords:
        yield "unknown"

"""A case in a format of others, written beside its outputs and read back before it stands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from apora import __version__
from apora.errors import CaseProblems, Problem
from apora.evidence.nearest import clipped
from apora.store.files import another_in, replacing
from apora.workflow.builds import results_in
from apora.workflow.fitness import checked

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.exports.tables import Export

Target: TypeAlias = Literal["datapackage", "sqlite"]
TARGETS: tuple[Target, ...] = get_args(Target)
EXPORTS = "exports"


def exported(
    case: "Case", *, to: Target, folder: Path | None = None, restricted: bool = False
) -> tuple[Path, ...]:
    """Return the files of an export, which was read back and found to lose nothing.

    Args:
        case: A case that is good for something.
        to: The format.
        folder: Where to write; below the outputs of the case if not given.
        restricted: Whether to export the restricted edition of the results.

    Raises:
        CaseProblems: The case has errors, or there is no restricted edition to export.
        StoreUnwritable: The folder cannot be written to.
    """
    from apora.exports.tables import export_of

    checked(case)
    export = export_of(
        case, results=_results(case.folder, restricted=restricted), version=__version__
    )
    if export.edition == "restricted":
        export = replace(export, title=f"{export.title} (restricted: not for publication)")
    if folder is not None:
        _refuse_foreign(folder, export=export, to=to)
    target = folder or case.folder / "out" / EXPORTS / to
    with replacing(target) as made:
        names = _write(to)(export, folder=made)
        _refuse_loss(case, made=made, to=to)
    return tuple(target / name for name in names)


def _refuse_foreign(folder: Path, *, export: "Export", to: Target) -> None:
    """Refuse to replace a folder that holds anything but an earlier export."""
    if folder.exists() and not folder.is_dir():
        what = "is not a folder."
    elif other := another_in(folder, names=_names(export, to=to)):
        what = f"holds {clipped(other)}, which is no part of an export."
    else:
        return
    raise _refused(
        folder.name,
        what=f"{what} Nothing in it was changed.",
        remedy="Name a folder that is empty, not there yet, or an earlier export.",
    )


def _names(export: "Export", *, to: Target) -> frozenset[str]:
    """Return the names that files of an export may have."""
    from apora.exports.datapackage import DATA, DESCRIPTOR
    from apora.exports.sqlite import METADATA

    if to == "sqlite":
        return frozenset({f"{export.name}.sqlite", METADATA})
    return frozenset({DESCRIPTOR, *(f"{DATA}/{one.name}.csv" for one in export.tables)})


def _write(to: Target) -> Callable[..., list[str]]:
    from apora.exports.datapackage import write_package
    from apora.exports.sqlite import write_sqlite

    return {"datapackage": write_package, "sqlite": write_sqlite}[to]


def _refuse_loss(case: "Case", *, made: Path, to: Target) -> None:
    from apora.exports.datapackage import read_package
    from apora.exports.sqlite import read_sqlite

    if to == "datapackage":
        again = read_package(made, place=case.folder)
    else:
        again = read_sqlite(next(made.glob("*.sqlite")), place=case.folder)
    if again != case:
        raise _refused(
            to, what="does not give the case back as it was.", remedy="Report this as a fault."
        )


def _results(folder: Path, *, restricted: bool) -> Mapping[str, Any]:
    out = folder / "out"
    path = out / "restricted" / "results.json" if restricted else out / "results.json"
    if path.is_file():
        return results_in(path)
    if restricted:
        raise _refused(
            "restricted/results.json",
            what="is not there.",
            remedy="Write it with `apora report CASE --restricted`.",
        )
    return {}


def _refused(where: str, *, what: str, remedy: str) -> CaseProblems:
    return CaseProblems([Problem(where=where, what=what, remedy=remedy, rule="export_refused")])

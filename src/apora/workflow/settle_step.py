"""Settling a claim: the edit is made, the case checked, and the edit undone if it breaks a rule."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from apora.errors import CaseProblems

if TYPE_CHECKING:
    from apora.evidence.settling import EditRow, Way


def settled(
    folder: Path, *, claim: str, way: "Way", why: str, cells: Mapping[str, str]
) -> "tuple[EditRow, ...]":
    """Return the edits that were made, or refuse them with the rules they would break.

    Args:
        folder: The case folder.
        claim: Id of the claim.
        way: Out of the conflict.
        why: The reason.
        cells: New cells by column.

    Raises:
        CaseProblems: Something does not fit, or a rule would be broken; nothing was changed.
    """
    from apora.evidence.case import read_case
    from apora.evidence.checks import every_problem
    from apora.evidence.custody import now
    from apora.evidence.settling import CLAIMS, LOG, Settlement, settle

    case = read_case(folder)
    before = {one.text() for one in every_problem(folder)}
    paths = (folder / CLAIMS, folder / LOG)
    kept = [path.read_bytes() if path.is_file() else None for path in paths]
    settlement = Settlement(claim=claim, way=way, cells=cells, why=why, when=now())

    def refuse_broken() -> None:
        found = (one for one in every_problem(folder) if one.severity == "error")
        if broken := [one for one in found if one.text() not in before]:
            raise CaseProblems(broken)

    try:
        made = settle(case, settlement=settlement)
        refuse_broken()
    except (CaseProblems, OSError):
        for path, raw in zip(paths, kept, strict=True):
            _put_back(path, raw=raw)
        raise
    return made


def _put_back(path: Path, *, raw: bytes | None) -> None:
    """Let a file be what it was, or not be there; what was not changed is not touched."""
    if raw is None:
        if path.is_file():
            path.unlink()
    elif path.read_bytes() != raw:
        path.write_bytes(raw)

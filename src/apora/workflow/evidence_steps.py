"""What is done with the evidence besides checking it: custody, settled conflicts, two builds."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from apora.workflow.builds import difference_between
from apora.workflow.settle_step import settled

if TYPE_CHECKING:
    from apora.evidence.custody import CustodyRow
    from apora.evidence.settling import EditRow
    from apora.results.difference import Difference

Way: TypeAlias = Literal["definition", "scope", "hold", "keep"]


def keep(
    folder: Path | str, file: Path | str, *, source: str, origin: str = "", who: str = ""
) -> "CustodyRow":
    """Return the log row of an original that was copied into a case folder and hashed.

    Args:
        folder: The case folder.
        file: The original.
        source: The source it is the original of.
        origin: Where it was had from.
        who: A free label; no name is needed.

    Raises:
        CaseProblems: The original or the source is not there, or the log was edited.
    """
    from apora.evidence.case import read_case
    from apora.evidence.custody import Act, keep_original, now

    case = read_case(Path(folder))
    return keep_original(
        case.folder,
        file=Path(file),
        source=source,
        known=[one.id for one in case.sources],
        act=Act(when=now(), who=who, origin=origin),
    )


def remove(
    folder: Path | str, source: str, *, why: str, who: str = ""
) -> "tuple[tuple[CustodyRow, ...], tuple[str, ...]]":
    """Return the tombstones of a source's originals, and the claims that rest on the source.

    Args:
        folder: The case folder.
        source: Whose originals are deleted.
        why: The reason.
        who: A free label; no name is needed.

    Raises:
        CaseProblems: No original of it is kept, no reason is given, or the log was edited.
    """
    from apora.evidence.case import inspect_folder
    from apora.evidence.custody import Act, now, remove_original

    act = Act(when=now(), who=who, why=why)
    gone = remove_original(Path(folder), source=source, act=act)
    case = inspect_folder(Path(folder)).case
    claims = (one.id for one in case.claims if one.source == source) if case else ()
    return gone, tuple(claims)


def settle(
    folder: Path | str,
    claim: str,
    *,
    way: Way,
    why: str,
    cells: Mapping[str, str] | None = None,
) -> "tuple[EditRow, ...]":
    """Return the edits by which a claim that conflicts with others was settled.

    Args:
        folder: The case folder.
        claim: Id of the claim.
        way: `definition` (it counts something else), `scope` (other days or units), `hold`
            (set aside with its reason) or `keep` (it stays, and may be off topic).
        why: The reason.
        cells: New cells by column, for `definition` and `scope`.

    Raises:
        CaseProblems: Something does not fit, or the edit would break a rule; nothing was
            changed.
    """
    return settled(Path(folder), claim=claim, way=way, why=why, cells=cells or {})


def diff(old: Path | str, new: Path | str) -> "Difference":
    """Return which main points moved between two builds, and what of the case changed.

    Args:
        old: The build before: a `results.json`, or the folder of a case or its outputs.
        new: The build after.

    Raises:
        CaseProblems: One of them cannot be read.
    """
    return difference_between(Path(old), Path(new))

"""Two builds side by side: reading them, and what moved as text and rows."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apora.errors import CaseProblems, Problem

if TYPE_CHECKING:
    from apora.results.difference import Difference, Moved

_RESULTS = "results.json"
_SCHEMA = "apora-results/"


def results_in(path: Path) -> dict[str, Any]:
    """Return the results of a build.

    Args:
        path: A `results.json`, an output folder, or a case folder.

    Raises:
        CaseProblems: There are none, or they cannot be read.
    """
    places = [path] if path.is_file() else [path / _RESULTS, path / "out" / _RESULTS]
    place = next((one for one in places if one.is_file()), None)
    if place is None:
        raise _refused(path, what="holds no results.json.", remedy="Run `apora assess` first.")
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not str(found.get("schema", "")).startswith(_SCHEMA):
        raise _refused(
            place, what="is not a results.json of apora.", remedy="Name one that apora wrote."
        )
    return found


def difference_between(old: Path, new: Path) -> "Difference":
    """Return what moved and what changed between two builds.

    Args:
        old: The build before.
        new: The build after.

    Raises:
        CaseProblems: One of them cannot be read.
    """
    from apora.results.difference import difference

    before, after = results_in(old), results_in(new)
    try:
        return difference(before, new=after)
    except (KeyError, TypeError, AttributeError) as fault:
        raise _refused(
            new, what="and the other build are of different shapes.", remedy="Assess both anew."
        ) from fault


def diff_text(found: "Difference") -> str:
    """Return what moved and what changed as text."""
    if not found.moved and not found.changes:
        return "Nothing moved, and nothing changed."
    lines = ["Main points that moved" if found.moved else "No main point moved."]
    for one in found.moved:
        lines.append(f"  {one.title}" + (f" [{one.unit}]" if one.unit else ""))
        lines.append(f"      {one.before} → {one.after}")
        lines += _split(one)
    lines += ["", "What changed" if found.changes else "Nothing else changed."]
    lines += [f"  {one.kind} {one.id}: {one.what}" for one in found.changes]
    return "\n".join(lines)


def _split(moved: "Moved") -> list[str]:
    if moved.shift is None or moved.by_claims is None:
        return []
    rest = moved.shift - moved.by_claims
    by_claims = f"changed claims account for {moved.by_claims:+.3g}"
    others = f"the rest, {rest:+.3g}, is assumptions, priors or method"
    return [f"      of a shift of {moved.shift:+.3g}, {by_claims}; {others}"]


def diff_rows(found: "Difference") -> list[dict[str, object]]:
    """Return what moved and what changed, one row each."""
    moved: list[dict[str, object]] = [
        {
            "part": "moved",
            "kind": "main point",
            "id": one.id,
            "what": one.title,
            "before": one.before,
            "after": one.after,
            "unit": one.unit,
            "shift": one.shift,
            "by_claims": one.by_claims,
        }
        for one in found.moved
    ]
    empty: dict[str, object] = {
        "before": "",
        "after": "",
        "unit": "",
        "shift": None,
        "by_claims": None,
    }
    changes: list[dict[str, object]] = [
        {"part": "changed", "kind": one.kind, "id": one.id, "what": one.what} | empty
        for one in found.changes
    ]
    return [*moved, *changes]


def _refused(path: Path, *, what: str, remedy: str) -> CaseProblems:
    return CaseProblems(
        [Problem(where=path.name or ".", what=what, remedy=remedy, rule="unreadable_build")]
    )

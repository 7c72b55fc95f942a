"""What makes a result doubtful although its calibration was accepted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from apora.results.learned import Part

BY_CHANCE = 0.05
"""How likely, at most, one claim or another lies so far out by chance alone [share]."""


def doubts(results: Mapping[str, Any]) -> list[Part]:
    """Return a row for each doubt, the gravest first; none for a result without any.

    `no_room`: the priors hardly allow what a claim says. `contradiction`: a claim lies
    further from what all others imply than the luck of that many claims explains (Bonferroni;
    where the weights that say so can be trusted). `uninformed`: no headline is told
    more than the luck of its draws explains.

    Args:
        results: What `results.json` holds, warnings and all.
    """
    found = (
        ("no_room", list(_without_room(results["warnings"]))),
        ("contradiction", _contradicting(results["claims"])),
    )
    rows = [{"rule": rule, "claims": claims} for rule, claims in found if claims]
    told = {one["told"] for one in results["headlines"]}
    if told == {"not"}:
        rows.append({"rule": "uninformed", "claims": []})
    return rows


def _without_room(warnings: Sequence[Part]) -> Iterator[str]:
    for one in warnings:
        if one["rule"] == "no_room":
            yield one["where"].rpartition(", ")[2]


def _contradicting(claims: Sequence[Part]) -> list[str]:
    compared = [one for one in claims if one.get("others") and one["others"]["reliable"]]
    least = BY_CHANCE / max(len(compared), 1)
    return [one["id"] for one in compared if _tail(one) < least]


def _tail(claim: Part) -> float:
    """Return how far out a claim lies; where few others speak of it there is no tail."""
    tail = claim["others"]["tail"]
    return 1.0 if tail is None else float(tail)

"""What `record` and `score` hand back: entries of the ledger, and how they did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from pathlib import Path
from typing import cast

SHOWN = ("entry", "due", "indicator", "where", "when", "claim", "said")
NUMBERS = ("p50", "crps", "crps_persistence", "crps_prior", "interval_score", "inside_80")
RANGES = (50, 80, 90)
RIVALS = {"persistence": "no change", "prior": "what was thought before the evidence"}
LEAST_SCORE = 1e-12
"""Scores are never under this where one is divided by another."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Projections entered in the ledger: what they are about, and the last hash of it."""

    file: Path
    entered: tuple[str, ...]
    before: int
    last: str

    def text(self) -> str:
        """Return what was entered and the hash to note beside the report."""
        count = len(self.entered)
        if not count:
            return f"Nothing new: all was entered before from the same inputs.\n{self.file}"
        noun = "projection" if count == 1 else "projections"
        lines = [f"{count} {noun} entered, {self.before + count} in all.", str(self.file)]
        return "\n".join(
            [
                *lines,
                f"Last hash: {self.last}",
                "Note it beside the report: it shows that no entry was changed since.",
            ]
        )


@dataclass(frozen=True, kw_only=True)
class Scores:
    """How every entry of a ledger did, a row for each and for each claim that answers it.

    `state` of a row is `scored`; `statement` where a bound, range or word was said, of which
    only the chance can be told; `due` where no claim says the number yet; `not due`; or
    `not read` where the claim cannot be. Scores are in the unit of the quantity, better if
    smaller.
    """

    as_of: date
    table: tuple[Mapping[str, object], ...]

    def rows(self) -> tuple[dict[str, object], ...]:
        """Return every row whole."""
        return tuple(dict(one) for one in self.table)

    def of(self, state: str) -> tuple[Mapping[str, object], ...]:
        """Return the rows in a state."""
        return tuple(one for one in self.table if one["state"] == state)

    def scored(self) -> tuple[dict[str, object], ...]:
        """Return what was scored as text shows it."""
        return tuple({name: one[name] for name in (*SHOWN, *NUMBERS)} for one in self.of("scored"))

    def statements(self) -> tuple[dict[str, object], ...]:
        """Return bounds, ranges and words with how likely they were, as text shows them."""
        return tuple(
            {name: one[name] for name in (*SHOWN, "p50", "chance")} for one in self.of("statement")
        )

    def waiting(self) -> tuple[dict[str, object], ...]:
        """Return what is due and not answered, as text shows it."""
        return tuple({name: one[name] for name in SHOWN[:5]} for one in self.of("due"))

    def head(self) -> str:
        """Return how many were scored, and how they did on the whole."""
        entries = {one["entry"] for one in self.table}
        noun = "projection" if len(entries) == 1 else "projections"
        lines = [
            (
                f"{len(entries)} {noun}: {len(self.of('scored'))} scored, "
                f"{len(self.of('statement'))} answered without a number, "
                f"{len(self.of('due'))} due and not answered, {len(self.of('not due'))} not due."
            )
        ]
        if not self.of("scored"):
            lines.append(self._nothing_yet())
        return "\n".join([*lines, *self._coverage(), *self._against(), *self._unread()])

    def _nothing_yet(self) -> str:
        ahead = sorted(str(one["due"]) for one in self.of("not due"))
        if not ahead:
            return "Nothing is scored yet: no claim says a number that was projected."
        return f"Nothing is scored yet. The next projection falls due on {ahead[0]}."

    def _coverage(self) -> list[str]:
        rows = self.of("scored")
        if not rows:
            return []
        parts = [
            f"{sum(bool(one[f'inside_{share}']) for one in rows)} of {len(rows)} in the {share} % "
            f"range"
            for share in RANGES
        ]
        return [f"Said and inside: {', '.join(parts)}."]

    def _against(self) -> list[str]:
        lines = []
        for name, words in RIVALS.items():
            rows = [one for one in self.of("scored") if one[f"crps_{name}"] is not None]
            if rows:
                lines.append(
                    f"CRPS is {_ratio(rows, name=name):.2f} times that of {words} "
                    f"(geometric mean over {len(rows)}; under 1 is better)."
                )
        return lines

    def _unread(self) -> list[str]:
        return [
            f"Claim {one['claim']} answers entry {one['entry']} and cannot be read; "
            "`apora check` says why."
            for one in self.of("not read")
        ]


def _ratio(rows: Sequence[Mapping[str, object]], *, name: str) -> float:
    """Return the geometric mean of how many times a rival's score ours is."""
    logs = [_log(one["crps"]) - _log(one[f"crps_{name}"]) for one in rows]
    return exp(sum(logs) / len(logs))


def _log(score: object) -> float:
    return log(max(cast("float", score), LEAST_SCORE))

"""What `ask` hands back: numbers that could be had, by what they are worth to a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_SHOWN = 12
"""Numbers shown as text; JSON and CSV hold all of them."""
SHOWN = ("rank", "indicator", "where", "when", "precision")


@dataclass(frozen=True, kw_only=True)
class WorthAsking:
    """What each number that could be asked for is worth to one decision.

    `first_ahead` is the chance that the first of two scenarios is ahead, `chance_wrong` that
    the one that looks better now is the worse; neither is there where a quantity is to be
    known. `floor` is the share of variance, `floor_drop` the drop in that chance, that the
    best of as many unrelated numbers seems to bring. `table` has a row for each number, the
    most valuable first; its `rank` is missing where noise shows as much.
    """

    outcome: str
    title: str
    unit: str
    when: str
    scenarios: tuple[str, ...]
    first_ahead: float | None
    chance_wrong: float | None
    draws: int
    floor: float
    floor_drop: float | None
    table: tuple[Mapping[str, object], ...]

    def rows(self) -> tuple[dict[str, object], ...]:
        """Return a row for each number, those that noise cannot be told from included."""
        return tuple(dict(one) for one in self.table)

    def ranked(self) -> tuple[dict[str, object], ...]:
        """Return the rows above the noise, as text shows them."""
        told = [one for one in self.table if one["above_noise"]]
        return tuple(_shown(one, choice=self.is_choice) for one in told[:MOST_SHOWN])

    @property
    def is_choice(self) -> bool:
        """Return whether one of two scenarios is chosen."""
        return len(self.scenarios) > 1

    def head(self) -> str:
        """Return what is decided, how it stands now, and what noise shows."""
        about = f"{self.title} [{self.unit}], {self.when}: {' or '.join(self.scenarios)}"
        if self.chance_wrong == 0.0:
            return (
                f"{about}\n{self._better()[0]} is ahead in every draw: no number can change that."
            )
        above = sum(bool(one["above_noise"]) for one in self.table)
        noise = (
            f"{self._floor()} on {self.draws} draws; {above} of {_numbers(self.table)} "
            f"{'lies' if above == 1 else 'lie'} above that{self._cut(above)}."
        )
        return "\n".join([about, *self._choice(), noise])

    def _better(self) -> tuple[str, str]:
        first, second = self.scenarios
        level = 0.5
        return (second, first) if (self.first_ahead or 0.0) < level else (first, second)

    def _choice(self) -> list[str]:
        if self.chance_wrong is None:
            return []
        better, other = self._better()
        chance = f"the chance that it is the worse one is {self.chance_wrong:.0%}"
        return [f"{better} looks better than {other}; {chance}."]

    def _floor(self) -> str:
        if self.floor_drop is None:
            return f"An unrelated number seems to take away up to {self.floor:.1%} of the variance"
        return (
            "An unrelated number seems to lower that chance by up to "
            f"{100 * self.floor_drop:.1f} percentage points"
        )

    @staticmethod
    def _cut(above: int) -> str:
        return f", the first {MOST_SHOWN} are shown" if above > MOST_SHOWN else ""


def _numbers(rows: Sequence[object]) -> str:
    return "1 number" if len(rows) == 1 else f"{len(rows)} numbers"


def _shown(row: Mapping[str, object], *, choice: bool) -> dict[str, object]:
    """Return the cells of a row that text shows, shares as per cent."""
    found: dict[str, object] = {name: row[name] for name in SHOWN}
    found["good to"] = _percent(row["error"])
    if choice:
        found["wrong choice less by"] = _points(row["wrong_choice_drop"])
    found["range narrower by"] = _percent(row["narrowing"])
    if row["cost"] is not None:
        found["cost"] = row["cost"]
    return found


def _percent(value: object) -> str:
    return f"{value:.0%}" if isinstance(value, float) else "-"


def _points(value: object) -> str:
    return f"{100 * value:.1f} points" if isinstance(value, float) else "-"

"""What planning hands back: the plan as rows and as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apora.registry.levers import LEVER_BY_ID

FAMILIES = (
    "A family is carried to a job if it has left and is in civilian work by then and would not be",
    "without payments, debts paid, job offers and courses; whoever is paid and would have left and",
    "found work anyway does not count, nor does anybody whom information alone moves.",
)
"""What the count of families means."""
AIM_WORDS = {
    "families": "families carried to a job",
    "departures": "departures by own wish",
    "hours": "hours withdrawn from extra duties",
}
TOLD_WORDS = {
    "not": "What it brings is not informed by the evidence.",
    "a little": "The evidence says a little about what it brings.",
    "much": "The evidence says much about what it brings.",
}
RIVALS = {
    "simplest": "everything as one payment",
    "as stated": "every measure as stated",
}
JUDGED = {
    "null": "if effects that are assumed do nothing",
    "wide": "if effects that are assumed are twice as uncertain and about nothing",
    "mean": "judged by the average over draws",
    "bad outcomes": "judged by what four outcomes of five reach",
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The mix that does most for an aim under a budget.

    `row` is the plan as the results hold it, `accepted` whether the calibration that it
    rests on was; `titles` are the measures' and reactions' titles by id, `money` is the
    report's currency.
    """

    row: Mapping[str, Any]
    accepted: bool
    folder: Path
    titles: Mapping[str, str]
    money: str

    def text(self) -> str:
        """Return the plan, what it brings, the frontier and what would change it."""
        parts = (self._head(), self._mix(), self._brings(), self._frontier(), self._choice())
        return "\n\n".join("\n".join(part) for part in parts) + f"\n\nKept: {self.folder}"

    def _head(self) -> Iterator[str]:
        row = self.row
        if not self.accepted:
            yield "NOT ACCEPTED: the calibration did not pass its own gates."
        judged = (
            "on average over draws"
            if row["cautious"] is None
            else f"judged by the quantile {row['cautious']:g} of draws"
        )
        yield f"{row['budget']:,.0f} {row['currency']} over the fund's first year"
        yield f"Aim: {AIM_WORDS[row['aim']]} by {row['until']}, {judged}."

    def _mix(self) -> Iterator[str]:
        yield "The mix"
        worth = f"{self.row['next_money']:,.0f} {self.row['currency']} more on it, at the margin"
        rows = [("", "size", "as stated", worth)]
        rows += [
            (
                self._term(one),
                self._size(one, one["size"]),
                self._size(one, one["stated"]),
                "costs nothing in the case" if one["next"] is None else _signed(one["next"]),
            )
            for one in self.row["terms"]
            if one["measure"]
        ]
        rows += [
            (self._term(one), self._size(one, one["size"]), self._size(one, one["stated"]), "")
            for one in self.row["terms"]
            if not one["measure"]
        ]
        yield from _columns(rows)
        same = _signed(self.row["next_same"])
        yield f"  As more of the same mix, they bring {same} at the margin."

    def _brings(self) -> Iterator[str]:
        row = self.row
        yield f"What it brings, run again on {row['draws']} draws it was not chosen on"
        for aim, words in AIM_WORDS.items():
            yield f"  {words}: {_ranged(row['brought'][aim])}"
        yield f"  leavers paid: {_ranged(row['paid'])}"
        yield f"  spent: {_ranged(row['spent'])} {self.money}"
        cost = row["cost_per_family"]["p50"]
        each = "nobody more is reached" if cost is None else f"{_short(cost)} {self.money}"
        yield f"  cost of a family: {each}"
        yield f"  months to first help: {_ranged(row['months_to_first_help'])}"
        yield from (f"  {line}" for line in FAMILIES)
        yield f"  {TOLD_WORDS[row['told']]}"
        if row["simplest"] is not None:
            share = f"{row['simplest']['beaten']:.0%}"
            yield f"  It beats everything as one payment in {share} of these draws."

    def _frontier(self) -> Iterator[str]:
        yield f"The frontier: {AIM_WORDS[self.row['aim']]}"
        rows = [("budget", "best mix", "everything as one payment")]
        rows += [
            (
                f"{one['budget']:,.0f} {self.row['currency']}",
                _ranged(one["brought"]),
                "-" if one["simplest"] is None else _ranged(one["simplest"]),
            )
            for one in self.row["frontier"]
        ]
        yield from _columns(rows)

    def _choice(self) -> Iterator[str]:
        draws = self.row["judged_on"]
        yield f"What would change the choice, judged on {draws} draws that no mix was chosen on"
        changing = [one for one in self.row["choices"] if one["best"] != "plan"]
        if not changing:
            yield "  nothing that was tried"
        for one in changing:
            yield (
                f"  {self._under(one)}: {self._rival(one['best'])} brings "
                f"{_short(one['level'])}, the plan {_short(one['plan'])}; "
                f"the plan is behind in {one['ahead']} of {draws} draws"
            )
        kept = [one for one in self.row["choices"] if one["best"] == "plan"]
        if kept:
            yield "  The plan stands with these; in brackets, draws where it brings more than the"
            yield "  best of its rivals:"
        for one in kept:
            yield f"    {self._under(one)} ({one['ahead']} of {draws})"

    def _term(self, one: Mapping[str, Any]) -> str:
        title = self.titles.get(one["measure"], "")
        lever = LEVER_BY_ID[one["lever"]].meaning if one["lever"] else ""
        return ": ".join(part for part in (title, lever) if part)

    def _size(self, one: Mapping[str, Any], size: float) -> str:
        match one["unit"]:
            case "used":
                return "yes" if size else "no"
            case "share":
                return f"{size:.0%}"
            case "money" | "money a month":
                return f"{size:,.6g} {self.money}"
        return f"{size:.4g} {one['unit']}"

    def _under(self, one: Mapping[str, Any]) -> str:
        if one["under"] == "reaction":
            return self.titles.get(one["what"], one["what"])
        return JUDGED.get(one["what"], "as planned")

    def _rival(self, name: str) -> str:
        without = name.removeprefix("without ")
        if without != name:
            return f"the plan without “{self.titles.get(without, without)}”"
        return RIVALS[name]


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _ranged(quantiles: Mapping[str, float]) -> str:
    return f"{_short(quantiles['p50'])} ({_short(quantiles['p5'])} to {_short(quantiles['p95'])})"


def _short(value: float) -> str:
    return f"{float(f'{value:.2g}'):,.10g}"


def _signed(value: float) -> str:
    return f"{float(f'{value:.2g}'):+,.10g}"

"""Sets of measures, each with its worst reaction and its later starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from apora.report.results_prospects import OutcomeRow, ScenarioRow
from apora.report.view import is_reference


@dataclass(frozen=True, kw_only=True)
class Trio:
    """A set of measures: without a reaction, with the worst, and its later starts."""

    plain: ScenarioRow
    worst: ScenarioRow | None
    later: tuple[ScenarioRow, ...]

    @property
    def outcome(self) -> OutcomeRow:
        """The outcome that measures are compared in."""
        return compared(self.plain)


def compared(row: ScenarioRow) -> OutcomeRow:
    """Return what measures are compared in: the first outcome, at the last of its dates.

    Costs belong to that date: money is promised, and those it helps leave, until then.
    """
    first = row.outcomes[0]
    same = [
        one for one in row.outcomes if (one.indicator, one.where) == (first.indicator, first.where)
    ]
    return max(same, key=until)


def until(row: OutcomeRow) -> date:
    """Return the last day of an outcome."""
    return date.fromisoformat(row.when.rpartition("/")[2])


def trios(rows: Sequence[ScenarioRow]) -> list[Trio]:
    """Return each set of measures with its worst reaction and its later starts.

    The reference is what they are compared with and not one of them.
    """
    plain = [
        r
        for r in rows
        if r.measures
        and not is_reference(r.id)
        and not r.reactions
        and not r.delay_months
        and r.outcomes
    ]
    return [
        Trio(
            plain=one,
            worst=worst_reaction([r for r in rows if r.measures == one.measures]),
            later=tuple(
                r
                for r in sorted(rows, key=lambda row: row.delay_months)
                if r.measures == one.measures and not r.reactions and r.delay_months
            ),
        )
        for one in plain
    ]


def worst_reaction(rows: Sequence[ScenarioRow]) -> ScenarioRow | None:
    """Return the single reaction with which the sign is most likely wrong, then gains least.

    Rows with several reactions at once are scenarios of their own and not counted.
    """
    held = [
        row for row in rows if row.outcomes and not row.delay_months and len(row.reactions) == 1
    ]
    return max(
        held,
        key=lambda row: (compared(row).wrong_sign or 0.0, -compared(row).contrast.p50),
        default=None,
    )

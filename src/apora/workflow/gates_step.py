"""The gates of any unit, day and scenario, from stored draws."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from apora.settings import RunSettings
from apora.store.steps import Store
from apora.workflow.answers import LEVELS
from apora.workflow.model_steps import calibrated
from apora.workflow.spelling import spelled_range

if TYPE_CHECKING:
    from apora.evidence.case import Case

Part: TypeAlias = Mapping[str, Any]

TITLES = {
    "willing": "would leave",
    "able": "would leave and could bear it",
    "released": "would leave, could bear it and are let go",
    "able_unaware": "could bear it with the help on offer, but do not know or believe it",
    "willing_not_able": "would leave and could not bear it",
    "able_refused": "letter turned down",
}


@dataclass(frozen=True, kw_only=True)
class GatesAnswer:
    """The gates of a hundred people in post, and who is left behind; `found` has the rows."""

    where: str
    when: str
    accepted: bool
    found: Part

    def text(self) -> str:
        """Return the gates and who is left behind as sentences."""
        stamp = "" if self.accepted else "NOT ACCEPTED: the calibration did not pass its gates.\n"
        said = gates_text(self.found, where=self.where)
        return f"{stamp}On {self.when}, under {self.found['scenario']}: {said}"

    def rows(self) -> tuple[dict[str, object], ...]:
        """Return three gates and three groups, a row each with five quantiles."""
        asked = {"where": self.where, "when": self.when, "scenario": self.found["scenario"]}
        return tuple(row | asked for row in gate_rows(self.found))


def gates_text(row: Part, *, where: str) -> str:
    """Return the gates and who is left behind as two sentences.

    Args:
        row: With `weeks`, `per_100` and `left_behind`.
        where: The unit.
    """
    gates, behind = row["per_100"], row["left_behind"]
    return (
        f"of 100 people in post in {where}, {spelled_range(gates['willing'])} would leave, of "
        f"those {spelled_range(gates['able'])} could bear it, and of those at most "
        f"{spelled_range(gates['released'])} are let go within {row['weeks']} weeks. Left behind: "
        f"{spelled_range(behind['able_unaware'])} who could with the help on offer but do not "
        f"know or believe it, {spelled_range(behind['willing_not_able'])} who would leave and "
        f"could not, {spelled_range(behind['able_refused'])} whose letter was turned down."
    )


def gate_rows(row: Part) -> Iterable[dict[str, object]]:
    """Yield the gates and the groups left behind as rows.

    Args:
        row: With `per_100` and `left_behind`.
    """
    for group, unit in (("per_100", "of 100 in post"), ("left_behind", "persons")):
        for name, quantiles in row[group].items():
            yield {
                "id": name,
                "title": TITLES[name],
                "unit": unit,
                **{level: quantiles[level] for level in LEVELS},
            }


def gates_from_draws(
    case: "Case",
    *,
    where: str,
    when: str,
    scenario: str,
    store: Store,
    settings: RunSettings,
    tell: Callable[[str, float], None],
) -> GatesAnswer:
    """Return the gates of a unit on a day under a scenario.

    Args:
        case: A case that can carry a model.
        where: A unit, or nothing for the one that leads.
        when: A day, or nothing for that of the assessment.
        scenario: A scenario, or measures joined by `+`; nothing for the reference.
        store: Of the case folder, held by the caller.
        settings: How the run behaves here.
        tell: Told of each step.

    Raises:
        EstimateRefused: A rule forbids the question, or the model cannot state it.
    """
    from apora.projections.chosen import chosen_scenarios
    from apora.projections.estimates import unit_asked
    from apora.projections.gates_asked import day_asked, gates_asked
    from apora.projections.scenarios import bench_of
    from apora.results.comparison_rows import gates_part

    bench = bench_of(case)
    unit = unit_asked(case, where=where)
    day = day_asked(bench.calendar, when=when.strip() or case.settings.as_of.isoformat())
    if scenario.strip():
        chosen_scenarios(bench, names=[scenario])
    made, _ = calibrated(case, store=store, settings=settings, tell=tell)
    found = gates_asked(
        made.problem, scores=made.ordered_scores, where=unit, when=day, scenario=scenario
    )
    part = gates_part(found.scenario, gates=found.gates, behind=found.behind)
    return GatesAnswer(where=unit, when=day.isoformat(), accepted=made.accepted, found=part)

"""The scenarios of a case as plans: combined with reactions, started later, widened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from apora.evidence.calendar import Calendar, calendar_of
from apora.evidence.case import Case
from apora.evidence.records import Measure, Scenario
from apora.population.levers import (
    Effects,
    LeverSchedule,
    effect_positions,
    lever_schedule,
)
from apora.projections.plans import REFERENCE, WITHOUT, Kind, Plan

DELAYS_MONTHS = (3, 6)
"""Later starts that show the cost of delay [months]."""


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A case with what every plan is made from."""

    case: Case
    calendar: Calendar

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Return the measures and reactions by name."""
        return {one.id: one for one in self.case.measures}

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Return the scenarios that are run, with the reference and `without` where missing.

        What lies outside the model's ranges is told in words and never run.
        """
        run = tuple(one for one in self.case.scenarios if not one.outside)
        held = {one.id for one in run}
        missing = [one for one in (_REFERENCE, _WITHOUT) if one.id not in held]
        return (*missing, *run)

    @cached_property
    def existing(self) -> tuple[str, ...]:
        """Return the measures in force while the evidence arose, which never start later."""
        return next(one.measures for one in self.scenarios if one.id == REFERENCE)

    @cached_property
    def reactions(self) -> tuple[str, ...]:
        """Return the employer's reactions, in file order."""
        return tuple(one.id for one in self.case.measures if one.by == "employer")

    def schedule(self, names: Sequence[str], *, delay_months: int = 0) -> LeverSchedule:
        """Return the weekly changes of measures; those that existed are never delayed.

        Args:
            names: Measures and reactions in force, in order.
            delay_months: By how much all others start and end later [months].
        """
        later = {name: delay_months for name in names if name not in self.existing}
        return lever_schedule(
            [self.measures[name] for name in names],
            delays=later,
            settings=self.case.settings,
            calendar=self.calendar,
            positions=effect_positions(self.case.measures),
        )

    def additional(self, scenario: Scenario) -> tuple[str, ...]:
        """Return the measures of a scenario that did not exist."""
        return tuple(name for name in scenario.measures if name not in self.existing)


_REFERENCE = Scenario(id=REFERENCE, title={"en": "As things are"})
_WITHOUT = Scenario(id=WITHOUT, title={"en": "No support at all"})


def bench_of(case: Case) -> Bench:
    """Return what plans of a case are made from."""
    return Bench(case=case, calendar=calendar_of(case.settings))


def scenario_plans(case: Case) -> tuple[Plan, ...]:
    """Return every plan that a case's scenarios ask for, the reference first.

    Each scenario as it stands; each that adds something to what existed with each
    reaction, three and six months later, with its assumed effects left out and widened.

    Args:
        case: Its scenarios and measures.
    """
    bench = bench_of(case)
    ordered = sorted(bench.scenarios, key=lambda one: (one.id != REFERENCE, one.id != WITHOUT))
    return plans_of(bench, scenarios=ordered)


def plans_of(bench: Bench, *, scenarios: Sequence[Scenario]) -> tuple[Plan, ...]:
    """Return every plan of some scenarios: plain, null and wide, with reactions, later.

    Args:
        bench: Of the case.
        scenarios: Which, in order.
    """
    plain = [_plan(bench, scenario=one, kind="scenario") for one in scenarios]
    adding = [one for one in scenarios if bench.additional(one)]
    return (*plain, *_effect_plans(bench, scenarios), *_reaction_plans(bench, adding),
            *_delay_plans(bench, adding))  # fmt: skip


def _plan(
    bench: Bench,
    *,
    scenario: Scenario,
    kind: Kind,
    suffix: str = "",
    reaction: str = "",
    delay_months: int = 0,
    effects: Effects = "as stated",
) -> Plan:
    reactions = (*scenario.reactions, *((reaction,) if reaction else ()))
    delay = scenario.delay_months + delay_months
    return Plan(
        id=f"{scenario.id}{suffix}",
        scenario=scenario.id,
        kind=kind,
        title=dict(scenario.title),
        measures=scenario.measures,
        reactions=reactions,
        delay_months=delay,
        effects=effects,
        schedule=bench.schedule((*scenario.measures, *reactions), delay_months=delay),
    )


def _effect_plans(bench: Bench, scenarios: Iterable[Scenario]) -> list[Plan]:
    """Return the null and the wide run of each scenario."""
    runs: tuple[Literal["null", "wide"], ...] = ("null", "wide")
    return [
        _plan(bench, scenario=one, kind=effects, suffix=f" ({effects})", effects=effects)
        for one in scenarios
        for effects in runs
    ]


def _reaction_plans(bench: Bench, scenarios: Iterable[Scenario]) -> list[Plan]:
    return [
        _plan(bench, scenario=one, kind="reaction", suffix=f" + {reaction}", reaction=reaction)
        for one in scenarios
        for reaction in bench.reactions
        if reaction not in one.reactions
    ]


def _delay_plans(bench: Bench, scenarios: Iterable[Scenario]) -> list[Plan]:
    return [
        _plan(bench, scenario=one, kind="delay", suffix=f" ({months} m later)", delay_months=months)
        for one in scenarios
        for months in DELAYS_MONTHS
    ]

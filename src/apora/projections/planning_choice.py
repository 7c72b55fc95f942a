"""What would change the choice: the plan and its rivals under every answer and reading."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from apora.population.levers import Effects
from apora.projections.planning_level import level_of
from apora.projections.planning_mix import mix_of, simplest_of, stated_of
from apora.projections.planning_runs import AIMS, MixRuns, mix_runs
from apora.projections.planning_search import Search, Steps

Under: TypeAlias = Literal["as planned", "reaction", "effects", "judged"]
BAD_OUTCOMES = 0.2
"""The quantile of a board that looks at its bad outcomes."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which of the rivals is best under one condition.

    `what` is the reaction, or how effects are read, or how outcomes are judged. `levels`
    are by rival, in the order of `Rivals`; `best` is the place of the highest.
    """

    under: Under
    what: str
    levels: tuple[float, ...]

    @property
    def best(self) -> int:
        """Return the place of the rival with the highest level; the plan wins a draw."""
        return max(range(len(self.levels)), key=lambda place: (self.levels[place], -place))


def rivals_of(search: Search, *, chosen: Steps) -> dict[str, Steps]:
    """Return the plan and what it is held against, by name.

    The simplest plan, all measures as stated, and the plan without each measure it uses.

    Args:
        search: Aim, budget and draws.
        chosen: The plan, by term.
    """
    mix = search.runs.mix
    simplest = simplest_of(mix)
    found: dict[str, Steps] = {"plan": chosen}
    if simplest is not None:
        found["simplest"] = search.climbed(simplest, only="caseworkers")
    found["as stated"] = search.climbed(stated_of(mix), only="caseworkers")
    for measure in dict.fromkeys(one.measure for one in mix.terms if one.measure):
        without = tuple(
            one.least if one.measure == measure else steps
            for one, steps in zip(mix.terms, chosen, strict=True)
        )
        if without not in found.values():
            found[f"without {measure}"] = without
    return found


def choices_under(
    search: Search, *, rivals: Mapping[str, Steps], tell: Callable[[float], None]
) -> tuple[Choice, ...]:
    """Return which rival is best under each reaction and reading of the assumed effects.

    Args:
        search: Aim, budget and draws.
        rivals: The plan first.
        tell: Told the share that is done.
    """
    conditions = list(_conditions(search.runs))
    found = []
    for place, (under, what, runs) in enumerate(conditions):
        tell(place / len(conditions))
        column = AIMS.index(search.aim)
        here = search if runs is search.runs else replace(search, runs=runs)
        brought = [here.brought(one)[:, column] for one in rivals.values()]
        levels = tuple(level_of(one, cautious=search.cautious) for one in brought)
        found.append(Choice(under=under, what=what, levels=levels))
        if under == "as planned":
            other = BAD_OUTCOMES if search.cautious is None else None
            levels = tuple(level_of(one, cautious=other) for one in brought)
            judged = "mean" if other is None else "bad outcomes"
            found.append(Choice(under="judged", what=judged, levels=levels))
    return tuple(found)


def _conditions(runs: MixRuns) -> Iterator[tuple[Under, str, MixRuns]]:
    yield "as planned", "", runs
    bench = runs.mix.bench
    for reaction in bench.reactions:
        yield "reaction", reaction, replace(runs, mix=mix_of(bench, reactions=(reaction,)))
    readings: tuple[Effects, ...] = ("null", "wide")
    for effects in readings:
        yield (
            "effects",
            effects,
            mix_runs(
                runs.engine,
                draws=runs.draws,
                mix=runs.mix,
                existed=bench.schedule(bench.existing),
                effects=effects,
            ),
        )

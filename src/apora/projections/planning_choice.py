"""What would change the choice: the plan and its rivals under every answer and reading."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from apora.population.levers import Effects
from apora.projections.planning_level import level_of
from apora.projections.planning_mix import mix_of, simplest_of, stated_of
from apora.projections.planning_runs import AIMS, MixRuns, mix_runs
from apora.projections.planning_search import SMALLEST_GAIN, Search, Steps
from apora.projections.simulation import Floats

Under: TypeAlias = Literal["as planned", "reaction", "effects", "judged"]
BAD_OUTCOMES = 0.2
"""The quantile of a board that looks at its bad outcomes."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which of the rivals is best under one condition.

    `what` is the reaction, or how effects are read, or how outcomes are judged. `brought`
    is the aim draw by draw and `levels` what each is judged by, the plan first.
    """

    under: Under
    what: str
    brought: tuple[Floats, ...]
    levels: tuple[float, ...]

    @property
    def best(self) -> int:
        """Return the place of the best: the plan unless another is higher by a thousandth."""
        rival = self._rival
        return rival if self.levels[rival] - self.levels[0] > self._least else 0

    @property
    def ahead(self) -> int:
        """Return in how many draws the best brings more: a rival than the plan, it than they."""
        sign = 1.0 if self.best else -1.0
        more = sign * (self.brought[self._rival] - self.brought[0])
        return int(np.sum(more > self._least))

    @property
    def _rival(self) -> int:
        return max(range(1, len(self.levels)), key=lambda place: (self.levels[place], -place))

    @property
    def _least(self) -> float:
        return SMALLEST_GAIN * abs(self.levels[0])


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
    stated = search.climbed(stated_of(mix), only="caseworkers")
    if stated not in found.values():
        found["as stated"] = stated
    for measure in dict.fromkeys(one.measure for one in mix.terms if one.measure):
        without = tuple(
            one.least if one.measure == measure else steps
            for one, steps in zip(mix.terms, chosen, strict=True)
        )
        if without not in found.values():
            found[f"without {measure}"] = without
    return found


def choices_under(
    search: Search,
    *,
    runs: MixRuns,
    rivals: Mapping[str, Steps],
    tell: Callable[[float], None],
) -> tuple[Choice, ...]:
    """Return which rival is best under each reaction and reading of the assumed effects.

    Nothing where the plan has no rival.

    Args:
        search: Aim and budget.
        runs: On draws that no rival was chosen on.
        rivals: The plan first.
        tell: Told the share that is done.
    """
    if len(rivals) == 1:
        return ()
    conditions = list(_conditions(runs))
    column = AIMS.index(search.aim)
    found = []
    for place, (under, what, here) in enumerate(conditions):
        tell(place / len(conditions))
        brought = [here.brought(one, budget=search.budget)[:, column] for one in rivals.values()]
        found.append(_choice(under, what, brought=brought, cautious=search.cautious))
        if under == "as planned":
            other = BAD_OUTCOMES if search.cautious is None else None
            judged = "mean" if other is None else "bad outcomes"
            found.append(_choice("judged", judged, brought=brought, cautious=other))
    return tuple(found)


def _choice(
    under: Under, what: str, *, brought: Sequence[Floats], cautious: float | None
) -> Choice:
    levels = tuple(level_of(one, cautious=cautious) for one in brought)
    return Choice(under=under, what=what, brought=tuple(brought), levels=levels)


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

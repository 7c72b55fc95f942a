"""Names in one table that another table, or the model, must hold."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from apora.errors import Problem
from apora.evidence.checks.bench import (
    JUDGEMENT,
    Bench,
    days_of,
    ids_in,
    listed,
    of_claim,
    problem,
)
from apora.evidence.nearest import MOST_SUGGESTED, Remedies, clipped, did_you_mean
from apora.registry.drivers import DRIVER_BY_ID
from apora.registry.households import HOUSEHOLD_BY_ID
from apora.registry.indicators import INDICATOR_BY_ID
from apora.registry.levers import LEVER_BY_ID
from apora.registry.parameters import PARAMETER_BY_ID
from apora.registry.series import SERIES_INDEX


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """What a name should be one of."""

    rule: str
    thing: str
    known: Collection[str]

    def missed(self, rows: Iterable[tuple[str, str]]) -> Iterator[Problem]:
        """Return a problem for every place whose name is filled in and not known."""
        remedies = Remedies(self.known)
        for where, name in dict.fromkeys(rows):
            if name and name not in self.known:
                yield Problem(
                    where=where,
                    what=f'"{clipped(name)}" is not {self.thing}.',
                    remedy=remedies.of(name),
                    rule=self.rule,
                )


def unknown_unit(bench: Bench) -> list[Problem]:
    """Return a problem for every name of a unit that units.csv does not hold."""
    case = bench.case
    labels = {unit.stratum for unit in case.units if unit.stratum}
    unit = _Kind(rule="unknown_unit", thing="a unit of units.csv", known=bench.units)
    stratum = _Kind(
        rule="unknown_unit", thing="a unit or stratum of units.csv", known={*bench.units, *labels}
    )
    return [
        *unit.missed((f"units.csv, {u.id}, part_of", u.part_of) for u in case.units),
        *unit.missed((f"drivers.csv, {d.id}, where", d.where) for d in case.drivers),
        *stratum.missed((f"parameters.csv, {p.id}, stratum", p.stratum) for p in case.parameters),
        *stratum.missed((f"households.csv, {h.id}, stratum", h.stratum) for h in case.households),
        *unit.missed([("case.toml, headline_unit", case.settings.headline_unit)]),
        *unit.missed(
            (f"claims.csv, {c.id}, where", one) for c in case.claims for one in ids_in(c.where)
        ),
    ]


def unknown_run(bench: Bench) -> list[Problem]:
    """Return a problem for every `over` that is neither units nor a date."""
    kind = _Kind(rule="unknown_run", thing="a unit of units.csv or a date", known=bench.units)
    return list(
        kind.missed(
            (f"claims.csv, {claim.id}, over", one)
            for claim in bench.case.claims
            if days_of(claim.over) is None
            for one in ids_in(claim.over)
        )
    )


def unknown_denominator(bench: Bench) -> list[Problem]:
    """Return a problem for every `of` that is no unit, indicator or series."""
    known = {*bench.units, *INDICATOR_BY_ID, *SERIES_INDEX}
    kind = _Kind(rule="unknown_denominator", thing="a unit or an indicator", known=known)
    return list(
        kind.missed(
            (f"claims.csv, {c.id}, of", one) for c in bench.case.claims for one in ids_in(c.of)
        )
    )


def unknown_indicator(bench: Bench) -> list[Problem]:
    """Return a problem for every claim about a quantity that apora does not know."""
    kind = _Kind(rule="unknown_indicator", thing="an indicator", known=INDICATOR_BY_ID)
    return list(
        kind.missed(
            (f"claims.csv, {claim.id}, indicator", one)
            for claim in bench.case.claims
            for one in ids_in(claim.indicator)
        )
    )


def unknown_source(bench: Bench) -> list[Problem]:
    """Return a problem for every reference to a source that sources.csv does not hold."""
    case = bench.case
    thing = "a source of sources.csv"
    cited = _Kind(rule="unknown_source", thing=thing, known=bench.sources)
    basis = _Kind(rule="unknown_source", thing=thing, known={*bench.sources, JUDGEMENT})
    return [
        *cited.missed((f"claims.csv, {c.id}, source", c.source) for c in case.claims),
        *basis.missed((f"drivers.csv, {d.id}, source", d.source) for d in case.drivers),
        *basis.missed((f"parameters.csv, {p.id}, basis", p.basis) for p in case.parameters),
        *basis.missed((f"households.csv, {h.id}, basis", h.basis) for h in case.households),
        *basis.missed([("case.toml, rate_source", case.settings.rate_source)]),
        *basis.missed((f"case.toml, rates, {r.currency}", r.source) for r in case.settings.rates),
    ]


def unknown_driver(bench: Bench) -> list[Problem]:
    """Return a problem for every outside series that the model does not take."""
    kind = _Kind(rule="unknown_driver", thing="a driver", known=DRIVER_BY_ID)
    return list(kind.missed(("drivers.csv, id", row.id) for row in bench.case.drivers))


def unknown_parameter(bench: Bench) -> list[Problem]:
    """Return a problem for every prior of something the model does not have."""
    kind = _Kind(rule="unknown_parameter", thing="a parameter", known=PARAMETER_BY_ID)
    return list(kind.missed(("parameters.csv, id", row.id) for row in bench.case.parameters))


def unknown_household_item(bench: Bench) -> list[Problem]:
    """Return a problem for every household row that the model does not read."""
    kind = _Kind(rule="unknown_household_item", thing="a household item", known=HOUSEHOLD_BY_ID)
    return list(kind.missed(("households.csv, id", row.id) for row in bench.case.households))


def unknown_lever(bench: Bench) -> list[Problem]:
    """Return a problem for every change of something that measures cannot change."""
    kind = _Kind(
        rule="unknown_lever", thing="something that measures can change", known=LEVER_BY_ID
    )
    return list(
        kind.missed(
            (f"measures, {measure.id}, changes {number}, lever", change.lever)
            for measure in bench.case.measures
            for number, change in enumerate(measure.changes, start=1)
        )
    )


def unknown_measure(bench: Bench) -> list[Problem]:
    """Return a problem for every measure or reaction that a scenario names in vain."""
    case = bench.case
    reactions = {one.id for one in case.measures if one.by == "employer"}
    measure = _Kind(
        rule="unknown_measure",
        thing="a measure",
        known={one.id for one in case.measures} - reactions,
    )
    reaction = _Kind(
        rule="unknown_measure", thing="a reaction (a measure by the employer)", known=reactions
    )
    return [
        *measure.missed(
            (f"scenarios.toml, {one.id}, measures", name)
            for one in case.scenarios
            for name in one.measures
        ),
        *reaction.missed(
            (f"scenarios.toml, {one.id}, reactions", name)
            for one in case.scenarios
            for name in one.reactions
        ),
    ]


def superseded_by_nothing(bench: Bench) -> list[Problem]:
    """Return a problem for every claim replaced by one that is not there, or by itself."""
    known = {claim.id for claim in bench.case.claims}
    wrong = [
        one
        for one in bench.claims
        if one.use.kind == "superseded" and (one.use.by not in known or one.use.by == one.claim.id)
    ]
    few = len(wrong) <= MOST_SUGGESTED
    return [
        of_claim(
            one.claim,
            column="use",
            what=f'"{clipped(one.use.by)}" is not another claim.',
            remedy=did_you_mean(one.use.by, known=known - {one.claim.id})
            if few
            else "Name the claim that replaces it.",
            rule="superseded_by_nothing",
        )
        for one in wrong
    ]


def superseded_in_circle(bench: Bench) -> list[Problem]:
    """Return a problem for claims that replace each other, so that none of them is left."""
    after = {
        one.claim.id: one.use.by
        for one in bench.claims
        if one.use.kind == "superseded" and one.use.by != one.claim.id
    }
    circles, walked = [], set[str]()
    for start in after:
        path: dict[str, None] = {}
        name = start
        while name in after and name not in walked:
            walked.add(name)
            path[name] = None
            name = after[name]
        if name in path:
            names = list(path)
            circles.append(names[names.index(name) :])
    return [
        problem(
            "claims.csv",
            row=circle[0],
            column="use",
            what=f"claims replace each other: {listed(circle)}.",
            remedy="Set use to calibrate for the one that holds, or to `context: reason`.",
            rule="superseded_in_circle",
        )
        for circle in circles
    ]

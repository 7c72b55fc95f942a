"""The scenarios that a person names: of the case, or its measures put together by `+`."""

from collections.abc import Sequence

from apora.errors import EstimateRefused
from apora.evidence.nearest import did_you_mean
from apora.evidence.records import Scenario
from apora.projections.scenarios import Bench

TOGETHER = "+"


def chosen_scenarios(bench: Bench, *, names: Sequence[str]) -> tuple[Scenario, ...]:
    """Return the scenarios that names stand for, each once, in the order named.

    A name is a scenario of the case, or one or more of its measures joined by `+`, which
    then come on top of what existed. Without a name: every scenario that adds something.

    Args:
        bench: Of the case.
        names: What was asked for.

    Raises:
        EstimateRefused: A name is neither; every such name is listed.
    """
    known = {one.id: one for one in bench.scenarios}
    if not names:
        return tuple(one for one in bench.scenarios if bench.additional(one))
    asked = list(dict.fromkeys(name.strip() for name in names))
    unknown = [
        part
        for name in asked
        if name not in known
        for part in _parts(name)
        if part not in _offered(bench)
    ]
    if unknown:
        raise _refused(bench, unknown=list(dict.fromkeys(unknown)))
    return tuple(known[name] if name in known else _together(bench, name=name) for name in asked)


def _parts(name: str) -> list[str]:
    return [part.strip() for part in name.split(TOGETHER)]


def _offered(bench: Bench) -> tuple[str, ...]:
    """Return the measures that may be put together: all but the employer's reactions."""
    return tuple(name for name in bench.measures if name not in bench.reactions)


def _together(bench: Bench, *, name: str) -> Scenario:
    parts = [part for part in dict.fromkeys(_parts(name)) if part not in bench.existing]
    titles = [bench.measures[part].title for part in parts]
    languages = [code for code in titles[0] if all(code in one for one in titles)] if titles else []
    return Scenario(
        id=TOGETHER.join(parts) or name,
        title={code: " + ".join(one[code] for one in titles) for code in languages},
        measures=(*bench.existing, *parts),
    )


def _refused(bench: Bench, *, unknown: Sequence[str]) -> EstimateRefused:
    listed = ", ".join(f"'{one}'" for one in unknown)
    reactions = [one for one in unknown if one in bench.reactions]
    if reactions:
        return EstimateRefused(
            rule="unknown_scenario",
            what=f"{listed}: a reaction of the employer is not chosen; every scenario is run "
            "with each of them.",
            remedy="Name scenarios, or measures joined by +.",
        )
    known = [*(one.id for one in bench.scenarios), *_offered(bench)]
    remedies = [did_you_mean(one, known=known) for one in unknown]
    what = (
        "is not a scenario or a measure" if len(unknown) == 1 else "are not scenarios or measures"
    )
    return EstimateRefused(
        rule="unknown_scenario",
        what=f"{listed} {what} of this case.",
        remedy=" ".join(dict.fromkeys(remedies)),
    )

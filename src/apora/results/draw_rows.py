"""On how many draws each kind of table rests."""

from apora.projections.study import Study
from apora.results.every_draw import EveryDraw
from apora.results.learned import Part

RUNS = {
    "scenarios": "scenario",
    "reactions": "reaction",
    "later": "delay",
    "effects": "null",
    "decider": "budget",
    "sensitivity": "sensitivity",
    "beside": "beside",
}
"""Tables by the kind of their runs."""


def draw_rows(study: Study, *, every: EveryDraw | None) -> list[Part]:
    """Return the number of draws of each kind of table, before the evidence and after it.

    Args:
        study: What projections found.
        every: All draws of the calibration, where parameters and headlines rest on them.
    """
    reference = study.posterior.reference.count
    before = study.prior.reference.count
    own = (before, reference)
    if every is not None:
        own = (every.prior.shape[0], every.posterior.shape[0])
    rows: list[Part] = [
        {"table": "parameters", "prior": own[0], "posterior": own[1]},
        {"table": "headlines", "prior": own[0], "posterior": own[1]},
        {"table": "estimates", "prior": before, "posterior": reference},
        {"table": "gates", "prior": None, "posterior": study.gates.willing.size},
    ]
    for table, kind in RUNS.items():
        runs = study.posterior.of(kind=kind)
        if runs:
            prior = study.prior.of(kind=kind)
            rows.append(
                {
                    "table": table,
                    "prior": prior[-1].count if prior else None,
                    "posterior": runs[-1].count,
                }
            )
    freed = [shares.size for shares in study.constraints.freed.values()]
    return [
        *rows,
        *({"table": "constraints", "prior": None, "posterior": one} for one in freed[:1]),
    ]

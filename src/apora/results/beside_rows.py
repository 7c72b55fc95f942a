"""The headline under other assumptions, as rows of the results."""

from typing import Any, TypeAlias

from apora.projections.beside import Beside
from apora.projections.contrasts import contrasts, extra_families, wrong_sign
from apora.projections.project import OUTCOMES
from apora.projections.study import Study
from apora.results.numbers import quantiles_of

Part: TypeAlias = dict[str, Any]
AT_HORIZON = len(OUTCOMES)
"""Column of departures by the horizon, to which the leading budget is counted."""


def beside_rows(study: Study) -> list[Part]:
    """Return every line beside the headline, all on the same draws.

    Args:
        study: What projections found.
    """
    count = fewest_draws(study)
    return [_row(study, line=one, count=count) for one in study.besides]


def fewest_draws(study: Study) -> int:
    """Return the number of draws that every line can rest on.

    Args:
        study: What projections found.
    """
    names = [name for one in study.besides for name in _runs(one)]
    return min(study.posterior.named(name).count for name in names)


def _runs(line: Beside) -> list[str]:
    return [*([line.existing] if line.existing else []), *([line.lead.id] if line.lead else [])]


def _row(study: Study, *, line: Beside, count: int) -> Part:
    found, settings = study.posterior, study.problem.case.settings
    existing = found.named(line.existing).answers[:count, 0] if line.existing else None
    decision, horizon = (found.questions[at].window.upper for at in (0, AT_HORIZON))
    return {
        "id": line.id,
        "reaction": line.reaction,
        "decision_date": decision.isoformat(),
        "until": horizon.isoformat(),
        "budget": line.lead.budget if line.lead else None,
        "currency": settings.report_currency,
        "departures": None if existing is None else quantiles_of(existing),
        "draws": count,
        **_led(study, line=line, count=count),
    }


def _led(study: Study, *, line: Beside, count: int) -> Part:
    if line.lead is None:
        return {"families": None, "added": None, "wrong_sign": None}
    found = study.posterior
    run = found.named(line.lead.id)
    added = contrasts(found, run=run)[:count, AT_HORIZON]
    return {
        "families": quantiles_of(extra_families(found, run=run)[:count]),
        "added": quantiles_of(added),
        "wrong_sign": wrong_sign(added, indicator="departures"),
    }

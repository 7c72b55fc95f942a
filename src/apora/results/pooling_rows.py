"""How far each office is pulled to the pool of its like, as rows of the results.

Alike offices share half of the prior variance of what each has of its own. Where nothing
tells an office apart, its own score keeps the prior's variance and its estimate is the
pool's; where its claims tell everything, the score has no variance left. What is left of
the variance is the pooling factor of Gelman and Pardoe (2006), unit by unit.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np

from apora.evidence.case import Case
from apora.evidence.checks.bench import ids_in
from apora.evidence.uses import use_of
from apora.inference.problem import CalibrationProblem
from apora.population.parameter_vector import Entry
from apora.projections.draws import Draws
from apora.registry.parameters import PARAMETER_BY_ID
from apora.results.learned import Floats
from apora.results.numbers import quantiles_of
from apora.results.parameter_rows import OFFICES

Part: TypeAlias = dict[str, Any]


def pooling_rows(problem: CalibrationProblem, *, posterior: Draws) -> list[Part]:
    """Return, for every quantity that alike offices share, the pool beside each office.

    Args:
        problem: The case.
        posterior: Draws after the evidence.
    """
    scores = posterior.parameters
    offices = _values(problem, scores=scores)
    named = claims_naming(problem.case)
    return [
        *(
            row
            for entry in problem.vector.entries
            if entry.form == "stratum"
            for row in _entry_rows(
                problem, entry=entry, scores=scores, office=offices[entry.id], named=named
            )
        ),
        *_wish_rows(problem, scores=scores, office=offices[OFFICES], named=named),
    ]


def _entry_rows(
    problem: CalibrationProblem,
    *,
    entry: Entry,
    scores: Floats,
    office: Floats,
    named: dict[str, int],
) -> Iterator[Part]:
    pool = _values(problem, scores=_without_own(scores, entry=entry))[entry.id]
    _, own, _ = entry.places()
    for column in np.flatnonzero(entry.group >= 0).tolist():
        yield _row(
            entry.id,
            unit=problem.organisation.strata[column],
            pool=pool[:, column],
            office=office[:, column],
            own=scores[:, own[column]],
            named=named,
        )


def claims_naming(case: Case) -> dict[str, int]:
    """Return how many claims in use name each unit itself, not one above or below it.

    Args:
        case: Its claims.
    """
    found: dict[str, int] = {}
    for claim in case.claims:
        if use_of(claim).kind == "calibrate":
            for unit in ids_in(claim.where):
                found[unit] = found.get(unit, 0) + 1
    return found


def pulled_to_pool(own: Floats) -> float:
    """Return how far an estimate is pulled to the pool: all the way, 1, or not at all, 0.

    Args:
        own: Draws of the office's own score, standard normal before the evidence.
    """
    return min(float(np.var(own)), 1.0)


def _wish_rows(
    problem: CalibrationProblem, *, scores: Floats, office: Floats, named: dict[str, int]
) -> Iterator[Part]:
    """Yield the wish to leave by office; its pool is nought, the mean of all offices."""
    start = problem.vector.office_start
    for column, unit in enumerate(problem.organisation.strata):
        yield _row(
            OFFICES,
            unit=unit,
            pool=np.zeros(scores.shape[0]),
            office=office[:, column],
            own=scores[:, start + column],
            named=named,
        )


def _row(
    quantity: str, *, unit: str, pool: Floats, office: Floats, own: Floats, named: dict[str, int]
) -> Part:
    known = PARAMETER_BY_ID.get(quantity)
    measured = "log-odds" if quantity == OFFICES else known.unit if known else quantity
    return {
        "quantity": quantity,
        "where": unit,
        "unit": measured,
        "gate": "will" if quantity == OFFICES else known.gate if known else "staffing",
        "claims": named.get(unit, 0),
        "pool": quantiles_of(pool),
        "office": quantiles_of(office),
        "pulled": pulled_to_pool(own),
    }


def _without_own(scores: Floats, *, entry: Entry) -> Floats:
    """Return scores in which no stratum differs from its pool."""
    _, own, _ = entry.places()
    pooled = scores.copy()
    pooled[:, own[entry.group >= 0]] = 0.0
    return pooled


def _values(problem: CalibrationProblem, *, scores: Floats) -> dict[str, Floats]:
    found = jax.vmap(problem.vector.natural)(jnp.asarray(scores))
    return {name: np.asarray(one).reshape(scores.shape[0], -1) for name, one in found.items()}

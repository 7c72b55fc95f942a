"""Every unknown before and after the evidence, with its basis, as rows of the results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

from apora.evidence.records import HouseholdRow, ParameterRow, Text
from apora.inference.problem import CalibrationProblem
from apora.population.parameter_vector import Entry
from apora.population.rows import row_of_stratum
from apora.projections.draws import Draws
from apora.registry.households import HOUSEHOLD_BY_ID
from apora.registry.parameters import PARAMETER_BY_ID
from apora.results.learned import Effective, Floats, Part, Scale, learned

OFFICES = "office_effect"


@dataclass(frozen=True, kw_only=True)
class Described:
    """What a row says of an unknown beside its draws."""

    unit: str
    gate: str
    meaning: str
    scale: Scale


def parameter_rows(
    problem: CalibrationProblem,
    *,
    prior: Draws,
    posterior: Draws,
    effective: Effective | None = None,
) -> list[Part]:
    """Return a row for each unknown; one a row of the case or a stratum where they differ.

    Args:
        problem: The case.
        prior: Draws before the evidence.
        posterior: Draws after it.
        effective: Effective draws; as many as there are where nothing is said.
    """
    before, after = (_natural(problem, draws=draws) for draws in (prior, posterior))
    rows = []
    for entry in problem.vector.entries:
        described = _described(entry)
        for column, stratum, basis, why in _places(problem, entry=entry):
            rows.append(
                {
                    "id": entry.id,
                    "stratum": stratum,
                    "unit": described.unit,
                    "gate": described.gate,
                    "meaning": described.meaning,
                    "basis": basis,
                    "why": dict(why),
                    "sampled": entry.sampled,
                    **learned(
                        prior=before[entry.id][:, column],
                        posterior=(after if entry.sampled else before)[entry.id][:, column],
                        scale=described.scale,
                        effective=effective,
                    ),
                }
            )
    return [*rows, *_office_rows(problem, before=before, after=after, effective=effective)]


def _natural(problem: CalibrationProblem, *, draws: Draws) -> Mapping[str, Floats]:
    values = jax.jit(jax.vmap(problem.vector.natural))(jnp.asarray(draws.parameters))
    return {name: np.asarray(found).reshape(draws.count, -1) for name, found in values.items()}


def _described(entry: Entry) -> Described:
    known = PARAMETER_BY_ID.get(entry.id)
    if known is not None:
        return Described(unit=known.unit, gate=known.gate, meaning=known.meaning, scale=known.scale)
    item = HOUSEHOLD_BY_ID.get(entry.id)
    if item is not None:
        return Described(unit=item.unit, gate="means", meaning=item.meaning, scale="logit")
    return Described(unit=entry.unit, gate="staffing", meaning="established posts", scale="log")


def _places(problem: CalibrationProblem, *, entry: Entry) -> Iterator[tuple[int, str, str, Text]]:
    """Yield the column of each value, whom it holds for, its basis and its reason."""
    case, organisation = problem.case, problem.organisation
    if entry.id == "posts":
        notes = {unit.id: unit.note for unit in case.units}
        for column, stratum in enumerate(organisation.strata):
            yield column, stratum, "units.csv", notes[stratum]
        return
    rows: Sequence[ParameterRow | HouseholdRow] = (
        case.parameters if entry.id in PARAMETER_BY_ID else case.households
    )
    position = row_of_stratum(rows, item=entry.id, organisation=organisation)
    if entry.form == "stratum":
        for column, stratum in enumerate(organisation.strata):
            yield column, stratum, rows[position[column]].basis, rows[position[column]].why
        return
    columns = [0] if entry.form == "case" else np.unique(position, return_index=True)[1].tolist()
    for column in columns:
        row = rows[position[column]]
        yield column, row.stratum, row.basis, row.why


def _office_rows(
    problem: CalibrationProblem,
    *,
    before: Mapping[str, Floats],
    after: Mapping[str, Floats],
    effective: Effective | None,
) -> list[Part]:
    return [
        {
            "id": OFFICES,
            "stratum": stratum,
            "unit": "log-odds",
            "gate": "will",
            "meaning": "by how much the wish to leave of an office differs from the others'",
            "basis": "office_spread",
            "why": "Normal with the standard deviation office_spread.",
            "sampled": True,
            **learned(
                prior=before[OFFICES][:, column], posterior=after[OFFICES][:, column],
                scale="linear", effective=effective,
            ),
        }
        for column, stratum in enumerate(problem.organisation.strata)
    ]  # fmt: skip

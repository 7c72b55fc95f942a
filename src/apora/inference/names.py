"""Names of the unknowns, in the order of the sampled vector."""

from apora.inference.problem import CalibrationProblem
from apora.population.parameter_vector import Entry


def score_names(entry: Entry, *, strata: tuple[str, ...]) -> list[str]:
    """Return a name for each score of an entry.

    Args:
        entry: One unknown.
        strata: Unit ids of the strata.
    """
    if entry.form == "case":
        return [entry.id]
    if entry.form == "row":
        return [f"{entry.id}[row {i + 1}]" for i in range(entry.size)]
    shared = entry.size - len(strata)
    return [
        *(f"{entry.id}[alike {i + 1}]" for i in range(shared)),
        *(f"{entry.id}[{stratum}]" for stratum in strata),
    ]


def unknown_names(problem: CalibrationProblem) -> list[str]:
    """Return the names of all unknowns: parameters, offices, biases of origins, courses.

    Args:
        problem: The case.
    """
    strata = problem.organisation.strata
    names = [
        name
        for entry in problem.vector.entries
        if entry.sampled
        for name in score_names(entry, strata=strata)
    ]
    offices = [f"office_effect[{stratum}]" for stratum in strata]
    biases = [f"bias of origin {i + 1}" for i in range(problem.bias_groups)]
    return [*names, *offices, *biases, *problem.courses.names]

"""From a checked case to its results."""

from typing import TYPE_CHECKING, Any

from apora import __version__
from apora.workflow.fitness import CaseCheck
from apora.workflow.inputs import case_digest

if TYPE_CHECKING:
    from apora.evidence.case import Case


def evidence_results(case: "Case", *, found: CaseCheck) -> dict[str, Any]:
    """Return the results of a case that cannot carry a model.

    Args:
        case: The case.
        found: What its check said.
    """
    from apora.results.whole import evidence_only_results

    return evidence_only_results(
        case, digest=case_digest(case), version=__version__, problems=found.problems
    )

"""The library of measures, and copies of them for a case."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.evidence.measure_library import Template


def measures(names: Sequence[str] = ()) -> "tuple[Template, ...]":
    """Return measures of the library: each with its file, and what in it is assumed.

    Args:
        names: Which; all of them if none is named.

    Raises:
        CaseProblems: A name is not in the library; every such name is listed.
    """
    from apora.evidence.measure_library import library, named

    return named(names) if names else library()


def take_measures(case: "Case", names: Sequence[str]) -> tuple[Path, ...]:
    """Return the files of measures that were copied from the library into a case.

    Their dates are moved to the case's assessment; their sizes are to be adapted.

    Args:
        case: From `open_case`.
        names: Which measures.

    Raises:
        CaseProblems: A name is not in the library, or the case has such a file already.
    """
    from apora.evidence.measure_library import take

    return take(case.folder, names=names, as_of=case.settings.as_of)

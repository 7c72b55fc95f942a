"""What only the model can say is wrong with a case, as rows of the results."""

from collections.abc import Sequence

from apora.errors import Problem
from apora.results.learned import Part


def warning_rows(problems: Sequence[Problem]) -> list[Part]:
    """Return a row for each warning, in the order in which they came.

    Args:
        problems: Claims without room, inputs that move nothing.
    """
    return [
        {"rule": one.rule, "where": one.where, "what": one.what, "remedy": one.remedy}
        for one in problems
    ]

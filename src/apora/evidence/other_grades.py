"""A grade in the 3x5x2 scheme of United Kingdom police, and what it suggests.

The suggestion is marked as converted and never applied: the analyst gives the letter and
the digit.
"""

import re

_GRADE = re.compile(r"3x5x2 ([123]) ([A-E]) ([PC])")
_LETTER = {"1": "B", "2": "F", "3": "E"}
"""Reliable, untested, not reliable."""
_DIGIT = {"A": 2, "B": 2, "C": 3, "D": 6, "E": 5}
"""Known directly, known indirectly but borne out, known indirectly, not known, suspected false."""


def suggested(given: str) -> tuple[str, int] | None:
    """Return the letter and digit that a grade suggests, or nothing where it is none.

    Args:
        given: As given, such as `3x5x2 2 C P`.
    """
    found = _GRADE.fullmatch(" ".join(given.split()))
    return (_LETTER[found[1]], _DIGIT[found[2]]) if found else None

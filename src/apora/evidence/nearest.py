"""What a mistyped word was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 80
_SHOWN = 12


def clipped(text: str, *, width: int = 60) -> str:
    """Return the text on one line, cut to the width, for use inside a message."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def did_you_mean(word: str, *, known: Iterable[str]) -> str:
    """Return the nearest known words as a remedy, or the list of those there are."""
    choices = sorted(set(known))
    near = get_close_matches(word[:_LONGEST], choices, n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    if not choices:
        return "None is known yet."
    more = f" and {len(choices) - _SHOWN} more" if len(choices) > _SHOWN else ""
    return f"Known: {', '.join(choices[:_SHOWN])}{more}."

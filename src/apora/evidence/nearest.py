"""What a mistyped word was probably meant to be."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

_LONGEST = 80
_SHOWN = 12
_MOST_COMPARED = 1_000
MOST_SUGGESTED = 100
"""Names for which the nearest is looked for; it takes time, and more have another cause."""


def clipped(text: str, *, width: int = 60) -> str:
    """Return the text on one line, cut to the width, for use inside a message."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def did_you_mean(word: str, *, known: Iterable[str]) -> str:
    """Return the nearest known words as a remedy, or the list of those there are."""
    choices = sorted(set(known))
    near = get_close_matches(word[:_LONGEST], _alike(word, choices=choices), n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    if not choices:
        return "None is known yet."
    more = f" and {len(choices) - _SHOWN} more" if len(choices) > _SHOWN else ""
    return f"Known: {', '.join(choices[:_SHOWN])}{more}."


def _alike(word: str, *, choices: list[str]) -> list[str]:
    """Return the choices worth comparing: all of a few, else those that begin alike."""
    if len(choices) <= _MOST_COMPARED:
        return choices
    return [one for one in choices if one[:1] == word[:1]][:_MOST_COMPARED]


class Remedies:
    """Remedies for names that are not known, each name looked up once."""

    def __init__(self, known: Collection[str]) -> None:
        """Keep what is known."""
        self.known = known
        self.found: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Return the nearest known name as a remedy; after many, only where to look."""
        if name not in self.found:
            if len(self.found) >= MOST_SUGGESTED:
                return "Name one that is there; many are not, so look for a cause they share."
            self.found[name] = did_you_mean(name, known=self.known)
        return self.found[name]

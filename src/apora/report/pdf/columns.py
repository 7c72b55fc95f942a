"""The shape of a table in print: words whole, and no column much taller than another."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

PAPER = 174.0
"""Width between the margins [mm]."""
PAPER_TURNED = 261.0
"""Width between the margins of a page on its side [mm]."""
LETTER = 0.198
"""Mean width of a letter in a table [mm / point of its size]."""
WORD, TITLE = 1.05, 1.2
"""How much wider than the mean the letters of one word may be, and of one in bold."""
EDGE = 3.0
"""Room between two columns [mm]."""
SIZE, SMALL = 7.5, 6.6
"""Sizes of the letters of a table [pt]."""
LINE, ROW_EDGE = 0.45, 2.0
"""Height of a line [mm / point of its size], and of the room between two rows [mm]."""
HEIGHT, HEIGHT_TURNED = 255.0, 168.0
"""Height between the margins [mm]."""
TURNED, BROKEN, SMALLER = 2.2, 1.7, 1.05
"""How much longer a table may be before its page is turned, ranges broken, letters small."""
SLACK = 1.15
"""A line is not filled to its end."""
SPACE = re.compile(r"[ \t\r\n\f]+")
TIED = re.compile("(?<!\\d)\N{NO-BREAK SPACE}|\N{NO-BREAK SPACE}(?![\\d%])")
"""Spaces that hold a range together, and may be let go in a crowded table."""
BREAKS = re.compile(f"[ \t\r\n\f]+|(?<=\N{EN DASH})|{TIED.pattern}")
SHORT, SHORT_LETTERS = (
    re.compile("[0-9.,\N{NO-BREAK SPACE}]+\N{EN DASH}[0-9.,\N{NO-BREAK SPACE}]+%?"),
    8,
)
"""A range of no more letters is broken last; report.typ keeps it in one line."""
HYPHENED = 11
"""Letters of a word that stay together; longer words are hyphenated."""
MOST_LINES = 200.0
STEPS = 40

WHOLE_ROW = 20
"""A row of more lines may be broken between pages."""
FEW_LINES = 16
"""A table of no more lines stands on one page."""
FEWEST_HALVED, MOST_HALVED = 14, 60
"""Rows of a narrow table that is printed as two halves side by side."""

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Widths of columns [mm], size of letters [pt], and how ranges and pages are treated.

    `whole` says that no range is broken between lines, `short` that no short one is,
    `turned` that the page lies on its side, `lines` how many lines each row has.
    """

    widths: tuple[float, ...]
    size: float
    whole: bool
    short: bool
    turned: bool
    lines: tuple[int, ...]

    @property
    def cost(self) -> float:
        """Pages that the table takes, more for what is harder to read."""
        height = sum(self.lines) * SIZE * LINE + len(self.lines) * ROW_EDGE
        pages = height / (HEIGHT_TURNED if self.turned else HEIGHT)
        harder = (
            (self.turned, TURNED),
            (not self.whole, BROKEN),
            (not self.short, BROKEN),
            (self.size < SIZE, SMALLER),
        )
        return pages * math.prod(times for found, times in harder if found) + 0.2 * self.turned


def shape_of(rows: Rows) -> Shape:
    """Return the shape in which a table takes least room and every word is whole.

    Args:
        rows: The words of every cell, the titles first.
    """
    tries = [
        _shape(rows, size=size, whole=whole, short=short, turned=turned)
        for turned in (False, True)
        for size in (SIZE, SMALL)
        for whole, short in ((True, True), (False, True), (False, False))
    ]
    rounding = 0.1 * len(rows[0])
    held = [one for one in tries if sum(one.widths) <= _room(turned=one.turned) + rounding]
    return min(held or tries[-1:], key=lambda one: one.cost)


def halved(shape: Shape) -> bool:
    """Return whether a table is long and so narrow that its halves stand side by side."""
    narrow = sum(shape.widths) <= (PAPER - EDGE) / 2.0
    return narrow and FEWEST_HALVED <= len(shape.lines) <= MOST_HALVED


def _shape(rows: Rows, *, size: float, whole: bool, short: bool, turned: bool) -> Shape:
    need = needed(rows, size=size, breaks=SPACE if whole else BREAKS, short=short)
    widths = _filled(rows, need=need, size=size, room=_room(turned=turned))
    return Shape(
        widths=widths,
        size=size,
        whole=whole,
        short=short,
        turned=turned,
        lines=tuple(
            max(
                math.ceil(SLACK * len(cell) * LETTER * size / (width - EDGE))
                for cell, width in zip(row, widths, strict=True)
            )
            for row in rows
        ),
    )


def _room(*, turned: bool) -> float:
    return PAPER_TURNED if turned else PAPER


def needed(rows: Rows, *, size: float, breaks: re.Pattern[str], short: bool) -> list[float]:
    """Return the width that the longest word of each column needs [mm].

    Args:
        rows: The words of every cell, the titles first.
        size: Of the letters [pt].
        breaks: Where a line may end.
        short: Whether it may not end in a short range.
    """
    widest = [
        [
            LETTER
            * size
            * factor
            * max(map(_letters, breaks.split(_held(cell) if short else cell)))
            for cell in row
        ]
        for row, factor in zip(rows, chain([TITLE], repeat(WORD)), strict=False)
    ]
    return [EDGE + max(column) for column in zip(*widest, strict=True)]


def _held(cell: str) -> str:
    """Return the words of a cell, a short range as one word."""
    return SHORT.sub(
        lambda found: "0" * len(found[0]) if len(found[0]) <= SHORT_LETTERS else found[0],
        cell,
    )


def _letters(word: str) -> int:
    """Return how many letters stand in one line whatever happens."""
    return min(len(word), HYPHENED) if word.isalpha() else len(word)


def _filled(rows: Rows, *, need: Sequence[float], size: float, room: float) -> tuple[float, ...]:
    """Return the widths with which all columns have about as many lines [mm]."""
    if sum(need) > room:
        return tuple(round(one, 1) for one in need)
    wish = [LETTER * size * max(map(len, column)) for column in zip(*rows, strict=True)]

    def at(lines: float) -> list[float]:
        return [max(one, EDGE + full / lines) for one, full in zip(need, wish, strict=True)]

    return tuple(round(one, 1) for one in at(_fewest_lines(at, room=room)))


def _fewest_lines(widths: Callable[[float], list[float]], *, room: float) -> float:
    """Return the smallest number of lines with which the columns have room, by halving."""
    low, high = 1.0, MOST_LINES
    if sum(widths(low)) <= room:
        return low
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if sum(widths(middle)) > room else (low, middle)
    return high

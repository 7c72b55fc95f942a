"""Spans of days in running text: `between 9 August and 30 November 2020` is one date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from apora.evidence.language import InText
from apora.evidence.spotting.dated import Dated
from apora.evidence.spotting.words import Words

_ARTICLE = "the"


@dataclass(frozen=True, kw_only=True)
class Links:
    """Tells which words of one text link two dates to a span."""

    words: Words
    table: InText

    def link(self, at: int, *, first: int) -> bool:
        """Return whether a word links the date before it, begun at another, to a later one.

        Args:
            at: The word.
            first: The first word of the date before it.
        """
        word = self.words.word(at)
        opening = self.words.word(self._behind_article(first - 1, step=-1))
        return word in {"-", *self.table.to_words} or self.table.pairs.get(opening) == word

    def joined(self, found: Sequence[Dated]) -> Iterator[Dated]:
        """Yield dates in order, two days that a word links as one.

        Args:
            found: Dates in order.
        """
        at = 0
        while at < len(found):
            span = self._span(*found[at : at + 2]) if at + 1 < len(found) else None
            yield span or found[at]
            at += 2 if span else 1

    def _span(self, one: Dated, other: Dated) -> Dated | None:
        if (
            not one.day
            or not other.day
            or not other.when
            or not self.link(one.end, first=one.first)
        ):
            return None
        if self._behind_article(one.end + 1, step=1) != other.first:
            return None
        last = int(other.when[: len("2020")])
        # Without a year of its own the first day is the last such day before the second.
        before = last - (one.day[1:] > other.day[1:])
        first = one.day.in_year(one.day.year or before)
        if not first or first > other.when:
            return None
        when = first if first == other.when else f"{first}/{other.when}"
        return Dated(first=one.first, end=other.end, when=when)

    def _behind_article(self, at: int, *, step: int) -> int:
        return at + step if self.words.word(at) == _ARTICLE else at

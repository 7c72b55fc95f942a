"""The number itself in an expression: in digits, spelt out, a fraction, a power of ten alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from apora.evidence.language import InText, Language
from apora.evidence.numerals import numeral_at
from apora.evidence.spotting.phrases import Phrase, Phrases
from apora.evidence.spotting.words import Words

AND = frozenset({"and", "or", "и", "или", "і", "або"})
"""Words that join two things of a kind."""
CORES = frozenset({"skip", "fraction", "word"})
_LONGEST_NUMERAL = 10
_FURTHEST_COLLECTIVE = 4


@dataclass(frozen=True, kw_only=True)
class Core:
    """The number itself: where it begins and ends, and whether it is in digits."""

    first: int
    end: int
    kind: str
    value: float = 0.0
    digits: bool = False


@dataclass(frozen=True, kw_only=True)
class Cores:
    """Finds where numbers begin and end in one text."""

    words: Words
    language: Language
    table: InText
    phrases: Phrases
    taken: Mapping[int, tuple[int, str]]

    def begin(self) -> frozenset[str]:
        """Return the words, besides digits and pairs, that a number may begin with."""
        singles = (phrase.partition(" ")[0] for phrase in self.language.singles)
        words = {*self.language.numbers, *self.language.collectives, *singles}
        return self.phrases.begin(CORES) | words

    def at(self, at: int) -> Core | None:
        """Return the number that begins at a word, or nothing."""
        word = self.words.words[at]
        if word[0].isdecimal():
            return self._in_digits(at)
        phrase = self.phrases.at(self.words, at, kinds=CORES)
        numeral = self._spelt(at)
        if phrase and (numeral is None or len(phrase.words) >= numeral.end - at):
            return self._of_phrase(phrase, at=at)
        return numeral or self._collective(at)

    def _of_phrase(self, phrase: Phrase, *, at: int) -> Core:
        end = at + len(phrase.words)
        drafted = {phrase.value, " ".join(phrase.words)} & self.table.drafted_words
        vague = phrase.kind == "word" and not drafted
        return Core(first=at, end=end, kind="vague" if vague else phrase.kind)

    def _window(self, at: int) -> list[str]:
        """Return the words a number may take, cut where more than one blank stands."""
        end = at + 1
        while end < min(at + _LONGEST_NUMERAL, len(self.words)):
            word = self.words.words[end]
            if word in {"\n", "\t"} or end in self.taken:
                break
            is_group = word[0].isdecimal() and self.words.words[end - 1][0].isdecimal()
            if is_group and not self.is_group(end):
                break
            end += 1
        return self.words.words[at:end]

    def is_group(self, at: int) -> bool:
        """Return whether digits are the next thousand of the number before them."""
        word = self.words.words[at]
        return len(word) == len("000") and word.isdecimal() and self.words.grouped(at - 1)

    def _in_digits(self, at: int) -> Core:
        window = self._window(at)
        if self.language.comma_groups:
            window = self._thousands(at, window=window)
        size, found = numeral_at(window, at=0, table=self.language)
        extra = len(self._window(at)) - len(window)
        if found is None:
            return Core(first=at, end=at + 1, kind="unread", digits=True)
        end = at + size + extra if extra and size else at + size
        return Core(first=at, end=end, kind="number", value=float(found.value), digits=True)

    def _thousands(self, at: int, *, window: list[str]) -> list[str]:
        """Return the words of an English number whose thousands stand apart by blanks."""
        taken = 1
        narrow = {"\u00a0", "\u2009", "\u202f"}
        while (
            len(window[0]) <= len("999")
            and taken < len(window)
            and self.is_group(at + taken)
            and (window[taken] == "000" or self.words.blank_between(at + taken - 1) in narrow)
        ):
            taken += 1
        return ["".join(window[:taken]), *window[taken:]] if taken > 1 else window

    def _spelt(self, at: int) -> Core | None:
        word = self.words.words[at]
        pieces = word.split("-") if "-" in word else [word]
        two = f"{word} {self.words.word(at + 1)}"
        is_single = word in self.language.singles or two in self.language.singles
        if not is_single and not all(one in self.language.numbers for one in pieces):
            return None
        size, found = numeral_at(self._window(at), at=0, table=self.language)
        if found is None:
            return None
        return Core(first=at, end=at + size, kind="number", value=float(found.value))

    def _collective(self, at: int) -> Core | None:
        """Return `dozens`, `hundreds of thousands`, `dozens and sometimes hundreds`."""
        if not self._is_collective(at):
            return None
        end = self._behind_multiplier(at + 1)
        for gap in range(1, _FURTHEST_COLLECTIVE + 1):
            here = end + gap
            linked = self.words.word(end) in AND | {"а", ",", "-", "to"}
            if linked and self._is_collective(here) and self.words.same_sentence(here, at):
                end = self._behind_multiplier(here + 1)
                break
        return Core(first=at, end=end, kind="collective")

    def _is_collective(self, at: int) -> bool:
        """Return whether a power of ten stands alone: after a number it is part of it."""
        return self.words.word(at) in self.language.collectives and not self._is_power(at)

    def _is_power(self, at: int) -> bool:
        before = self.words.word(at - 1)
        return at > 0 and (before[:1].isdecimal() or before in self.language.numbers)

    def _behind_multiplier(self, at: int) -> int:
        for size in (2, 1):
            phrase = " ".join(self.words.words[at : at + size])
            if phrase in self.language.multipliers:
                return at + size
        return at

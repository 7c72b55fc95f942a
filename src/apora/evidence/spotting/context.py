"""What the words around a number tell of it: its sign, its kind, its date, what it is about."""

from dataclasses import dataclass
from functools import lru_cache

from apora.evidence.language import InText, Language, in_text_of
from apora.evidence.spotting.dated import Dated
from apora.evidence.spotting.words import Words

_SIGNS = {"fall": "-", "rise": "+"}
_FURTHEST_CHANGE = 5
_FURTHEST_AVERAGE = 8
_FURTHEST_TOPIC = 14
_MOST_NOUNS = 3


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """A text with its dates, to look around a number in its sentence."""

    words: Words
    language: Language
    table: InText
    dates: dict[int, Dated]

    def sign(self, first: int, last: int) -> str:
        """Return + or - where a number is said to be by how much something changed.

        "Fell by 14 percent and up to 30 percent in Minsk" speaks of two changes; "fell to
        14 percent" of none.
        """
        behind = self.table.more_behind.get(self.words.word(last + 1), "")
        if behind:
            return behind
        at, steps = first - 1, 0
        while at >= 0 and steps < _FURTHEST_CHANGE and self.words.same_sentence(at, first):
            word = self.words.words[at]
            if word in self.language.level_after_change and word not in self.table.change_links:
                return ""
            kind = self._change(word)
            if kind:
                return _SIGNS[kind]
            if word not in self.table.change_links and word not in {"by", "на"}:
                return ""
            at, steps = at - 1, steps + 1
        return ""

    def fell_or_rose_to(self, at: int) -> bool:
        """Return whether a word of change stands shortly before a `to`."""
        return any(
            self._change(self.words.word(one)) != ""
            for one in range(at - 1, max(at - 5, -1), -1)
            if one >= 0 and self.words.same_sentence(one, at)
        )

    def _change(self, word: str) -> str:
        if word.startswith(self.language.falls):
            return "fall"
        return "rise" if word.startswith(self.language.rises) else ""

    def is_average(self, first: int) -> bool:
        """Return whether an average is spoken of shortly before, with no number between."""
        for at in range(first - 1, max(first - 1 - _FURTHEST_AVERAGE, -1), -1):
            word = self.words.words[at]
            if not self.words.same_sentence(at, first) or word in {",", ";"} or word[0].isdecimal():
                return False
            if word.startswith(self.table.averages):
                return True
        return False

    def when(self, first: int, last: int) -> str:
        """Return the date of the sentence that is nearest and no date of comparison."""
        found = [
            (min(abs(one.first - last), abs(first - one.end)), one.when)
            for one in {one.first: one for one in self._dates_in(first)}.values()
            if one.when and not self._is_compared(one.first)
        ]
        return min(found)[1] if found else ""

    def _dates_in(self, first: int) -> list[Dated]:
        begin, end = self._sentence(first)
        return [self.dates[at] for at in range(begin, end) if at in self.dates]

    def _sentence(self, at: int, *, most: int = 60) -> tuple[int, int]:
        """Return the first word of the sentence and the word behind it, within reach."""
        begin = end = at
        while begin > 0 and at - begin < most and self.words.same_sentence(begin - 1, at):
            begin -= 1
        while end < len(self.words) and end - at < most and self.words.same_sentence(end, at):
            end += 1
        return begin, end

    def _is_compared(self, at: int) -> bool:
        return any(
            self.words.words[one] in self.table.compared - {"from"}
            for one in range(max(at - 6, 0), at)
            if self.words.same_sentence(one, at)
        )

    def nouns(self, last: int) -> tuple[str, ...]:
        """Return up to three words behind a number, in lower case, none of them a name."""
        found: list[str] = []
        for at in range(last + 1, min(last + 1 + _MOST_NOUNS, len(self.words))):
            word = self.words.words[at]
            if not word[0].isalpha() or self.words.is_capital(at) or at in self.dates:
                break
            if not self.words.same_sentence(at, last):
                break
            found.append(word)
        return tuple(found)

    def is_so_far(self, first: int, last: int) -> bool:
        """Return whether a number is said to be a total up to a day."""
        begin, end = max(first - 8, 0), min(last + 8, len(self.words))
        words = (
            self.words.words[at] for at in range(begin, end) if self.words.same_sentence(at, first)
        )
        around = " ".join(words) + " "
        return any(one in around for one in self.table.counted_so_far)

    def counts_people(self, last: int) -> bool:
        """Return whether people stand behind a number, at most two words on."""
        return any(word.startswith(self.table.people) for word in self.nouns(last))

    def topic(self, first: int, last: int) -> str:
        """Return the indicator that the nearest telling words of the sentence point to."""
        begin, end = self._sentence(first, most=_FURTHEST_TOPIC)
        best: tuple[int, int] | None = None
        for at in range(begin, end):
            for order in stems_of(self.table.code, self.words.words[at]):
                # Of "sick leave" the nearer word is no topic of its own.
                further = self.table.indicators[order][0].count(" ")
                away = at - last if at > last else max(first - at - further, 0) + 2
                if (best is None or (away, order) < best) and self._goes_on(order, at=at):
                    best = (away, order)
        return self.table.indicators[best[1]][1] if best else ""

    def _goes_on(self, order: int, *, at: int) -> bool:
        """Return whether the further words of a telling phrase follow its first."""
        _, *rest = self.table.indicators[order][0].split(" ")
        return all(self.words.word(at + i).startswith(one) for i, one in enumerate(rest, start=1))


@lru_cache(maxsize=1 << 16)
def stems_of(code: str, word: str) -> tuple[int, ...]:
    """Return which telling phrases of a language a word may begin, by their order."""
    return tuple(
        order
        for order, (stem, _) in enumerate(in_text_of(code).indicators)
        if (word == stem.partition(" ")[0] if " " in stem else word.startswith(stem))
    )

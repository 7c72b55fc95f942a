"""Number expressions in a row of words: a number with its hedge, its per cent, its range."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from apora.evidence.language import InText, Language
from apora.evidence.numerals import numeral_at
from apora.evidence.spotting.context import Surroundings
from apora.evidence.spotting.lookalikes import LookAlikes, NAME, NOT_READ, ORDINAL, SLASHED, not_read
from apora.evidence.spotting.phrases import Phrases
from apora.evidence.spotting.words import Words

VAGUE = "a word for an amount without a number"
TWO_POINTS = "two points and no range"
POINTS = "percentage points, for which the notation has no form"
_LONGEST_NUMERAL = 10
_GAP_OF = 4
_CORES = frozenset({"skip", "fraction", "word"})
_LEFT = frozenset({"hedge", "stat"})
_CURRENCIES = frozenset({"$", "€", "£", "₽", "¥"})
_SIMPLE = 12


@dataclass(frozen=True, kw_only=True)
class Expression:
    """Words that state a number, both ends included; `why` where they do not.

    `plain` is what they say with the blanks inside numbers taken out.
    """

    first: int
    last: int
    plain: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class _Core:
    """The number itself: where it begins and ends, and whether it is in digits."""

    first: int
    end: int
    kind: str
    value: float = 0.0
    digits: bool = False


@dataclass(frozen=True, kw_only=True)
class Expressions:
    """Finds the number expressions of one text."""

    words: Words
    language: Language
    table: InText
    phrases: Phrases
    around: Surroundings
    look_alikes: LookAlikes
    taken: Mapping[int, tuple[int, str]]

    def all(self) -> Iterator[Expression]:
        """Yield every expression and look-alike from left to right."""
        at, floor, name_until = 0, 0, -1
        while at < len(self.words):
            if at in self.taken:
                end, why = self.taken[at]
                yield Expression(first=at, last=end - 1, why=why)
                at = floor = end
                continue
            core = self._core(at)
            if core is None:
                at += 1
                continue
            why = self._why(core) or (NAME if self._goes_on(core, behind=name_until) else "")
            if why == NAME:
                name_until = core.end
            if why:
                yield Expression(first=core.first, last=core.end - 1, why=why)
                at = core.end
                floor = at if core.kind != "vague" else floor
                continue
            found = self._grown(core, floor=floor)
            yield found
            at = floor = found.last + 1

    def _goes_on(self, core: _Core, *, behind: int) -> bool:
        """Return whether a number continues a list of labels: articles 23.34, 24.1 and 25."""
        between = self.words.words[behind : core.first] if 0 <= behind <= core.first else [""]
        return core.digits and bool(between) and set(between) <= {",", "and", "и", "і", "-", "або", "или", "or"} and len(between) <= 2

    def _core(self, at: int) -> _Core | None:
        word = self.words.words[at]
        if word[0].isdecimal():
            return self._in_digits(at)
        phrase = self.phrases.at(self.words, at, kinds=_CORES)
        numeral = self._spelt(at)
        if phrase and (numeral is None or len(phrase.words) >= numeral.end - at):
            return self._of_phrase(phrase.kind, value=phrase.value, at=at, size=len(phrase.words))
        return numeral or self._collective(at)

    def _of_phrase(self, kind: str, *, value: str, at: int, size: int) -> _Core:
        end = at + size
        if kind == "word" and value not in self.table.drafted_words:
            return _Core(first=at, end=end, kind="vague")
        return _Core(first=at, end=end, kind=kind)

    def _window(self, at: int) -> list[str]:
        """Return the words a number may take, cut where more than one blank stands."""
        end = at + 1
        while end < min(at + _LONGEST_NUMERAL, len(self.words)):
            word = self.words.words[end]
            if word in {"\n", "\t"} or end in self.taken:
                break
            is_group = word[0].isdecimal() and self.words.words[end - 1][0].isdecimal()
            if is_group and not self._is_group(end):
                break
            end += 1
        return self.words.words[at:end]

    def _is_group(self, at: int) -> bool:
        """Return whether digits are the next thousand of the number before them."""
        word = self.words.words[at]
        return len(word) == len("000") and word.isdecimal() and self.words.grouped(at - 1)

    def _in_digits(self, at: int) -> _Core:
        window = self._window(at)
        if self.language.comma_groups:
            window = self._thousands(at, window=window)
        size, found = numeral_at(window, at=0, table=self.language)
        extra = len(self._window(at)) - len(window)
        if found is None:
            return _Core(first=at, end=at + 1, kind="unread", digits=True)
        end = at + size + extra if extra and size else at + size
        return _Core(first=at, end=end, kind="number", value=float(found.value), digits=True)

    def _thousands(self, at: int, *, window: list[str]) -> list[str]:
        """Return the words of an English number whose thousands stand apart by blanks."""
        taken = 1
        narrow = {"\u00a0", "\u2009", "\u202f"}
        while (
            len(window[0]) <= len("999")
            and taken < len(window)
            and self._is_group(at + taken)
            and (window[taken] == "000" or self.words.blank_between(at + taken - 1) in narrow)
        ):
            taken += 1
        return ["".join(window[:taken]), *window[taken:]] if taken > 1 else window

    def _spelt(self, at: int) -> _Core | None:
        word = self.words.words[at]
        pieces = word.split("-") if "-" in word else [word]
        if not all(one in self.language.numbers for one in pieces):
            return None
        size, found = numeral_at(self._window(at), at=0, table=self.language)
        if found is None:
            return None
        return _Core(first=at, end=at + size, kind="number", value=float(found.value))

    def _collective(self, at: int) -> _Core | None:
        """Return `dozens`, `hundreds of thousands`, `dozens and sometimes hundreds`."""
        if not self._is_collective(at):
            return None
        end = self._behind_multiplier(at + 1)
        for gap in range(1, _GAP_OF + 1):
            here = end + gap
            linked = self.words.word(end) in {"and", "or", "и", "или", "і", "або", "а", ",", "-", "to"}
            if linked and self._is_collective(here) and self.words.same_sentence(here, at):
                end = self._behind_multiplier(here + 1)
                break
        return _Core(first=at, end=end, kind="collective")

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

    def _why(self, core: _Core) -> str:
        """Return why a core is no number, or nothing."""
        if core.kind == "vague":
            return VAGUE
        if core.kind == "skip":
            phrase = self.phrases.at(self.words, core.first, kinds=frozenset({"skip"}))
            return phrase.value if phrase else NOT_READ
        if core.kind == "unread":
            return not_read(self.words.words[core.first], language=self.language) or NOT_READ
        if core.kind == "fraction":
            return self._no_fraction(core)
        if core.kind != "number":
            return ""
        if core.digits and self._simple_fraction(core):
            return ""
        if core.digits and (why := not_read(self.words.words[core.first], language=self.language)):
            return why
        return self.look_alikes.reason(
            core.first, core.end, value=core.value, digits=core.digits
        )

    def _no_fraction(self, core: _Core) -> str:
        said = " ".join(self.words.words[core.first : core.end])
        before = f"{self.words.word(core.first - 1)} {said}"
        if before in self.table.phrases:
            return self.table.phrases[before]
        behind = f"{said} {self.words.word(core.end)}"
        if behind in self.table.phrases:
            return self.table.phrases[behind]
        if said not in self.table.ordinal_fractions:
            return ""
        following = self.words.word(core.end)
        hedged = self.phrases.before(self.words, core.first, kinds=frozenset({"hedge"}))
        plain = not following[:1].isalpha() or following in self.table.after_fraction
        return "" if plain or hedged else ORDINAL

    def _simple_fraction(self, core: _Core) -> bool:
        """Return whether digits are the numerator of a fraction such as 1/3."""
        w = self.words
        below = w.word(core.end + 1)
        return (
            w.word(core.end) == "/"
            and w.joined(core.end - 1)
            and w.joined(core.end)
            and below.isdecimal()
            and core.value.is_integer()
            and 0 < core.value < int(below) <= _SIMPLE
            and w.word(core.end + 2) != "/"
        )

    def _grown(self, core: _Core, *, floor: int) -> Expression:
        """Return the expression around a core: hedges before it, what belongs to it behind."""
        if core.kind == "number" and core.digits and self._simple_fraction(core):
            return Expression(first=core.first, last=core.end + 1, why="" , plain=self.words.said(core.first, core.end + 1))
        end, why = (core.end, "") if core.kind != "number" else self._behind(core)
        first = self._before(core.first, floor=floor, end=end, core=core)
        end = self._after(end)
        plain = self._plain(first, end)
        return Expression(first=first, last=end - 1, plain=plain, why=why)

    def _plain(self, first: int, end: int) -> str:
        """Return the words apart by blanks, thousands of an English number joined."""
        parts: list[str] = []
        for at in range(first, end):
            word = self.words.words[at]
            is_group = at > first and self._is_group(at) and parts[-1].isdecimal()
            if is_group and self.language.comma_groups:
                parts[-1] += word
            else:
                parts.append(word)
        return " ".join(parts)

    def _percent(self, at: int) -> int:
        """Return the word behind a per cent sign that may stand at a place."""
        here = at + 1 if self.words.word(at) == "-" and self.words.joined(at) else at
        if here >= len(self.words):
            return at
        phrase = self.phrases.at(self.words, here, kinds=frozenset({"percent"}))
        if phrase:
            return here + len(phrase.words)
        compound = self.words.word(here).startswith(("процентн", "працэнтн"))
        return here + 1 if compound and here > at else at

    def _behind(self, core: _Core) -> tuple[int, str]:
        """Return the word behind everything that belongs to a number, and why it is none."""
        end = core.end
        points = self.phrases.at(self.words, end, kinds=frozenset({"points"})) if end < len(self.words) else None
        if points:
            return end + len(points.words), POINTS
        end = self._percent(end)
        ranged = self._range(core, end=end)
        if ranged > end:
            points = self.phrases.at(self.words, ranged, kinds=frozenset({"points"})) if ranged < len(self.words) else None
            return (ranged + len(points.words), POINTS) if points else (self._percent(ranged), "")
        counted = self._count_of(core, end=end)
        if counted:
            return counted, ""
        duration = self.phrases.at(self.words, end, kinds=frozenset({"duration"})) if end < len(self.words) else None
        return (end + len(duration.words) if duration and end == core.end else end), ""

    def _range(self, core: _Core, *, end: int) -> int:
        """Return the word behind the second number of a range, or where the first one ended."""
        w = self.words
        middle = w.word(end)
        if middle not in self.language.range_middle or end + 1 >= len(w):
            return end
        if end + 1 in self.taken or not self._may_range(core.first, middle=middle, at=end):
            return end
        second = self._core(end + 1)
        if second is None or second.kind != "number" or second.digits != core.digits:
            return end
        if self.look_alikes.reason(second.first, second.end, value=second.value, digits=False):
            return end
        scale = self._scale(second) / self._scale(core) if self._scale(core) == 1 else 1
        return second.end if core.value < second.value * max(scale, 1) else end

    def _scale(self, core: _Core) -> float:
        power = self.language.powers.get(self.words.word(core.end - 1), 0)
        return 10.0**power if power in {3, 6} else 1.0

    def _may_range(self, first: int, *, middle: str, at: int) -> bool:
        w = self.words
        before = w.word(first - 1)
        started = before in self.language.range_start
        ranging = any(
            w.word(one).startswith(self.table.range_verbs) for one in range(first - 4, first) if one >= 0
        )
        if middle == "-":
            return w.joined(at - 1) == w.joined(at)
        if middle in {"and", "и", "і"}:
            return started
        if before in self.table.two_points:
            return ranging
        if middle in self.language.level_after_change and self.around.fell_or_rose_to(first):
            return ranging or started
        return started or middle == "to"

    def _count_of(self, core: _Core, *, end: int) -> int:
        """Return the word behind `245 of 672`, `two judges remain out of 8`; 0 for none."""
        if end != core.end or not core.value.is_integer():
            return 0
        for gap in range(_GAP_OF):
            at = end + gap
            if at >= len(self.words) or at in self.taken or not self.words.same_sentence(at, core.first):
                return 0
            phrase = self.phrases.at(self.words, at, kinds=frozenset({"out_of"}))
            if phrase:
                return self._whole(core, at=at + len(phrase.words), gap=gap, said=phrase.words)
            if not self.words.words[at][0].isalpha() or self.words.words[at] in self.language.numbers:
                return 0
        return 0

    def _whole(self, core: _Core, *, at: int, gap: int, said: tuple[str, ...]) -> int:
        if at >= len(self.words) or at in self.taken or (gap and said[0] in {"of", "from"}):
            return 0
        whole = self._core(at)
        if whole is None or whole.kind != "number" or not whole.value.is_integer():
            return 0
        if self._percent(whole.end) > whole.end or whole.value < core.value:
            return 0
        return 0 if self.look_alikes.reason(at, whole.end, value=whole.value, digits=whole.digits) else whole.end

    def _before(self, first: int, *, floor: int, end: int, core: _Core) -> int:
        """Return the first of the hedges and averages that stand before a number."""
        while first > floor:
            at = first
            if self.words.word(at - 1) in _CURRENCIES and at - 1 > floor:
                at -= 1
            phrase = self.phrases.before(self.words, at, kinds=_LEFT)
            if phrase is None and self.words.word(at - 1) in self.language.range_start and self._has_two(core, end=end):
                return at - 1
            if phrase is None or not self._hedges(phrase.words, at=at):
                break
            first = at - len(phrase.words)
        return max(first, floor)

    def _has_two(self, core: _Core, *, end: int) -> bool:
        return any(one in self.language.range_middle for one in self.words.words[core.end : end])

    def _hedges(self, said: tuple[str, ...], *, at: int) -> bool:
        """Return whether words before a number are its hedge here."""
        begin = at - len(said)
        if said == ("each",) or any(one in self.taken for one in range(begin, at)):
            return False
        if said[-1] in self.language.level_after_change and len(said) == 1:
            two_points = any(
                self.words.word(one) in self.table.two_points for one in range(begin - 4, begin) if one >= 0
            )
            return not two_points and not self.around.fell_or_rose_to(begin)
        return self.words.same_sentence(begin, at - 1)

    def _after(self, end: int) -> int:
        """Return the word behind `or more` and the like."""
        if end >= len(self.words):
            return end
        phrase = self.phrases.at(self.words, end, kinds=frozenset({"after"}))
        return end + len(phrase.words) if phrase else end

"""Number expressions in a row of words: a number with its hedge, its per cent, its range."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from apora.evidence.language import InText, Language
from apora.evidence.spotting.context import Surroundings
from apora.evidence.spotting.cores import AND, Core, Cores
from apora.evidence.spotting.lookalikes import (
    NAME,
    NOT_READ,
    ORDINAL,
    LookAlikes,
    not_read,
)
from apora.evidence.spotting.phrases import Phrases
from apora.evidence.spotting.words import Words

VAGUE = "a word for an amount without a number"
TWO_POINTS = "two points and no range"
_VAGUE = {"vague": VAGUE}
POINTS = "percentage points, for which the notation has no form"
_GAP_OF = 4
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
class Expressions:
    """Finds the number expressions of one text."""

    words: Words
    language: Language
    table: InText
    phrases: Phrases
    around: Surroundings
    look_alikes: LookAlikes
    taken: Mapping[int, tuple[int, str]]
    cores: Cores

    def all(self) -> Iterator[Expression]:
        """Yield every expression and look-alike from left to right."""
        at, floor, name_until = 0, 0, -1
        begins = self.cores.begin()
        words, taken = self.words.words, self.taken
        while at < len(words):
            word = words[at]
            plain = word not in begins and not word[0].isdecimal() and "-" not in word
            if plain and at not in taken:
                at += 1
                continue
            if at in self.taken:
                end, why = self.taken[at]
                yield Expression(first=at, last=end - 1, why=why)
                at = floor = end
                continue
            core = self.cores.at(at)
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

    def _goes_on(self, core: Core, *, behind: int) -> bool:
        """Return whether a number continues a list of labels: articles 23.34, 24.1 and 25."""
        between = self.words.words[behind : core.first] if 0 <= behind <= core.first else [""]
        return (
            core.digits
            and 0 < len(between) <= len([",", "and"])
            and set(between) <= AND | {",", "-"}
        )

    def _why(self, core: Core) -> str:
        """Return why a core is no number, or nothing."""
        if core.kind == "skip":
            phrase = self.phrases.at(self.words, core.first, kinds=frozenset({"skip"}))
            return phrase.value if phrase else NOT_READ
        if core.kind == "unread":
            return not_read(self.words.words[core.first], language=self.language) or NOT_READ
        if core.kind == "fraction":
            return self._no_fraction(core)
        return self._no_number(core) if core.kind == "number" else _VAGUE.get(core.kind, "")

    def _no_number(self, core: Core) -> str:
        if core.digits and self._simple_fraction(core):
            return ""
        if core.digits and (why := not_read(self.words.words[core.first], language=self.language)):
            return why
        return self.look_alikes.reason(core.first, core.end, value=core.value, digits=core.digits)

    def _no_fraction(self, core: Core) -> str:
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

    def _simple_fraction(self, core: Core) -> bool:
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

    def _grown(self, core: Core, *, floor: int) -> Expression:
        """Return the expression around a core: hedges before it, what belongs to it behind."""
        if core.kind == "number" and core.digits and self._simple_fraction(core):
            end, why = core.end + 2, ""
        elif core.kind == "number":
            end, why = self._behind(core)
        else:
            end, why = core.end, ""
        first = self._before(core.first, floor=floor, end=end, core=core)
        end = self._after(end)
        plain = self._plain(first, end)
        return Expression(first=first, last=end - 1, plain=plain, why=why)

    def _plain(self, first: int, end: int) -> str:
        """Return the words apart by blanks, thousands of an English number joined."""
        parts: list[str] = []
        for at in range(first, end):
            word = self.words.words[at]
            is_group = at > first and self.cores.is_group(at) and parts[-1].isdecimal()
            slashed = "/" in {word, *parts[-1:]} or (parts[-1:] and parts[-1].endswith("/"))
            if parts and (slashed or (is_group and self.language.comma_groups)):
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

    def _behind(self, core: Core) -> tuple[int, str]:
        """Return the word behind everything that belongs to a number, and why it is none."""
        end = core.end
        points = (
            self.phrases.at(self.words, end, kinds=frozenset({"points"}))
            if end < len(self.words)
            else None
        )
        if points:
            return end + len(points.words), POINTS
        end = self._percent(end)
        ranged = self._range(core, end=end)
        if ranged > end:
            points = (
                self.phrases.at(self.words, ranged, kinds=frozenset({"points"}))
                if ranged < len(self.words)
                else None
            )
            return (ranged + len(points.words), POINTS) if points else (self._percent(ranged), "")
        counted = self._count_of(core, end=end)
        if counted:
            return counted, ""
        duration = (
            self.phrases.at(self.words, end, kinds=frozenset({"duration"}))
            if end < len(self.words)
            else None
        )
        return (end + len(duration.words) if duration and end == core.end else end), ""

    def _range(self, core: Core, *, end: int) -> int:
        """Return the word behind the second number of a range, or where the first one ended."""
        w = self.words
        middle = w.word(end)
        if middle not in self.language.range_middle or end + 1 >= len(w):
            return end
        if end + 1 in self.taken or not self._may_range(core.first, middle=middle, at=end):
            return end
        second = self.cores.at(end + 1)
        if second is None or second.kind != "number" or second.digits != core.digits:
            return end
        if self.look_alikes.reason(second.first, second.end, value=second.value, digits=False):
            return end
        scale = self._scale(second) / self._scale(core) if self._scale(core) == 1 else 1
        return second.end if core.value < second.value * max(scale, 1) else end

    def _scale(self, core: Core) -> float:
        power = self.language.powers.get(self.words.word(core.end - 1), 0)
        return 10.0**power if power in {3, 6} else 1.0

    def _may_range(self, first: int, *, middle: str, at: int) -> bool:
        w = self.words
        before = w.word(first - 1)
        started = before in self.language.range_start
        ranging = any(
            w.word(one).startswith(self.table.range_verbs)
            for one in range(first - 4, first)
            if one >= 0
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

    def _count_of(self, core: Core, *, end: int) -> int:
        """Return the word behind `245 of 672`, `two judges remain out of 8`; 0 for none."""
        if end != core.end or not core.value.is_integer():
            return 0
        for gap in range(_GAP_OF):
            at = end + gap
            if (
                at >= len(self.words)
                or at in self.taken
                or not self.words.same_sentence(at, core.first)
            ):
                return 0
            phrase = self.phrases.at(self.words, at, kinds=frozenset({"out_of"}))
            if phrase:
                return self._whole(core, at=at + len(phrase.words), gap=gap, said=phrase.words)
            if (
                not self.words.words[at][0].isalpha()
                or self.words.words[at] in self.language.numbers
            ):
                return 0
        return 0

    def _whole(self, core: Core, *, at: int, gap: int, said: tuple[str, ...]) -> int:
        if at >= len(self.words) or at in self.taken or (gap and said[0] in {"of", "from"}):
            return 0
        whole = self.cores.at(at)
        if whole is None or whole.kind != "number" or not whole.value.is_integer():
            return 0
        if self._percent(whole.end) > whole.end or whole.value < core.value:
            return 0
        return (
            0
            if self.look_alikes.reason(at, whole.end, value=whole.value, digits=whole.digits)
            else whole.end
        )

    def _before(self, first: int, *, floor: int, end: int, core: Core) -> int:
        """Return the first of the hedges and averages that stand before a number."""
        if self.words.words[first] == "dozen" and self.words.word(first - 1) == "a":
            first -= 1
        while first > floor:
            at = first
            if self.words.word(at - 1) in _CURRENCIES and at - 1 > floor:
                at -= 1
            phrase = self.phrases.before(self.words, at, kinds=_LEFT)
            if (
                phrase is None
                and self.words.word(at - 1) in self.language.range_start
                and self._has_two(core, end=end)
            ):
                return at - 1
            if phrase is None or not self._hedges(phrase.words, at=at):
                break
            first = at - len(phrase.words)
        return max(first, floor)

    def _has_two(self, core: Core, *, end: int) -> bool:
        return any(one in self.language.range_middle for one in self.words.words[core.end : end])

    def _hedges(self, said: tuple[str, ...], *, at: int) -> bool:
        """Return whether words before a number are its hedge here."""
        begin = at - len(said)
        if said == ("each",) or any(one in self.taken for one in range(begin, at)):
            return False
        if said[-1] in self.language.level_after_change and len(said) == 1:
            two_points = any(
                self.words.word(one) in self.table.two_points
                for one in range(begin - 4, begin)
                if one >= 0
            )
            return not two_points and not self.around.fell_or_rose_to(begin)
        return self.words.same_sentence(begin, at - 1)

    def _after(self, end: int) -> int:
        """Return the word behind `or more` and the like."""
        if end >= len(self.words):
            return end
        phrase = self.phrases.at(self.words, end, kinds=frozenset({"after"}))
        return end + len(phrase.words) if phrase else end

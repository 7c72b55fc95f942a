"""What looks like a number and is none: articles, sizes, ordinals, telephones, names."""

import re
from dataclasses import dataclass

from apora.evidence.language import InText, Language
from apora.evidence.language.in_text import AGE, BASE, HOURS
from apora.evidence.spotting.words import Words

LINK = "a link or an address of mail"
PHONE = "a telephone or account number"
PRIVATE = frozenset({LINK, PHONE})
"""Reasons of look-alikes that may point to a person: their words are not kept."""

NAME = "part of a name, an article or another label"
ORDINAL = "an ordinal: which one, not how many"
COMPOUND = "part of a compound word"
SLASHED = "numbers joined by a slash"
CLOCK = "a time of day or a score"
ENUMERATOR = "the number of a list item or section"
MARK = "the mark of a reference"
NOT_READ = "does not read as one number in this language"
ONE = "one as a word, not a count"
RATE = "a measure in degrees or another sign that is no count"

_CHUNK = re.compile(r"\S+")
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+[0-9]{1,3}[ \u00a0(-]{0,2})?\(?[0-9]{2,5}\)?"
    r"(?:[ \u00a0-]{1,2}[0-9]{2,4}){2,5}(?![\w]|[.,][0-9])"
)
_ISO_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
_LONG = re.compile(r"(?<![\w.,])[0-9]{10,}(?!\w)")
_SEVERAL_DOTS = re.compile(r"[0-9]+(?:[.,][0-9]+){2,}")
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LEADING_ZERO = re.compile(r"0[0-9]+")
_ORDINAL_ENDS = frozenset(
    {
        "st", "nd", "rd", "th", "й", "го", "му", "я", "ю", "е", "ы", "ая", "ой", "ый", "ого",
        "х", "ми", "м", "ти", "га", "ае", "мі", "s",
    }
)  # fmt: skip
_QUOTES = frozenset({'"', "«", "“", "„"})
_RATINGS = frozenset({"0", "6", "12", "16", "18"})
_MOST_ITEMS = 100
_MOST_HOURS = 100
"""More hours than this are work, not a time of day."""
_YOUNGEST, _OLDEST = 16, 99
_FURTHEST_AGE = 4
_SHORTEST_PHONE = 7


@dataclass(frozen=True, kw_only=True)
class LookAlikes:
    """Tells why a number at a place in a text is no quantity."""

    words: Words
    language: Language
    table: InText

    def reason(self, first: int, end: int, *, value: float, digits: bool) -> str:
        """Return why a number from one word to another is none, or nothing.

        Args:
            first: Its first word.
            end: The word behind it.
            value: What it reads as.
            digits: Whether it is written in digits.
        """
        if not digits:
            return self._spelt(first, end, value=value)
        return (
            self._joined_behind(end)
            or self._joined_before(first)
            or self._labelled(first, end)
            or self._enumerates(first, end, value=value)
            or self._is_age(first, end, value=value)
            or self._measured(end, value=value)
        )

    def _is_age(self, first: int, end: int, *, value: float) -> str:
        """Return whether a number stands like an age: a former captain, 45, said."""
        w = self.words
        following = w.word(end)
        if self.language.durations.get(following) == "year":
            following = w.word(end + 1)
        before = w.words[max(first - _FURTHEST_AGE, 0) : first]
        spoken_of = _YOUNGEST <= value <= _OLDEST and not self.table.ages.isdisjoint(before)
        if spoken_of or self._is_rating(first, end):
            return AGE
        between = w.word(first - 1) == "," and following in {",", "-", ".", ")"}
        listed = w.word(first - 2)[:1].isdecimal() or w.word(end + 1)[:1].isdecimal()
        return AGE if between and not listed and _YOUNGEST <= value <= _OLDEST else ""

    def _spelt(self, first: int, end: int, *, value: float) -> str:
        following = self.words.word(end)
        alone = end == first + 1 and self.words.words[first] in self.table.ones
        if alone and value == 1 and not following.startswith(tuple(self.table.after_one)):
            return ONE
        return self._measured(end, value=value)

    def _joined_behind(self, end: int) -> str:
        """Return what follows a number without a blank and makes it another thing."""
        w, last = self.words, end - 1
        if not w.joined(last):
            return ""
        sign, behind = w.word(end), w.word(end + 1)
        if sign[0].isalpha():
            return self._suffixed(sign, percent=sign in self.language.percent)
        if sign == "-" and w.joined(end) and behind[:1].isalpha():
            return self._hyphenated(behind)
        if sign == "/" and behind[:1].isalnum() and w.joined(end):
            return SLASHED
        if sign == ":" and behind[:1].isdecimal() and w.joined(end):
            return CLOCK
        return RATE if sign in {"°", "′", "″", "§"} else ""

    def _suffixed(self, sign: str, *, percent: bool) -> str:
        if sign in _ORDINAL_ENDS:
            return ORDINAL
        known = percent or sign in self.language.powers or sign in self.language.durations
        return self.table.after.get(sign, "") or ("" if known else NAME)

    def _hyphenated(self, behind: str) -> str:
        if behind in _ORDINAL_ENDS:
            return ORDINAL
        if behind.startswith(("percent", "процент", "працэнт")):
            return ""
        return self.table.after.get(behind, COMPOUND)

    def _joined_before(self, first: int) -> str:
        """Return what stands before a number without a blank and makes it a name."""
        w = self.words
        if not w.joined(first - 1):
            return ""
        before = w.word(first - 1)
        if before[0].isalpha() or before == "_":
            return NAME
        if (
            before in {"-", "/", "'", "’"}
            and w.joined(first - 2)
            and w.word(first - 2)[:1].isalnum()
        ):
            return NAME if before != "/" else SLASHED
        if before == "(" and w.joined(first - 2) and w.word(first - 2)[:1].isdecimal():
            return NAME
        if before == ":" and w.joined(first - 2) and w.word(first - 2)[:1].isdecimal():
            return CLOCK
        return NAME if before in {"№", "#", "§"} else ""

    def _labelled(self, first: int, end: int) -> str:
        """Return whether a number is the name of an article, a room, a page."""
        w = self.words
        at = first - 1
        if w.word(at) == "." and w.joined(at - 1):
            at -= 1
        if w.word(at) in self.table.names_before and w.same_sentence(max(at, 0), first):
            dotted = at < first - 1
            if w.word(at) not in {"no", "с", "p", "д"} or dotted:
                return NAME
        if w.word(first - 1) == "per":
            return BASE
        if w.word(first - 1) in _QUOTES and end < len(w) and w.text[w.starts[end]].isupper():
            return NAME
        if w.word(first - 1) == "[" and w.word(end) == "]":
            return MARK
        return ""

    def _is_rating(self, first: int, end: int) -> bool:
        """Return whether a number and a plus are the age for which a page is meant: 16+."""
        w = self.words
        alone = w.word(end + 1) in {"", "\n", "|", "\t"}
        return w.word(end) == "+" and w.words[first] in _RATINGS and alone

    def _enumerates(self, first: int, end: int, *, value: float) -> str:
        w = self.words
        begins_line = first == 0 or w.word(first - 1) in {"\n", "•"}
        opened = w.word(first - 1) == "(" and (first == 1 or w.word(first - 2) == "\n")
        marked = w.word(end) in {".", ")"} and w.joined(end - 1)
        if (begins_line or opened) and marked and value < _MOST_ITEMS and end == first + 1:
            return ENUMERATOR
        return ""

    def _measured(self, end: int, *, value: float) -> str:
        """Return whether a unit behind a number makes it a size, a length, an age."""
        following = self.words.word(end)
        if following == "-" and self.words.joined(end):
            following = self.words.word(end + 1)
        two = f"{self.words.word(end)} {self.words.word(end + 1)}"
        found = self.table.phrases.get(two, "") or self.table.after.get(following, "")
        is_work = found == HOURS and (value >= _MOST_HOURS or self._has_power(end))
        return "" if is_work else found

    def _has_power(self, end: int) -> bool:
        return self.words.word(end - 1) in self.language.powers


def not_read(word: str, *, language: Language) -> str:
    """Return why digits are no number: a section such as 2.1.3, a code such as 007."""
    if _SEVERAL_DOTS.fullmatch(word) and not (language.comma_groups and _GROUPS.fullmatch(word)):
        return ENUMERATOR
    return NAME if _LEADING_ZERO.fullmatch(word) else ""


def private_places(text: str) -> list[tuple[int, int, str]]:
    """Return where links, addresses of mail, telephones and accounts stand, with the reason."""
    found = [
        (one.start(), one.end(), LINK)
        for one in _CHUNK.finditer(text)
        if "@" in one[0] or "://" in one[0] or one[0].startswith("www.")
    ]
    found += [(one.start(), one.end(), PHONE) for one in _PHONE.finditer(text) if _is_phone(one[0])]
    found += [(one.start(), one.end(), PHONE) for one in _LONG.finditer(text)]
    return sorted(found)


def _is_phone(said: str) -> bool:
    """Return whether digits in groups are a telephone: 130 000 and 1 122 300 are not."""
    if _ISO_DAY.match(said):
        return False
    digits = sum(one.isdecimal() for one in said)
    if digits < _SHORTEST_PHONE:
        return False
    return said[0] in "+0" or "(" in said or said.count("-") > 1

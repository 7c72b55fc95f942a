"""Dates in running text, as EDTF; without a year, the last such day before publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from apora.evidence.language import InText
from apora.evidence.spotting.dated import MONTHS, Dated, Day
from apora.evidence.spotting.spans import Links
from apora.evidence.spotting.words import Words

_DOTTED = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)[0-9]{2})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_TWO_DIGITS = re.compile(r"[0-9]{1,2}")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_RUSSIAN_ORDINALS = frozenset({"го", "е", "му", "я"})
_MONTH_AND_WORD = frozenset({"may", "march", "mar", "май", "мая", "сен", "маі"})
_LEAP_YEARS_APART = 8


@dataclass(frozen=True, kw_only=True)
class DateReader:
    """Reads the dates of one text."""

    words: Words
    table: InText
    published: date | None

    def all(self) -> list[Dated]:
        """Return every date phrase in order."""
        found, at = [], 0
        words, months = self.words.words, self.table.months
        while at < len(words):
            may_begin = words[at] in months or words[at][0].isdecimal()
            one = self._at(at) if may_begin else None
            if one is None:
                at += 1
            else:
                found.append(one)
                at = one.end
        return [self._since(one) for one in self._links.joined(found)]

    @property
    def _links(self) -> Links:
        return Links(words=self.words, table=self.table)

    def _at(self, at: int) -> Dated | None:
        for read in (self._iso, self._dotted, self._days, self._month, self._months_of, self._year):
            found = read(at)
            if found is not None:
                return found
        return None

    def _iso(self, at: int) -> Dated | None:
        w = self.words
        if not _YEAR.fullmatch(w.words[at]) or w.word(at + 1) not in {"-", "/", "."}:
            return None
        joined = all(w.joined(one) for one in range(at, at + 4))
        month, day = w.word(at + 2), w.word(at + 4)
        if not joined or w.word(at + 3) != w.word(at + 1) or not _TWO_DIGITS.fullmatch(month):
            return None
        return _stated(w.words[at], month, day, first=at, end=at + 5)

    def _dotted(self, at: int) -> Dated | None:
        w = self.words
        found = _DOTTED.fullmatch(w.words[at])
        end = at + 1
        parts = found.groups() if found else ()
        if not found and w.word(at + 1) == "/" and all(w.joined(at + one) for one in range(4)):
            parts, end = (w.word(at), w.word(at + 2), w.word(at + 4)), at + 5
            if w.word(at + 3) != "/" or not _DOTTED.fullmatch(".".join(parts)):
                return None
        if not parts:
            return None
        return _stated(*reversed(parts), first=at, end=self._behind_year_words(end))

    def _days(self, at: int) -> Dated | None:
        """Read `9 August 2020`, `2 to 8 November`, `August 9, 2020`."""
        if self.words.words[at] in self.table.months:
            return self._month_first(at)
        day, here = self._day_number(at)
        if not day:
            return None
        second, after = self._second_day(here, first=at)
        month = self.table.months.get(self.words.word(after))
        if month is None:
            return None
        year, end = self._year_behind(after + 1)
        return self._made(at, end=end, year=year, month=month, days=(day, second or day))

    def _month_first(self, at: int) -> Dated | None:
        month = self.table.months[self.words.words[at]]
        here = at + 2 if self.words.word(at + 1) == "." else at + 1
        day, after = self._day_number(here)
        if not day or self.table.code != "en" or not self.words.is_capital(at):
            return None
        if self.words.word(after) in {"percent", "%"} or self._is_day_with_month(here):
            return None
        second, after = self._second_day(after, first=at)
        year, end = self._year_behind(after)
        return self._made(at, end=end, year=year, month=month, days=(day, second or day))

    def _is_day_with_month(self, at: int) -> bool:
        return self.words.word(at + 1) in self.table.months

    def _day_number(self, at: int) -> tuple[str, int]:
        """Return the day of a month that stands at a word, and the word behind it."""
        w = self.words
        if not _DAY.fullmatch(w.word(at)):
            return "", at
        if w.joined(at) and w.word(at + 1) in _ORDINALS:
            return w.words[at], at + (3 if w.word(at + 2) == "of" else 2)
        if w.joined(at) and w.word(at + 1) == "-" and w.word(at + 2) in _RUSSIAN_ORDINALS:
            return w.words[at], at + 3
        return w.words[at], at + 1

    def _second_day(self, at: int, *, first: int) -> tuple[str, int]:
        """Return the second day of a span of days in one month, and the word behind it.

        A list of two days is read as the span they bound.
        """
        if self._links.link(at, first=first) or self.words.word(at) in self.table.pairs.values():
            day, after = self._day_number(at + 1)
            if day:
                return day, after
        return "", at

    def _year_behind(self, at: int) -> tuple[int, int]:
        """Return the year that stands at a word, 0 for none, and the word behind it."""
        w = self.words
        here = at + 1 if w.word(at) in {",", "of"} else at
        if _YEAR.fullmatch(w.word(here)) and not (w.joined(here) and w.word(here + 1) == "%"):
            return int(w.words[here]), self._behind_year_words(here + 1)
        return 0, at

    def _behind_year_words(self, at: int) -> int:
        """Return the word behind what only says that a year was named, as `г.` does."""
        w = self.words
        while w.word(at) in self.table.year_after:
            at += 2 if w.word(at + 1) == "." and w.joined(at) else 1
        return at

    def _month(self, at: int) -> Dated | None:
        """Read `November 2020`, `in November`, `from January to October 2020`."""
        w = self.words
        month = self.table.months.get(w.words[at])
        if month is None or (self.table.code == "en" and not w.is_capital(at)):
            return None
        after = (
            at + 2
            if w.word(at + 1) == "." and w.joined(at) and len(w.words[at]) <= len("sept")
            else at + 1
        )
        linked = self._links.link(after, first=at)
        last = self.table.months.get(w.word(after + 1)) if linked else None
        behind = after + 2 if last else after
        year, end = self._year_behind(behind)
        before = w.word(at - 1)
        introduced = (
            before in self.table.year_before
            or before in self.table.parts
            or before
            in {
                "last",
                "this",
                "whole",
                "-",
            }
        )
        if not year and not introduced and (w.words[at] in _MONTH_AND_WORD or not last):
            return None
        when = self._month_span(year, month=month, last=last or month)
        return Dated(first=at, end=end, when=when)

    def _month_span(self, year: int, *, month: int, last: int) -> str:
        if not year:
            year = self._last_year(month=last, day=1)
        if not year:
            return ""
        first_year = year if month <= last else year - 1
        first, second = f"{first_year:04d}-{month:02d}", f"{year:04d}-{last:02d}"
        return first if first == second else f"{first}/{second}"

    def _months_of(self, at: int) -> Dated | None:
        """Read `10 months of 2020` as the months from January on."""
        w = self.words
        if not _TWO_DIGITS.fullmatch(w.words[at]) or not w.word(at + 1).startswith(_MONTH_STEMS):
            return None
        year, end = self._year_behind(at + 2)
        count = int(w.words[at])
        if not year or not 1 <= count <= MONTHS:
            return None
        return Dated(first=at, end=end, when=f"{year:04d}-01/{year:04d}-{count:02d}")

    def _year(self, at: int) -> Dated | None:
        w, word = self.words, self.words.words[at]
        if not _YEAR.fullmatch(word):
            return None
        season = self._season(at)
        if season is not None:
            return season
        span = w.word(at + 1) == "-" and w.joined(at) and w.joined(at + 1)
        if span and _YEAR.fullmatch(w.word(at + 2)):
            _, end = self._year_behind(at + 2)
            return Dated(first=at, end=end, when=_years(word, w.word(at + 2)))
        _, end = self._year_behind(at)
        named = end > at + 1 or w.word(at + 1) in self.table.year_after
        alone = w.word(at + 1) in {".", ",", ")", "", "\n", ";", ":", "|", "\t"}
        before = w.word(at - 1)
        if (
            named
            or (before in self.table.year_before and not self._counts(at))
            or (alone and before in {"(", ",", "\n", "", "\t", "|"})
        ):
            return Dated(first=at, end=max(end, at + 1), when=word)
        return None

    def _season(self, at: int) -> Dated | None:
        """Read `2006-07`, the year that begins in 2006."""
        w, first = self.words, int(self.words.words[at])
        joined = w.joined(at) and w.joined(at + 1) and w.word(at + 1) in {"-", "/"}
        if not joined or w.word(at + 2) != f"{(first + 1) % 100:02d}":
            return None
        return Dated(first=at, end=at + 3, when=f"{first:04d}/{first + 1:04d}")

    def _counts(self, at: int) -> bool:
        """Return whether people stand behind a number that could be a year."""
        return self.words.word(at + 1).startswith(self.table.people)

    def _made(
        self, at: int, *, end: int, year: int, month: int, days: tuple[str, str]
    ) -> Dated | None:
        one, two = (Day(year, month, int(day)) for day in days)
        day = one if one == two else None
        within = year or self._last_year_with(two)
        if not within:
            return Dated(first=at, end=end, when="", day=day)
        first, last = one.in_year(within), two.in_year(within)
        if not first or not last or first > last:
            return None
        when = first if day else f"{first}/{last}"
        return Dated(first=at, end=end, when=when, day=day)

    def _last_year_with(self, day: Day) -> int:
        """Return the last year that has a day not after publication, 0 where unknown."""
        last = self._last_year(month=day.month, day=day.day)
        years = range(last, max(last - _LEAP_YEARS_APART, 0) - 1, -1) if last else ()
        return next((year for year in years if day.in_year(year)), last)

    def _last_year(self, *, month: int, day: int) -> int:
        """Return the last year in which a day was not after publication, 0 where unknown."""
        if self.published is None:
            return 0
        late = (month, day) > (self.published.month, self.published.day)
        return self.published.year - 1 if late else self.published.year

    def _since(self, one: Dated) -> Dated:
        """Return a date as the beginning of a span where the word before it says so."""
        before = self.words.word(one.first - 1)
        linked = self._links.link(one.end, first=one.first)
        is_open = before in self.table.since and not linked and one.when and "/" not in one.when
        if not is_open or self.published is None or one.when > self.published.isoformat():
            return one
        return Dated(first=one.first, end=one.end, when=f"{one.when}/{self.published.isoformat()}")


_MONTH_STEMS = ("month", "месяц", "месяца")


def _years(first: str, last: str) -> str:
    return f"{first}/{last}" if first < last else last


def _stated(year: str, month: str, day: str, *, first: int, end: int) -> Dated | None:
    """Return a day whose parts a text states as numbers, nothing where there is none such."""
    if not _DAY.fullmatch(day):
        return None
    stated = Day(int(year), int(month), int(day))
    when = stated.in_year(stated.year)
    return Dated(first=first, end=end, when=when, day=stated) if when else None


def dates_by_word(found: list[Dated]) -> Iterator[tuple[int, Dated]]:
    """Yield every word that is part of a date, with the date."""
    for one in found:
        for at in range(one.first, one.end):
            yield at, one

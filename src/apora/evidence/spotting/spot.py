"""Every number of a text: what was said, how it reads, and what only looks like a number."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from apora.evidence.guess import guess_reads
from apora.evidence.language import InText, Language, in_text_of, language_of
from apora.evidence.notation import Reading, parse_reads
from apora.evidence.records import Nature
from apora.evidence.spotting.context import Surroundings
from apora.evidence.spotting.cores import AND, Cores
from apora.evidence.spotting.days import DateReader, dates_by_word
from apora.evidence.spotting.expressions import Expression, Expressions
from apora.evidence.spotting.lookalikes import NOT_READ, LookAlikes, private_places
from apora.evidence.spotting.phrases import phrases_of
from apora.evidence.spotting.words import Words, words_of
from apora.evidence.texts import stands_alone

DATE = "a date"
SMALL = "a small number in words that counts no people"
_SMALL = 10
_FURTHEST_SHARED = 80


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that a text states.

    `says` stands at `at` in the text [characters from 0]. `when` is a date (EDTF) or
    empty; `behind` the words that follow it; `about` the indicator it may be about.
    """

    says: str
    at: int
    reading: Reading
    when: str = ""
    nature: Nature | None = None
    behind: tuple[str, ...] = ()
    about: str = ""
    counts_people: bool = False


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """What looks like a number and is none, and why."""

    says: str
    at: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Spotted:
    """All numbers of a text in order, and all look-alikes."""

    numbers: tuple[Number, ...]
    skipped: tuple[Skipped, ...]


def spot(text: str, *, language: str, published: date | None = None) -> Spotted:
    """Return the numbers of a text and what was passed over, in order.

    The time grows in proportion to the text: every word is looked at a bounded number of
    times.

    Args:
        text: The text, its letters composed.
        language: Code of its language.
        published: Day of publication, for dates without a year.
    """
    table, in_text = language_of(language), in_text_of(language)
    words = words_of(text, table=table, abbreviations=in_text.abbreviations)
    reader = _Reader(words=words, table=table, in_text=in_text, published=published)
    return reader.spotted()


class _Reader:
    """Reads one text from left to right."""

    def __init__(
        self, *, words: Words, table: Language, in_text: InText, published: date | None
    ) -> None:
        self.words = words
        self.table = table
        self.in_text = in_text
        dates = DateReader(words=words, table=in_text, published=published).all()
        self.dates = dict(dates_by_word(dates))
        self.around = Surroundings(words=words, language=table, table=in_text, dates=self.dates)
        taken = self._taken(dates_end={one.first: one.end for one in dates})
        phrases = phrases_of(table.code)
        self.expressions = Expressions(
            words=words,
            language=table,
            table=in_text,
            phrases=phrases,
            around=self.around,
            look_alikes=LookAlikes(words=words, language=table, table=in_text),
            taken=taken,
            cores=Cores(words=words, language=table, table=in_text, phrases=phrases, taken=taken),
        )

    def _taken(self, *, dates_end: dict[int, int]) -> dict[int, tuple[int, str]]:
        """Return the first words of dates, links and telephones: their end and the reason."""
        taken = {first: (end, DATE) for first, end in dates_end.items()}
        places = iter(private_places(self.words.text))
        place = next(places, None)
        for at, begin in enumerate(self.words.starts):
            while place is not None and place[1] <= begin:
                place = next(places, None)
            if place is None:
                break
            if place[0] <= begin < place[1]:
                last = bisect_left(self.words.starts, place[1])
                taken[at] = (last, place[2])
                place = next(places, None)
        return taken

    def spotted(self) -> Spotted:
        """Return the numbers and the look-alikes."""
        numbers: list[Number] = []
        skipped: list[tuple[int, Skipped]] = []
        for one in self.expressions.all():
            number = None if one.why else self._number(one, before=numbers[-1:])
            if number is None or self._is_small(one, number=number):
                why = one.why or (SMALL if number else "")
                skipped.append((one.last, self._skipped(one, why=why)))
                continue
            while skipped and skipped[-1][0] >= one.first:
                skipped.pop()  # a vague word that turned out to be the hedge of a number
            numbers.append(number)
        return Spotted(numbers=tuple(numbers), skipped=tuple(one for _, one in skipped))

    def _is_small(self, one: Expression, *, number: Number) -> bool:
        """Return whether a number is one word below eleven, and of something else than people."""
        word = self.words.words[one.first]
        alone = one.first == one.last and word in self.table.numbers
        return alone and self.table.numbers[word] <= _SMALL and not number.counts_people

    def _skipped(self, one: Expression, *, why: str) -> Skipped:
        return Skipped(
            says=self.words.said(one.first, one.last),
            at=self.words.starts[one.first],
            why=why or NOT_READ,
        )

    def _number(self, one: Expression, *, before: list[Number]) -> Number | None:
        reading = guess_reads(one.plain, language=self.table.code)
        at = self.words.starts[one.first]
        size = self.words.ends[one.last] - at
        if reading is None or not stands_alone(self.words.text, at=at, size=size):
            return None
        reading = self._in_context(reading, one=one, before=before)
        when = self.around.when(one.first, one.last)
        return Number(
            says=self.words.said(one.first, one.last),
            at=at,
            reading=reading,
            when=when,
            nature=self._nature(reading, one=one, when=when),
            behind=self.around.nouns(one.last),
            about=self.around.topic(one.first, one.last),
            counts_people=self.around.counts_people(one.last),
        )

    def _in_context(self, reading: Reading, *, one: Expression, before: list[Number]) -> Reading:
        """Return the reading with the sign and the average that stand outside the expression."""
        text = reading.text
        if reading.percent and not reading.change and reading.form != "range" and not reading.n:
            sign = self.around.sign(one.first, one.last) or self._shared_sign(one, before=before)
            if sign:
                digits = len(text) - len(text.lstrip("<>=~!"))
                if not reading.stat:
                    text = f"{text[:digits]}{sign}{text[digits:]}"
        if not reading.stat and reading.form != "duration" and self.around.is_average(one.first):
            text = f"mean {text}"
        return reading if text == reading.text else parse_reads(text)

    def _shared_sign(self, one: Expression, *, before: list[Number]) -> str:
        """Return the sign of the change before: "by 14 percent overall and up to 30 in Minsk"."""
        at = one.first - 1
        while self.words.word(at) in self.in_text.change_links:
            at -= 1
        if self.words.word(at) not in AND or not before:
            return ""
        other = before[0]
        apart = self.words.text[other.at + len(other.says) : self.words.starts[one.first]]
        if not other.reading.change or "." in apart or len(apart) > _FURTHEST_SHARED:
            return ""
        return "-" if other.reading.negative else "+"

    def _nature(self, reading: Reading, *, one: Expression, when: str) -> Nature | None:
        if reading.change:
            return "change"
        if reading.form == "duration":
            return None
        if reading.percent or reading.n or reading.form == "word":
            return "share"
        if self.around.is_so_far(one.first, one.last):
            return "total"
        if "/" in when or when.count("-") == 1:
            return "flow"
        return "stock"


def sentences_of(spotted: Spotted) -> Iterator[str]:
    """Yield what was found and what was passed over, one line each."""
    for one in spotted.numbers:
        yield f"{one.at} {one.says!r} {one.reading.text} {one.when} {one.nature} {one.about}"
    for skip in spotted.skipped:
        yield f"{skip.at} {skip.says!r} skipped: {skip.why}"

"""The reading of a number as a source said it: "more than 300", "треть", "60-70 percent".

The words of each language are in `language`; nothing here knows one. The text is cut into
items (a number, a hedge, a word of a known kind, anything else), and the reading follows
from which items there are. What could mean two things is not guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from apora.errors import Unreadable
from apora.evidence.language import Language, language_of
from apora.evidence.nearest import clipped
from apora.evidence.notation import Reading, parse_reads
from apora.evidence.numerals import numeral_at, split_pair

LONGEST = 400
_LONGEST_PHRASE = 5
_TOKEN = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}\b|[0-9]{1,4}(?:st|nd|rd|th|-(?:й|го|му|я|ю|е|ы|ая))\b"
    r"|[0-9]+(?:[.,][0-9]+)*|п\.п|p\.p|[^\W\d_]+(?:[-'’][^\W\d_]+)*|%|\S"
)
_SIGNS = {"fall": "-", "rise": "+"}
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | {"\u00a0": " ", "\u2009": " ", "\u202f": " "}
)


@dataclass(frozen=True, kw_only=True)
class _Item:
    """A piece of the text: its kind, and what a reading needs of it."""

    kind: str
    text: str = ""
    value: Decimal = Decimal(0)
    suffix: str = ""
    percent: bool = False
    of_period: bool = False
    as_word: str = ""

    @property
    def written(self) -> str:
        """Return the number in the notation of readings."""
        return f"{self.value:f}{self.suffix}"


def guess_reads(says: str, *, language: str = "en") -> Reading | None:
    """Return how the number in an expression reads, or nothing where it is not plain.

    Args:
        says: The expression as said, hedge included.
        language: The language it is in.
    """
    if len(says) > LONGEST:
        return None
    table = language_of(language)
    plain = unicodedata.normalize("NFC", says).translate(_DASHES).casefold().replace("ё", "е")
    tokens = [part for one in _TOKEN.findall(plain) for part in split_pair(one, table=table)]
    text = _reads(_items(tokens, table=table))
    if text is None:
        return None
    try:
        return parse_reads(text)
    except Unreadable:
        return None


def reading_of(*, says: str, reads: str, language: str) -> Reading:
    """Return the reading of a claim: `reads` where it is written, else as it is said.

    Raises:
        Unreadable: Neither gives a number.
    """
    if reads.strip():
        return parse_reads(reads)
    guessed = guess_reads(says, language=language)
    if guessed is None:
        raise Unreadable(
            what=f'"{clipped(says)}" does not read as one number.',
            remedy="Say how to read it in `reads`, as in >300, 60..70% or 245 of 672.",
        )
    return guessed


@cache
def _phrase_tables_of(code: str) -> tuple[tuple[str, dict[str, str]], ...]:
    return _phrase_tables(language_of(code))


def _phrase_tables(table: Language) -> tuple[tuple[str, dict[str, str]], ...]:
    """Return the kinds of phrase, the first of which wins between equally long ones."""
    return (
        ("points", dict.fromkeys(table.percent_points, "")),
        ("percent", dict.fromkeys(table.percent, "")),
        ("after", table.hedges_after),
        ("fraction", {phrase: f"{k}/{n}" for phrase, (k, n) in table.fractions.items()}),
        ("hedge", table.hedges),
        ("stat", table.stats),
        ("word", table.words),
        ("duration", table.durations),
        ("times", dict.fromkeys(table.times, "")),
        ("out_of", dict.fromkeys(table.out_of, "")),
        ("start", dict.fromkeys(table.range_start, "")),
        ("middle", dict.fromkeys(table.range_middle, "")),
    )


def _items(tokens: Sequence[str], *, table: Language) -> list[_Item]:
    """Return the items of the text, left to right, the longest phrase first."""
    kinds = _phrase_tables_of(table.code)
    items: list[_Item] = []
    at = 0
    while at < len(tokens):
        taken, found = _number(tokens, at=at, table=table)
        phrase_length, phrase = _phrase(tokens, at=at, kinds=kinds, table=table)
        if found is not None and taken >= phrase_length:
            items.append(found)
            at += taken
        elif (found := _simple_fraction(tokens[at])) is not None:
            items.append(found)
            at += 1
        elif tokens[at] in table.level_after_change and _follows_change(items):
            items.append(_Item(kind="level"))
            at += 1
        elif phrase is not None:
            _append(items, phrase)
            at += phrase_length
        else:
            items.append(_other(tokens, at=at, items=items, table=table))
            at += 1
    return [item for item in items if item.kind != "other"]


def _simple_fraction(token: str) -> _Item | None:
    """Return a fraction in digits, as in 1/3, or nothing."""
    part, slash, whole = token.partition("/")
    if not slash or not part.isdecimal() or not whole.isdecimal() or not 0 < int(part) < int(whole):
        return None
    return _Item(kind="fraction", text=token)


def _follows_change(items: Sequence[_Item]) -> bool:
    """Return whether `to` here leads to a level: `fell to`, `fell nearly to`."""
    kinds = [item.kind for item in items[-2:]]
    return kinds[-1:] in (["fall"], ["rise"]) or kinds in (["fall", "hedge"], ["rise", "hedge"])


def _append(items: list[_Item], phrase: _Item) -> None:
    """Add a phrase; a per cent sign becomes part of the number before it."""
    if phrase.kind == "percent" and items and items[-1].kind == "number":
        last = items.pop()
        phrase = _Item(kind="number", value=last.value, suffix=last.suffix, percent=True)
    items.append(phrase)


def _phrase(
    tokens: Sequence[str],
    *,
    at: int,
    kinds: tuple[tuple[str, dict[str, str]], ...],
    table: Language,
) -> tuple[int, _Item | None]:
    for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
        words = " ".join(tokens[at : at + length])
        for kind, phrases in kinds:
            if words in phrases:
                return length, _Item(
                    kind=kind,
                    text=phrases[words] or words,
                    of_period=words in table.period_hedges,
                    as_word=table.words.get(words, ""),
                )
    return 0, None


def _other(tokens: Sequence[str], *, at: int, items: list[_Item], table: Language) -> _Item:
    """Return a word that is known by its beginning or its neighbours, or a filler."""
    word = tokens[at]
    previous = tokens[at - 1] if at else ""
    after_collective = any(item.kind == "collective" for item in items)
    for phrase in (f"{previous} {word}", word):
        if after_collective and phrase in table.multipliers:
            return _Item(kind="multiplier", value=Decimal(table.multipliers[phrase]))
    if word in table.collectives:
        return _Item(kind="collective", value=Decimal(table.collectives[word]))
    if word.startswith(table.falls):
        return _Item(kind="fall")
    if word.startswith(table.rises):
        return _Item(kind="rise")
    return _Item(kind="other")


def _number(tokens: Sequence[str], *, at: int, table: Language) -> tuple[int, _Item | None]:
    """Return how many tokens a number takes, and the number."""
    taken, found = numeral_at(tokens, at=at, table=table)
    if found is None:
        return 0, None
    return taken, _Item(kind="number", value=found.value, suffix=found.suffix)


def _reads(items: Sequence[_Item]) -> str | None:
    """Return the notation for the items, or nothing where they mean no one number."""
    kinds = [item.kind for item in items]
    if "points" in kinds or "times" in kinds:
        return None
    numbers = [item for item in items if item.kind == "number"]
    stat = next((f"{item.text} " for item in items if item.kind == "stat"), "")
    by_count: dict[int, Callable[[Sequence[_Item]], str | None]] = {0: _in_words, 1: _one, 2: _two}
    build = by_count.get(len(numbers))
    body = build(items) if build else None
    return None if body is None else stat + body


def _in_words(items: Sequence[_Item]) -> str | None:
    """Return a fraction, a wide word or an order of magnitude."""
    fractions = [item for item in items if item.kind == "fraction"]
    if fractions:
        return f"{_hedge(items)}{fractions[0].text}" if len(fractions) == 1 else None
    collectives = [int(item.value) for item in items if item.kind == "collective"]
    if collectives:
        said_once = len(collectives) == 1 and not any(i.kind == "multiplier" for i in items)
        if said_once and [item.kind for item in items[:1]] == ["hedge"]:
            return f"{_hedge(items)}1{'0' * collectives[0]}"  # около тысячи: one, not several
        power = sum(int(item.value) for item in items if item.kind == "multiplier")
        orders = [power + one for one in collectives]
        return "mag " + "..".join(f"1{'0' * one}" for one in sorted({min(orders), max(orders)}))
    words = [item.as_word for item in items if item.as_word]
    return words[0] if len(words) == 1 else None


def _one(items: Sequence[_Item]) -> str | None:
    """Return a number with its hedge, a change, or a duration."""
    kinds = [item.kind for item in items]
    at = kinds.index("number")
    number = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if "fraction" in kinds:
        return None
    if following is not None and following.kind == "duration" and not number.percent:
        return f"{_hedge(items[:at], duration=True)}{number.written} {following.text}"
    percent = "%" if number.percent else ""
    sign = _direction(items[:at])
    if sign is None or (sign and not number.percent):
        return None
    return f"{_hedge(items)}{sign}{number.written}{percent}"


def _direction(before: Sequence[_Item]) -> str | None:
    """Return the sign of a change; none for a level, nothing at all where both are said."""
    signs = {_SIGNS[item.kind] for item in before if item.kind in _SIGNS}
    if len(signs) > 1:
        return None
    reached = any(item.kind == "level" for item in before)
    return "" if reached or not signs else signs.pop()


def _hedge(items: Sequence[_Item], *, duration: bool = False) -> str:
    """Return the operator of the hedge in force: one behind the number, else the last.

    "Over ten months" names a period, not more than ten months.
    """
    hedges = [item for item in items if item.kind == "hedge" and not (duration and item.of_period)]
    hedges += [item for item in items if item.kind == "after"]
    return hedges[-1].text if hedges else ""


def _two(items: Sequence[_Item]) -> str | None:
    """Return a count out of a whole, or a range."""
    kinds = [item.kind for item in items]
    first = kinds.index("number")
    second = kinds.index("number", first + 1)
    low, high = items[first], items[second]
    between = kinds[first + 1 : second]
    if "out_of" in kinds[:first] and "middle" in between:
        return None
    if "out_of" in between:
        return _out_of(low, high=high, items=items)
    if "middle" in between or (between == ["hedge"] and "start" in kinds[:first]):
        return _range(low, high=high)
    return None


def _out_of(part: _Item, *, high: _Item, items: Sequence[_Item]) -> str | None:
    if part.percent:
        return f"{_hedge(items)}{part.written}%"
    whole = high.value.scaleb({"k": 3, "M": 6}.get(high.suffix, 0))
    if part.suffix or high.percent or _hedge(items):
        return None
    return f"{part.value:f} of {whole:f}"


def _range(low: _Item, *, high: _Item) -> str:
    suffix = low.suffix or high.suffix
    percent = "%" if low.percent or high.percent else ""
    first = low.value * (1 if suffix else _shared_power(low.value, high=high.value))
    return f"{first:f}{suffix}..{high.written}{percent}"


def _shared_power(low: Decimal, *, high: Decimal) -> int:
    """Return what the lower end is multiplied by too, where it is said once: two-three thousand."""
    for power in (1_000_000, 1_000):
        if high % power == 0 and 0 < low < high / power:
            return power
    return 1

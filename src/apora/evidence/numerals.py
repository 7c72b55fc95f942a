"""Numerals in a row of words: in digits, in the way of a language, or spelt out."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from apora.evidence.language import Language

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SUFFIXES = {3: "k", 6: "M", 9: "M"}
_SCALES = {1: 1, 2: 2, 9: 3}
_TEN, _TWENTY = 10, 20
_DOZENS = frozenset({"dozen", "дюжины", "дюжин", "тузіны", "тузінаў"})


class Numeral(NamedTuple):
    """A number, and the suffix (k, M) by which it is still to be multiplied."""

    value: Decimal
    suffix: str = ""


def split_pair(word: str, *, table: Language) -> tuple[str, ...]:
    """Return the words of a pair such as two-three, which is a range; others as they are."""
    first, dash, second = word.partition("-")
    if not dash or first not in table.numbers or second not in table.numbers:
        return (word,)
    is_one = table.numbers[first] >= _TWENTY and table.numbers[second] < _TEN
    return (word,) if is_one else (first, dash, second)


def numeral_at(tokens: Sequence[str], *, at: int, table: Language) -> tuple[int, Numeral | None]:
    """Return how many tokens the number at a place takes, and the number.

    Args:
        tokens: Words and signs in lower case.
        at: Where the number would begin.
        table: The language.
    """
    if tokens[at][0].isdecimal():  # an ordinal such as 1st is taken and gives no value
        taken, value = _digits(tokens, at=at, table=table)
    else:
        taken, value = _spelt(tokens, at=at, table=table)
    if value is None:
        return 0, None
    power = table.powers.get(tokens[at + taken]) if at + taken < len(tokens) else None
    if power is None:
        return taken, Numeral(value)
    return taken + 1, Numeral(value.scaleb(_SCALES.get(power, 0)), _SUFFIXES.get(power, ""))


def _digits(tokens: Sequence[str], *, at: int, table: Language) -> tuple[int, Decimal | None]:
    """Return a number in digits, in the language's own way with commas and blanks."""
    token = tokens[at]
    if table.comma_groups and _GROUPED.fullmatch(token):
        return 1, Decimal(token.replace(",", ""))
    if not table.comma_groups and _DECIMAL_COMMA.fullmatch(token):
        return 1, Decimal(token.replace(",", "."))
    if not _DOTTED.fullmatch(token):
        return 1, None
    taken = 1
    if len(token) <= len("999") and not table.comma_groups:
        while at + taken < len(tokens) and re.fullmatch("[0-9]{3}", tokens[at + taken]):
            token += tokens[at + taken]
            taken += 1
    return taken, Decimal(token)


def _spelt(tokens: Sequence[str], *, at: int, table: Language) -> tuple[int, Decimal | None]:
    """Return a number in words; `one hundred and thirty thousand` is 130000."""
    total, part, taken, seen = 0, 0, *_single(tokens, at=at, table=table)
    if taken:
        total, part = _multiplied(0, part=1, power=table.singles[" ".join(tokens[at : at + taken])])
    for offset, word in enumerate(tokens[at + taken :], start=taken):
        pieces = word.split("-")
        if seen and word in _DOZENS:
            part *= 12
        elif all(piece in table.numbers for piece in pieces):
            part += sum(table.numbers[piece] for piece in pieces)
            seen = True
        elif seen and word in table.powers:
            total, part = _multiplied(total, part=part, power=table.powers[word])
        elif not (seen and _joins(tokens, at=at + offset, table=table)):
            break
        else:
            continue
        taken = offset + 1
    return taken, Decimal(total + part) if seen else None


def _single(tokens: Sequence[str], *, at: int, table: Language) -> tuple[int, bool]:
    """Return how many words a power of ten alone takes, as in a hundred, and whether one is."""
    for size in (2, 1):
        if " ".join(tokens[at : at + size]) in table.singles:
            return size, True
    return 0, False


def _joins(tokens: Sequence[str], *, at: int, table: Language) -> bool:
    """Return whether `and` stands inside a number: after a hundred, before a number."""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return tokens[at - 1 : at + 1] == ["hundred", "and"] and following in table.numbers


def _multiplied(total: int, *, part: int, power: int) -> tuple[int, int]:
    if power == len("00"):
        return total, part * 100
    return total + part * 10**power, 0

"""What a reading means, as a plain sentence."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.dates import format_date

from apora.evidence.dates import Span, is_date, span
from apora.evidence.language import Language, language_of
from apora.evidence.notation import OPS, Reading, number_value

_WRITTEN = {0: "year", 1: "month", 2: "day"}
"""What a date names, by the number of its hyphens."""
_MARKS = re.compile("[~?%]")


def explain(
    reading: Reading, *, language: str = "en", within: Mapping[str, str] | None = None
) -> str:
    """Return how the number is read, as one sentence in a language.

    Args:
        reading: The number.
        language: Of the sentence.
        within: Where a unit is, as a sentence says it, by id: an order may be with one.
    """
    table = language_of(language)
    body = _body(reading, table=table, within=within or {})
    if reading.per:
        body = table.sentences["per"].format(v=body, a=reading.per)
    sentence = table.sentences[reading.stat].format(v=body)
    return sentence[:1].upper() + sentence[1:]


def _body(reading: Reading, *, table: Language, within: Mapping[str, str]) -> str:
    say = table.sentences
    if reading.form == "order":
        return say[reading.op].format(v=_compared_with(reading.target, table=table, within=within))
    if reading.form in {"word", "magnitude", "range"}:
        low, high = reading.low or 0.0, reading.high or 0.0
        share = reading.percent or reading.form == "word"
        ends = [_amount(one, percent=share, table=table) for one in (low, high)]
        word = table.word_titles.get(reading.word, "")
        return say[reading.form].format(v=word, a=ends[0], b=ends[1])
    if reading.form == "count_of":
        a, b = (_amount(one, percent=False, table=table) for one in (reading.k, reading.n))
        return say["count_of"].format(a=a, b=b)
    if reading.form == "exists":
        return say["exists"]
    return _hedged(reading, table=table)


def _compared_with(target: str, *, table: Language, within: Mapping[str, str]) -> str:
    """Return the dates or the unit that an order is against, in words."""
    say = table.sentences
    if not is_date(target):
        return within.get(target) or say["unit"].format(v=target)
    days = span(target)
    said = (
        _date(days.lower, key=_WRITTEN[_MARKS.sub("", target).count("-")], table=table)
        if days.single
        else _interval(days, table=table)
    )
    return say["approximate"].format(v=said) if days.approximate else said


def _interval(days: Span, *, table: Language) -> str:
    key = "until" if days.open_start else "since" if days.open_end else "span"
    ends = {"a": days.lower, "b": days.upper}
    shown = {name: _date(end, key="end", table=table) for name, end in ends.items()}
    return table.sentences[key].format(**shown)


def _date(value: date, *, key: str, table: Language) -> str:
    return format_date(value, format=table.sentences[key], locale=table.code)


def _hedged(reading: Reading, *, table: Language) -> str:
    form = OPS.get(reading.op, reading.form)
    number = _number(reading, table=table)
    body = number if form in {"fraction", "duration"} else table.sentences[form].format(v=number)
    if not reading.change:
        return body
    return table.sentences["fall" if reading.negative else "rise"].format(v=body)


def _number(reading: Reading, *, table: Language) -> str:
    if reading.n:
        return f"{reading.k}/{reading.n}"
    number = _grouped(number_value(reading.written[0]), table=table)
    if reading.unit:
        return f"{number} {table.duration_titles[reading.unit]}"
    return f"{number}\u00a0%" if reading.percent else number


def _amount(value: float, *, percent: bool, table: Language) -> str:
    rounded = round(value * 100 if percent else value, 9)
    exact = Decimal(int(rounded)) if rounded == int(rounded) else Decimal(repr(rounded))
    return _grouped(exact, table=table) + ("\u00a0%" if percent else "")


def _grouped(value: Decimal, *, table: Language) -> str:
    """Return digits as the language writes them; 130,000 or 130 000."""
    text = f"{value:,f}".replace(",", "\x00").replace(".", table.decimal)
    return text.replace("\x00", table.group)

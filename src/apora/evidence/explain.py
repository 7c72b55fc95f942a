"""What a reading means, as a plain sentence."""

from decimal import Decimal

from apora.evidence.language import Language, language_of
from apora.evidence.notation import OPS, Reading, number_value


def explain(reading: Reading, *, language: str = "en") -> str:
    """Return how the number is read, as one sentence in a language."""
    table = language_of(language)
    body = _body(reading, table=table)
    if reading.per:
        body = table.sentences["per"].format(v=body, a=reading.per)
    sentence = table.sentences[reading.stat].format(v=body)
    return sentence[:1].upper() + sentence[1:]


def _body(reading: Reading, *, table: Language) -> str:
    say = table.sentences
    if reading.form == "order":
        return say[reading.op].format(v=reading.target)
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

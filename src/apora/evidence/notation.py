"""The small notation in which an analyst writes how a number is to be read.

    reads := [stat] form ["%"] ["per" word]
    stat  := mean | median | max | min | each
    form  := [op] number | number ".." number | count "of" count | "tally" count | [op] int "/" int
           | [op] signed "%" | "mag" number [".." number] | [op] number duration | word
           | "above" B | "below" B | "well below" B | "exists"
    op    := ">" | ">=" | "<" | "<=" (up to, soft) | "<=!" (at most) | "~" | "~<" (almost)

A bound on a fall bounds its size: `<=-30%` is a fall of up to 30 %. A `tally` is an exact
count of what happened: the model says how many were to be expected, and luck did the rest.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from apora.errors import Unreadable
from apora.evidence.nearest import clipped
from apora.evidence.words import WORD_RANGES

Stat = Literal["", "mean", "median", "max", "min", "each"]
ReadingForm = Literal[
    "exact",
    "round",
    "about",
    "almost",
    "more",
    "at_least",
    "less",
    "up_to",
    "at_most",
    "range",
    "fraction",
    "count_of",
    "tally",
    "magnitude",
    "word",
    "order",
    "exists",
    "duration",
]

LONGEST = 160
_POWERS = {"": 0, "k": 3, "M": 6}
_DURATIONS = ("day", "week", "month", "year")

OPS: dict[str, ReadingForm] = {
    ">": "more",
    ">=": "at_least",
    "<": "less",
    "<=": "up_to",
    "<=!": "at_most",
    "~": "about",
    "~<": "almost",
}

_NUMBER = r"(?:[0-9]{1,3}(?:[ _'’][0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,9})?[kM]?"
_COUNT = r"(?:[0-9]{1,3}(?:[ _'’][0-9]{3}){1,4}|[0-9]{1,15})"
_OP = r"(?P<op>>=|<=!|<=|>|<|~<|~|)"
_STAT = re.compile(r"(mean|median|max|min|each) (?=\S)")
_PER = re.compile(r" per ([A-Za-z0-9]{1,20})$")
_ORDER = re.compile(r"(?P<op>well below|above|below) (?P<target>[A-Za-z0-9_.~?/|+-]{1,120})")
_MAGNITUDE = re.compile(rf"mag (?P<a>{_NUMBER})(?: ?\.\. ?(?P<b>{_NUMBER}))?")
_RANGE = re.compile(
    rf"(?P<a>[+-]?{_NUMBER})(?P<p> ?%)? ?\.\. ?(?P<b>[+-]?{_NUMBER})(?P<percent> ?%)?"
)
_COUNT_OF = re.compile(rf"(?P<k>{_COUNT}) of (?P<n>{_COUNT})")
_TALLY = re.compile(rf"tally (?P<k>{_COUNT})")
_FRACTION = re.compile(rf"{_OP} ?(?P<k>[0-9]{{1,4}})/(?P<n>[0-9]{{1,4}})")
_DURATION = re.compile(rf"{_OP} ?(?P<a>{_NUMBER}) (?P<unit>{'|'.join(_DURATIONS)})s?")
_PLAIN = re.compile(rf"{_OP} ?(?P<sign>[+-]?)(?P<a>{_NUMBER})(?P<percent> ?%)?(?: change)?")
_COMMA = re.compile(r"[0-9],[0-9]")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_THIN = re.compile(r"[ _'’]")
_SAME = str.maketrans({"≥": ">=", "≤": "<=", "≈": "~", "−": "-", "–": "-", "＞": ">", "＜": "<"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a number is read: values on the natural scale, shares and changes as 0.181, -0.186.

    `written` keeps the digits, since 18.0 says more than 18. A fall is `negative`; a
    bound on it bounds its size. `target` is the unit or the dates an order compares
    with; `unit` that of a duration.
    """

    form: ReadingForm
    stat: Stat = ""
    op: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    k: int = 0
    n: int = 0
    percent: bool = False
    per: str = ""
    change: bool = False
    negative: bool = False
    target: str = ""
    unit: str = ""
    word: str = ""
    written: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the reading in its canonical notation; reading it again gives the same."""
        per = f" per {self.per}" if self.per else ""
        stat = f"{self.stat} " if self.stat else ""
        return f"{stat}{_body(self)}{per}"


def parse_reads(text: str) -> Reading:
    """Return the reading that a text in the notation stands for.

    Raises:
        Unreadable: The text is not in the notation.
    """
    plain = _SPACES.sub(" ", text.translate(_SAME)).strip()
    if len(plain) > LONGEST:
        raise Unreadable(
            what=f"is longer than {LONGEST} characters.",
            remedy="Write the number alone, as in >300.",
        )
    if _COMMA.search(plain):
        raise Unreadable(
            what=f'"{clipped(plain)}" holds a comma, which may mean thousands or decimals.',
            remedy="Write 1122 for the one and 1.122 for the other.",
        )
    stat = _STAT.match(plain)
    rest = plain[stat.end() :] if stat else plain
    per = _PER.search(rest)
    body = rest[: per.start()] if per else rest
    fields = _fields(body)
    if fields is None:
        raise Unreadable(
            what=f'"{clipped(text)}" is not a number that can be read.',
            remedy="Write one such as 300, >300, ~130k, 60..70%, 245 of 672, tally 7, 1/3 or "
            "-18.6%.",
        )
    shared = {"stat": stat.group(1) if stat else "", "per": per.group(1) if per else ""}
    return Reading(**shared, **fields)  # type: ignore[arg-type] # fields are built by name below


def number_value(written: str) -> Decimal:
    """Return the value of written digits with their suffix: 130k is 130,000."""
    digits = written.rstrip("kM")
    return Decimal(digits).scaleb(_POWERS[written[len(digits) :]])


def _fields(body: str) -> dict[str, object] | None:
    """Return the fields of the form, or nothing where the text has none of the forms."""
    if body == "exists":
        return {"form": "exists"}
    if body in WORD_RANGES:
        low, high = WORD_RANGES[body]
        return {"form": "word", "word": body, "low": low, "high": high}
    for pattern, build in _FORMS:
        found = pattern.fullmatch(body)
        if found:
            return build(found)
    return None


def _order(found: re.Match[str]) -> dict[str, object]:
    return {"form": "order", "op": found["op"], "target": found["target"]}


def _magnitude(found: re.Match[str]) -> dict[str, object] | None:
    written = tuple(_plain(found[name]) for name in ("a", "b") if found[name])
    values = [number_value(one) for one in written]
    if any(value <= 0 or value.normalize().as_tuple().digits != (1,) for value in values):
        return None
    if values[0] > values[-1]:
        return None
    low, high = float(values[0]), float(values[-1] * 10)
    return {"form": "magnitude", "low": low, "high": high, "written": written}


def _range(found: re.Match[str]) -> dict[str, object] | None:
    percent = bool(found["percent"])
    if found["p"] and not percent:
        return None
    written = (_plain(found["a"]), _plain(found["b"]))
    low, high = (float(_scaled(one, percent=percent)) for one in written)
    signed = any(one[0] in "+-" for one in written)
    if low > high or (signed and not percent):
        return None
    return {
        "form": "range",
        "low": low,
        "high": high,
        "percent": percent,
        "change": signed,
        "negative": high <= 0 and low < 0,
        "written": written,
    }


def _count_of(found: re.Match[str]) -> dict[str, object] | None:
    k, n = (int(_plain(found[name])) for name in ("k", "n"))
    return {"form": "count_of", "k": k, "n": n, "value": k / n} if 0 <= k <= n > 0 else None


def _tally(found: re.Match[str]) -> dict[str, object]:
    written = _plain(found["k"])
    return {"form": "tally", "value": float(written), "written": (written,)}


def _fraction(found: re.Match[str]) -> dict[str, object] | None:
    k, n = int(found["k"]), int(found["n"])
    if not 0 < k <= n:
        return None
    op = found["op"]
    return {"form": OPS.get(op, "fraction"), "op": op, "k": k, "n": n, "value": k / n}


def _duration(found: re.Match[str]) -> dict[str, object]:
    written = _plain(found["a"])
    return {
        "form": "duration",
        "op": found["op"],
        "value": float(number_value(written)),
        "unit": found["unit"],
        "written": (written,),
    }


def _number(found: re.Match[str]) -> dict[str, object] | None:
    percent, sign, op = bool(found["percent"]), found["sign"], found["op"]
    if (sign and not percent) or (found[0].endswith("change") and not sign):
        return None
    written = _plain(found["a"])
    size = float(_scaled(written, percent=percent))
    return {
        "form": OPS.get(op, "exact" if _last_digit_counts(written) else "round"),
        "op": op,
        "value": -size if sign == "-" else size,
        "percent": percent,
        "change": bool(sign),
        "negative": sign == "-",
        "written": (written,),
    }


_FORMS = (
    (_ORDER, _order),
    (_MAGNITUDE, _magnitude),
    (_RANGE, _range),
    (_COUNT_OF, _count_of),
    (_TALLY, _tally),
    (_FRACTION, _fraction),
    (_DURATION, _duration),
    (_PLAIN, _number),
)


def _plain(digits: str) -> str:
    return _THIN.sub("", digits)


def _scaled(written: str, *, percent: bool) -> Decimal:
    value = number_value(written)
    return value / 100 if percent else value


def _last_digit_counts(written: str) -> bool:
    """Return whether the last digit is not a zero that may stand for rounding."""
    return written[-1] not in "kM" and ("." in written or written[-1] != "0" or written == "0")


def _body(reading: Reading) -> str:
    percent = "%" if reading.percent else ""
    if reading.n:
        return _of_whole(reading)
    fixed: dict[str, str] = {
        "order": f"{reading.op} {reading.target}",
        "exists": "exists",
        "word": reading.word,
        "magnitude": f"mag {'..'.join(reading.written)}",
        "range": f"{'..'.join(reading.written)}{percent}",
        "tally": f"tally {''.join(reading.written)}",
    }
    if reading.form in fixed:
        return fixed[reading.form]
    if reading.form == "duration":
        return f"{reading.op}{reading.written[0]} {reading.unit}s"
    sign = ("-" if reading.negative else "+") if reading.change else ""
    return f"{reading.op}{sign}{reading.written[0]}{percent}"


def _of_whole(reading: Reading) -> str:
    if reading.form == "count_of":
        return f"{reading.k} of {reading.n}"
    return f"{reading.op}{reading.k}/{reading.n}"

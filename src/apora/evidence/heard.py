"""A reading as the likelihood takes it: form, values and roundness on the natural scale."""

from decimal import Decimal
from math import isclose, sqrt

from apora.evidence.notation import OPS, Reading, number_value
from apora.evidence.observation import Form, Heard
from apora.evidence.words import WORD_RANGES

WELL_BELOW = 2.0 / 3.0
"""A quantity well below another is at most about this much of it [ratio]."""

_FORMS: dict[str, Form] = {
    "exact": "exact",
    "round": "round",
    "about": "about",
    "almost": "almost",
    "more": "more",
    "at_least": "at_least",
    "less": "less",
    "up_to": "up_to",
    "at_most": "at_most",
    "fraction": "fraction",
    "tally": "tally",
}
_DURATION_WEEKS = {"day": 1.0 / 7.0, "week": 1.0, "month": 365.25 / 84.0, "year": 365.25 / 7.0}
_SIMPLE_FRACTIONS = sorted({k / n for n in (1, 2, 3, 4, 5) for k in range(n + 1)})


def heard_of(reading: Reading) -> Heard:
    """Return the number as the likelihood hears it.

    Changes keep their sign (-0.186), and with a negative value every bound is one on the
    size of the fall. A fraction's grain is the distance to the next simple fraction. An
    order is a bound at 1 on the ratio of the two quantities; `exists` is one hit in one
    try; a duration is in weeks.
    """
    if reading.form == "order":
        return _order(reading)
    if reading.form == "exists":
        return Heard(form="count_of", value=1.0, grain=1.0, k=1, n=1)
    if reading.form == "count_of":
        return Heard(
            form="count_of",
            value=reading.k / reading.n,
            grain=1.0 / reading.n,
            k=reading.k,
            n=reading.n,
        )
    if reading.form in {"range", "magnitude", "word"}:
        return _spread(reading)
    return _point(reading)


def grain_of(written: str) -> Decimal:
    """Return the largest power of ten dividing the digits as written.

    Behind a point every digit counts: 18.0 is good to a tenth.
    """
    value = number_value(written.lstrip("+-"))
    if "." in written or value == 0:
        return Decimal(1).scaleb(int(value.as_tuple().exponent))
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _grain(reading: Reading) -> float:
    if reading.form == "tally":
        return 1.0
    grain = grain_of(reading.written[0])
    return float(grain / 100 if reading.percent else grain)


def _order(reading: Reading) -> Heard:
    if reading.op == "above":
        return Heard(form="more", value=1.0, grain=1.0)
    return Heard(form="less", value=WELL_BELOW if reading.op == "well below" else 1.0, grain=1.0)


def _spread(reading: Reading) -> Heard:
    low, high = reading.low or 0.0, reading.high or 0.0
    if reading.form == "magnitude":
        return Heard(form="magnitude", value=sqrt(low * high), grain=low, low=low, high=high)
    if reading.form == "word":
        low, high = WORD_RANGES[reading.word]
        return Heard(form="word", value=(low + high) / 2, grain=high - low, low=low, high=high)
    return Heard(form="range", value=(low + high) / 2, grain=_grain(reading), low=low, high=high)


def _point(reading: Reading) -> Heard:
    value = reading.value or 0.0
    if reading.n:
        return Heard(
            form=_FORMS[reading.form],
            value=value,
            grain=_next_fraction(value),
            k=reading.k,
            n=reading.n,
        )
    if reading.form == "duration":
        weeks = _DURATION_WEEKS[reading.unit]
        digits = reading.written[0]
        plain = "round" if grain_of(digits) > 1 else "exact"
        form = OPS[reading.op] if reading.op else plain
        return Heard(form=_FORMS[form], value=value * weeks, grain=float(grain_of(digits)) * weeks)
    return Heard(form=_FORMS[reading.form], value=value, grain=_grain(reading))


def _next_fraction(value: float) -> float:
    """Return the distance to the next simple fraction [share]."""
    return min(abs(value - one) for one in _SIMPLE_FRACTIONS if not isclose(value, one))

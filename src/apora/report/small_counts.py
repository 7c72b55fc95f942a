"""Numbers of people in a unit of which few are concerned: in tens, and none under ten."""

import math

from markupsafe import Markup

from apora.report import numbers
from apora.report.markup import number
from apora.report.results_rows import Quantiles
from apora.report.view import View

FEW = 100.0
"""A median below this is told in tens [people]."""
CELL = 10.0
"""No smaller number of people is printed for a unit [people]."""


def people(view: View, quantiles: Quantiles) -> Markup:
    """Return an estimate of people in a unit, roughly where a number could pass for a count.

    The model gives each unit its share of what it infers for all; a share of a small unit
    is not a count of anybody, and is not printed as one.
    """
    if quantiles.p50 >= FEW:
        return view.estimate(quantiles, unit="persons")
    key = ("few.least", "few.under", "few.up_to", "few.about")[
        sum(one >= CELL for one in (quantiles.p5, quantiles.p50, quantiles.p95))
    ]
    middle = max(CELL, CELL * round(quantiles.p50 / CELL))
    ends = {
        "low": CELL * math.floor(quantiles.p5 / CELL),
        "middle": middle,
        "high": CELL * math.ceil(quantiles.p95 / CELL),
    }
    shown = {
        name: numbers.amount(end, unit="persons", digits=numbers.FEW_DIGITS, printing=view.printing)
        for name, end in ends.items()
    }
    text = view.word(key).format(**shown)
    return number(text, kind="estimate", mark=view.word("mark.estimate"), cls="wraps")

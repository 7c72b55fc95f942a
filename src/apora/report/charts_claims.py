"""One strip a claim: what the model predicted before and after it, against what was said."""

import math
from dataclasses import dataclass

from markupsafe import Markup

from apora.report import numbers
from apora.report.drawing import BLUE, GREY, INK, MUTED, PALE, VERMILION
from apora.report.markup import join
from apora.report.numbers import Printing
from apora.report.results_rows import ClaimRow, HeardRow, Quantiles

WIDTH = 300
HEIGHT = 74
EDGE = 10
PRIOR_Y = 10
POSTERIOR_Y = 24
SAID_Y = 38
AXIS_Y = 51
TICK = 5
LETTERS = 18
RIGHTWARD = frozenset({"more", "at_least"})
LEFTWARD = frozenset({"less", "up_to", "at_most"})
WIDE = frozenset({"range", "magnitude", "word"})
ABOUT = 0.08
ALMOST = 24.0
GRIDS = (1.0, 2.0, 5.0, 10.0)
"""Into how many parts a power of ten is divided, at which a number line may end."""
ROOM, MOST_WIDENED = 0.06, 1.2
HAPPENED = "exists"


@dataclass(frozen=True, kw_only=True)
class Span:
    """The part of the number line that a strip shows."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return the horizontal place of a value, held inside the strip [px]."""
        share = (value - self.low) / (self.high - self.low)
        return round(EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * EDGE), 1)


def strip(claim: ClaimRow, *, unit: str, printing: Printing, description: str) -> Markup:
    """Return the strip of a claim, or nothing where the model heard no number in it."""
    if claim.heard is None or claim.posterior is None or claim.prior is None:
        return Markup("")
    if claim.nature == HAPPENED:
        return Markup("")
    span = _span(claim)
    body = join(
        [
            _band(claim.prior, y=PRIOR_Y, span=span, stroke=GREY, fill="#e6e6e6"),
            _band(claim.posterior, y=POSTERIOR_Y, span=span, stroke=BLUE, fill=PALE),
            _hedge(claim.heard, span=span),
            _axis(span, unit=unit, printing=printing),
        ]
    )
    return Markup(
        '<svg class="strip" role="img" data-kind="claim" '
        'viewBox="0 0 {} {}" aria-labelledby="strip-{}"><desc id="strip-{}">{}</desc>{}</svg>'
    ).format(WIDTH, HEIGHT, claim.id, claim.id, description, body)


def _span(claim: ClaimRow) -> Span:
    """Return the part of the number line with all that is drawn, its ends round numbers."""
    values = [end for one in (claim.prior, claim.posterior) if one for end in (one.p5, one.p95)]
    heard = claim.heard
    if heard is not None:
        values += [v for v in (heard.value, heard.low, heard.high) if v is not None]
    low, high = min(values), max(values)
    room = ROOM * (high - low) or abs(high) or 1.0
    ends = _round(low - room, high + room)
    return Span(
        low=max(ends[0], 0.0) if low >= 0.0 else ends[0],
        high=min(ends[1], 1.0) if claim.nature == "share" and high <= 1.0 else ends[1],
    )


def _round(low: float, high: float) -> tuple[float, float]:
    """Return ends outside of both, on the coarsest grid that widens them little."""
    power = 10.0 ** math.floor(math.log10(high - low))
    for parts in GRIDS:
        grid = power / parts
        ends = math.floor(low / grid) * grid, math.ceil(high / grid) * grid
        if ends[1] - ends[0] <= MOST_WIDENED * (high - low):
            break
    return ends


def _axis(span: Span, *, unit: str, printing: Printing) -> Markup:
    """Return the number line below a strip, its two ends named."""
    left, right = span.at(span.low), span.at(span.high)
    line = Markup(
        '<path d="M{0},{2}v{4}M{0},{3}H{1}M{1},{2}v{4}" fill="none" stroke="{5}"/>'
    ).format(left, right, AXIS_Y, AXIS_Y + TICK / 2, TICK, GREY)
    ends = ((span.low, 0, "start"), (span.high, WIDTH, "end"))
    return line + join(
        Markup('<text x="{}" y="{}" text-anchor="{}" font-size="{}" fill="{}">{}</text>').format(
            place,
            HEIGHT - 3,
            anchor,
            LETTERS,
            MUTED,
            numbers.amount(end, unit=unit, digits=numbers.FEW_DIGITS, printing=printing),
        )
        for end, place, anchor in ends
    )


def _band(quantiles: Quantiles, *, y: int, span: Span, stroke: str, fill: str) -> Markup:
    p5, p25, p50, p75, p95 = (
        span.at(v)
        for v in (quantiles.p5, quantiles.p25, quantiles.p50, quantiles.p75, quantiles.p95)
    )
    return Markup(
        '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="2"/>'
        '<rect x="{}" width="{}" y="{}" height="8" fill="{}" stroke="{}"/>'
        '<circle cx="{}" cy="{}" r="3" fill="#fff" stroke="{}" stroke-width="1.5"/>'
    ).format(p5, p95, y, y, stroke, p25, round(p75 - p25, 1), y - 4, fill, stroke, p50, y, INK)


def _hedge(heard: HeardRow, *, span: Span) -> Markup:
    """Return the number said, with the shape of its hedge."""
    x = span.at(heard.value)
    mark = Markup('<path d="M{},{}l5,5l-5,5l-5,-5z" fill="{}"/>').format(x, SAID_Y - 5, VERMILION)
    return _reach(heard, x=x, span=span) + mark


def _reach(heard: HeardRow, *, x: float, span: Span) -> Markup:
    if heard.form in RIGHTWARD:
        return _arrow(x, tip=float(WIDTH - EDGE))
    if heard.form in LEFTWARD:
        return _arrow(x, tip=float(EDGE))
    if heard.form == "almost":
        return _arrow(x, tip=max(x - ALMOST, float(EDGE)))
    if heard.form in WIDE and heard.low is not None and heard.high is not None:
        return _whisker(span.at(heard.low), span.at(heard.high))
    if heard.form == "about":
        return _whisker(
            span.at(heard.value * (1 - 1.645 * ABOUT)), span.at(heard.value * (1 + 1.645 * ABOUT))
        )
    return Markup("")


def _arrow(x: float, *, tip: float) -> Markup:
    back = tip - 6 if tip > x else tip + 6
    return Markup(
        '<path d="M{},{}H{}M{},{}L{},{}L{},{}" fill="none" stroke="{}" stroke-width="2"/>'
    ).format(x, SAID_Y, tip, back, SAID_Y - 4, tip, SAID_Y, back, SAID_Y + 4, VERMILION)


def _whisker(low: float, high: float) -> Markup:
    return Markup(
        '<path d="M{0},{2}v8M{0},{3}H{1}M{1},{2}v8" fill="none" stroke="{4}" stroke-width="2"/>'
    ).format(low, high, SAID_Y - 4, SAID_Y, VERMILION)

"""What the rules of arithmetic work on: claims with their number and days, and results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from apora.errors import Unreadable
from apora.evidence.case import Case
from apora.evidence.dates import Span
from apora.evidence.guess import reading_of
from apora.evidence.heard import heard_of
from apora.evidence.notation import Reading
from apora.evidence.observation import Heard
from apora.evidence.organisation import line_of
from apora.evidence.questions import nature_of
from apora.evidence.records import Claim, Source
from apora.evidence.uses import use_of
from apora.evidence.wanted import Refused
from apora.evidence.windows import windows_of
from apora.registry.indicators import INDICATOR_BY_ID, Indicator
from apora.registry.series import SERIES, SERIES_INDEX


@dataclass(frozen=True, kw_only=True)
class ImpliedValue:
    """One number of a piece of arithmetic, and the condition it holds under."""

    label: str
    value: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class Implied:
    """What some claims say together, by arithmetic and without a model."""

    id: str
    rule: str
    title: str
    text: str
    claims: tuple[str, ...]
    values: tuple[ImpliedValue, ...]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A claim that is used or kept back, with its number and the days it speaks of."""

    claim: Claim
    indicator: Indicator
    reading: Reading
    heard: Heard
    nature: str
    window: Span

    @property
    def id(self) -> str:
        """Return the claim's id."""
        return self.claim.id

    @property
    def unit(self) -> str:
        """Return the unit of its number."""
        return "share" if self.nature in {"share", "change"} else self.indicator.unit


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The claims that arithmetic can be done on, and the case they come from."""

    case: Case
    known: tuple[Known, ...]

    def line(self, unit_id: str) -> tuple[str, ...]:
        """Return a unit and those above it, nearest first."""
        parents = {unit.id: unit.part_of for unit in self.case.units}
        return line_of(unit_id, parents=parents)

    def pairs(self) -> Iterator[tuple[Known, Known]]:
        """Return every ordered pair of two claims."""
        yield from permutations(self.known, 2)

    def posts(self, unit_id: str) -> tuple[float, float] | None:
        """Return the low and high ends of the posts at or under a unit, summed."""
        ranges = [
            unit.posts
            for unit in self.case.units
            if unit.posts and unit.stratum and unit_id in self.line(unit.id)
        ]
        if not ranges:
            return None
        return sum(one.low for one in ranges), sum(one.high for one in ranges)


def ledger_of(case: Case) -> Ledger:
    """Return the claims of a case that arithmetic can be done on."""
    sources = {source.id: source for source in case.sources}
    rows = [_known(claim, sources.get(claim.source), case=case) for claim in case.claims]
    return Ledger(case=case, known=tuple(row for row in rows if row is not None))


def _known(claim: Claim, source: Source | None, *, case: Case) -> Known | None:
    indicator = INDICATOR_BY_ID.get(_first(claim.indicator))
    use = use_of(claim)
    spoken_for = use.kind in {"calibrate", "hold"} and not use.is_draft
    if source is None or indicator is None or not spoken_for:
        return None
    try:
        reading = reading_of(says=claim.says, reads=claim.reads, language=source.language)
        nature = nature_of(claim, indicator=indicator, is_change=reading.change)
        of_flows = SERIES[SERIES_INDEX[indicator.numerator]].kind == "flow"
        windows = windows_of(
            claim, nature=nature, of_flows=of_flows, source=source, settings=case.settings
        )
    except (Unreadable, Refused):
        return None
    if nature in {"order", "exists"} or reading.stat == "each":
        return None
    return Known(
        claim=claim,
        indicator=indicator,
        reading=reading,
        heard=heard_of(reading),
        nature=nature,
        window=windows[0][1],
    )


def indicators_in(claim: Claim) -> frozenset[str]:
    """Return every indicator that a claim names."""
    return frozenset(claim.indicator.replace("+", "|").split("|"))


def _first(indicator: str) -> str:
    return indicator.replace("+", "|").split("|")[0].strip()


def ids_of(claims: Sequence[Known]) -> tuple[str, ...]:
    """Return the ids of claims."""
    return tuple(one.id for one in claims)

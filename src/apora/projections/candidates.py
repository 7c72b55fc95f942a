"""Numbers that could be asked for: of what, where, when, how well; each as it would be heard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from apora.errors import EstimateRefused
from apora.evidence.case import Case
from apora.evidence.nearest import did_you_mean
from apora.evidence.observation import Alternative, Observation
from apora.evidence.observations import observations_of
from apora.evidence.records import Claim, Grade, Source
from apora.evidence.wanted import Frame
from apora.inference.problem import CalibrationProblem
from apora.projections.asked import Question

ALL_DIGITS = 0
"""Every digit of a number of people is said."""


@dataclass(frozen=True, kw_only=True)
class Precision:
    """How well a number would be known: its words, and the grades it would have.

    `digits` are significant digits of a number of people; of a share, a tenth of a
    percentage point where all are said, else whole points.
    """

    id: str
    title: str
    op: str
    digits: int
    letter: Grade
    credibility: int


PRECISIONS: tuple[Precision, ...] = (
    Precision(
        id="count",
        title="a count by whoever keeps the list",
        op="",
        digits=ALL_DIGITS,
        letter="A",
        credibility=2,
    ),
    Precision(
        id="rounded",
        title="a rounded number in a publication",
        op="",
        digits=2,
        letter="C",
        credibility=3,
    ),
    Precision(
        id="about",
        title="about so many, from somebody who should know",
        op="~",
        digits=2,
        letter="D",
        credibility=4,
    ),
)
PRECISION_BY_ID = {one.id: one for one in PRECISIONS}


def precision_named(name: str) -> Precision:
    """Return the precision of that name.

    Args:
        name: Its id.

    Raises:
        EstimateRefused: There is no such precision.
    """
    if name not in PRECISION_BY_ID:
        raise EstimateRefused(
            rule="unknown_precision",
            what=f"'{name}' is not a precision.",
            remedy=did_you_mean(name, known=PRECISION_BY_ID),
        )
    return PRECISION_BY_ID[name]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One number that could be asked for; `cost` is what getting it takes, if that is known."""

    question: Question
    precision: Precision
    cost: float | None = None

    @property
    def name(self) -> str:
        """Return what tells the candidate from others."""
        asked = self.question
        return f"{asked.indicator.id} {asked.where} {asked.when} {self.precision.id}"


def as_heard(
    candidates: Sequence[Candidate],
    *,
    middles: Sequence[float],
    problem: CalibrationProblem,
    frame: Frame,
) -> tuple[Observation, ...]:
    """Return each candidate as the claim that it would be: words, grades, an origin of its own.

    The number that shapes the words (how round it is) is the middle of what is thought now.

    Args:
        candidates: What could be asked for.
        middles: The middle of each quantity now, natural.
        problem: The case, for its dates and what grades are taken to mean.
        frame: Weeks and strata.
    """
    claims = tuple(
        claim_of(one, number=number, middle=middle)
        for number, (one, middle) in enumerate(zip(candidates, middles, strict=True), start=1)
    )
    heard = observations_of(
        case_with(problem.case, claims=claims),
        calendar=frame.calendar,
        organisation=frame.organisation,
        grades=problem.grades,
    )
    return tuple(
        replace(one, alternatives=_single(candidate.question))
        for one, candidate in zip(heard, candidates, strict=True)
    )


def claim_of(candidate: Candidate, *, number: int, middle: float) -> Claim:
    """Return a candidate as a row of `claims.csv`, the number being the middle.

    Args:
        candidate: What could be asked for.
        number: Tells its claim and its origin from the others.
        middle: What would be said, natural, before it is rounded.
    """
    asked, precision = candidate.question, candidate.precision
    written = spoken(middle, precision=precision, share=asked.indicator.scale == "logit")
    return Claim(
        id=f"asked-{number}",
        says=written,
        reads=written,
        indicator=asked.indicator.id,
        where=asked.where,
        when=asked.when,
        source=precision.id,
        nature="total" if asked.indicator.nature == "flow" else asked.indicator.nature,
        origin={"en": f"asked {number}"},
        credibility=precision.credibility,
    )


def case_with(case: Case, *, claims: tuple[Claim, ...]) -> Case:
    """Return the case with hypothetical claims only, and the sources they would have.

    Args:
        case: The case.
        claims: From `claim_of`.
    """
    return replace(case, claims=claims, sources=hypothetical_sources(case))


def hypothetical_sources(case: Case) -> tuple[Source, ...]:
    """Return the source of each precision, as if it had published on the assessment's date."""
    return tuple(
        Source(
            id=one.id,
            title=one.title,
            publisher={"en": one.title},
            published=case.settings.as_of.isoformat(),
            kind={"en": "asked"},
            grade=one.letter,
            grade_why={"en": "what such a source is worth"},
        )
        for one in PRECISIONS
    )


def spoken(middle: float, *, precision: Precision, share: bool) -> str:
    """Return a number in the notation of readings, as round as its source would say it.

    Args:
        middle: The number, natural.
        precision: How well it is known.
        share: Whether it is a share, said in per cent.
    """
    if share:
        places = 1 if precision.digits == ALL_DIGITS else 0
        return f"{precision.op}{100.0 * middle:.{places}f}%"
    size = max(middle, 1.0)
    grain = 1
    if precision.digits != ALL_DIGITS:
        grain = 10 ** max(floor(log10(size)) + 1 - precision.digits, 0)
    count = max(round(size / grain), 1) * grain
    if precision.digits == ALL_DIGITS and count % 10 == 0:
        count += 1  # a last digit of nought would be heard as rounded
    return f"{precision.op}{count}"


def _single(asked: Question) -> tuple[Alternative, ...]:
    return (replace(asked.alternatives[0], weight=1.0),)

"""Claims of a case to observations of the model; what cannot be evaluated is refused."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Literal

from apora.errors import CaseProblems, Problem, Unreadable
from apora.evidence.calendar import Calendar
from apora.evidence.case import Case
from apora.evidence.grades import STANDARD, GradeSet
from apora.evidence.guess import reading_of
from apora.evidence.heard import WELL_BELOW, heard_of
from apora.evidence.notation import Reading
from apora.evidence.observation import Alternative, Heard, Observation
from apora.evidence.operators import alternatives_of
from apora.evidence.organisation import Organisation
from apora.evidence.questions import wanted_of
from apora.evidence.records import Claim, Source, main_text
from apora.evidence.wanted import Frame, Refused, Wanted
from apora.registry.series import SERIES, SERIES_INDEX

HELD_OUT = "hold: out"
ALONE = -1

Scale = Literal["log", "logit", "log_ratio"]


@dataclass(frozen=True, kw_only=True)
class _Bench:
    """What every claim of a case is read with."""

    case: Case
    frame: Frame
    grades: GradeSet
    sources: Mapping[str, Source]
    groups: Mapping[tuple[str, str], int]


def observations_of(
    case: Case,
    *,
    calendar: Calendar,
    organisation: Organisation,
    grades: GradeSet = STANDARD,
) -> tuple[Observation, ...]:
    """Return the observations of every claim that is used or held out, in file order.

    Args:
        case: The case.
        calendar: Its weeks.
        organisation: Its strata.
        grades: What letters and digits are taken to mean.

    Raises:
        CaseProblems: A claim's operator cannot be evaluated; every such claim is named.
    """
    found, problems = _compiled(case, calendar=calendar, organisation=organisation, grades=grades)
    if problems:
        raise CaseProblems(problems)
    return found


def refused_claims(
    case: Case, *, calendar: Calendar, organisation: Organisation
) -> tuple[Problem, ...]:
    """Return a problem for every claim whose operator cannot be evaluated."""
    return _compiled(case, calendar=calendar, organisation=organisation, grades=STANDARD)[1]


def is_used(claim: Claim) -> bool:
    """Return whether a claim is learned from."""
    return main_text(claim.use).strip() == "calibrate"


def is_held_out(claim: Claim) -> bool:
    """Return whether a claim is kept back to be scored."""
    return main_text(claim.use).strip().startswith(HELD_OUT)


def number_of_bias_groups(observations: Iterable[Observation]) -> int:
    """Return how many biases claims of one origin about one indicator share."""
    return max((one.bias_group for one in observations), default=ALONE) + 1


def _compiled(
    case: Case, *, calendar: Calendar, organisation: Organisation, grades: GradeSet
) -> tuple[tuple[Observation, ...], tuple[Problem, ...]]:
    bench = _Bench(
        case=case,
        frame=Frame(calendar=calendar, organisation=organisation),
        grades=grades,
        sources={source.id: source for source in case.sources},
        groups=_bias_groups(case.claims),
    )
    found: list[Observation] = []
    problems: list[Problem] = []
    for claim in case.claims:
        if not (is_used(claim) or is_held_out(claim)):
            continue
        try:
            found += _observed(claim, bench=bench)
        except Refused as refusal:
            problems.append(_problem(claim, refusal=refusal))
    return tuple(found), tuple(problems)


def _problem(claim: Claim, *, refusal: Refused) -> Problem:
    return Problem(
        where=f"claims.csv, {claim.id}, {refusal.column}",
        what=refusal.what,
        remedy=refusal.remedy,
        rule="claim_cannot_be_evaluated",
    )


def origin_of(claim: Claim) -> str:
    """Return who first said it: the origin, else the source."""
    return main_text(claim.origin).strip() or claim.source


def origin_key(claim: Claim) -> str:
    """Return who first said it, as one spelling: case and spaces do not make two origins."""
    return " ".join(origin_of(claim).split()).casefold()


def _bias_groups(claims: Sequence[Claim]) -> dict[tuple[str, str], int]:
    """Return the number of each origin and indicator that several used claims share."""
    counts = Counter(
        (origin_key(claim), indicator)
        for claim in claims
        if is_used(claim)
        for indicator in claim.indicator.split("+")
    )
    shared = [key for key, count in counts.items() if count > 1]
    return {key: number for number, key in enumerate(shared)}


def _observed(claim: Claim, *, bench: _Bench) -> list[Observation]:
    """Return one observation an indicator; several share one piece of evidence."""
    source = bench.sources.get(claim.source)
    if source is None:
        raise Refused(
            column="source",
            what=f"'{claim.source}' is not a source.",
            remedy="Add it to sources.csv, or correct the name.",
        )
    indicators = claim.indicator.split("+")
    return [
        _one(claim, indicator=one.strip(), source=source, power=1.0 / len(indicators), bench=bench)
        for one in indicators
    ]


def _one(
    claim: Claim, *, indicator: str, source: Source, power: float, bench: _Bench
) -> Observation:
    reading = _reading(claim, source=source)
    readings = wanted_of(
        claim,
        indicator=indicator,
        reading=reading,
        source=source,
        settings=bench.case.settings,
        frame=bench.frame,
    )
    first = readings[0][1]
    scale = _scale(first)
    heard = _heard(claim, reading=reading, wanted=first)
    _refuse_impossible(heard, scale=scale)
    _refuse_tally(heard, scale=scale, series=first.indicator.numerator)
    alternatives = tuple(
        replace(one, weight=weight * one.weight)
        for weight, wanted in readings
        for one in alternatives_of(wanted, frame=bench.frame)
    )
    group = bench.groups.get((origin_key(claim), indicator), ALONE)
    letter = bench.grades.letter_sd[source.grade]
    return Observation(
        claim=claim.id,
        heard=heard,
        scale=scale,
        letter_sd=letter if group != ALONE else hypot(letter, bench.grades.bias_sd),
        off_topic=bench.grades.off_topic[claim.credibility],
        bias_group=group,
        discrepancy=_discrepancy(readings, calendar=bench.frame.calendar),
        alternatives=_normalised(alternatives),
        power=power,
        held_out=not is_used(claim),
        date_assumed=not claim.when.strip(),
    )


def _reading(claim: Claim, *, source: Source) -> Reading:
    """Return how the claim's words are read: the analyst's override, else a guess."""
    if claim.nature == "exists" and not claim.reads.strip():
        return Reading(form="exists")
    try:
        return reading_of(says=claim.says, reads=claim.reads, language=source.language)
    except Unreadable as error:
        raise Refused(column="reads", what=error.what, remedy=error.remedy) from error


def _heard(claim: Claim, *, reading: Reading, wanted: Wanted) -> Heard:
    """Return the number as heard.

    An order is a flat bound on the ratio of the two, since it says nothing of how far
    beyond; "at least one in each" is a bound at one. A count that names whom it counts
    beside its unit speaks for others.
    """
    if wanted.nature == "order":
        ratio = WELL_BELOW if reading.op == "well below" else 1.0
        return Heard(form="at_most", value=ratio, grain=ratio)
    if wanted.nature == "exists" or wanted.stat == "each":
        return Heard(form="at_least", value=1.0, grain=1.0)
    if reading.form in {"order", "exists"}:
        raise Refused(
            column="nature",
            what=f"'{reading.text}' is no number.",
            remedy=f"Say `{reading.form}` in nature.",
        )
    return replace(heard_of(reading), speaks_for_others=bool(claim.counted.strip()))


def _scale(wanted: Wanted) -> Scale:
    if wanted.nature == "change":
        return "log_ratio"
    if wanted.nature in {"order", "exists"} or wanted.stat == "each":
        return "log"
    is_share = wanted.indicator.scale == "logit" or (wanted.nature == "share")
    return "logit" if is_share else "log"


def _refuse_impossible(heard: Heard, *, scale: Scale) -> None:
    if scale == "logit" and not 0.0 <= heard.value <= 1.0:
        raise Refused(
            column="reads",
            what=f"{heard.value:g} is not a share between 0 and 1.",
            remedy="Write a per cent sign where one is meant, or correct the indicator.",
        )
    if scale == "log" and heard.value < 0.0:
        raise Refused(
            column="reads",
            what=f"{heard.value:g} is below zero.",
            remedy="Say `change` in nature if it is a change.",
        )
    if heard.form in {"count_of", "fraction", "word"} and scale != "logit":
        raise Refused(
            column="of",
            what="a fraction, a count of a count or a word stands for a share.",
            remedy="Name an indicator that is a share, or say `share` in nature and what it "
            "is a share of in of.",
        )


def _refuse_tally(heard: Heard, *, scale: Scale, series: str) -> None:
    """Refuse a tally of what does not happen week by week."""
    if heard.form == "tally" and (scale != "log" or SERIES[SERIES_INDEX[series]].kind != "flow"):
        raise Refused(
            column="reads",
            what="a tally counts what happened, and this is a state, a share or a change.",
            remedy="Ask for the total of a flow, or leave out `tally`.",
        )


def _discrepancy(readings: Sequence[tuple[float, Wanted]], *, calendar: Calendar) -> str | None:
    """Return the parameter that a published level adds, inside the simulated span only."""
    for _, wanted in readings:
        window = wanted.window
        before = calendar.days_before(window.lower, window.upper)
        inside = before < window.days - before
        if inside and wanted.nature not in {"change", "order", "exists"}:
            return wanted.indicator.discrepancy
    return None


def _normalised(alternatives: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    total = sum(one.weight for one in alternatives)
    return tuple(replace(one, weight=one.weight / total) for one in alternatives)

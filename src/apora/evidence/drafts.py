"""Numbers spotted in a text as draft rows of a case; what may not be kept is passed over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pydantic import Field

from apora.evidence.checks.personal import person_in
from apora.evidence.dates import span
from apora.evidence.nearest import clipped
from apora.evidence.records import Claim, Record, Source
from apora.evidence.spotting import Number, Skipped, Spotted
from apora.evidence.spotting.lookalikes import PRIVATE
from apora.evidence.uses import DRAFT
from apora.registry.indicators import INDICATOR_BY_ID

MOST_DRAFTS = 2_000
"""Drafts of one document; a table of more is data, and no set of statements."""
FEWEST_PERSONS = 10
FEWEST_OF_SHARE = 50
FEW = "fewer than ten, perhaps people, and the source has no url"
SMALL_SHARE = "a share of fewer than fifty, and the source has no url"
PERSONAL = "may point to a person"
_POINT_FORMS = frozenset({"exact", "about", "almost", "less", "up_to", "at_most"})


class SkippedRow(Record):
    """One place of a text that looks like a number and was not drafted."""

    source: str = Field(description="id of the source")
    at: int = Field(description="position in the frozen text, in characters from 0")
    says: str = Field(default="", description="what stands there; empty where it may be private")
    why: str = Field(description="why it is no draft")


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """The draft claims of one source, and what was passed over, in the order of the text."""

    claims: tuple[Claim, ...]
    skipped: tuple[SkippedRow, ...]


def drafts_of(spotted: Spotted, *, source: Source, unit: str, first: int) -> Drafted:
    """Return the draft claims of a text.

    Args:
        spotted: What was found in it.
        source: Its source.
        unit: The unit that every draft is put to.
        first: Number of the first draft.
    """
    kept: list[Number] = []
    skipped = [_private(one) for one in spotted.skipped]
    for one in spotted.numbers:
        why = _held(one, is_public=bool(source.url))
        if why or len(kept) == MOST_DRAFTS:
            why = why or f"behind the first {MOST_DRAFTS} numbers of the document"
            skipped.append(Skipped(says="" if why == PERSONAL else one.says, at=one.at, why=why))
        else:
            kept.append(one)
    claims = tuple(
        _claim(one, number=number, source=source, unit=unit)
        for number, one in enumerate(kept, start=first)
    )
    rows = (
        SkippedRow(source=source.id, at=one.at, says=clipped(one.says), why=one.why)
        for one in sorted(skipped, key=lambda one: one.at)
    )
    return Drafted(claims=claims, skipped=tuple(rows))


def _private(one: Skipped) -> Skipped:
    private = one.why in PRIVATE or person_in(one.says)
    return replace(one, says="") if private else one


def _held(one: Number, *, is_public: bool) -> str:
    """Return why a number may not be kept as a claim, or nothing."""
    if person_in(one.says):
        return PERSONAL
    reading = one.reading
    if is_public or reading.form == "duration" or reading.percent:
        return ""
    if reading.form == "count_of":
        return SMALL_SHARE if reading.n < FEWEST_OF_SHARE else ""
    value = reading.value
    if value is None or reading.n or reading.form not in _POINT_FORMS:
        return ""
    return FEW if value.is_integer() and 0 < value < FEWEST_PERSONS else ""


def _claim(one: Number, *, number: int, source: Source, unit: str) -> Claim:
    about = one.about if one.about in INDICATOR_BY_ID else ""
    note = "; ".join(_notes(one))
    return Claim(
        id=f"D{number:03d}",
        says=one.says,
        indicator=_fitting(about, one=one),
        where=unit,
        when=_before(one.when, published=source.published),
        source=source.id,
        at=one.at,
        nature=one.nature,
        reads=one.reading.text,
        use={source.language: DRAFT},
        note={source.language: note} if note else {},
    )


def _fitting(about: str, *, one: Number) -> str:
    """Return an indicator that such a number can be about: a share only of a share."""
    if not about:
        return ""
    is_share = INDICATOR_BY_ID[about].nature == "share"
    said_share = one.nature in {"share", "change"}
    return about if said_share or not is_share else ""


def _notes(one: Number) -> Iterator[str]:
    if one.behind:
        yield f"before: {' '.join(one.behind)}"
    digits = one.says.replace("\u00a0", " ")
    if any(len(part.partition(",")[2]) == len("000") for part in digits.split()):
        yield "the comma may mean thousands or decimals"


def _before(when: str, *, published: str) -> str:
    """Return a date that lies before publication, or nothing."""
    if not when:
        return ""
    try:
        days, last = span(when), span(published).upper
    except ValueError:
        return ""
    if days.lower > last:
        return ""
    return when if days.upper <= last or days.single else f"{when.partition('/')[0]}/{last}"


def day_of(published: str) -> date | None:
    """Return the last day that a date of publication may mean."""
    try:
        found = span(published).upper
    except ValueError:
        return None
    return None if found in {date.min, date.max} else found

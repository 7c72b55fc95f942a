"""What every check looks things up in, made once from a case."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from apora.errors import Problem, Unreadable
from apora.evidence.case import Case
from apora.evidence.custody import CustodyRow, custody_rows
from apora.evidence.dates import Span, span
from apora.evidence.ledger import LedgerEntry, ledger_entries
from apora.evidence.notation import Reading
from apora.evidence.reading import reading_of
from apora.evidence.records import Claim, Source, Unit
from apora.evidence.texts import FrozenText, frozen_texts
from apora.evidence.uses import Use, use_of

JUDGEMENT = "judgement"
_LONGEST_DATE = 40
_DATE_LIKE = re.compile("[0-9XYSuxT?~%./:+-]{4,}")


@dataclass(frozen=True, kw_only=True)
class Heeded:
    """A claim with its use, its reading or why there is none, and its days."""

    claim: Claim
    use: Use
    reading: Reading | None
    fault: Unreadable | None
    days: Span | None


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A case with its tables by id."""

    case: Case
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    claims: tuple[Heeded, ...]
    texts: Mapping[str, FrozenText]
    custody: tuple[tuple[CustodyRow, ...], tuple[Problem, ...]] = ((), ())
    ledger: tuple[tuple[LedgerEntry, ...], tuple[Problem, ...]] = ((), ())

    @property
    def read(self) -> tuple[Heeded, ...]:
        """Return the claims that the model hears, to learn from or to be scored on."""
        return tuple(one for one in self.claims if one.use.is_read)


def bench_of(case: Case) -> Bench:
    """Return the case with its tables by id, readings and dates worked out once."""
    sources = {source.id: source for source in case.sources}
    return Bench(
        case=case,
        units={unit.id: unit for unit in case.units},
        sources=sources,
        claims=tuple(_heeded(claim, sources=sources) for claim in case.claims),
        texts=frozen_texts(case),
        custody=custody_rows(case.folder),
        ledger=ledger_entries(case.folder),
    )


def _heeded(claim: Claim, *, sources: Mapping[str, Source]) -> Heeded:
    source = sources.get(claim.source)
    reading, fault = None, None
    if claim.nature == "exists" and not claim.reads:
        reading = Reading(form="exists")
    else:
        try:
            reading = reading_of(
                says=claim.says, reads=claim.reads, language=source.language if source else "en"
            )
        except Unreadable as error:
            fault = error
    return Heeded(
        claim=claim, use=use_of(claim), reading=reading, fault=fault, days=days_of(claim.when)
    )


@cache
def days_of(when: str) -> Span | None:
    """Return the days a date names, or nothing where it is empty or no date."""
    if len(when) > _LONGEST_DATE or not _DATE_LIKE.fullmatch(when):
        return None
    try:
        return span(when)
    except (ValueError, OverflowError):
        return None


@cache
def ids_in(text: str) -> tuple[str, ...]:
    """Return the ids in `a+b` or `a|b`."""
    return tuple(one.strip() for one in text.replace("|", "+").split("+") if one.strip())


def lines_of_units(bench: Bench) -> dict[str, tuple[str, ...]]:
    """Return every unit with those above it, nearest first, a cycle walked once."""
    lines: dict[str, tuple[str, ...]] = {}
    for unit in bench.units.values():
        line = [unit.id]
        above = bench.units.get(unit.part_of)
        while above is not None and above.id not in line:
            line.append(above.id)
            above = bench.units.get(above.part_of)
        lines[unit.id] = tuple(line)
    return lines


def problem(
    table: str,
    *,
    row: str,
    column: str,
    what: str,
    remedy: str,
    rule: str,
    severity: Literal["error", "warning"] = "error",
) -> Problem:
    """Return a problem of one cell of a table."""
    where = ", ".join(part for part in (table, row, column) if part)
    return Problem(where=where, what=what, remedy=remedy, rule=rule, severity=severity)


def of_claim(
    claim: Claim,
    *,
    column: str,
    what: str,
    remedy: str,
    rule: str,
    severity: Literal["error", "warning"] = "error",
) -> Problem:
    """Return a problem of one cell of claims.csv."""
    return problem(
        "claims.csv",
        row=claim.id,
        column=column,
        what=what,
        remedy=remedy,
        rule=rule,
        severity=severity,
    )


def listed(names: Iterable[str], *, most: int = 8) -> str:
    """Return names in one line, the first few and how many more."""
    found: Sequence[str] = list(names)
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more

"""A case begun from documents: texts frozen, originals kept, every number a draft claim."""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from apora.errors import CaseProblems, Problem
from apora.evidence.checks.personal import person_in
from apora.evidence.custody import Act, keep_original
from apora.evidence.documents.extract import Extract
from apora.evidence.documents.read import read_document
from apora.evidence.drafts import Drafted, SkippedRow, day_of, drafts_of
from apora.evidence.first_head import TITLE, UNIT, UNIT_NAME, first_head
from apora.evidence.forms import columns_of
from apora.evidence.language import in_text_of, language_of
from apora.evidence.new_case import write_blank_case
from apora.evidence.records import Record, Source, Text, Unit, main_text
from apora.evidence.spotting import spot
from apora.evidence.spotting.days import DateReader
from apora.evidence.spotting.words import words_of
from apora.evidence.tongue import language_in

SKIPPED = "skipped.csv"
_LONGEST_ID = 40
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_WORD_BREAK = re.compile(r"[\W_]+")
_FORMULA = "=+-@\t"
_ENDS_LOOKED_AT = 400
"""Characters at each end of a text in which its own date is looked for."""
_FIRST_LINE = 200
_STOPS = frozenset({".", "!", "…"})
_DATELINE = 100
"""A line with the date of a document is no longer than this [characters]."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One document to begin with, and what its user says of it."""

    file: Path
    url: str = ""
    published: str = ""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """One source of a new case: how much was found in it, and what of it was guessed."""

    source: Source
    drafts: int
    skipped: int
    date_guessed: bool


def begin_case(
    folder: Path, *, documents: Sequence[Document], today: date, act: Act
) -> tuple[Begun, ...]:
    """Write a case folder from documents and return what each of them gave.

    Nothing is written unless every document can be read.

    Args:
        folder: The new folder.
        documents: The documents.
        today: The day, the latest that a document may have been published.
        act: Who keeps the originals, and when.

    Raises:
        CaseProblems: The folder is in use, or a document cannot be read; all are named.
    """
    read = _read_all(documents)
    write_blank_case(folder)
    taken: list[str] = []
    begun: list[Begun] = []
    drafted: list[Drafted] = []
    for document, extract in read:
        source, is_guess = _source(document, extract=extract, taken=taken, today=today)
        taken.append(source.id)
        found = spot(extract.text, language=source.language, published=day_of(source.published))
        first = 1 + sum(len(one.claims) for one in drafted)
        drafted.append(drafts_of(found, source=source, unit=UNIT, first=first))
        begun.append(
            Begun(
                source=source,
                drafts=len(drafted[-1].claims),
                skipped=len(drafted[-1].skipped),
                date_guessed=is_guess,
            )
        )
        _freeze(folder, source=source, text=extract.text)
        keep_original(folder, file=document.file, source=source.id, known=taken, act=act)
    _write_tables(folder, begun=begun, drafted=drafted, today=today)
    return tuple(begun)


def _read_all(documents: Sequence[Document]) -> list[tuple[Document, Extract]]:
    read: list[tuple[Document, Extract]] = []
    problems: list[Problem] = []
    for document in documents:
        try:
            read.append((document, read_document(document.file)))
        except CaseProblems as fault:
            problems.extend(fault.problems)
    problems += [one for document in documents for one in _wrong(document)]
    if problems:
        raise CaseProblems(tuple(dict.fromkeys(problems)))
    return read


def _wrong(document: Document) -> list[Problem]:
    found = []
    if document.published and day_of(document.published) is None:
        found.append(
            Problem(
                where="--published",
                what=f'"{document.published[:40]}" is not a date.',
                remedy="Write 2020-11-30, 2020-11, or 2021~ where the day is not shown.",
                rule="date_not_read",
            )
        )
    if document.url and not document.url.startswith(("http://", "https://")):
        found.append(
            Problem(
                where="--url",
                what="is no public address.",
                remedy="Write it whole, beginning with https://, or leave it out.",
                rule="document_refused",
            )
        )
    return found


def _source(
    document: Document, *, extract: Extract, taken: Sequence[str], today: date
) -> tuple[Source, bool]:
    """Return the source that a document is, and whether its date is a guess."""
    language = language_in(extract.text)
    name = _id(document.file.stem, taken=taken)
    told = document.published or _own_date(extract, language=language, today=today)
    return Source(
        id=name,
        title=_plain(extract.title) or _first_line(extract.text) or name,
        publisher={language: _plain(extract.publisher) or "?"},
        published=told or f"../{today.isoformat()}",
        url=document.url or (extract.url if extract.url.startswith("http") else ""),
        language=language,
        kind={language: "?"},
        grade="F",
        grade_why={language: "Not judged yet."},
        read=today.isoformat(),
        text=f"texts/{name}.txt",
        sha256=hashlib.sha256(extract.text.encode()).hexdigest(),
    ), not told


def _id(stem: str, *, taken: Sequence[str]) -> str:
    """Return a short id that no other source has, in Latin letters."""
    latin = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    base = _NOT_IN_ID.sub("-", latin.lower()).strip("-")[:_LONGEST_ID].strip("-")
    if (
        not base
        or not any(one.isalpha() for one in base)
        or person_in(_WORD_BREAK.sub(" ", stem).title())
    ):
        base = "document"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _plain(text: str) -> str:
    """Return a title or publisher on one line, or nothing where it may name a person."""
    line = " ".join(text.split()).lstrip(_FORMULA)[:_FIRST_LINE]
    return "" if person_in(line) else line


def _first_line(text: str) -> str:
    """Return the first line of a text if it is short enough for a title."""
    first = next((one for one in text.split("\n") if one.strip()), "")
    return _plain(first) if len(first) <= _FIRST_LINE else ""


def _own_date(extract: Extract, *, language: str, today: date) -> str:
    """Return the date of publication: a page's own, else a dateline, else the file's own.

    A dateline is a short line at one end of the text that begins or ends with a day, no earlier
    than any other day of the text: nothing can speak of days after its publication.
    """
    day = day_of(extract.published) if extract.published else None
    told = extract.published if day is not None and day <= today else ""
    if told and extract.url:
        return told
    known = [one for one in _days_in(extract.text, language=language) if one <= today.isoformat()]
    ends = (extract.text[-_ENDS_LOOKED_AT:], extract.text[:_ENDS_LOOKED_AT])
    for line in (line for end in ends for line in end.split("\n") if len(line) <= _DATELINE):
        when = _dateline(line, language=language)
        if when and when == max(known, default=""):
            return when
    return told


def _dateline(line: str, *, language: str) -> str:
    """Return the day that a line begins or ends with, where it is no sentence with a number."""
    table = in_text_of(language)
    words = words_of(line.strip(), table=language_of(language), abbreviations=table.abbreviations)
    stop = len(words) > 0 and words.words[-1] in _STOPS
    dates = DateReader(words=words, table=table, published=None).all()
    if len(dates) != 1 or (dates[0].first > 0 and dates[0].end < len(words) - stop):
        return ""
    others = [*words.words[: dates[0].first], *words.words[dates[0].end :]]
    return "" if stop and any(one[0].isdecimal() for one in others) else _day(dates[0].when)


def _day(when: str) -> str:
    """Return a date that is one day, or nothing."""
    return when if when.count("-") == len("--") and "/" not in when else ""


def _days_in(text: str, *, language: str) -> list[str]:
    """Return the days that a text names with their year, those that begin or end a span too."""
    table = in_text_of(language)
    words = words_of(text, table=language_of(language), abbreviations=table.abbreviations)
    dates = DateReader(words=words, table=table, published=None).all()
    return [day for one in dates for end in one.when.split("/") if (day := _day(end))]


def _freeze(folder: Path, *, source: Source, text: str) -> None:
    path = folder / source.text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def _write_tables(
    folder: Path, *, begun: Sequence[Begun], drafted: Sequence[Drafted], today: date
) -> None:
    languages = tuple(dict.fromkeys(one.source.language for one in begun))
    days = [day for one in begun if (day := day_of(one.source.published)) is not None]
    title = begun[0].source.title
    head = first_head(
        title=_title(title, language=languages[0]),
        as_of=max(days, default=today),
        languages=languages,
    )
    (folder / "case.toml").write_text(head, encoding="utf-8")
    named = {f"name.{one}": UNIT_NAME[one] for one in languages[1:]}
    unit = {"id": UNIT, "name": UNIT_NAME[languages[0]], "resigns": "true", **named}
    _write(folder / "units.csv", columns=_unit_columns(named), rows=[unit])
    _write_records(folder / "sources.csv", records=[one.source for one in begun])
    _write_records(folder / "claims.csv", records=[row for one in drafted for row in one.claims])
    skipped = [row for one in drafted for row in one.skipped]
    _write(
        folder / SKIPPED,
        columns=columns_of(SkippedRow),
        rows=[_cells_of(row) for row in skipped],
    )


def _title(title: str, *, language: str) -> Text:
    return {language: title or TITLE[language]}


def _unit_columns(named: Mapping[str, str]) -> tuple[str, ...]:
    columns = list(columns_of(Unit))
    at = columns.index("name") + 1
    return (*columns[:at], *named, *columns[at:])


def _write_records(path: Path, *, records: Sequence[Record]) -> None:
    if records:
        _write(path, columns=columns_of(type(records[0])), rows=[_cells_of(one) for one in records])


def _cells_of(record: Record) -> dict[str, str]:
    """Return the cells of a row; what is not given stays empty."""
    values = record.model_dump(by_alias=True)
    return {
        name: main_text(value) if isinstance(value, dict) else "" if value is None else str(value)
        for name, value in values.items()
    }


def _write(path: Path, *, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)

"""A case folder, read whole: records, or every problem at once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from apora.errors import CaseProblems, Problem
from apora.evidence.forms import RecordT, columns_of, from_cells, from_values, text_columns
from apora.evidence.nearest import clipped
from apora.evidence.records import (
    Claim,
    DriverRow,
    HouseholdRow,
    Judgement,
    Measure,
    ParameterRow,
    Record,
    Scenario,
    Settings,
    Source,
    Unit,
)
from apora.evidence.tables import read_rows
from apora.evidence.toml_files import read_toml
from apora.evidence.uncollected import uncollected

_MOST_MEASURES = 200
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything a case folder says, as the analyst wrote it."""

    folder: Path
    settings: Settings
    units: tuple[Unit, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    drivers: tuple[DriverRow, ...] = ()
    parameters: tuple[ParameterRow, ...] = ()
    households: tuple[HouseholdRow, ...] = ()
    measures: tuple[Measure, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def id(self) -> str:
        """Return the name of the folder."""
        return self.folder.resolve().name

    def with_claims(self, claims: tuple[Claim, ...]) -> "Case":
        """Return the same case with other claims."""
        return replace(self, claims=claims)


@dataclass(frozen=True, kw_only=True)
class CaseReading:
    """What could be read of a folder, and every problem met on the way.

    `case` is there as soon as `case.toml` could be read; rows that could not are left
    out of it.
    """

    case: Case | None
    problems: tuple[Problem, ...]


def read_case(folder: Path) -> Case:
    """Return the case in a folder.

    Raises:
        CaseProblems: Something could not be read; every such problem is listed.
    """
    reading = inspect_folder(folder)
    if reading.case is None or reading.problems:
        raise CaseProblems(reading.problems)
    return reading.case


def inspect_folder(folder: Path) -> CaseReading:
    """Return what can be read of a case folder, and what is wrong with the rest."""
    if not folder.is_dir():
        return CaseReading(case=None, problems=(_no_folder(folder),))
    with uncollected():
        return _inspected(folder)


def _inspected(folder: Path) -> CaseReading:
    problems: list[Problem] = []
    settings = _settings(folder, problems=problems)
    language = settings.languages[0] if settings and settings.languages else "en"
    read = _Reader(folder=folder, language=language, problems=problems)
    tables: dict[str, Any] = {
        "units": read.table(Unit, name="units.csv"),
        "sources": read.table(Source, name="sources.csv"),
        "claims": read.table(Claim, name="claims.csv"),
        "drivers": read.table(DriverRow, name="drivers.csv", key=(), needed=False),
        "parameters": read.table(
            ParameterRow, name="parameters.csv", key=("id", "stratum"), needed=False
        ),
        "households": read.table(
            HouseholdRow, name="households.csv", key=("id", "stratum"), needed=False
        ),
        "measures": read.measures(),
        "scenarios": read.listed(Scenario, name="scenarios.toml", key="scenario"),
        "judgements": read.listed(Judgement, name="judgements.toml", key="judgement"),
    }
    case = None if settings is None else Case(folder=folder, settings=settings, **tables)
    return CaseReading(case=case, problems=tuple(problems))


def _settings(folder: Path, *, problems: list[Problem]) -> Settings | None:
    name = "case.toml"
    values, faults = read_toml(folder / name, name=name)
    problems += faults
    if faults:
        return None
    languages = values.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else "en"
    settings, faults = from_values(
        Settings, values=values, where=name, language=first if isinstance(first, str) else "en"
    )
    problems += faults
    return settings


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Reads the tables of one folder and collects what is wrong with them."""

    folder: Path
    language: str
    problems: list[Problem]

    def table(
        self,
        record: type[RecordT],
        *,
        name: str,
        key: Sequence[str] = ("id",),
        needed: bool = True,
    ) -> tuple[RecordT, ...]:
        """Return the records of a CSV table; a table that is not needed may be missing."""
        path = self.folder / name
        if not needed and not _exists(path):
            return ()
        columns, texts = columns_of(record), text_columns(record)
        rows, faults = read_rows(path, name=name, columns=columns, texts=texts)
        self.problems.extend(faults)
        known = {column for column in columns if column not in texts}
        records = []
        for row in rows:
            cells = {
                column: cell
                for column, cell in row.cells.items()
                if column in known or column.partition(".")[0] in texts
            }
            one, faults = from_cells(
                record, cells=cells, where=f"{name}, row {row.number}", language=self.language
            )
            self.problems.extend(faults)
            if one is not None:
                records.append(one)
        self._keys(records, name=name, key=key)
        return tuple(records)

    def listed(self, record: type[RecordT], *, name: str, key: str) -> tuple[RecordT, ...]:
        """Return the records of a TOML file of `[[key]]` tables; it may be missing."""
        if not _exists(self.folder / name):
            return ()
        values, faults = read_toml(self.folder / name, name=name)
        self.problems.extend(faults)
        tables = values.pop(key, [])
        self.problems.extend(_not_a_table(name, word=word, key=key) for word in values)
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            self.problems.append(_not_a_table(name, word=key, key=key))
            return ()
        records = []
        for number, table in enumerate(tables, start=1):
            where = f"{name}, {key} {number}"
            one, faults = from_values(record, values=table, where=where, language=self.language)
            self.problems.extend(faults)
            if one is not None:
                records.append(one)
        self._keys(records, name=name, key=("id",))
        return tuple(records)

    def measures(self) -> tuple[Measure, ...]:
        """Return the records of the `measures` folder, one a file, by file name."""
        try:
            paths = sorted((self.folder / "measures").glob("*.toml"))
        except OSError as error:
            self.problems.append(_unlisted(error))
            return ()
        if len(paths) > _MOST_MEASURES:
            self.problems.append(_too_many_measures())
        records = []
        for path in paths[:_MOST_MEASURES]:
            name = f"measures/{clipped(path.name)}"
            values, faults = read_toml(path, name=name)
            self.problems.extend(faults)
            if faults:
                continue
            one, faults = from_values(Measure, values=values, where=name, language=self.language)
            self.problems.extend(faults)
            if one is not None:
                records.append(one)
        self._keys(records, name="measures", key=("id",))
        return tuple(records)

    def _keys(self, records: Iterable[Record], *, name: str, key: Sequence[str]) -> None:
        """Note ids that stand twice, and ids that other tables could not refer to."""
        counts: Counter[tuple[str, ...]] = Counter()
        for record in records:
            counts[tuple(str(getattr(record, field)) for field in key)] += 1
        for values, count in counts.items():
            label = " / ".join(clipped(value) for value in values if value)
            if values and count > 1:
                self.problems.append(_twice(name, label=label, count=count))
            if values and not _ID.fullmatch(values[0]):
                self.problems.append(_bad_id(name, label=label))


def _exists(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except OSError:
        return True


def _no_folder(folder: Path) -> Problem:
    return Problem(
        where=clipped(folder.name or "."),
        what="is not a folder.",
        remedy="Give the path of a case folder; `apora start FOLDER` makes a new one.",
        rule="missing_folder",
    )


def _not_a_table(name: str, *, word: str, key: str) -> Problem:
    return Problem(
        where=f"{name}, {clipped(word)}",
        what=f"is not a list of [[{key}]] tables.",
        remedy=f"Begin each entry with a line [[{key}]].",
        rule="unknown_table",
    )


def _unlisted(error: OSError) -> Problem:
    return Problem(
        where="measures",
        what=f"cannot be listed: {error.strerror}.",
        remedy="Make it a folder that you may read.",
        rule="unreadable_file",
    )


def _too_many_measures() -> Problem:
    return Problem(
        where="measures",
        what=f"holds more than {_MOST_MEASURES} files.",
        remedy="Leave out measures that no scenario names.",
        rule="too_many_measures",
    )


def _twice(name: str, *, label: str, count: int) -> Problem:
    return Problem(
        where=f"{name}, {label}",
        what=f"stands {count} times.",
        remedy="Give each its own id, or delete the copy.",
        rule="duplicate_id",
    )


def _bad_id(name: str, *, label: str) -> Problem:
    return Problem(
        where=f"{name}, {label}",
        what="is not an id that other tables can name.",
        remedy="Use up to 64 Latin letters, digits, - and _, beginning with a letter or digit.",
        rule="bad_id",
    )

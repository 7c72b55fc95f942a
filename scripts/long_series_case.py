"""A case folder from monthly counts of leavers, written row by row.

    python scripts/long_series_case.py FOLDER

The series lie in ../shared/validation/series. No licence is stated for them, so they are
read from there: what is written must not be committed. Priors and households are those of
`cases/england-wales-2023`, a police service at peace; of a series only what moves is learned.
"""

import csv
import shutil
import sys
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERIES = ROOT.parent / "shared" / "validation" / "series"
TEMPLATE = ROOT / "cases" / "england-wales-2023"
ADDRESS = "https://github.com/ian-adams/police_turnover_public"
MEASURED = ("departures", "other_separations")
"""Indicators that a month is counted under: own wish; retired, dismissed and the like."""
NEUTRAL = (
    ("labour_market", 1.0, "ratio"),
    ("registered_offences", 1.0, "ratio"),
    ("identification", 0.0, "ratio"),
    ("extra_duty", 0.0, "ratio"),
    ("rest_lost", 0.0, "share"),
    ("illness_wave", 0.0, "per week"),
    ("detentions", 0.0, "ratio"),
)


@dataclass(frozen=True, kw_only=True)
class Month:
    """Leavers of one month: of their own wish, and for every other reason."""

    year: int
    month: int
    departures: int
    other_separations: int

    @property
    def days(self) -> str:
        """Return the days of the month as an interval."""
        last = monthrange(self.year, self.month)[1]
        start = f"{self.year}-{self.month:02d}"
        return f"{start}-01/{start}-{last}"


@dataclass(frozen=True, kw_only=True)
class Force:
    """One force: its id, name, a range of its posts and its months in order."""

    id: str
    name: str
    posts: str
    months: tuple[Month, ...]


def cities(folder: Path = SERIES) -> tuple[Force, ...]:
    """Return the two forces of the shared series.

    Dismissals are few (63 in fifteen years) and of the model's routes none is theirs: those
    it calls dismissed were named for their views. They are counted with retirements.

    Raises:
        FileNotFoundError: The folder is missing.
    """
    named = (("memphis", "Memphis", "1850..2100..2450"), ("seattle", "Seattle", "1200..1330..1450"))
    found = []
    for name, title, posts in named:
        path = folder / f"{name}_pd_to_2019.csv"
        with path.open(encoding="utf-8", newline="") as file:
            months = tuple(_month(row) for row in csv.DictReader(file))
        found.append(Force(id=name, name=f"{title} police", posts=posts, months=months))
    return tuple(found)


def _month(row: Mapping[str, str]) -> Month:
    year, month, _ = (int(part) for part in row["date"].split("-"))
    return Month(
        year=year,
        month=month,
        departures=int(row["leavers_voluntary"]),
        other_separations=int(row["leavers_retirement"]) + int(row["leavers_dismissed"]),
    )


def write_case(folder: Path, *, forces: Sequence[Force], household_types: int = 4) -> Path:
    """Write the case into a folder and return it.

    Args:
        folder: A new folder.
        forces: Whose series are learned.
        household_types: Simulated household types of each force.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("parameters.csv", "households.csv", "scenarios.toml"):
        shutil.copyfile(TEMPLATE / name, folder / name)
    months = [one for force in forces for one in force.months]
    first, last = min(one.days for one in months), max(one.days for one in months)
    year, end = first[:4], last[-10:]
    settings = _settings(year=year, end=end, household_types=household_types)
    (folder / "case.toml").write_text(settings, encoding="utf-8")
    _table(folder / "units.csv", [_whole(), *(_unit(force) for force in forces)])
    _table(folder / "claims.csv", [row for force in forces for row in _claims(force)])
    _table(folder / "drivers.csv", _drivers(year=year, end=end))
    _table(folder / "sources.csv", [*_bases(), _source()])
    return folder


def _settings(*, year: str, end: str, household_types: int) -> str:
    return f"""\
title = "Leavers by month"
question = "How many leave in each of the next twelve months?"
reader = "whoever doubts the projections"
decision = "how far to trust them"
start = {year}-01-01
as_of = {end}
decision_date = {int(end[:4]) + 1}-06-30
horizon_weeks = 52
onset = {year}-01-01
main_shock = {year}-01-01
currency = "USD"
report_currency = "USD"
rate = 1.0
rate_date = {end}
languages = ["en"]
lexicon = "icd203"
standard_of_proof = "balance of probabilities"
headline_unit = "forces"
seed = 20191231
household_types = {household_types}
licence = "not stated: not for the repository"
sought = "Published counts only; nobody was asked."
"""


def _whole() -> dict[str, str]:
    return {"id": "forces", "name": "All forces", "note": "Its posts are those of its parts."}


def _unit(force: Force) -> dict[str, str]:
    return {
        "id": force.id,
        "name": force.name,
        "part_of": "forces",
        "stratum": force.id,
        "posts": force.posts,
        "counted": "sworn officers",
        "resigns": "true",
        "exposure": "0.05..0.1..0.2",
        "note": "Posts by judgement; leavers are counted, so their level hardly matters.",
    }


def _claims(force: Force) -> list[dict[str, str]]:
    return [
        {
            "id": f"{force.id}-{indicator[0]}-{month.year}-{month.month:02d}",
            "says": str(getattr(month, indicator)),
            "indicator": indicator,
            "where": force.id,
            "when": month.days,
            "source": "turnover",
            "nature": "flow",
            "origin": f"{force.name} records",
            "credibility": "2",
            "reads": f"tally {getattr(month, indicator)}",
            "use": "calibrate",
            "statement": f"Leavers of {force.name} in the month.",
        }
        for month in force.months
        for indicator in MEASURED
    ]


def _drivers(*, year: str, end: str) -> list[dict[str, str]]:
    return [
        {
            "id": name,
            "from": f"{int(year) - 1}-12-26",
            "to": f"{int(end[:4]) + 1}-12-31",
            "value": str(value),
            "unit": unit,
            "source": "judgement",
            "why": "Left as in a calm week.",
        }
        for name, value, unit in NEUTRAL
    ]


def _bases() -> list[dict[str, str]]:
    """Return the sources that the priors rest on."""
    with (TEMPLATE / "sources.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["id"].startswith("lit-")]


def _source() -> dict[str, str]:
    return {
        "id": "turnover",
        "title": "Monthly leavers of city police forces",
        "publisher": "Public data of a paper on police turnover",
        "published": "2023",
        "url": ADDRESS,
        "language": "en",
        "kind": "statistics",
        "grade": "A",
        "grade_why": "Counts from the forces' own staff records",
    }


def _table(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if not SERIES.is_dir():
        sys.exit(f"{SERIES} is missing: the series are read from there and not kept here.")
    print(write_case(Path(sys.argv[1]), forces=cities()))

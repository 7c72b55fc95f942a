"""Numbers that somebody could go and get, with what each would cost: a table beside the case."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from apora.errors import CaseProblems, Problem
from apora.evidence.logs import numbered_records
from apora.evidence.records import Record

Known = Literal["count", "rounded", "about"]


class Wish(Record):
    """One number that could be asked for."""

    indicator: str = Field(description="quantity; `apora indicators` lists them")
    where: str = Field(description="one unit")
    when: str = Field(description="date or interval (EDTF), not after `as_of`")
    precision: Known | None = Field(
        default=None, description="count, rounded or about; empty: as the command says"
    )
    cost: float | None = Field(
        default=None,
        ge=0,
        description="what getting it takes, in any unit that is the same for all",
    )
    note: str = Field(default="", description="anything a reader of the table should know")


def wishes_in(path: Path) -> tuple[Wish, ...]:
    """Return the rows of a table of numbers that could be asked for.

    Args:
        path: A CSV file.

    Raises:
        CaseProblems: It cannot be read, or is empty; every problem is listed.
    """
    numbered, problems = numbered_records(path, name=path.name, kind=Wish)
    found = [one for _, one in numbered]
    if not found and not problems:
        problems.append(
            Problem(
                where=path.name,
                what="holds no row.",
                remedy="Write a row for each number that could be asked for.",
                rule="no_candidates",
            )
        )
    if problems:
        raise CaseProblems(problems)
    return tuple(found)

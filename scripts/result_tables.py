"""Parts of pages that are made from committed results, and not from the code."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown_table import table
from replications import code_as_run

REFERENCES = Path(__file__).resolve().parents[1] / "tests" / "references"
CONVERGENCE = REFERENCES / "convergence.json"
CONVERGENCE_AFTER = REFERENCES / "convergence_after.json"
RANKS = "simulation_based_calibration*.json"
SHOWN = 6
"""Largest shifts after the evidence."""
MANY_ERRORS = 2.0
BEYOND = 0.0455
"""Share of normal numbers that lie more than so many standard errors from nil."""
ENDS = ("5 %", "median", "95 %")

Row = Mapping[str, Any]


def convergence_table() -> str:
    """Return the largest shifts of every case and variant, from the committed result."""
    found = json.loads(CONVERGENCE.read_text(encoding="utf-8"))
    rows = []
    for row in found["rows"]:
        sizes = {name: max(map(abs, ends)) for name, ends in row["shifts"].items()}
        worst = max(sizes, key=lambda name: sizes[name])
        above = sum(size > found["allowed"] for size in sizes.values())
        rows.append(
            (row["case"], row["variant"], _percent(sizes[worst]), worst,
             f"{above} of {len(sizes)}")
        )  # fmt: skip
    head = ("case", "against what is reported", "largest shift", "of", "above what is allowed")
    return table(head, rows)


def after_text() -> str:
    """Return what the committed result says of shifts after the evidence."""
    found = json.loads(CONVERGENCE_AFTER.read_text(encoding="utf-8"))
    return "\n".join([draws_text(found), after_table(found), above_error_text(found)])


def draws_text(found: Row) -> str:
    """Return how many draws stand for the fit with more types."""
    return (
        f"{found['draws']:,} draws, of which weights leave {found['effective']:,.0f} effective "
        f"(Pareto shape {found['pareto_shape']:.2f}).\n"
    )


def after_table(found: Row) -> str:
    """Return the largest shifts of the fit with more types, with the errors of just those."""
    shifts, errors = found["shifts"], found["standard_errors"]
    ends = {name: _largest(own) for name, own in shifts.items()}
    names = sorted(shifts, key=lambda name: abs(shifts[name][ends[name]]), reverse=True)[:SHOWN]
    rows = [
        (
            name,
            ENDS[ends[name]],
            _percent(found["shifts_same_draws"][name][ends[name]]),
            _percent(shifts[name][ends[name]]),
            _percent(errors[name][ends[name]]),
        )
        for name in names
    ]
    head = ("quantity", "where it moves most", "the same draws", "the fit with more types",
            "standard error of that")  # fmt: skip
    return table(head, rows)


def above_error_text(found: Row) -> str:
    """Return how many shifts are above two standard errors, and how many luck alone would bring."""
    sizes = {
        (name, ENDS[end]): (abs(shift), error)
        for name, shifts in found["shifts"].items()
        for end, (shift, error) in enumerate(
            zip(shifts, found["standard_errors"][name], strict=True)
        )
    }
    beyond = {key: shift for key, (shift, error) in sizes.items() if shift > MANY_ERRORS * error}
    told = f"Of {len(sizes)} shifts of the fit with more types {len(beyond)} are above two"
    told += f" standard errors; luck alone would bring about {BEYOND * len(sizes):.0f}."
    if beyond:
        name, end = max(beyond, key=lambda key: beyond[key])
        told += f" The largest of them is {_percent(beyond[name, end])}, of {name}, {end}."
    return told + "\n"


def ranks_found() -> Iterator[tuple[Path, Row]]:
    """Yield every result of known truths among draws, the small case first."""
    for path in sorted(REFERENCES.glob(RANKS), key=lambda one: len(one.name)):
        yield path, json.loads(path.read_text(encoding="utf-8"))


def ranks_text() -> str:
    """Return which code the ranks of each result are of, a line each."""
    return "\n".join(f"- `{path.name}`: {_code_of(found)}" for path, found in ranks_found())


def _code_of(found: Row) -> str:
    many = f"{len(found['rows'])} replications"
    if found["code"] == code_as_run():
        return f"{many}, by the code as it stands."
    return (
        f"{many}, by the code of commit {found['commit']}. **Code that a fit can reach "
        "has changed since:** none of these ranks has been computed again by it as it stands."
    )


def _largest(shifts: Sequence[float]) -> int:
    """Return which end or median moves most."""
    return max(range(len(shifts)), key=lambda end: abs(shifts[end]))


def _percent(shift: float) -> str:
    return f"{100.0 * abs(shift):.1f} %"

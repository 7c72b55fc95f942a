"""The parts of docs/explanation/model.md that are made: priors, what was learned, equations."""

import ast
import importlib
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

import learned_sample
from apora.evidence.case import Case, read_case
from apora.evidence.organisation import organisation_of
from apora.evidence.records import HouseholdRow, ParameterRow, main_text
from apora.population.rows import row_of_stratum
from apora.registry.households import HOUSEHOLD_ITEMS
from apora.registry.parameters import PARAMETERS
from markdown_table import table

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "cases" / "belarus-2020"
GATES = frozenset({"will", "means", "release"})
EQUATION = "Equation:"
Row = ParameterRow | HouseholdRow


def run_text() -> str:
    """Return which run the contraction is of."""
    run = learned_sample.read()
    return (
        f"Priors: `cases/{run['case']}`. Contraction (1 - variance after the evidence / variance "
        f"before it): the run of the committed [sample report](../sample/report.html), as of "
        f"{run['as_of']}, {run['status']}, {run['chains']} chains of {run['draws']} draws, apora "
        f"{run['version']}, digest `{run['digest'][:12]}`. Below 0.1, or not told from it by so "
        "many draws: not informed by the evidence."
    )


def parameters_table() -> str:
    """Return every prior of the case with its source, its reason and its contraction."""
    case, run = read_case(CASE), learned_sample.read()
    rows = [*_parameters(case, run=run), *_shares(case, run=run)]
    head = ("gate or part", "id", "what it is", "unit", "5 / 50 / 95 % points", "source", "why",
            "contraction")  # fmt: skip
    return table(head, rows)


def _parameters(case: Case, *, run: Any) -> Iterator[Sequence[object]]:
    for one in PARAMETERS:
        gate = one.gate.upper() if one.gate in GATES else one.gate
        for row, units in _rows_of(case, item=one.id, rows=case.parameters):
            reads = _contraction(run, table="parameters", row=row, units=units)
            told = reads if one.sampled else "not sampled: no claim can read it"
            yield (gate, _named(row), one.meaning, one.unit, *_said(row, case=case), told)


def _shares(case: Case, *, run: Any) -> Iterator[Sequence[object]]:
    for one in HOUSEHOLD_ITEMS:
        if one.form != "share":
            continue
        for row, units in _rows_of(case, item=one.id, rows=case.households):
            reads = _contraction(run, table="households", row=row, units=units)
            yield ("households", _named(row), one.meaning, one.unit, *_said(row, case=case), reads)


def _rows_of(case: Case, *, item: str, rows: Sequence[Any]) -> Iterator[tuple[Row, frozenset[str]]]:
    """Yield each row of an item and the strata that it holds for."""
    organisation = organisation_of(case)
    position = row_of_stratum(rows, item=item, organisation=organisation)
    strata = np.array(organisation.strata)
    for place in dict.fromkeys(position.tolist()):
        yield rows[place], frozenset(strata[position == place].tolist())


def _named(row: Row) -> str:
    return f"`{row.id}`" + (f" ({row.stratum})" if row.stratum else "")


def _said(row: Row, *, case: Case) -> tuple[str, str, str]:
    """Return the points of a prior, its source as a link, and its reason."""
    source = next((one for one in case.sources if one.id == row.basis), None)
    link = f"[{row.basis}]({source.url})" if source and source.url else row.basis
    return f"{row.low:g} / {row.mid:g} / {row.high:g}", link, main_text(row.why)


def _contraction(run: Any, *, table: str, row: Row, units: frozenset[str]) -> str:
    """Return by how much a prior was narrowed: one number, or the span over its strata."""
    points = [row.low, row.mid, row.high]
    now = {"table": table, "id": row.id, "stratum": row.stratum, "points": points}
    if now not in run["stated"]:
        return "the prior was changed after that run"
    wanted = {row.stratum, *units}
    found = [one for one in run["parameters"] if one["id"] == row.id and one["stratum"] in wanted]
    values = sorted(max(one["contraction"], 0.0) for one in found)
    words = {
        "not": "not informed", "a little": "a little", "much": "much"
    }  # fmt: skip
    told = ", ".join(dict.fromkeys(words[one["told"]] for one in found))
    if not values:
        return "not in that run"
    if len(values) == 1:
        return f"{values[0]:.2f} ({told})"
    return f"{values[0]:.2f} to {values[-1]:.2f} ({told})"


def equations_text(mechanisms: Iterable[Sequence[str]]) -> str:
    """Return every equation beside the code that computes it.

    Args:
        mechanisms: A title, then files of `apora.model`.
    """
    parts = []
    for title, *names in mechanisms:
        modules = [importlib.import_module(f"apora.model.{name}") for name in names]
        blocks = [_equation(one) for module in modules for one in functions_of(module)]
        held = [one for one in blocks if one]
        if held:
            parts.append("\n".join([f"### {title}: equations\n", *held]))
    return "\n".join(parts)


def functions_of(module: ModuleType) -> list[Callable[..., Any]]:
    """Return the public functions that a module defines, in their order."""
    return [
        one
        for one in vars(module).values()
        if inspect.isfunction(one)
        and one.__module__ == module.__name__
        and not one.__name__.startswith("_")
    ]


def equation_of(function: Callable[..., Any]) -> str:
    """Return the equation that a docstring states; empty where it states none."""
    text = inspect.cleandoc(function.__doc__ or "")
    _, found, rest = text.partition(f"\n{EQUATION}\n")
    body = rest.partition("\n\n")[0] if found else ""
    return textwrap.dedent(body).strip()


def _equation(function: Callable[..., Any]) -> str:
    equation = equation_of(function)
    if not equation:
        return ""
    name, module = function.__name__, function.__module__.rpartition(".")[2]
    link = f"[`{name}`](../../src/apora/model/{module}.py)"
    return f"{link}\n\n```text\n{equation}\n```\n\n```python\n{_body(function)}\n```\n"


def _body(function: Callable[..., Any]) -> str:
    """Return the code of a function below its docstring."""
    source = textwrap.dedent(inspect.getsource(function))
    (tree,) = ast.parse(source).body
    if not isinstance(tree, ast.FunctionDef):
        raise TypeError(f"{function.__name__} is no plain function")
    lines = source.splitlines()[tree.body[1].lineno - 1 :]
    return textwrap.dedent("\n".join(lines))

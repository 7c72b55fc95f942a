"""Everything fixed for a run: constants of the model, grades, outside evidence, projections."""

import ast
import inspect
import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType

from apora import model
from apora.evidence.grades import GradeSet
from apora.inference.auxiliary import Auxiliary
from apora.projections import budgets, contrasts, reality_checks
from apora.projections.budgets import BUDGETS
from apora.results.learned import Part

NOT_ASSUMED = frozenset({"ROUTES", "BY_REGIME_AXES"})
"""Names that hold no assumption."""


def assumption_rows(*, grades: GradeSet, auxiliaries: Sequence[Auxiliary]) -> list[Part]:
    """Return every named constant with its reason, grades and outside evidence.

    Constants are read from the source of the model, so that none can be left out.

    Args:
        grades: What letters and digits were taken to mean.
        auxiliaries: Outside evidence that weighted the prior.
    """
    modules = (*_model_modules(), budgets, contrasts, reality_checks)
    return [
        *(row for module in modules for row in _constants(module)),
        *_grade_rows(grades),
        *(_auxiliary_row(one) for one in auxiliaries),
        {
            "id": "projections.BUDGETS",
            "text": "Budgets that the decider's page compares.",
            "value": ", ".join(f"{one:.0f}" for one in BUDGETS),
            "why": "sizes that the reader can choose between",
        },
    ]


def _model_modules() -> Iterator[ModuleType]:
    for found in sorted(pkgutil.iter_modules(model.__path__), key=lambda one: one.name):
        yield import_module(f"{model.__name__}.{found.name}")


def _constants(module: ModuleType) -> Iterator[Part]:
    """Yield the named numbers of a module; the text that follows one says what it is."""
    body = ast.parse(inspect.getsource(module)).body
    for statement, following in zip(body, [*body[1:], None], strict=True):
        if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
            continue
        name = statement.targets[0].id
        value = getattr(module, name)
        if not name.isupper() or name in NOT_ASSUMED or not isinstance(value, int | float):
            continue
        yield {
            "id": f"{module.__name__.removeprefix('apora.')}.{name}",
            "text": _text_of(following) or f"{name.replace('_', ' ').capitalize()}.",
            "value": float(value),
            "why": "named constant of the program",
        }


def _text_of(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        text = statement.value.value
        return " ".join(text.split()) if isinstance(text, str) else ""
    return ""


def _grade_rows(grades: GradeSet) -> Iterator[Part]:
    why = f"assumption set '{grades.name}'"
    for letter, spread in grades.letter_sd.items():
        text = f"Random error of a source graded {letter}, log standard deviation."
        yield {"id": f"grade.{letter}", "text": text, "value": spread, "why": why}
    for digit, chance in grades.off_topic.items():
        text = f"Chance that a claim with credibility {digit} is about something else."
        yield {"id": f"credibility.{digit}", "text": text, "value": chance, "why": why}
    text = "Bias that claims of one origin about one indicator share, log standard deviation."
    yield {"id": "origin.bias", "text": text, "value": grades.bias_sd, "why": why}


def _auxiliary_row(auxiliary: Auxiliary) -> Part:
    return {
        "id": f"outside.{auxiliary.id}",
        "text": f"{auxiliary.title} [{auxiliary.unit}]: outside evidence that weights the prior.",
        "value": f"{auxiliary.low:g} to {auxiliary.high:g}, middle {auxiliary.mid:g}",
        "why": auxiliary.source,
    }

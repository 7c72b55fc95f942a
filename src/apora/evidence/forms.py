"""Cells and TOML values turned into records; what does not fit, in words."""

import re
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from apora.errors import Problem
from apora.evidence.decoding import hidden_characters
from apora.evidence.nearest import clipped, did_you_mean
from apora.evidence.records import Points, Record, Text

RecordT = TypeVar("RecordT", bound=Record)

_BRANCHES = {"float", "Points"}
_QUOTED = re.compile(r"'([^']*)'")

_EXPECTED = {
    "float": ("is not a number.", "Write digits with a point before decimals, as in 0.25."),
    "finite": ("is not a finite number.", "Write digits with a point before decimals."),
    "int": ("is not a whole number.", "Write digits only, as in 12."),
    "date": ("is not a date.", "Write year-month-day, as in 2020-11-30."),
    "bool": ("is neither true nor false.", "Write true or false."),
    "string": ("is not text.", 'Put it in quotation marks, as in "mia".'),
    "tuple": ("is not a list.", 'Write it in square brackets, as in ["a", "b"].'),
    "dict": ("is not a text.", 'Write "text", or {en = "text", ru = "текст"}.'),
    "model": ("is not a range.", "Write low..mid..high, as in 450..600..800."),
}


@cache
def text_columns(record: type[Record]) -> frozenset[str]:
    """Return the columns of a table that take a language suffix."""
    return frozenset(
        name for name, field in record.model_fields.items() if field.annotation == Text
    )


@cache
def columns_of(record: type[Record]) -> tuple[str, ...]:
    """Return the columns of a table as a file spells them, in their order."""
    return tuple(field.alias or name for name, field in record.model_fields.items())


def from_cells(
    record: type[RecordT], *, cells: Mapping[str, str], where: str, language: str
) -> tuple[RecordT | None, list[Problem]]:
    """Return the record that one row of a table holds, and what is wrong with the row."""
    texts = text_columns(record)
    values: dict[str, Any] = {}
    for column, cell in cells.items():
        base, dot, suffix = column.partition(".")
        if base in texts:
            values.setdefault(base, {}).setdefault(suffix if dot else language, cell)
        else:
            values[column] = cell
    # What a reader would not see was looked for in the file as a whole.
    return _validated(record, values=values, where=where, language=language)


def from_values(
    record: type[RecordT], *, values: Mapping[str, Any], where: str, language: str
) -> tuple[RecordT | None, list[Problem]]:
    """Return the record that a TOML table or a row holds, and what is wrong with it."""
    hidden = [
        problem for text in _strings(values) for problem in hidden_characters(text, name=where)
    ]
    if hidden:
        return None, hidden[:1]
    return _validated(record, values=values, where=where, language=language)


def _validated(
    record: type[RecordT], *, values: Mapping[str, Any], where: str, language: str
) -> tuple[RecordT | None, list[Problem]]:
    ready = _ready(record, values=values, language=language)
    try:
        return record.model_validate(ready), []
    except ValidationError as error:
        return None, _problems(error, record=record, where=where)


def _ready(record: type[Record], *, values: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the values with ranges, texts and nested tables in the form records take."""
    ready: dict[str, Any] = {}
    for key, annotation, is_plain in _plan(record):
        value = values.get(key, "")
        if value != "":
            ready[key] = (
                value if is_plain else _shaped(value, annotation=annotation, language=language)
            )
    columns = columns_of(record)
    unknown = {key: value for key, value in values.items() if key not in columns}
    return ready | unknown


@cache
def _plan(record: type[Record]) -> tuple[tuple[str, Any, bool], ...]:
    """Return every column, what it holds, and whether it is taken as it stands."""
    plain = {str, int, float, bool}
    return tuple(
        (field.alias or name, field.annotation, field.annotation in plain)
        for name, field in record.model_fields.items()
    )


def _shaped(value: Any, *, annotation: Any, language: str) -> Any:  # noqa: ANN401 - a TOML value
    if annotation == Text:
        return _spoken(value, language=language)
    if get_origin(annotation) is tuple and isinstance(value, list):
        inner = get_args(annotation)[0]
        return [_shaped(one, annotation=inner, language=language) for one in value]
    choices = _choices(annotation)
    if Points in choices:
        return _points(value, also_number=float in choices)
    if isinstance(annotation, type) and issubclass(annotation, Record) and isinstance(value, dict):
        return _ready(annotation, values=value, language=language)
    return value


def _spoken(value: object, *, language: str) -> object:
    """Return a text with the first language of the case before the others."""
    if isinstance(value, str):
        return {language: value}
    if not isinstance(value, Mapping) or language not in value or next(iter(value)) == language:
        return value
    return {language: value[language], **value}


def _choices(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - an annotation is any object
    if get_origin(annotation) in {Union, types.UnionType}:
        return get_args(annotation)
    return (annotation,)


def _points(value: Any, *, also_number: bool) -> Any:  # noqa: ANN401 - a TOML value
    """Return `low..mid..high`, three numbers in a list, or one number as three points."""
    parts: Any = value
    if isinstance(value, str):
        parts = value.split("..")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        parts = [value]
    if not isinstance(parts, list) or len(parts) not in {1, 3} or not _are_numbers(parts):
        return value
    if len(parts) == 1:
        if also_number:
            return parts[0]
        parts = parts * 3
    return dict(zip(("low", "mid", "high"), parts, strict=True))


def _are_numbers(parts: list[Any]) -> bool:
    try:
        return all(isinstance(float(part), float) for part in parts)
    except (TypeError, ValueError, OverflowError):
        return False


def _strings(value: Any) -> list[str]:  # noqa: ANN401 - a TOML value
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for pair in value.items() for one in pair for text in _strings(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _strings(one)]
    return []


def _problems(error: ValidationError, *, record: type[Record], where: str) -> list[Problem]:
    found: dict[str, Problem] = {}
    for detail in error.errors(include_url=False, include_context=True):
        place = ", ".join([where, *_place(detail["loc"])])
        found.setdefault(place, _problem(detail, record=record, place=place))
    return list(found.values())


def _place(loc: tuple[int | str, ...]) -> list[str]:
    """Return the path to a value as words: `changes 2`, `lever`."""
    words: list[str] = []
    for part in loc:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1]} {part + 1}"
        elif part not in _BRANCHES:
            words.append(clipped(str(part)))
    return words


def _problem(detail: ErrorDetails, *, record: type[Record], place: str) -> Problem:
    kind = detail["type"]
    if kind == "missing":
        what, remedy = "missing.", _needed(record, loc=detail["loc"])
    elif kind == "extra_forbidden":
        fields = columns_of(_inner(record, loc=detail["loc"][:-1]))
        what, remedy = "is not known here.", did_you_mean(str(detail["loc"][-1]), known=fields)
    elif kind == "literal_error":
        choices = _QUOTED.findall(str(detail.get("ctx", {}).get("expected", "")))
        what = f"{_shown(detail['input'])} is not one of the choices."
        remedy = did_you_mean(str(detail["input"]), known=choices)
    elif kind in {"greater_than_equal", "less_than_equal"}:
        what, remedy = f"{_shown(detail['input'])} is outside the limits.", _limits(detail)
    else:
        fault, remedy = _EXPECTED.get(
            kind.split("_")[0], ("does not fit.", "Write it as the reference page shows.")
        )
        what = f"{_shown(detail['input'])} {fault}"
    return Problem(where=place, what=what, remedy=remedy, rule=f"bad_value_{kind.split('_')[0]}")


def _shown(value: object) -> str:
    return f'"{clipped(str(value))}"'


def _limits(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    edge = "at least" if "ge" in context else "at most"
    return f"Give a number of {edge} {context.get('ge', context.get('le'))}."


def _inner(record: type[Record], *, loc: tuple[int | str, ...]) -> type[Record]:
    """Return the record that a path inside another leads to."""
    for part in loc:
        for name, field in record.model_fields.items():
            if part in {name, field.alias}:
                for one in (*get_args(field.annotation), field.annotation):
                    if isinstance(one, type) and issubclass(one, Record):
                        record = one
                        break
    return record


def _needed(record: type[Record], *, loc: tuple[int | str, ...]) -> str:
    inner = _inner(record, loc=loc[:-1])
    for name, field in inner.model_fields.items():
        if loc[-1] in {name, field.alias} and field.description:
            return f"Give it: {field.description}."
    return "Every row needs it."

"""TOML files of the case folder."""

import tomllib
from pathlib import Path
from typing import Any

from apora.errors import Problem
from apora.evidence.decoding import LARGEST_TOML, read_text

_DEEPEST = 12


def read_toml(path: Path, *, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return the table a TOML file holds, and what is wrong with its form."""
    text, problems = read_text(path, name=name, largest=LARGEST_TOML)
    if problems:
        return {}, problems
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, [_broken(name, what=f"is not TOML: {error}.")]
    except RecursionError:
        return {}, [_too_deep(name)]
    except ValueError:
        return {}, [_broken(name, what="holds a number too long to read.")]
    return (values, []) if _depth_fits(values) else ({}, [_too_deep(name)])


def _depth_fits(values: dict[str, Any]) -> bool:
    """Return whether tables and lists nest no deeper than a case needs.

    Dotted keys nest without a limit of the parser's own.
    """
    level: list[Any] = [values]
    for _ in range(_DEEPEST):
        level = [
            one
            for value in level
            for one in (value.values() if isinstance(value, dict) else value)
            if isinstance(one, dict | list)
        ]
    return not level


def _too_deep(name: str) -> Problem:
    return _broken(name, what="is nested deeper than any case needs.")


def _broken(name: str, *, what: str) -> Problem:
    return Problem(
        where=name,
        what=what,
        remedy='Write one `name = value` a line; put text in quotation marks ("…").',
        rule="broken_toml",
    )

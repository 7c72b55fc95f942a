"""Measures that ship with the package, as files to copy into a case and adapt."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from apora.errors import CaseProblems, Problem
from apora.evidence.forms import from_values
from apora.evidence.nearest import clipped, did_you_mean
from apora.evidence.records import Measure
from apora.registry.levers import LEVER_BY_ID

WRITTEN_FOR = date(2020, 11, 30)
"""The assessment that the dates in the files belong to; in a case they move with its own."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """One measure of the library: its text, and what the text says."""

    text: str
    measure: Measure

    @property
    def assumed(self) -> tuple[str, ...]:
        """Return the levers whose change is assumed, each once, in file order."""
        return tuple(
            dict.fromkeys(one.lever for one in self.measure.changes if one.effect == "assumed")
        )

    @property
    def gates(self) -> tuple[str, ...]:
        """Return the parts of the model it acts on, each once, in file order."""
        return tuple(
            dict.fromkeys(
                LEVER_BY_ID[one.lever].gate
                for one in self.measure.changes
                if one.lever not in _RUNNING
            )
        )

    @property
    def effect(self) -> str:
        """Return how far its effect is known: assumed, arithmetic, or both."""
        if not self.assumed:
            return "arithmetic"
        whole = len(self.assumed) == len({one.lever for one in self.measure.changes} - _RUNNING)
        return "effect assumed" if whole else f"effect assumed: {', '.join(self.assumed)}"


_RUNNING = frozenset({"running_cost_w"})


def library() -> tuple[Template, ...]:
    """Return the measures and reactions that ship with the package, by name."""
    folder = files("apora") / "evidence" / "library"
    texts = {
        one.name.removesuffix(".toml"): one.read_text(encoding="utf-8")
        for one in folder.iterdir()
        if one.name.endswith(".toml")
    }
    return tuple(_template(name, text=texts[name]) for name in sorted(texts))


def named(names: Sequence[str]) -> tuple[Template, ...]:
    """Return measures of the library by name, in the order named.

    Raises:
        CaseProblems: A name is not in the library; every such name is listed.
    """
    held = {one.measure.id: one for one in library()}
    problems = [_unknown(name, known=held) for name in dict.fromkeys(names) if name not in held]
    if problems:
        raise CaseProblems(problems)
    return tuple(held[name] for name in dict.fromkeys(names))


def _template(name: str, *, text: str) -> Template:
    measure, problems = from_values(
        Measure, values=tomllib.loads(text), where=f"library/{name}.toml", language="en"
    )
    if measure is None:
        raise CaseProblems(problems)
    return Template(text=text, measure=measure)


def take(folder: Path, *, names: Sequence[str], as_of: date) -> tuple[Path, ...]:
    """Write measures of the library into a case, their dates moved to its assessment.

    Args:
        folder: The case folder.
        names: Which measures.
        as_of: Date of the case's assessment.

    Raises:
        CaseProblems: A name is not in the library, or the case has such a file already.
            Nothing is written then.
    """
    held = {one.measure.id: one for one in library()}
    places = {name: folder / "measures" / f"{name}.toml" for name in dict.fromkeys(names)}
    problems = [_unknown(name, known=held) for name in places if name not in held]
    problems += [_there(path) for name, path in places.items() if name in held and path.exists()]
    if problems:
        raise CaseProblems(problems)
    (folder / "measures").mkdir(exist_ok=True)
    for name, path in places.items():
        path.write_text(moved(held[name].text, as_of=as_of), encoding="utf-8")
    return tuple(places.values())


def moved(text: str, *, as_of: date) -> str:
    """Return a template whose days stand as far from another assessment as from its own.

    Args:
        text: Of a template.
        as_of: The other assessment.
    """
    shift = as_of - WRITTEN_FOR

    def later(found: re.Match[str]) -> str:
        return f"{found[1]}{date.fromisoformat(found[2]) + shift}"

    return re.sub(r"(?m)^((?:from|to) = )(\d{4}-\d\d-\d\d)$", later, text)


def _unknown(name: str, *, known: dict[str, Template]) -> Problem:
    return Problem(
        where="the library of measures",
        what=f'"{clipped(name)}" is not in it.',
        remedy=did_you_mean(name, known=known),
        rule="unknown_template",
    )


def _there(path: Path) -> Problem:
    return Problem(
        where=f"measures/{path.name}",
        what="is there already. Nothing was written.",
        remedy="Rename or remove it first.",
        rule="template_in_the_way",
    )

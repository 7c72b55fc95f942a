"""Scenarios outside what the model's ranges hold: words alone, no run, no number, no chance."""

import re

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, listed, problem
from apora.evidence.checks.judgements import likelihood_word
from apora.evidence.records import Scenario

RUN = frozenset({"with_existing", "without"})
"""Scenarios that every other is compared with; they are always run."""
NUMBER = re.compile(r"\d[\d.,]*(?:[ \u00a0\u202f]?%)?|%")


def outside_is_run(bench: Bench) -> list[Problem]:
    """Return a problem for every scenario outside the model that asks for a run."""
    return [
        _of(
            one,
            column=column,
            what="a scenario outside the model's ranges is not run, and this asks for a run.",
            remedy="Leave it out, or leave out `outside` and let the model run the scenario.",
            rule="outside_is_run",
        )
        for one in _outside(bench)
        for column, asks in (
            ("measures", bool(one.measures)),
            ("reactions", bool(one.reactions)),
            ("delay_months", bool(one.delay_months)),
            ("id", one.id in RUN),
        )
        if asks
    ]


def outside_with_chance(bench: Bench) -> list[Problem]:
    """Return a problem for every number or word for a chance in what lies outside the model."""
    return [
        _of(
            one,
            column=f"{column}.{language}",
            what=f'"{word}" gives a number or a chance to what the model does not compute.',
            remedy="Say what would happen and by which signs it would be known.",
            rule="outside_with_chance",
        )
        for one in _outside(bench)
        for column, texts in (("title", one.title), ("outside", one.outside))
        for language, text in texts.items()
        if (word := likelihood_word(text, language=language) or _number(text))
    ]


def outside_not_translated(bench: Bench) -> list[Problem]:
    """Return a warning for every such scenario that a language of the case does not have."""
    languages = bench.case.settings.languages
    return [
        problem(
            "scenarios.toml",
            row=one.id,
            column="outside",
            what=f"there is no text in {listed(missing)}; the first language will stand there.",
            remedy=f"Add outside.{missing[0]}, or leave the language out of case.toml.",
            rule="outside_not_translated",
            severity="warning",
        )
        for one in _outside(bench)
        if (missing := [name for name in languages if name not in one.outside])
    ]


def _outside(bench: Bench) -> list[Scenario]:
    return [one for one in bench.case.scenarios if one.outside]


def _number(text: str) -> str:
    found = NUMBER.search(text)
    return found.group() if found else ""


def _of(one: Scenario, *, column: str, what: str, remedy: str, rule: str) -> Problem:
    return problem("scenarios.toml", row=one.id, column=column, what=what, remedy=remedy, rule=rule)

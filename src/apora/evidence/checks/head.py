"""What the head of a case can hold: times the calendar can follow, sizes a machine can."""

import re
from collections.abc import Iterator
from datetime import date

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, problem
from apora.evidence.records import Settings

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
MOST_YEARS = 20
"""Years from the start to the assessment that a simulation follows."""
MOST_WEEKS = 520
"""Weeks that a projection runs beyond the assessment."""
MOST_TYPES = 4096
LEAST_RATE, MOST_RATE = 1e-6, 1e6
_LANGUAGE = re.compile("[a-z]{2,3}")

Fault = tuple[str, str, str]
"""A setting, what is wrong with it, and the remedy."""


def settings_out_of_range(bench: Bench) -> list[Problem]:
    """Return a problem for every setting that no calendar or machine could follow."""
    settings = bench.case.settings
    return [
        problem(
            "case.toml",
            row="",
            column=column,
            what=what,
            remedy=remedy,
            rule="settings_out_of_range",
        )
        for column, what, remedy in (*_times(settings), *_sizes(settings), *_languages(settings))
    ]


def decision_beyond_horizon(bench: Bench) -> list[Problem]:
    """Return a problem for a decision that lies beyond the weeks projected."""
    settings = bench.case.settings
    weeks = (settings.decision_date - settings.as_of).days / 7
    if weeks <= settings.horizon_weeks:
        return []
    return [
        problem(
            "case.toml",
            row="",
            column="decision_date",
            what=f"{settings.decision_date} lies {weeks:.0f} weeks after as_of, and "
            f"{settings.horizon_weeks} weeks are projected.",
            remedy="Raise horizon_weeks, or give an earlier date.",
            rule="decision_beyond_horizon",
        )
    ]


def headline_not_simulated(bench: Bench) -> list[Problem]:
    """Return a problem for a leading unit that no simulated unit is a part of."""
    name = bench.case.settings.headline_unit
    if name not in bench.units:
        return []  # another rule names it
    for unit in bench.case.units:
        here, seen = unit if unit.stratum else None, set[str]()
        while here is not None and here.id not in seen:
            if here.id == name:
                return []
            seen.add(here.id)
            here = bench.units.get(here.part_of)
    return [
        problem(
            "case.toml",
            row="",
            column="headline_unit",
            what=f"no unit with a stratum is at or under {name}, so nothing is simulated there.",
            remedy="Name a unit that holds some, or give its lowest units a stratum.",
            rule="headline_not_simulated",
        )
    ]


def _times(settings: Settings) -> Iterator[Fault]:
    for name in ("start", "as_of", "decision_date", "onset", "main_shock", "rate_date"):
        value: date = getattr(settings, name)
        if not EARLIEST <= value < LATEST:
            yield name, f"{value} is no date of a case.", "Write year-month-day, as in 2020-11-30."
    if settings.as_of.year - settings.start.year > MOST_YEARS:
        yield (
            "start",
            f"{settings.start} lies more than {MOST_YEARS} years before as_of.",
            "Begin with the year before the events.",
        )
    if settings.onset > settings.as_of:
        yield (
            "onset",
            f"{settings.onset} is after as_of, {settings.as_of}.",
            "Correct one of the two dates.",
        )


def _sizes(settings: Settings) -> Iterator[Fault]:
    if settings.horizon_weeks > MOST_WEEKS:
        yield (
            "horizon_weeks",
            f"{settings.horizon_weeks:.6g} is more than {MOST_WEEKS}.",
            f"Give {MOST_WEEKS} weeks at most.",
        )
    types = settings.household_types
    if types > MOST_TYPES or types & (types - 1):
        yield (
            "household_types",
            f"{types:.6g} is not a power of two up to {MOST_TYPES}.",
            "Give 64 unless a test needs fewer: 16, 32, 64, 128.",
        )
    if settings.rate > 0 and not LEAST_RATE <= settings.rate <= MOST_RATE:
        yield (
            "rate",
            f"{settings.rate:g} is no rate of exchange.",
            "Give the model's currency for one unit of the report's.",
        )


def _languages(settings: Settings) -> Iterator[Fault]:
    for language in settings.languages:
        if not _LANGUAGE.fullmatch(language):
            yield (
                "languages",
                f'"{language[:20]}" is not a language code.',
                'Write codes of two or three letters, as in ["en", "ru"].',
            )

"""Whether a catalogue says all that the others say, with the same parts."""

import re
from collections.abc import Iterable, Mapping

from apora.errors import Problem

PART = re.compile(r"\{(\w+)(?::[^{}]*)?\}")


def parts_of(text: str) -> frozenset[str]:
    """Return the names of the parts that come into a text."""
    return frozenset(PART.findall(text))


def gaps(
    catalogue: Mapping[str, str],
    *,
    language: str,
    english: Mapping[str, str],
    others: Iterable[Mapping[str, str]],
) -> list[Problem]:
    """Return every text that a catalogue lacks, and every text with other parts than English.

    Args:
        catalogue: The texts of a language.
        language: Its code.
        english: The texts that every language must have.
        others: Translations, which hold names that English has in the registries.
    """
    wanted = dict.fromkeys(english)
    for one in others:
        wanted |= dict.fromkeys(one)
    absent = [_problem(key, language, "there is no text") for key in wanted if key not in catalogue]
    differing = [
        _problem(key, language, f"its parts are not {_named(english[key])}")
        for key, text in catalogue.items()
        if key in english and parts_of(text) != parts_of(english[key])
    ]
    return [*absent, *differing]


def _named(text: str) -> str:
    return ", ".join(sorted(parts_of(text))) or "none"


def _problem(key: str, language: str, what: str) -> Problem:
    return Problem(
        where=f"language {language!r}, {key}",
        what=what,
        remedy="Write it in report/words.",
        rule="complete_catalogue",
    )

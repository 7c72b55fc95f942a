"""Placeholders of a judgement: which estimate stands where a number would be typed."""

import re
from dataclasses import dataclass

from apora.evidence.case import Case

PLACEHOLDER = re.compile(r"\{([^{}]{1,200})\}")
_FEWEST, _MOST = 3, 4


@dataclass(frozen=True, kw_only=True)
class Placeholder:
    """An estimate that a judgement names: `{indicator where when}`, a scenario may follow."""

    text: str
    indicator: str
    where: str
    when: str
    scenario: str = ""


def placeholders_in(text: str) -> tuple[str, ...]:
    """Return the placeholders of a text, without their braces, in their order."""
    return tuple(found[1] for found in PLACEHOLDER.finditer(text))


def judged_estimates(case: Case) -> tuple[Placeholder, ...]:
    """Return every estimate that the judgements of a case name, each once."""
    written = (
        one
        for judgement in case.judgements
        for text in judgement.text.values()
        for one in placeholders_in(text)
    )
    found = (placeholder_of(one) for one in dict.fromkeys(written))
    return tuple(one for one in found if one is not None)


def placeholder_of(text: str) -> Placeholder | None:
    """Return what a placeholder names, or nothing where it is not written as one."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST:
        return None
    indicator, where, when, *scenario = words
    return Placeholder(
        text=text,
        indicator=indicator,
        where=where,
        when=when,
        scenario=scenario[0] if scenario else "",
    )

"""What the analyst's own conclusions must hold to."""

import re
from collections.abc import Iterator

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, days_of, listed, problem
from apora.evidence.judgements import Placeholder, placeholder_of, placeholders_in
from apora.evidence.nearest import clipped, did_you_mean
from apora.evidence.records import Judgement
from apora.registry.indicators import INDICATOR_BY_ID

LIKELIHOOD_WORDS = {
    "en": r"may|might|could|possibl[ye]|perhaps|probabl[ye]|unlikely|likely|likelihood"
    r"|chances?|certain|certainly|almost certainly|cannot (?:be )?ruled? out",
    "ru": r"может быть|могут быть|может|могут|возможно|вероятно|маловероятно|вероятность"
    r"|скорее всего|не исключено|нельзя исключить|наверняка",
    "be": r"можа быць|могуць быць|можа|могуць|магчыма|верагодна|малаверагодна|верагоднасць"
    r"|хутчэй за ўсё|не выключана|нельга выключыць|напэўна",
}
"""Words that state a chance. They may come from the lexicon of the case only."""

_PATTERNS = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags=re.IGNORECASE)
    for language, words in LIKELIHOOD_WORDS.items()
}
_FORM = "Write {indicator where when}, as in {vacancy service 2020-11-30}; a scenario may follow."


def judgement_placeholder_unknown(bench: Bench) -> list[Problem]:
    """Return a problem for every placeholder that names no estimate of the case."""
    scenarios = {one.id for one in bench.case.scenarios if not one.outside}
    return [
        _of(
            judgement,
            column=f"text.{language}",
            what=what,
            remedy=remedy,
            rule="judgement_placeholder_unknown",
        )
        for judgement in bench.case.judgements
        for language, text in judgement.text.items()
        for written in placeholders_in(text)
        for what, remedy in _faults(written, bench=bench, scenarios=scenarios)
    ]


def judgement_languages_differ(bench: Bench) -> list[Problem]:
    """Return a problem for every judgement whose languages name different estimates."""
    found = []
    for judgement in bench.case.judgements:
        named = {one: sorted(placeholders_in(text)) for one, text in judgement.text.items()}
        first = next(iter(named), "")
        found += [
            _of(
                judgement,
                column=f"text.{language}",
                what=f"its placeholders are not those of text.{first}.",
                remedy="Name the same estimates in every language.",
                rule="judgement_languages_differ",
            )
            for language, names in named.items()
            if names != named[first]
        ]
    return found


def judgement_not_translated(bench: Bench) -> list[Problem]:
    """Return a warning for every judgement that a language of the case does not have."""
    languages = bench.case.settings.languages
    return [
        problem(
            "judgements.toml",
            row=judgement.id,
            column="text",
            what=f"there is no text in {listed(missing)}; the first language will stand there.",
            remedy=f"Add text.{missing[0]}, or leave the language out of case.toml.",
            rule="judgement_not_translated",
            severity="warning",
        )
        for judgement in bench.case.judgements
        if (missing := [one for one in languages if one not in judgement.text])
    ]


def judgement_with_likelihood_word(bench: Bench) -> list[Problem]:
    """Return a warning for every judgement that types a word for a chance."""
    return [
        problem(
            "judgements.toml",
            row=judgement.id,
            column=f"text.{language}",
            what=f'"{word}" states a chance, and no estimate stands behind it.',
            remedy="Say what holds, and how sure you are in `confidence`; or name an estimate.",
            rule="judgement_with_likelihood_word",
            severity="warning",
        )
        for judgement in bench.case.judgements
        for language, text in judgement.text.items()
        if (word := likelihood_word(text, language=language))
    ]


def judgement_without_claim(bench: Bench) -> list[Problem]:
    """Return a problem for every claim that a judgement rests on in vain."""
    known = {one.id for one in bench.case.claims}
    return [
        _of(
            judgement,
            column="claims",
            what=f'"{clipped(name)}" is not a claim of claims.csv.',
            remedy=did_you_mean(name, known=known),
            rule="judgement_without_claim",
        )
        for judgement in bench.case.judgements
        for name in judgement.claims
        if name not in known
    ]


def likelihood_word(text: str, *, language: str) -> str:
    """Return the first word for a chance in a text, or nothing."""
    pattern = _PATTERNS.get(language)
    found = pattern.search(text) if pattern else None
    return found.group() if found else ""


def _faults(written: str, *, bench: Bench, scenarios: set[str]) -> Iterator[tuple[str, str]]:
    """Return what is wrong with a placeholder, and the remedy."""
    named = placeholder_of(written)
    if named is None:
        yield f'"{clipped(written)}" names no estimate.', _FORM
        return
    for name, thing, known in (
        (named.indicator, "an indicator", set(INDICATOR_BY_ID)),
        (named.where, "a unit of units.csv", set(bench.units)),
        (named.scenario, "a scenario", scenarios),
    ):
        if name and name not in known:
            yield f'"{clipped(name)}" is not {thing}.', did_you_mean(name, known=known)
    yield from _date_faults(named)


def _date_faults(named: Placeholder) -> Iterator[tuple[str, str]]:
    days = days_of(named.when)
    if days is None or days.open_start or days.open_end:
        yield (
            f'"{clipped(named.when)}" is not a date or a closed interval.',
            "Write 2020-11-30 or 2020-08-09/2020-11-30.",
        )


def _of(judgement: Judgement, *, column: str, what: str, remedy: str, rule: str) -> Problem:
    return problem(
        "judgements.toml", row=judgement.id, column=column, what=what, remedy=remedy, rule=rule
    )

"""The texts of a report, one catalogue a language."""

from collections.abc import Mapping
from functools import cache

from apora.errors import Problem, ReportRefused
from apora.report.words import (
    be_body,
    be_decision,
    be_labels,
    be_limits,
    be_phrases,
    be_plans,
    be_registry,
    be_standards,
    en_body,
    en_decision,
    en_labels,
    en_limits,
    en_phrases,
    en_plans,
    en_standards,
    ru_body,
    ru_decision,
    ru_labels,
    ru_limits,
    ru_phrases,
    ru_plans,
    ru_registry,
    ru_standards,
)
from apora.report.words.complete import gaps

Catalogue = Mapping[str, str]

ENGLISH: Catalogue = {
    **en_labels.LABELS,
    **en_body.BODY,
    **en_decision.DECISION,
    **en_phrases.PHRASES,
    **en_limits.LIMITS,
    **en_plans.PLANS,
    **en_standards.STANDARDS,
}
"""Names of quantities, parameters and assumptions stand in English in the registries."""

TRANSLATED: Mapping[str, Catalogue] = {
    "ru": {
        **ru_labels.LABELS,
        **ru_body.BODY,
        **ru_decision.DECISION,
        **ru_phrases.PHRASES,
        **ru_limits.LIMITS,
        **ru_plans.PLANS,
        **ru_standards.STANDARDS,
        **ru_registry.REGISTRY,
    },
    "be": {
        **be_labels.LABELS,
        **be_body.BODY,
        **be_decision.DECISION,
        **be_phrases.PHRASES,
        **be_limits.LIMITS,
        **be_plans.PLANS,
        **be_standards.STANDARDS,
        **be_registry.REGISTRY,
    },
}

CATALOGUES: Mapping[str, Catalogue] = {"en": ENGLISH, **TRANSLATED}


def catalogue(language: str) -> Catalogue:
    """Return the texts of a language.

    Raises:
        ReportRefused: There is no catalogue of that language, or it lacks a text.
    """
    if language not in CATALOGUES:
        known = ", ".join(sorted(CATALOGUES))
        raise ReportRefused(
            [
                Problem(
                    where=f"language {language!r}",
                    what="there are no texts for it",
                    remedy=f"Choose one of: {known}.",
                    rule="known_language",
                )
            ]
        )
    missing = _gaps(language)
    if missing:
        raise ReportRefused(missing)
    return CATALOGUES[language]


@cache
def _gaps(language: str) -> tuple[Problem, ...]:
    """Return what a catalogue lacks against English and against the other translations."""
    if language == "en":
        return ()
    others = [text for code, text in TRANSLATED.items() if code != language]
    return tuple(gaps(CATALOGUES[language], language=language, english=ENGLISH, others=others))

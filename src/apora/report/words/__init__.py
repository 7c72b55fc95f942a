"""The texts of a report, one catalogue a language."""

from collections.abc import Mapping

from apora.errors import Problem, ReportRefused
from apora.report.words.en_body import BODY
from apora.report.words.en_labels import LABELS
from apora.report.words.en_phrases import PHRASES

CATALOGUES: Mapping[str, Mapping[str, str]] = {"en": {**LABELS, **BODY, **PHRASES}}


def catalogue(language: str) -> Mapping[str, str]:
    """Return the texts of a language.

    Raises:
        ReportRefused: There is no catalogue of that language.
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
    return CATALOGUES[language]

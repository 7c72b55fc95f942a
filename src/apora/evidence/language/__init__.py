"""How numbers are said, one table a language."""

from apora.evidence.language.be import BELARUSIAN
from apora.evidence.language.en import ENGLISH
from apora.evidence.language.ru import RUSSIAN
from apora.evidence.language.table import Language

LANGUAGES: dict[str, Language] = {one.code: one for one in (ENGLISH, RUSSIAN, BELARUSIAN)}


def language_of(code: str) -> Language:
    """Return the table of a language, English where there is none."""
    return LANGUAGES.get(code.partition("-")[0].lower(), ENGLISH)


__all__ = ["LANGUAGES", "Language", "language_of"]

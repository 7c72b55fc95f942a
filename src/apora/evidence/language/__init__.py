"""How numbers are said, one table a language."""

from apora.evidence.language.be import BELARUSIAN
from apora.evidence.language.be_text import BELARUSIAN_TEXT
from apora.evidence.language.en import ENGLISH
from apora.evidence.language.en_text import ENGLISH_TEXT
from apora.evidence.language.in_text import InText
from apora.evidence.language.ru import RUSSIAN
from apora.evidence.language.ru_text import RUSSIAN_TEXT
from apora.evidence.language.table import Language

LANGUAGES: dict[str, Language] = {one.code: one for one in (ENGLISH, RUSSIAN, BELARUSIAN)}
IN_TEXT: dict[str, InText] = {
    one.code: one for one in (ENGLISH_TEXT, RUSSIAN_TEXT, BELARUSIAN_TEXT)
}


def language_of(code: str) -> Language:
    """Return the table of a language, English where there is none."""
    return LANGUAGES.get(code.partition("-")[0].lower(), ENGLISH)


def in_text_of(code: str) -> InText:
    """Return the table of a language's running text, English where there is none."""
    return IN_TEXT.get(code.partition("-")[0].lower(), ENGLISH_TEXT)


__all__ = ["IN_TEXT", "LANGUAGES", "InText", "Language", "in_text_of", "language_of"]

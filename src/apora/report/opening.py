"""A phrase that can also begin a sentence."""

import re
from typing import Self

from markupsafe import Markup

FIRST = re.compile(r"^((?:<[^>]*>)*)(\w)")
LEADING = "first"


class Phrase(Markup):
    """Part of a sentence; `{within:first}` in a catalogue's text begins the sentence with it."""

    def __html_format__(self, format_spec: str) -> Self:
        """Return the phrase, with a capital letter where it comes first."""
        if format_spec != LEADING:
            return self
        return type(self)(FIRST.sub(lambda found: found[1] + found[2].upper(), str(self), count=1))


def begun_small(text: str) -> str:
    """Return a sentence as it stands inside another; an abbreviation keeps its letters."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


LATIN = re.compile(r"[a-z]{2}", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яёіў]", re.IGNORECASE)


def is_foreign(text: str, *, language: str) -> bool:
    """Return whether a text is written in another alphabet than a language's.

    A source in Russian may be quoted in translation.
    """
    written = bool(CYRILLIC.search(text))
    return not written and bool(LATIN.search(text)) if language in {"ru", "be"} else written


AFTER_VOWEL = re.compile(r"(?<=[аеёіоуыэюя])((?:</\w+>)?[ \u00a0](?:<span[^>]*>)?)у(?=[ \u00a0])")


def short_u(text: Markup) -> Markup:
    """Return Belarusian text in which the preposition у is ў where a vowel precedes it."""
    return Markup(AFTER_VOWEL.sub("\\1ў", str(text)))  # noqa: S704 one letter for another

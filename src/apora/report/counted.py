"""A printed number that knows which form of a noun goes with it.

A text of a catalogue may give a number's part a format: `{n:+claim/claims}` prints the
number with its noun, before its range where it has one; `{n:is/are}` prints the form
alone. English gives two forms; Russian three, for one, for two to four and fractions,
for five and more; Belarusian may give a fourth for fractions, else the last serves.
"""

from decimal import Decimal
from typing import Self

from babel import Locale
from markupsafe import Markup, escape

NBSP = "\N{NO-BREAK SPACE}"
FORMS = {
    "en": {"one": 0, "other": 1},
    "ru": {"one": 0, "few": 1, "many": 2, "other": 1},
    "be": {"one": 0, "few": 1, "many": 2, "other": 3},
}
"""The place of the form that a CLDR plural category takes in a text."""


class Counted(Markup):
    """A number in markup, its place for a noun, and the form that the noun takes."""

    _head: Markup
    _tail: Markup
    _form: int

    @classmethod
    def of(cls, head: Markup, *, tail: Markup, form: int) -> Self:
        """Return a number whose noun stands between head and tail."""
        made = cls(head + tail)
        made._head, made._tail, made._form = head, tail, form
        return made

    def with_noun(self, forms: str) -> Markup:
        """Return the number with its noun, given as forms with a stroke between."""
        return self.__html_format__(f"+{forms}")

    def __html_format__(self, format_spec: str) -> Self:
        """Return the number, the number with its noun, or the noun's form alone."""
        if not format_spec:
            return self
        forms = format_spec.lstrip("+").split("/")
        noun = escape(forms[min(self._form, len(forms) - 1)])
        shown = self._head + NBSP + noun + self._tail if format_spec.startswith("+") else noun
        return type(self).of(shown, tail=Markup(""), form=self._form)


def form_of(category: str, *, language: str) -> int:
    """Return the place of the form that a plural category takes in a catalogue's text."""
    return FORMS[language].get(category, FORMS[language]["other"])


def category_of(printed: str, *, locale: str) -> str:
    """Return the plural category of a number from its digits as printed.

    Args:
        printed: Digits with the decimal point of the program: 24, 2.50, 1200.
        locale: Of the language.
    """
    value = Decimal(printed)
    whole = "." not in printed
    return Locale.parse(locale).plural_form(int(value) if whole else value)

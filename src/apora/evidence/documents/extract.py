"""What a reader returns of a document: its text, and what it says of itself."""

from dataclasses import asdict, dataclass

LONGEST_TEXT = 16_000_000
"""Characters that a frozen text may hold."""


@dataclass(frozen=True, kw_only=True)
class Extract:
    """The text of a document, and its title, publisher, date and address where it gives them.

    Nobody's name is taken over: who wrote a document is not part of it here.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""

    def as_values(self) -> dict[str, str]:
        """Return the fields by name."""
        return asdict(self)


class NotThisKindError(Exception):
    """A document that is not of the kind its name says, or holds no text; says what it is."""

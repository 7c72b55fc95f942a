"""The language of a text: the one whose small words are met most."""

from apora.evidence.language import IN_TEXT

_LOOKED_AT = 200_000
_PUNCTUATION = ".,;:!?()[]«»“”\"'…"
_LETTERS = {"be": "ўі", "ru": "ищъ"}
"""Letters that one of two languages has and the other has not."""
_WEIGHT_OF_LETTER = 0.2


def language_in(text: str) -> str:
    """Return the code of the language that a text is most likely in, English where none is."""
    lower = text[:_LOOKED_AT].lower()
    words = [word.strip(_PUNCTUATION) for word in lower.split()]
    scores = {
        code: sum(word in table.telling for word in words)
        + _WEIGHT_OF_LETTER * sum(lower.count(one) for one in _LETTERS.get(code, ""))
        for code, table in IN_TEXT.items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else "en"

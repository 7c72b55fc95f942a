"""A text cut into words and signs, each with its place; sentences numbered."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from apora.evidence.language import Language
from apora.evidence.numerals import split_pair

HARD_BREAK = "\n"
_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|п\.п|p\.p|[ap]\.m\b|км/ч|km/h"
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\n+|\t|\S"
)
_SAME = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"ё": "е", "Ё": "Е"})
_SENTENCE_ENDS = frozenset({HARD_BREAK, "\t", "!", "?", "…", "•", "|", "·"})
_LIST_ITEM = re.compile(r"[ \t]*(?:[0-9]{1,3}[.)]|[-•*·–—])[ \t]")
_WRAPPED_AT = 40
"""A line of prose that goes on in the next is at least so long [characters]."""
_BLANKS_IN_NUMBERS = frozenset({" ", "\u00a0", "\u2009", "\u202f"})


@dataclass(kw_only=True)
class Words:
    """Words in lower case, where each begins and ends in the text, and its sentence.

    A line end inside a paragraph is no word; any other is one, as is a tab.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many words and signs there are."""
        return len(self.words)

    def word(self, at: int) -> str:
        """Return the word at a place, or nothing beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def joined(self, at: int) -> bool:
        """Return whether nothing stands between a word and the next one."""
        return 0 <= at < len(self.words) - 1 and self.ends[at] == self.starts[at + 1]

    def blank_between(self, at: int) -> str:
        """Return what stands between a word and the next one."""
        if not 0 <= at < len(self.words) - 1:
            return ""
        return self.text[self.ends[at] : self.starts[at + 1]]

    def grouped(self, at: int) -> bool:
        """Return whether one blank, as inside a number, stands behind a word."""
        return self.blank_between(at) in _BLANKS_IN_NUMBERS

    def is_capital(self, at: int) -> bool:
        """Return whether a word begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def said(self, first: int, last: int) -> str:
        """Return the text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def same_sentence(self, first: int, second: int) -> bool:
        """Return whether two words stand in one sentence."""
        return self.sentences[first] == self.sentences[second]


def words_of(text: str, *, table: Language, abbreviations: AbstractSet[str]) -> Words:
    """Return the words of a text.

    Args:
        text: The text, its letters composed.
        table: Number words of its language.
        abbreviations: Words whose full stop ends no sentence.
    """
    plain = text.translate(_SAME)
    lower = plain.lower() if len(plain.lower()) == len(plain) else plain
    found = Words(text=text)
    words, starts, ends, sentences = found.words, found.starts, found.ends, found.sentences
    sentence = 0
    for one in _TOKEN.finditer(lower):
        word = one[0]
        at, end = one.span()
        if word[0] == "\n":
            if len(word) == 1 and _goes_on(lower, at=at):
                continue
            word = HARD_BREAK
        if words and words[-1] == "." and _is_end(found, at=at, known=abbreviations):
            sentence += 1
        for part in split_pair(word, table=table) if "-" in word else (word,):
            words.append(part)
            starts.append(at)
            at = end if part is word else at + len(part)
            ends.append(at)
            sentences.append(sentence)
        if word in _SENTENCE_ENDS:
            sentence += 1
    return found


def _goes_on(text: str, *, at: int) -> bool:
    """Return whether a paragraph goes on behind a line end."""
    begins = text.rfind("\n", max(at - 4_000, 0), at) + 1
    if at - begins < _WRAPPED_AT or "\t" in text[begins:at] or _LIST_ITEM.match(text, at + 1):
        return False
    following = text[at + 1 : at + 2]
    return following.isalnum() or following in "«“\"'("


def _is_end(found: Words, *, at: int, known: AbstractSet[str]) -> bool:
    """Return whether the full stop that was met last ends a sentence."""
    before = found.words[-2] if len(found.words) > 1 else ""
    if found.ends[-1] == at or before in known:
        return False
    begins = found.text[at]
    if len(before) == 1 and before.isalpha():
        return False
    return begins.isupper() or begins.isdigit() or not begins.isalnum()

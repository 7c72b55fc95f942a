"""Phrases of a language looked up in a row of words, the longest first."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from apora.evidence.language import in_text_of, language_of
from apora.evidence.spotting.words import Words


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Words that mean one thing together: of a kind, with a value."""

    words: tuple[str, ...]
    kind: str
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """Every phrase of a language, by its first and by its last word, longest first."""

    by_first: Mapping[str, tuple[Phrase, ...]]
    by_last: Mapping[str, tuple[Phrase, ...]]

    def begin(self, kinds: frozenset[str]) -> frozenset[str]:
        """Return the words that a phrase of some kinds begins with."""
        return frozenset(
            word
            for word, phrases in self.by_first.items()
            if any(one.kind in kinds for one in phrases)
        )

    def at(self, words: Words, at: int, *, kinds: frozenset[str]) -> Phrase | None:
        """Return the longest phrase of some kinds that begins at a word."""
        for phrase in self.by_first.get(words.words[at], ()):
            end = at + len(phrase.words)
            if phrase.kind in kinds and tuple(words.words[at:end]) == phrase.words:
                return phrase
        return None

    def before(self, words: Words, at: int, *, kinds: frozenset[str]) -> Phrase | None:
        """Return the longest phrase of some kinds that ends before a word."""
        if at < 1:
            return None
        for phrase in self.by_last.get(words.words[at - 1], ()):
            begin = at - len(phrase.words)
            if begin >= 0 and phrase.kind in kinds and tuple(words.words[begin:at]) == phrase.words:
                return phrase
        return None


@cache
def phrases_of(code: str) -> Phrases:
    """Return the phrases of a language."""
    table, text = language_of(code), in_text_of(code)
    kinds: dict[str, Mapping[str, str]] = {
        "skip": text.phrases,
        "fraction": {one: f"{k}/{n}" for one, (k, n) in table.fractions.items()},
        "hedge": table.hedges,
        "after": table.hedges_after,
        "stat": table.stats,
        "word": table.words,
        "points": dict.fromkeys(table.percent_points, ""),
        "percent": dict.fromkeys(table.percent, ""),
        "duration": table.durations,
        "out_of": dict.fromkeys(table.out_of, ""),
        "year": dict.fromkeys(text.during_year, ""),
    }
    every = [
        Phrase(words=tuple(words.split(" ")), kind=kind, value=value)
        for kind, phrases in kinds.items()
        for words, value in phrases.items()
    ]
    every.sort(key=lambda one: -len(one.words))
    first: dict[str, list[Phrase]] = defaultdict(list)
    last: dict[str, list[Phrase]] = defaultdict(list)
    for one in every:
        first[one.words[0]].append(one)
        last[one.words[-1]].append(one)
    return Phrases(
        by_first={word: tuple(found) for word, found in first.items()},
        by_last={word: tuple(found) for word, found in last.items()},
    )

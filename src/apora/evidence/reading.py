"""How a number is read: the notation, the guess from words, and what the model hears."""

from apora.errors import Unreadable
from apora.evidence.explain import explain
from apora.evidence.guess import guess_reads, reading_of
from apora.evidence.heard import heard_of
from apora.evidence.notation import Reading, parse_reads

__all__ = [
    "Reading",
    "Unreadable",
    "explain",
    "guess_reads",
    "heard_of",
    "parse_reads",
    "reading_of",
]

"""Frozen texts: are they there, unchanged, and do they say what the claims quote?"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal

from apora.evidence.case import Case
from apora.evidence.decoding import LARGEST_TEXT, read_bytes
from apora.evidence.records import Source

MOST_QUOTES = 1 << 18
_MOST_AROUND = 40
_SPACES = "[ \u00a0\u2009\u202f'’]"
_JOINED_BEFORE = re.compile(rf"(?:[0-9]{{1,3}}{_SPACES})?[^\W_]*[.,]?$")
_JOINED_AFTER = re.compile(rf"[.,]?[^\W_]*(?:{_SPACES}[0-9]{{3}})?")
_DECIMALS_BEFORE = re.compile(r"[0-9][.,]$")
_DECIMALS_AFTER = re.compile(r"[.,][0-9]")
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9])")
_GROUP_BEFORE = re.compile(rf"(?<![0-9])[0-9]{{1,3}}{_SPACES}$")
_GROUP_AFTER = re.compile(rf"{_SPACES}[0-9]{{3}}(?![0-9])")

TextState = Literal["verified", "absent", "mismatch", "unreadable", "outside", "none"]


@dataclass(frozen=True, kw_only=True)
class FrozenText:
    """The text of a source and how far it can be trusted.

    `verified`: its hash is the one on record. `mismatch`: another hash, kept as `sha256`.
    `absent`: named, not in the folder. `unreadable`: no UTF-8 file. `outside`: the path
    leaves the folder. `none`: the source names no text.
    """

    state: TextState
    text: str = ""
    sha256: str = ""


def frozen_text(source: Source, *, folder: Path) -> FrozenText:
    """Return the text of a source with its hash recomputed."""
    if not source.text:
        return FrozenText(state="none")
    if not _is_below(source.text, folder=folder):
        return FrozenText(state="outside")
    raw, problems = read_bytes(folder / source.text, name=source.text, largest=LARGEST_TEXT)
    if problems:
        missing = problems[0].rule == "missing_file"
        return FrozenText(state="absent" if missing else "unreadable")
    found = hashlib.sha256(raw).hexdigest()
    if found != source.sha256.lower():
        return FrozenText(state="mismatch", sha256=found)
    try:
        return FrozenText(state="verified", text=raw.decode("utf-8"), sha256=found)
    except UnicodeDecodeError:
        return FrozenText(state="unreadable", sha256=found)


def frozen_texts(case: Case) -> dict[str, FrozenText]:
    """Return the text of every source by the source's id."""
    return {source.id: frozen_text(source, folder=case.folder) for source in case.sources}


@lru_cache(maxsize=MOST_QUOTES)
def places_of(says: str, *, text: str, most: int = 3) -> tuple[int, ...]:
    """Return where the words stand in a text, as code-point offsets, up to `most` of them.

    Only where they stand exactly and by themselves: "5 people" does not stand in
    "15 people", nor in "1.5 people" or "1 005 people".
    """
    places = (at for at in _found(says, text=text) if stands_alone(text, at=at, size=len(says)))
    return tuple(islice(places, most))


def inside_of(says: str, *, text: str) -> str:
    """Return the first longer word or number that the words are only a part of, or nothing."""
    for at in _found(says, text=text):
        if not stands_alone(text, at=at, size=len(says)):
            before = _JOINED_BEFORE.search(text[max(at - _MOST_AROUND, 0) : at])
            after = _JOINED_AFTER.match(text[at + len(says) : at + len(says) + _MOST_AROUND])
            return f"{before[0] if before else ''}{says}{after[0] if after else ''}"
    return ""


def stands_alone(text: str, *, at: int, size: int) -> bool:
    """Return whether the characters at a place are no part of a longer word or number.

    Args:
        text: The frozen text.
        at: Place of the first character.
        size: How many characters.
    """
    before, after = text[max(at - 5, 0) : at], text[at + size : at + size + 5]
    first, last = text[at], text[at + size - 1]
    if first.isalnum() and before[-1:].isalnum():
        return False
    if last.isalnum() and after[:1].isalnum():
        return False
    if first.isdigit() and (
        _DECIMALS_BEFORE.search(before)
        or (_THREE_DIGITS.match(text[at : at + 4]) and _GROUP_BEFORE.search(before))
    ):
        return False
    return not (last.isdigit() and (_DECIMALS_AFTER.match(after) or _GROUP_AFTER.match(after)))


def _found(says: str, *, text: str) -> Iterator[int]:
    at = text.find(says) if says else -1
    while at >= 0:
        yield at
        at = text.find(says, at + 1)


def _is_below(name: str, *, folder: Path) -> bool:
    """Return whether a path stays inside the folder, links followed."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\x00" in name:
        return False
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False

"""Frozen texts: are they there, unchanged, and do they say what the claims quote?"""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from apora.evidence.case import Case
from apora.evidence.decoding import LARGEST_TEXT, read_bytes
from apora.evidence.records import Source

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


def places_of(says: str, *, text: str, most: int = 3) -> tuple[int, ...]:
    """Return where the words stand in a text, as code-point offsets, up to `most` of them."""
    found: list[int] = []
    at = text.find(says) if says else -1
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(says, at + 1)
    return tuple(found)


def _is_below(name: str, *, folder: Path) -> bool:
    """Return whether a path stays inside the folder, links followed."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\x00" in name:
        return False
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False

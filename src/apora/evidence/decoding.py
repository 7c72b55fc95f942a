"""The text of a file of the case folder, or what is wrong with the file."""

import re
from pathlib import Path

from apora.errors import Problem

LARGEST_TABLE = 64_000_000
LARGEST_TOML = 1_000_000
LARGEST_TEXT = 16_000_000

# Control characters but tab and line ends; what turns the direction of writing, is not
# shown at all, or ends a line for some programs only. A word joiner is not among them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def read_bytes(path: Path, *, name: str, largest: int) -> tuple[bytes, list[Problem]]:
    """Return the bytes of a file, and a problem where they cannot be had."""
    try:
        if not path.is_file():
            return b"", [_missing(name)]
        if path.stat().st_size > largest:
            return b"", [_too_large(name, largest=largest)]
        return path.read_bytes(), []
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one this system allows"
        return b"", [_unreadable(name, reason=reason)]


def decoded(raw: bytes, *, name: str) -> tuple[str, list[Problem]]:
    """Return the bytes as text without a byte-order mark, and what is wrong with them."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [_encoding(name, what="is written in UTF-16, not UTF-8.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [_encoding(f"{name}, line {line}", what="is not UTF-8.")]
    return text, hidden_characters(text, name=name)


def hidden_characters(text: str, *, name: str) -> list[Problem]:
    """Return a problem for the first character that a reader would not see."""
    found = _HIDDEN.search(text)
    if found is None:
        return []
    line = text.count("\n", 0, found.start()) + 1
    return [
        Problem(
            where=f"{name}, line {line}",
            what=f"holds a hidden or direction-changing character (U+{ord(found.group()):04X}).",
            remedy="Delete it: retype the words around it instead of pasting them.",
            rule="hidden_character",
        )
    ]


def read_text(path: Path, *, name: str, largest: int) -> tuple[str, list[Problem]]:
    """Return the text of a UTF-8 file, and what is wrong with it."""
    raw, problems = read_bytes(path, name=name, largest=largest)
    return ("", problems) if problems else decoded(raw, name=name)


def _missing(name: str) -> Problem:
    return Problem(
        where=name,
        what="is missing.",
        remedy="Add it; `apora start` writes an empty one with the right head.",
        rule="missing_file",
    )


def _too_large(name: str, *, largest: int) -> Problem:
    return Problem(
        where=name,
        what=f"is larger than {largest // 1_000_000} MB.",
        remedy="Keep aggregates only; leave out rows that no claim or driver needs.",
        rule="file_too_large",
    )


def _unreadable(name: str, *, reason: str) -> Problem:
    return Problem(
        where=name,
        what=f"cannot be read: {reason}.",
        remedy="Make it an ordinary file that you may read.",
        rule="unreadable_file",
    )


def _encoding(where: str, *, what: str) -> Problem:
    return Problem(
        where=where,
        what=what,
        remedy='Save it again as UTF-8; a spreadsheet calls that "CSV UTF-8".',
        rule="wrong_encoding",
    )

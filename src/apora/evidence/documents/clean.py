"""A text as it is frozen: composed letters, one kind of line end, nothing that is not shown."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = " \t\u00a0"
_EMPTY_LINES = re.compile(r"\n{3,}")


def cleaned(text: str, *, keep_layout: bool = False) -> str:
    """Return a text without hidden characters, its letters composed, its lines ended by LF.

    A text that is so already comes back as it is.

    Args:
        text: The text.
        keep_layout: Whether to leave blanks at ends of lines and empty lines as they are.
    """
    shown = _NOT_SHOWN.sub("", _LINE_ENDS.sub("\n", text))
    composed = unicodedata.normalize("NFC", shown)
    if keep_layout:
        return composed
    lines = "\n".join(line.rstrip(_BLANKS) for line in composed.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip() + "\n"

"""What the `use` column of a claim says."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from apora.evidence.records import Claim, Text, main_text

DRAFT = "hold: draft"
"""Use of a claim that `apora start` read out of a document and nobody has looked at."""

Kind = Literal["calibrate", "context", "hold", "superseded", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Use:
    """How a claim is used: the kind, the reason for the rest, the claim that replaces it."""

    kind: Kind
    reason: str = ""
    by: str = ""

    @property
    def is_read(self) -> bool:
        """Return whether the model hears the claim, to learn from it or to be scored."""
        return self.kind == "calibrate" or (self.kind == "hold" and self.reason.startswith("out"))

    @property
    def is_draft(self) -> bool:
        """Return whether nobody has looked at the claim since it was read by machine."""
        return self.kind == "hold" and self.reason == "draft"


def use_of(claim: Claim) -> Use:
    """Return the claim's use: calibrate, `context: …`, `hold: …` or `superseded by ID`."""
    return _use_in(main_text(claim.use))


def reasons_of(claim: Claim) -> Text:
    """Return why a claim is set aside, in each language that gives the reason."""
    spoken = {language: _use_in(text) for language, text in claim.use.items()}
    return {language: use.reason for language, use in spoken.items() if use.reason}


@lru_cache(maxsize=1024)
def _use_in(cell: str) -> Use:
    text = cell.strip()
    word, _, reason = text.partition(":")
    if text == "calibrate":
        return Use(kind="calibrate")
    if word.strip() == "context":
        return Use(kind="context", reason=reason.strip())
    if word.strip() == "hold":
        return Use(kind="hold", reason=reason.strip())
    if text.startswith("superseded by "):
        return Use(kind="superseded", by=text.removeprefix("superseded by ").strip())
    return Use(kind="unknown")

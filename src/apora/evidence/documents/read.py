"""A document as a text that can be frozen, whatever kind it is."""

from dataclasses import replace
from pathlib import Path

from apora.errors import CaseProblems, Problem
from apora.evidence.decoding import decoded, read_bytes
from apora.evidence.documents.clean import cleaned
from apora.evidence.documents.extract import Extract
from apora.evidence.documents.fence import extract_apart
from apora.evidence.documents.kinds import MEGABYTE, Kind, kind_of


def read_document(file: Path) -> Extract:
    """Return the text of a document, ready to be frozen, and what it says of itself.

    Plain text is taken as it stands; every other kind is read by a process of its own.

    Raises:
        CaseProblems: It is not there, of no kind that is read, too large or damaged.
    """
    kind = kind_of(file)
    if isinstance(kind, Problem):
        raise CaseProblems([kind])
    _refuse_absent(file, kind=kind)
    if kind.module:
        found = extract_apart(file, kind=kind)
        return replace(found, text=cleaned(found.text))
    return Extract(text=_plain(file, kind=kind))


def _plain(file: Path, *, kind: Kind) -> str:
    raw, problems = read_bytes(file, name=file.name, largest=kind.largest)
    text, wrong = decoded(raw, name=file.name) if not problems else ("", problems)
    serious = [one for one in (problems or wrong) if one.rule != "hidden_character"]
    if serious:
        raise CaseProblems(serious)
    return cleaned(text, keep_layout=True)


def _refuse_absent(file: Path, *, kind: Kind) -> None:
    if not file.is_file():
        what, remedy = "is not a file.", "Name a document that is there."
    elif file.stat().st_size > kind.largest:
        what = f"is larger than {kind.largest // MEGABYTE} MB."
        remedy = "Keep the pages that you cite in a document of their own."
    elif file.stat().st_size == 0:
        what, remedy = "is empty.", "Name a document that holds something."
    else:
        return
    raise CaseProblems(
        [Problem(where=file.name, what=what, remedy=remedy, rule="document_refused")]
    )

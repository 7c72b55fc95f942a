"""The kinds of document that can be read, one row a kind."""

from dataclasses import dataclass
from pathlib import Path

from apora.errors import Problem

MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind: the ends of its file names, and the most that its reader is given.

    `memory` is address space [bytes], `seconds` processor time [s]. A kind without a
    `module` is plain text and needs no reader.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    module: str
    largest: int = 50 * MEGABYTE
    memory: int = 1_500 * MEGABYTE
    seconds: int = 60


KINDS: tuple[Kind, ...] = (
    Kind(
        name="text",
        title="plain text",
        suffixes=(".txt", ".text", ".md", ".csv", ".tsv"),
        module="",
        largest=16 * MEGABYTE,
    ),
    Kind(
        name="html",
        title="a web page",
        suffixes=(".html", ".htm", ".xhtml"),
        module="apora.evidence.documents.read_html",
        largest=16 * MEGABYTE,
    ),
    Kind(
        name="docx",
        title="a Word document (.docx)",
        suffixes=(".docx",),
        module="apora.evidence.documents.read_docx",
    ),
    Kind(name="pdf", title="PDF", suffixes=(".pdf",), module="apora.evidence.documents.read_pdf"),
    Kind(
        name="xlsx",
        title="a workbook (.xlsx)",
        suffixes=(".xlsx",),
        module="apora.evidence.documents.read_xlsx",
    ),
)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def kind_of(file: Path) -> Kind | Problem:
    """Return the kind of a document by the end of its name, or why it cannot be read."""
    kind = _BY_SUFFIX.get(file.suffix.lower())
    if kind is not None:
        return kind
    known = ", ".join(_BY_SUFFIX)
    return Problem(
        where=file.name,
        what="is no kind of document that apora reads.",
        remedy=f"Save it as one of {known}.",
        rule="document_refused",
    )

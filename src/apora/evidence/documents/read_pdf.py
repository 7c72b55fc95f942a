"""The text of a PDF, page by page, its lines joined into paragraphs."""

import io
import re

import pypdf

from apora.evidence.documents.extract import LONGEST_TEXT, Extract, NotThisKindError

MOST_PAGES = 2_000
_PDF_DATE = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_WRAPPED = re.compile(r"(?<=[^\n]{40})(?<![.:;!?])\n(?=[^\W_])")


def extracted(raw: bytes) -> Extract:
    """Return the text of a PDF and its title.

    Raises:
        NotThisKindError: No PDF, one that is locked, or one whose pages are pictures.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotThisKindError("a PDF that is locked with a password")
        pages = _pages(reader)
    except pypdf.errors.PyPdfError as error:
        raise NotThisKindError("no PDF that can be read") from error
    text = "\n\n".join(_joined(page) for page in pages)
    if not text.strip():
        raise NotThisKindError("a PDF without text: its pages are pictures")
    about = reader.metadata
    return Extract(
        text=text,
        title=(about.title or "") if about else "",
        published=_day(str(about.get("/CreationDate", ""))) if about else "",
    )


def _pages(reader: pypdf.PdfReader) -> list[str]:
    """Return the text of every page, up to the longest text."""
    found, size = [], 0
    for page in reader.pages[:MOST_PAGES]:
        found.append(page.extract_text())
        size += len(found[-1])
        if size > LONGEST_TEXT:
            raise NotThisKindError("a PDF with more text than can be kept")
    return found


def _joined(page: str) -> str:
    """Return a page with the lines of a paragraph in one line."""
    lines = "\n".join(line.rstrip() for line in page.split("\n"))
    return _WRAPPED.sub(" ", _HYPHENATED.sub("", lines))


def _day(written: str) -> str:
    found = _PDF_DATE.match(written)
    return "-".join(found.groups()) if found else ""

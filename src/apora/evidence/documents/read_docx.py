"""The text of a Word document: paragraphs, tables row by row, notes at the end."""

import io
import re
import zipfile
from html import unescape

import mammoth

from apora.evidence.documents.extract import Extract, NotThisKindError
from apora.evidence.documents.zips import opened, part_text

_TITLE = re.compile(r"<dc:title>([^<]{1,300})</dc:title>")
_MODIFIED = re.compile(r"<dcterms:modified[^>]{0,80}>([0-9]{4}-[0-9]{2}-[0-9]{2})")
_NOTE_MARK = re.compile(r'<sup><a href="#[^"]{0,80}note[^"]{0,80}"[^>]{0,120}>[^<]{0,20}</a></sup>')
_BACK = re.compile(r'<a href="#[^"]{0,80}note-ref[^"]{0,80}">[^<]{0,4}</a>')
_SUPERSCRIPT = re.compile(r"<sup>[\[(]?[0-9*]{1,3}[\])]?</sup>")
_CELL_END = re.compile(r"(?:</p>)?</t[dh]>")
_BREAK = re.compile(r"</(?:p|h[1-6]|li|tr|table|ul|ol|dl|dt|dd)>|<br ?/>")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def extracted(raw: bytes) -> Extract:
    """Return the text of a document and its title.

    Raises:
        NotThisKindError: No such document, or one that holds no text.
    """
    archive = opened(raw, holds="word/document.xml")
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(raw), convert_image=mammoth.images.img_element(lambda _image: {})
        ).value
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise NotThisKindError("no Word document that can be read") from error
    text = _text(page)
    if not text.strip():
        raise NotThisKindError("a Word document without text")
    about = part_text(archive, "docProps/core.xml")
    title, day = _TITLE.search(about), _MODIFIED.search(about)
    return Extract(
        text=text, title=unescape(title[1]) if title else "", published=day[1] if day else ""
    )


def _text(page: str) -> str:
    """Return the words of a page; cells of a row stand apart by tabs, marks of notes are gone."""
    for pattern, instead in (
        (_NOTE_MARK, ""),
        (_BACK, ""),
        (_SUPERSCRIPT, ""),
        (_CELL_END, "\t"),
        (_BREAK, "\n"),
        (_TAG, ""),
    ):
        page = pattern.sub(instead, page)
    return unescape(page)

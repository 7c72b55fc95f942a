"""The article of a web page, without its menus and advertisements."""

import re

import trafilatura
from lxml import etree, html

from apora.evidence.documents.extract import Extract, NotThisKindError

_INLINE = ("abbr", "bdi", "bdo", "data", "ins", "mark", "output", "time", "wbr")
"""Elements inside a sentence that the extractor would leave out with their words."""
_LONGEST_TITLE = 300
_NOTE = re.compile(r"[\[(]?(?:[0-9]{1,3}|[*†‡])[\])]?")
_NAME_OF_SITE = re.compile(r"\s{1,8}[|–—-]\s{1,8}[^|–—-]{2,60}$")


def extracted(raw: bytes) -> Extract:
    """Return the article of a page and what the page says of itself.

    Raises:
        NotThisKindError: No page, or one without an article.
    """
    try:
        tree = html.document_fromstring(raw, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotThisKindError("no page of HTML") from error
    _drop_note_marks(tree)
    etree.strip_tags(tree, *_INLINE)
    found = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise NotThisKindError("a page without an article")
    return Extract(
        text=found.text or "",
        title=_NAME_OF_SITE.sub("", (found.title or "")[:_LONGEST_TITLE]),
        publisher=found.sitename or "",
        published=found.date or "",
        url=found.url or "",
    )


def _drop_note_marks(tree: html.HtmlElement) -> None:
    """Take out the marks of footnotes: behind a number they would read as digits of it."""
    for one in tree.xpath("//sup"):
        if _NOTE.fullmatch("".join(one.itertext()).strip()):
            one.drop_tree()

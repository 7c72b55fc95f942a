"""A written report as a standard looks at it: sentences, bands, drawings, anchors."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_BAND = re.compile(r'([^<>]{1,60})<span class="band">\(([^<>]{1,60})\)</span>')
_BLOCK = re.compile(r"</?(?:p|li|td|th|h[1-6]|div|section|figcaption|caption|dd|dt|tr)\b[^>]*>")
_LANGUAGE = re.compile(r'<html[^>]*\blang="([a-z-]{2,8})"')
_MARK = re.compile(r'<i class="k">[^<]*</i>')
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_TAG = re.compile(r"<[^>]*>")
_STYLE = re.compile(r"<style\b.*?</style>", flags=re.DOTALL)
_FIGURE = re.compile(r"<figure\b.*?</figure>", flags=re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its name, its language and its markup."""

    name: str
    language: str
    html: str

    @property
    def bands(self) -> list[tuple[str, str]]:
        """Return each word for a chance with the band that stands beside it."""
        return [(unescape(word).strip(), unescape(band)) for word, band in _BAND.findall(self.html)]

    @property
    def sentences(self) -> list[str]:
        """Return the sentences of the page as plain text."""
        text = _MARK.sub("", _STYLE.sub("", self.html))
        blocks = (unescape(_TAG.sub("", one)) for one in _BLOCK.split(text))
        lines = (" ".join(one.split()) for one in blocks)
        return [one for line in lines for one in _SENTENCE.split(line) if one]

    @property
    def figures(self) -> list[str]:
        """Return the markup of every drawing with its caption."""
        return _FIGURE.findall(self.html)

    def has_anchor(self, name: str) -> bool:
        """Return whether something on the page has this id."""
        return f'id="{name}"' in self.html


def page_of(path: Path) -> Page:
    """Return the page in a file."""
    html = path.read_text(encoding="utf-8", errors="replace")
    found = _LANGUAGE.search(html)
    return Page(name=path.name, language=found[1] if found else "en", html=html)

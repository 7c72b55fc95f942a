"""The page as a tree of elements. Drawings are kept as they are, letter for letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
"""A drawing; text of a case cannot look like one, it is escaped."""

VOID = frozenset({"meta", "link", "br", "hr", "img", "col", "wbr"})

Child: TypeAlias = "Element | str"


@dataclass(kw_only=True)
class Element:
    """One element of the page with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self) -> Iterator["Element"]:
        """Yield the element and every element in it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    def first(self, tag: str) -> "Element | None":
        """Return the first element of a tag inside this one."""
        return next((one for one in self.elements() if one.tag == tag), None)

    def words(self) -> str:
        """Return the text of the element without its elements."""
        return "".join(one if isinstance(one, str) else one.words() for one in self.children)


class _Builder(HTMLParser):
    def __init__(self, drawings: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.drawings = drawings
        self.root = Element(tag="page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag=tag, attributes={key: value or "" for key, value in attrs})
        if tag == "svg":
            made.children.append(self.drawings[int(made.attributes["data-place"])])
        self.open[-1].children.append(made)
        if tag not in VOID and tag != "svg":
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def elements_of(page: str) -> Element:
    """Return the body of a page as elements; an `svg` element holds its source as text."""
    drawings: list[str] = []

    def kept(found: re.Match[str]) -> str:
        drawings.append(found[0])
        return f'<svg data-place="{len(drawings) - 1}"></svg>'

    builder = _Builder(drawings)
    builder.feed(DRAWING.sub(kept, page))
    builder.close()
    return builder.root.first("body") or builder.root

"""Elements of the page as the nodes that the print template sets.

A node is a text, or an object with its tag `t`, what stands in it `c`, and where it has
them its class `k`, the anchor `id`, a language `lang` and the target `to` of a link.
Texts stay data all the way: the template prints them and never reads them as markup.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

from apora.report.drawing import SVG, drawing_of
from apora.report.pdf.columns import FEW_LINES, TIED, WHOLE_ROW, halved, shape_of
from apora.report.pdf.elements import Child, Element

Node: TypeAlias = "str | dict[str, Any]"

SPACE = re.compile(r"[ \t\r\n\f]+")
LEFT_OUT = frozenset({"nav", "style", "script", "head"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "caption", "figcaption", "div"})
FACE = "PT Sans"
MOST_ROWS = 45
"""A longer table behind a chart is left to its file."""
MOST_ROWS_PRINTED = 120
"""A longer table is left to the page and its file."""
STRIP = "0" * 22
"""The room that a strip takes in the cell of a table, in letters."""
UNBROKEN = re.compile(r"[0-9A-Za-z]{1,16}[^0-9A-Za-z]*|[^0-9A-Za-z]+")


@dataclass(kw_only=True)
class Converter:
    """Turns elements into nodes; tables behind charts are collected for the annex."""

    words: Mapping[str, str]
    targets: frozenset[str]
    behind: list[Node] = field(default_factory=list)

    def nodes(self, children: Iterable[Child]) -> list[Node]:
        """Return children as nodes, white space as a browser would show it."""
        return turned(without_echo(self._in_order(children)))

    def _in_order(self, children: Iterable[Child]) -> list[Node]:
        made: list[Node] = []
        for child in children:
            if isinstance(child, str):
                made.append(SPACE.sub(" ", child))
            elif "scroll" in child.classes:
                made += self._in_order(child.children)
            elif child.tag not in LEFT_OUT and "skip" not in child.classes:
                made.append(self.node(child))
        return made

    def node(self, element: Element) -> Node:
        """Return one element as a node."""
        special = {
            "svg": self._drawing,
            "table": self._table,
            "figure": self._figure,
            "data": self._number,
            "code": self._code,
            "details": self._aside,
        }
        made = special[element.tag](element) if element.tag in special else self._plain(element)
        anchor = element.attributes.get("id", "")
        if anchor in self.targets:
            made["id"] = anchor
        if element.attributes.get("lang"):
            made["lang"] = element.attributes["lang"]
        return made

    def _plain(self, element: Element) -> dict[str, Any]:
        inside = self.nodes(element.children)
        made: dict[str, Any] = {"t": element.tag, "c": inside}
        if element.tag in HEADINGS:
            made["c"] = trimmed(self.nodes(without_marks(element)))
        elif element.tag in BLOCKS:
            made["c"] = trimmed(inside)
        if element.classes:
            made["k"] = sorted(element.classes)
        if element.attributes.get("href", "").startswith("#"):
            made["to"] = element.attributes["href"][1:]
        return made

    def _number(self, element: Element) -> dict[str, Any]:
        kinds = element.classes - {"n", "wraps", "chance"}
        return {
            "t": "data",
            "kind": min(kinds, default=""),
            "wraps": "wraps" in element.classes,
            "tied": " " not in element.words(),
            "c": self.nodes(element.children),
        }

    @staticmethod
    def _code(element: Element) -> dict[str, Any]:
        """Return a code in pieces between which a line may break."""
        return {"t": "code", "c": UNBROKEN.findall(element.words())}

    def _aside(self, element: Element) -> dict[str, Any]:
        """Return where to find what the page holds behind a disclosure."""
        summary = element.first("summary") or element
        said = self.words["print.aside"].format(
            what=summary.words(), page="report.html", folder="tables"
        )
        return {"t": "p", "c": [said], "k": ["carried"]}

    def _drawing(self, element: Element) -> dict[str, Any]:
        root = drawing_of(_named(str(element.children[0])))
        described = root.find(f"{{{SVG}}}desc")
        width, height = root.attrib["viewBox"].split()[2:]
        root.attrib.update({"width": width, "height": height, "font-family": FACE})
        return {
            "t": "svg",
            "k": root.attrib.get("class", "drawing"),
            "svg": ET.tostring(root, encoding="unicode"),
            "alt": "" if described is None else described.text or "",
            "width": float(width),
            "height": float(height),
        }

    def _table(self, element: Element) -> dict[str, Any]:
        caption = element.first("caption")
        rows = [one for one in element.elements() if one.tag == "tr"]
        cells = [
            [_unfolded(one) for one in row.children if isinstance(one, Element)] for row in rows
        ]
        shape = shape_of([[_measured(cell) for cell in row] for row in cells])
        if len(rows) > MOST_ROWS_PRINTED:
            said = self.words["print.too_long"].format(page="report.html", folder="tables")
            return {"t": "p", "c": [said], "k": ["carried"]}
        if not shape.whole:
            cells = [[_loosened(cell) for cell in row] for row in cells]
        halves = halved(shape)
        return {
            "t": "table",
            "caption": trimmed(self.nodes(caption.children)) if caption else [],
            "turned": shape.turned,
            "halves": halves,
            "together": halves or sum(shape.lines) <= FEW_LINES,
            "head": [self.node(cell) for cell in cells[0]],
            "rows": [
                {"id": self._target(row), "cells": [self.node(cell) for cell in inside]}
                for row, inside in zip(rows[1:], cells[1:], strict=True)
            ],
            "widths": shape.widths,
            "size": shape.size,
            "whole": shape.whole,
            "short": shape.short,
            "long": max(shape.lines) > WHOLE_ROW,
        }

    def _target(self, element: Element) -> str:
        anchor = element.attributes.get("id", "")
        return anchor if anchor in self.targets else ""

    def _figure(self, element: Element) -> dict[str, Any]:
        """Return a chart; its table goes to the annex, which it is linked with."""
        parts = [one for one in element.children if isinstance(one, Element)]
        caption = next(one for one in parts if one.tag == "figcaption")
        tables = [one for part in parts if part.tag == "details" for one in _tables(part)]
        shown = [one for one in parts if one.tag not in {"figcaption", "details"}]
        anchor = element.attributes["id"]
        finding = caption.first("strong") or caption
        short = [one for one in tables if _rows(one) <= MOST_ROWS]
        if short:
            self._keep_behind(short, anchor=anchor, finding=finding)
        return {
            "t": "figure",
            "id": anchor,
            "caption": trimmed(self.nodes(caption.children)),
            "c": self.nodes(shown),
            "table": f"{anchor}-table" if short else "",
            "table_word": self.words["chart.table"],
            "longer": self.words["print.longer"].format(file="tables/series.csv")
            if len(short) < len(tables)
            else "",
        }

    def _keep_behind(self, tables: Sequence[Element], *, anchor: str, finding: Element) -> None:
        title = SPACE.sub(" ", Element(tag="b", children=without_marks(finding)).words()).strip()
        self.behind.append(
            {
                "t": "behind",
                "id": f"{anchor}-table",
                "to": anchor,
                "title": title,
                "c": [self._table(one) for one in tables],
            }
        )


def _tables(element: Element) -> list[Element]:
    return [one for one in element.elements() if one.tag == "table"]


def _unfolded(element: Element) -> Element:
    """Return a cell without what stands in it behind a disclosure."""
    inside = [
        one if isinstance(one, str) else _unfolded(one)
        for one in element.children
        if isinstance(one, str) or one.tag != "details"
    ]
    return Element(tag=element.tag, attributes=element.attributes, children=inside)


def _loosened(element: Element) -> Element:
    """Return a cell in which a range may be broken between lines."""
    inside = [
        TIED.sub(" ", one) if isinstance(one, str) else _loosened(one) for one in element.children
    ]
    return Element(tag=element.tag, attributes=element.attributes, children=inside)


def _measured(element: Element) -> str:
    """Return the words of a cell, a code in the pieces between which a line may break."""
    if element.tag == "code":
        return " ".join(UNBROKEN.findall(element.words()))
    if element.tag == "svg":
        return STRIP
    inside = "".join(one if isinstance(one, str) else _measured(one) for one in element.children)
    return f" {inside} " if element.tag == "div" else inside


def _rows(table: Element) -> int:
    return sum(one.tag == "tr" for one in table.elements())


def without_marks(element: Element) -> list[Child]:
    """Return what stands in an element without the letters of kinds.

    A bookmark is text alone, in which such a letter would read as part of the word.
    """
    kept: list[Child] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
        elif not (child.tag == "i" and "k" in child.classes):
            inside = without_marks(child)
            kept.append(Element(tag=child.tag, attributes=child.attributes, children=inside))
    return kept


def turned(nodes: Sequence[Node]) -> list[Node]:
    """Return nodes with tables too wide for the page, and the heading of each, on pages turned."""
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or not node.get("turned"):
            made.append(node)
            continue
        led = made and not isinstance(made[-1], str) and made[-1]["t"] in HEADINGS
        above = [made.pop()] if led else []
        if made and not isinstance(made[-1], str) and made[-1]["t"] == "turned":
            made[-1]["c"] += [*above, node]
        else:
            made.append({"t": "turned", "c": [*above, node]})
    return made


def without_echo(nodes: Sequence[Node]) -> list[Node]:
    """Return nodes in which no table's caption repeats the heading right above it."""
    above: Node = ""
    for node in nodes:
        heading = "" if isinstance(above, str) or above["t"] not in HEADINGS else above["c"]
        if not isinstance(node, str) and node["t"] == "table" and node["caption"] == heading:
            node["caption"] = []
        above = node
    return list(nodes)


def _named(svg: str) -> str:
    """Return a drawing with its namespace, which a page leaves out."""
    return svg.replace("<svg ", f'<svg xmlns="{SVG}" ', 1)


def trimmed(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes of a block without white space at its ends."""
    kept = list(nodes)
    while kept and isinstance(kept[0], str) and not kept[0].strip(" "):
        kept.pop(0)
    while kept and isinstance(kept[-1], str) and not kept[-1].strip(" "):
        kept.pop()
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip(" ")
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" ")
    return kept

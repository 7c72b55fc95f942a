"""A chart specification to inline SVG that a strict content policy lets stand."""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec
from xml.etree import ElementTree as ET

import altair as alt
import vl_convert
from markupsafe import Markup

from apora.report.chart_locale import number_locale, time_locale
from apora.report.markup import Kind, trusted

SVG = "http://www.w3.org/2000/svg"
INK = "#1b1b1b"
MUTED = "#595959"
BLUE = "#0072b2"
PALE = "#a8cfe6"
PALER = "#dcecf6"
VERMILION = "#b54500"
PALE_ORANGE = "#f3d3bd"
GREY = "#8a8a8a"
WIDTH = 640
DROPPED = frozenset({"style", "role", "version", "class", "pointer-events", "font-family"})
NUMBER = re.compile(r"-?\d+\.\d{3,}")
MOST_REMEMBERED = 256
P = ParamSpec("P")
REFERENCE = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True, kw_only=True)
class Box:
    """Height of a plot, margins for its labels, and the whole width [px]."""

    height: int
    left: int
    right: int = 28
    width: int = WIDTH


def remembered(draw: Callable[P, Markup]) -> Callable[P, Markup]:
    """Return a chart that is drawn once for the same numbers and words.

    Most of the time of a page goes into its charts; a page built again while its texts
    are edited has the charts it had.
    """
    kept: OrderedDict[str, Markup] = OrderedDict()

    @wraps(draw)
    def once(*rows: P.args, **words: P.kwargs) -> Markup:
        key = repr((rows, sorted(words.items())))
        if key not in kept:
            kept[key] = draw(*rows, **words)
        kept.move_to_end(key)
        while len(kept) > MOST_REMEMBERED:
            kept.popitem(last=False)
        return kept[key]

    return once


def drawn(
    layers: Sequence[alt.Chart],
    *,
    id_: str,
    kind: Kind,
    box: Box,
    description: str,
    locale: str,
) -> Markup:
    """Return a chart as SVG with fixed margins, so that no font decides its layout.

    Args:
        layers: What is drawn, from back to front.
        id_: Name of the drawing; every id in it begins so.
        kind: Kind of the numbers drawn.
        box: Its measures.
        description: What is to be seen, as a sentence.
        locale: Of the numbers and months on the axes.
    """
    sized = (
        alt.LayerChart(layer=list(layers))
        .properties(
            width=box.width - box.left - box.right,
            height=box.height,
            padding={"left": box.left, "right": box.right, "top": 18, "bottom": 34},
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure(
            background="transparent",
            view=alt.ViewConfig(stroke=None),
            axis=alt.AxisConfig(
                labelFontSize=12,
                labelColor=INK,
                gridColor="#e4e4e4",
                domainColor=GREY,
                tickColor=GREY,
                labelFlush=False,
            ),
            text=alt.MarkConfig(fontSize=12, color=INK),
        )
    )
    text = vl_convert.vegalite_to_svg(
        sized.to_dict(validate=False),
        allowed_base_urls=[],
        format_locale=number_locale(locale),
        time_format_locale=time_locale(locale),
    )
    return _clean(text, id_=id_, kind=kind, description=description)


def drawing_of(text: str) -> ET.Element:
    """Return the tree of a drawing.

    Args:
        text: A drawing of this module: no document from outside is ever parsed here.
    """
    return ET.fromstring(text)  # noqa: S314 the text was drawn from our own data


def _clean(text: str, *, id_: str, kind: Kind, description: str) -> Markup:
    """Return the drawing with own ids, without inline styles, roles and hidden parts."""
    ET.register_namespace("", SVG)
    root = drawing_of(text)
    _drop_invisible(root)
    names: dict[str, str] = {}
    for element in root.iter():
        if "id" in element.attrib:
            names[element.attrib["id"]] = f"{id_}-{len(names)}"
    for element in root.iter():
        _clean_attributes(element, names=names)
    width, height = root.attrib.pop("width"), root.attrib.pop("height")
    root.attrib.update(_head(id_, kind=kind, width=width, height=height))
    sentence = ET.Element(f"{{{SVG}}}desc", {"id": f"{id_}-desc"})
    sentence.text = description
    root.insert(0, sentence)
    plain = ET.tostring(root, encoding="unicode").replace(f' xmlns="{SVG}"', "", 1)
    return trusted(plain)


def _head(id_: str, *, kind: Kind, width: str, height: str) -> Mapping[str, str]:
    return {
        "class": "drawing",
        "role": "img",
        "aria-labelledby": f"{id_}-desc",
        "data-kind": kind,
        "viewBox": f"0 0 {width} {height}",
    }


def _drop_invisible(root: ET.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            hidden = child.get("display") == "none" or child.get("opacity") == "0"
            empty = (
                child.tag == f"{{{SVG}}}path"
                and "stroke" not in child.attrib
                and ("fill" not in child.attrib)
            )
            if hidden or empty:
                parent.remove(child)


def _clean_attributes(element: ET.Element, *, names: Mapping[str, str]) -> None:
    for key, value in list(element.attrib.items()):
        if key in DROPPED or key.startswith("aria-"):
            del element.attrib[key]
        elif key == "id":
            element.attrib[key] = names[value]
        else:
            renamed = REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value)
            element.attrib[key] = NUMBER.sub(lambda found: f"{float(found[0]):.2f}", renamed)


def data(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """Return rows as inline data."""
    return alt.InlineData(values=[dict(row) for row in rows])

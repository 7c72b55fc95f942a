"""The few pieces of HTML that every page is made of. What comes in is escaped."""

from collections.abc import Iterable, Sequence
from typing import Literal

from markupsafe import Markup, escape

NBSP = "\N{NO-BREAK SPACE}"
WIDE = 7
"""Columns from which on a table sets ranges below their middles."""
Kind = Literal["claim", "estimate", "assumption", "arithmetic"]


def trusted(text: str) -> Markup:
    """Return text of the package itself (catalogues, drawings) as markup."""
    return Markup(text)  # noqa: S704 never text of a case; the hostile-text test holds it to that


def join(parts: Iterable[str | Markup], *, by: str | Markup = "") -> Markup:
    """Return the parts in a row, each escaped unless it is markup."""
    return escape(by).join(escape(part) for part in parts)


def number(
    text: str | Markup, *, kind: Kind, mark: str, value: float | None = None, cls: str = ""
) -> Markup:
    """Return a number that carries its kind, in markup and as a visible letter.

    Args:
        text: As printed.
        kind: What kind of number it is.
        mark: Its letter.
        value: As a machine reads it.
        cls: `wraps` for one that may be broken between lines, `chance` for a likelihood.
    """
    machine = "" if value is None else f"{value:.6g}"
    return Markup('<data class="n {}{}" value="{}">{}<i class="k">{}</i></data>').format(
        kind, f" {cls}" if cls else "", machine, text, mark
    )


def number_parts(
    middle: str | Markup, *, ends: str, kind: Kind, mark: str, value: float
) -> tuple[Markup, Markup]:
    """Return a number of a kind cut where its noun would stand: before its range and mark."""
    head = Markup('<data class="n {}" value="{:.6g}">{}').format(kind, value, middle)
    bare = ends.lstrip(NBSP)
    apart = ends[: len(ends) - len(bare)]
    shown = Markup('{}<span class="ends">{}</span>').format(apart, bare) if ends else Markup("")
    return head, Markup('{}<i class="k">{}</i></data>').format(shown, mark)


def tag(name: str, body: str | Markup, *, cls: str = "", id_: str = "", lang: str = "") -> Markup:
    """Return one element with a class, an id and a language where given."""
    pairs = (("class", cls), ("id", id_), ("lang", lang))
    extra = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in pairs if value)
    return Markup("<{0}{1}>{2}</{0}>").format(trusted(name), extra, body)


def paragraph(*parts: str | Markup, cls: str = "") -> Markup:
    """Return a paragraph of sentences, a space between them; nothing for none."""
    kept = [part for part in parts if part]
    return tag("p", join(kept, by=" "), cls=cls) if kept else Markup("")


def listing(items: Sequence[str | Markup], *, cls: str = "") -> Markup:
    """Return an unordered list; nothing for no items."""
    if not items:
        return Markup("")
    return tag("ul", join(tag("li", item) for item in items), cls=cls)


def lines(*parts: str | Markup) -> Markup:
    """Return the lines of a cell; an empty one is left out."""
    return join(tag("div", part) for part in parts if part)


def long(text: str | Markup) -> Markup:
    """Return a text that keeps a readable width in the column of a table; nothing for none."""
    return tag("div", text, cls="long") if text else Markup("")


def heading(level: int, text: str | Markup, *, id_: str = "") -> Markup:
    """Return a heading; the level is the page's own outline."""
    return tag(f"h{level}", text, id_=id_)


def table(
    caption: str | Markup,
    *,
    head: Sequence[str | Markup],
    rows: Sequence[Sequence[str | Markup]],
    ids: Sequence[str] = (),
    label: str,
    cls: str = "",
) -> Markup:
    """Return a table whose first column names its rows, in a box that scrolls by keyboard.

    Args:
        caption: What the table holds.
        head: Column titles, that of the first column included.
        rows: Cells, the row's name first.
        ids: Anchor of each row, where rows are linked to.
        label: Name of the scrolling box for those who do not see it.
        cls: A class of its own.
    """
    if not rows:
        return Markup("")
    titles = join(Markup('<th scope="col">{}</th>').format(cell) for cell in head)
    anchors = list(ids) or [""] * len(rows)
    body = join(_row(row, anchor=anchor) for row, anchor in zip(rows, anchors, strict=True))
    classes = " ".join(one for one in (cls, "wide" if len(head) >= WIDE else "") if one)
    wide = Markup(' class="{}"').format(classes) if classes else Markup("")
    return Markup(
        '<div class="scroll" role="group" tabindex="0" aria-label="{}"><table{}>'
        "<caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(label, wide, caption, titles, body)


def _row(cells: Sequence[str | Markup], *, anchor: str) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(cells[0])
    rest = join(tag("td", cell) for cell in cells[1:])
    at = Markup(' id="{}"').format(anchor) if anchor else Markup("")
    return Markup("<tr{}>{}{}</tr>").format(at, first, rest)


def details(summary: str | Markup, body: Markup) -> Markup:
    """Return a block that opens on request; print leaves it out, the tables are files too."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)


def section(id_: str, *, title: str | Markup, body: Markup, stamp: str | Markup = "") -> Markup:
    """Return a section with its heading and, under it, the stamp of a result not accepted."""
    return Markup(
        '<section id="{0}" aria-labelledby="{0}-h"><h2 id="{0}-h">{1}</h2>{2}{3}</section>\n'
    ).format(id_, title, stamp, body)

"""The first cell of each row of a table as its header, which the compiler does not mark."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

DEEPEST = 200
"""A structure tree nested deeper than this is not one of ours."""


def with_row_headers(pdf: bytes) -> bytes:
    """Return a tagged PDF in which the first cell of each row of a table is its row's header.

    A row whose first cell is a header already, as that of the column titles, stays as it is.

    Args:
        pdf: A tagged PDF, whose tables have the names of their rows in the first column.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        root = opened.Root.StructTreeRoot
        for row in _below(root, kind=Name.TR):
            cells = [one for one in _children(row) if one.get("/S") in {Name.TD, Name.TH}]
            if cells and cells[0].S == Name.TD:
                cells[0].S = Name.TH
                cells[0].A = _with_scope(cells[0].get("/A"))
        made = BytesIO()
        opened.save(made, deterministic_id=True, fix_metadata_version=False)
    return made.getvalue()


def _with_scope(attributes: Object | None) -> Object:
    """Return the attributes of a cell with those of a row's header."""
    kept = list(attributes) if isinstance(attributes, Array) else [attributes]
    others = [one for one in kept if one is not None and one.get("/O") != Name.Table]
    header = Dictionary(O=Name.Table, Scope=Name.Row)
    return Array([*others, header]) if others else header


def _below(element: Object, *, kind: Name, depth: int = 0) -> Iterator[Object]:
    """Yield the elements of a kind below one, in order."""
    if depth > DEEPEST:
        raise RecursionError(kind)
    for one in _children(element):
        if one.get("/S") == kind:
            yield one
        yield from _below(one, kind=kind, depth=depth + 1)


def _children(element: Object) -> list[Object]:
    """Return the structure elements right below one."""
    below = element.get("/K")
    held = list(below) if isinstance(below, Array) else [below]
    return [one for one in held if isinstance(one, Dictionary) and "/S" in one]

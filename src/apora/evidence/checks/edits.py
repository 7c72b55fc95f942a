"""Do the claims still stand as they were settled?"""

from dataclasses import replace

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, of_claim
from apora.evidence.nearest import clipped
from apora.evidence.settling import cell_of, edit_rows


def edits_not_read(bench: Bench) -> list[Problem]:
    """Return what cannot be read of the edits by which conflicts were settled."""
    return [replace(one, rule="edits_not_read") for one in edit_rows(bench.case.folder)[1]]


def settled_otherwise(bench: Bench) -> list[Problem]:
    """Return a warning for every cell that was settled and has been changed since."""
    rows, _ = edit_rows(bench.case.folder)
    last = {(row.claim, row.column): row for row in rows if row.column}
    claims = {one.id: one for one in bench.case.claims}
    return [
        of_claim(
            claims[name],
            column=column,
            what=f'it was settled as "{clipped(row.after)}" on {row.when[:10]} and is another now.',
            remedy="Settle it anew with `apora settle`, so that edits.csv says why.",
            rule="settled_otherwise",
            severity="warning",
        )
        for (name, column), row in last.items()
        if name in claims and cell_of(claims[name], column=column) != row.after
    ]

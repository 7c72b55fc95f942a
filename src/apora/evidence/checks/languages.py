"""Which texts that a report prints are translated in part only."""

from collections.abc import Iterable, Iterator, Sequence

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, listed, problem
from apora.evidence.records import Text
from apora.evidence.uses import reasons_of, use_of

Column = tuple[str, str, Sequence[tuple[str, Text]]]
"""File, column, and the text of each row beside the row's name."""


def text_not_translated(bench: Bench) -> list[Problem]:
    """Return a warning for every column that a language of the case has for some rows only.

    A column that it does not have at all was left so on purpose. In one language nothing is
    missing.
    """
    languages = bench.case.settings.languages
    if len(languages) == 1:
        return []
    return [
        problem(
            table,
            row="",
            column=f"{column}.{language}",
            what=f"there is no text for {listed(missing)}, though there is for others; the report "
            "prints the first language there.",
            remedy="Write it, or empty the whole column.",
            rule="text_not_translated",
            severity="warning",
        )
        for table, column, rows in _printed(bench)
        for language in languages
        if (missing := [row for row, text in rows if text and language not in text])
        and any(language in text for _, text in rows)
    ]


def _printed(bench: Bench) -> Iterator[Column]:
    """Yield the columns of free text that a report prints; names stay as they are."""
    case = bench.case
    for name in ("kind", "grade_why", "interest"):
        yield "sources.csv", name, _column(case.sources, name=name)
    for name in ("origin", "statement", "note"):
        yield "claims.csv", name, _column(case.claims, name=name)
    known = [one for one in case.claims if use_of(one).kind != "unknown"]
    yield "claims.csv", "use", [(one.id, reasons_of(one)) for one in known]
    for table, rows in (("parameters.csv", case.parameters), ("households.csv", case.households)):
        yield table, "why", [(_label(one.id, one.stratum), one.why) for one in rows]
    simulated = [one for one in case.units if one.stratum]
    yield "units.csv", "note", _column(simulated, name="note")
    for name in ("title", "conditions"):
        yield "measures", name, _column(case.measures, name=name)


def _column(rows: Iterable[object], *, name: str) -> list[tuple[str, Text]]:
    return [(str(getattr(one, "id", "")), getattr(one, name)) for one in rows]


def _label(*parts: str) -> str:
    return " / ".join(part for part in parts if part)

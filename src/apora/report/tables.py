"""The tables of a report as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from apora.cells import Cell, guarded
from apora.report.results_rows import ClaimRow, Quantiles
from apora.report.view import View

QUANTILES = ("p5", "p25", "p50", "p75", "p95")
CLAIM = (
    *("id", "says", "says_language", "read_as", "indicator", "where", "when", "date_assumed"),
    *("nature", "source", "origin", "grade", "credibility", "use", "reason", "unit"),
    *("statement", "note"),
)
OTHERS = (
    *(f"others_{key}" for key in QUANTILES),
    *("others_tail", "others_overlap", "others_by", "others_reliable"),
)
CHANGE = ("what", "name", "claims", "by", "reliable", "reasons")
SCENARIO = ("id", "measures", "reactions", "delay_months", "assumed")
PLACE = ("indicator", "where", "when", "unit")
OUTCOME = ("value", "contrast", "null", "wide")


def write_tables(view: View, folder: Path) -> list[Path]:
    """Write every table that this edition shows; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, (head, rows) in report_tables(view).items():
        path = folder / f"{name}.csv"
        path.write_text(csv_text(head, rows), encoding="utf-8", newline="")
        written.append(path)
    return written


def report_tables(view: View) -> dict[str, tuple[Sequence[str], list[list[Cell]]]]:
    """Return each table's columns and rows."""
    return {
        "changes": _changes(view),
        "claims": _claims(view),
        "influence": _influence(view),
        "estimates": _estimates(view),
        "parameters": _parameters(view),
        "scenarios": _scenarios(view),
        "money": _money(view),
        "series": _series(view),
    }


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV; text that a spreadsheet would run is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def _five(quantiles: Quantiles | None) -> list[Cell]:
    if quantiles is None:
        return [None] * len(QUANTILES)
    return [getattr(quantiles, key) for key in QUANTILES]


def _named(prefix: str) -> list[str]:
    return [f"{prefix}_{key}" for key in QUANTILES]


def _claims(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    head = [*CLAIM, *_named("prior"), *_named("posterior"), "tail", *OTHERS, "conflict", "kind"]
    rows: list[list[Cell]] = []
    for row in view.results.claims:
        shown = view.shows(row.indicator, where=row.where)
        predicted: list[Cell] = [
            *_five(row.prior if shown else None),
            *_five(row.posterior if shown else None),
            row.tail if shown else None,
            *_others(row if shown else None),
        ]
        rows.append(
            [*(_cell(view, row, key=key) for key in CLAIM), *predicted, row.conflict, "claim"]
        )
    return head, rows


def _influence(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    """Return what leaving out each claim does to each headline that this edition shows."""
    head = ["claim", "headline", "where", "unit", "shift", "settled", "kind"]
    headlines = {
        one.id: one
        for one in view.results.headlines
        if view.shows(one.indicator or "", where=one.where)
    }
    rows: list[list[Cell]] = [
        [row.id, one.headline, found.where, found.unit, one.shift, one.reliable, "estimate"]
        for row in view.results.claims
        for one in row.influence
        if (found := headlines.get(one.headline)) is not None
    ]
    return head, rows


def _others(row: ClaimRow | None) -> list[Cell]:
    """Return what the other claims imply in a claim's place; no number where weights failed."""
    others = row.others if row else None
    if others is None:
        return [None] * len(OTHERS)
    told = others if others.reliable else None
    return [
        *_five(told.implied if told else None),
        told.tail if told else None,
        told.overlap if told else None,
        others.by,
        others.reliable,
    ]


def _changes(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    head = [*CHANGE, "headline", "where", "when", "unit", *_named("after"), "shift", "kind"]
    headlines = {
        row.id: row
        for row in view.results.headlines
        if view.shows(row.indicator or "", where=row.where)
    }
    rows: list[list[Cell]] = [
        [
            row.what,
            row.name,
            " ".join(row.claims),
            row.by,
            row.reliable,
            " ".join(row.reasons),
            *(getattr(headlines[one.headline], key) for key in ("id", "where", "when", "unit")),
            *_five(one.posterior),
            one.shift,
            "estimate",
        ]
        for row in view.results.changes
        for one in row.headlines
        if one.headline in headlines
    ]
    return head, rows


def _cell(view: View, row: ClaimRow, *, key: str) -> Cell:
    """Return a cell of a claim; how it was read, in the first language of the case."""
    cell = getattr(row, key)
    return view.main(cell) if isinstance(cell, dict) else cell


def _estimates(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    head = [
        "indicator",
        "title",
        "where",
        "when",
        "scenario",
        "unit",
        *_named("prior"),
        *_named("posterior"),
        "contraction",
        "told",
        "kind",
    ]
    rows: list[list[Cell]] = [
        [
            row.indicator,
            row.title,
            row.where,
            row.when,
            row.scenario,
            row.unit,
            *_five(row.prior),
            *_five(row.posterior),
            row.contraction,
            row.told,
            "estimate",
        ]
        for row in view.estimates
    ]
    return head, rows


def _parameters(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    head = [
        "id",
        "stratum",
        "gate",
        "unit",
        "meaning",
        *_named("prior"),
        *_named("posterior"),
        "contraction",
        "told",
        "sampled",
        "basis",
        "why",
    ]
    rows: list[list[Cell]] = [
        [
            row.id,
            row.stratum,
            row.gate,
            row.unit,
            row.meaning,
            *_five(row.prior),
            *_five(row.posterior),
            row.contraction,
            row.told,
            row.sampled,
            row.basis,
            view.main(row.why),
        ]
        for row in view.results.parameters
    ]
    return head, rows


def _scenarios(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    quantities = [name for key in (*OUTCOME, "cost") for name in _named(key)]
    head = [*SCENARIO, *PLACE, "draws", "wrong_sign", *quantities, "currency", "kind"]
    rows: list[list[Cell]] = [
        [
            row.id,
            " ".join(row.measures),
            " ".join(row.reactions),
            row.delay_months,
            " ".join(row.assumed),
            *(getattr(one, key) for key in PLACE),
            one.draws,
            one.wrong_sign,
            *(value for key in OUTCOME for value in _five(getattr(one, key))),
            *_five(row.cost),
            view.results.case.currency,
            "estimate",
        ]
        for row in view.results.scenarios
        for one in row.outcomes
        if view.shows(one.indicator, where=one.where)
    ]
    return head, rows


def _money(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    """Return what comes in and is paid out, by set of measures and month."""
    head = ["scenario", "month", "draws", *_named("in"), *_named("out"), "currency", "kind"]
    rows: list[list[Cell]] = [
        [
            row.scenario,
            one.month,
            row.draws,
            *_five(one.money_in),
            *_five(one.money_out),
            view.results.case.currency,
            "estimate",
        ]
        for row in view.results.programmes
        for one in row.months
    ]
    return head, rows


def _series(view: View) -> tuple[Sequence[str], list[list[Cell]]]:
    head = ["indicator", "where", "scenario", "unit", "week", "part", *QUANTILES, "kind"]
    rows: list[list[Cell]] = [
        [
            row.indicator,
            row.where,
            row.scenario,
            row.unit,
            week.isoformat(),
            "projection" if week >= row.projection_from else "data",
            row.p5[at],
            row.p25[at],
            row.p50[at],
            row.p75[at],
            row.p95[at],
            "estimate",
        ]
        for row in view.series
        for at, week in enumerate(row.weeks)
    ]
    return head, rows

"""What moved between two builds, and what of the case or the program changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Part: TypeAlias = Mapping[str, Any]

SMALLEST_MOVE = 0.1
"""A median moved if it shifts by more than this share of the old 90 % range."""
CLAIM_FIELDS = (
    *("says", "read_as", "indicator", "where", "when", "nature", "source", "origin", "grade"),
    *("credibility", "use", "reason"),
)
SOURCE_FIELDS = ("title", "published", "grade", "interest", "text_state", "sha256")
PRIOR_FIELDS = ("prior", "basis", "unit")
MEASURE_FIELDS = ("by", "from", "to", "changes")
METHOD_FIELDS = ("version", "seed", "household_types", "weeks", "lexicon")
CASE_FIELDS = (
    *("as_of", "decision_date", "main_shock", "currency", "report_currency", "rate", "rate_date"),
    *("standard_of_proof", "headline_unit"),
)


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A main point that moved: before, after, and how much of it new claims account for.

    `by_claims` is the shift that the claims added, changed or taken out account for, by
    their own weight on the point; none where no weight is known. The rest of the shift is
    due to assumptions, priors, measures or method, and is not split further.
    """

    id: str
    title: str
    unit: str
    before: str
    after: str
    shift: float | None = None
    by_claims: float | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is not as it was."""

    kind: str
    id: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Main points that moved, and everything that changed."""

    moved: tuple[Moved, ...]
    changes: tuple[Change, ...]


def difference(old: Part, *, new: Part) -> Difference:
    """Return what moved between two results, and what changed.

    Args:
        old: Results of the build before.
        new: Results of the build after.
    """
    return Difference(
        moved=(*_words_moved(old, new=new), *_numbers_moved(old, new=new)),
        changes=tuple(_changes(old, new=new)),
    )


def _words_moved(old: Part, *, new: Part) -> Iterator[Moved]:
    words = (
        ("status", "What the result can be used for", _status(old), _status(new)),
        ("narrowest", "The narrowest gate", _narrowest(old), _narrowest(new)),
    )
    for name, title, before, after in words:
        if before != after:
            yield Moved(id=name, title=title, unit="", before=before, after=after)


def _status(results: Part) -> str:
    return str(results.get("status", ""))


def _narrowest(results: Part) -> str:
    return str((results.get("gates") or {}).get("narrowest", ""))


def _numbers_moved(old: Part, *, new: Part) -> Iterator[Moved]:
    before, after = _points(old), _points(new)
    for name, row in after.items():
        if name not in before:
            yield _there_or_gone(name, row=row, gone=False)
            continue
        was, now = before[name][1], row[1]
        width = abs(was["p95"] - was["p5"])
        shift = now["p50"] - was["p50"]
        widened = abs((now["p95"] - now["p5"]) - width)
        if max(abs(shift), widened) > max(SMALLEST_MOVE * width, 1e-12):
            yield Moved(
                id=name,
                title=row[0],
                unit=row[2],
                before=_range(was),
                after=_range(now),
                shift=shift,
                by_claims=_by_claims(name, old=old, new=new),
            )
    for name, row in before.items():
        if name not in after:
            yield _there_or_gone(name, row=row, gone=True)


def _there_or_gone(name: str, *, row: tuple[str, Part, str], gone: bool) -> Moved:
    shown = _range(row[1])
    before, after = (shown, "not there") if gone else ("not there", shown)
    return Moved(id=name, title=row[0], unit=row[2], before=before, after=after)


def _points(results: Part) -> dict[str, tuple[str, Part, str]]:
    """Return the main points by id: headlines, gates, and what each scenario adds."""
    found = {
        row["id"]: (row["title"], row["posterior"], row["unit"])
        for row in results.get("headlines", ())
    }
    gates = results.get("gates") or {}
    for name, quantiles in (gates.get("per_100") or {}).items():
        found[f"gate.{name}"] = (f"Of a hundred people: {name}", quantiles, "persons")
    for scenario in results.get("scenarios", ()):
        for row in scenario["outcomes"]:
            name = f"{scenario['id']}.{row['indicator']}.{row['where']}.{row['when']}"
            title = f"{scenario['id']}: {row['title']}, {row['where']}, {row['when']}"
            found[name] = (f"{title}, less the reference", row["contrast"], row["unit"])
    return found


def _range(quantiles: Part) -> str:
    return f"{quantiles['p50']:.4g} ({quantiles['p5']:.4g} to {quantiles['p95']:.4g})"


def _by_claims(headline: str, *, old: Part, new: Part) -> float | None:
    """Return the shift of a headline that changed claims account for, by their influence.

    Influence is what leaving a claim out does; taking it in does the opposite.
    """
    before, after = _influence(old, headline=headline), _influence(new, headline=headline)
    rows = {id_: (old_, new_) for id_, old_, new_ in _pairs(old, new=new, table="claims")}
    changed = [id_ for id_, (was, now) in rows.items() if _fields(was, now=now, names=CLAIM_FIELDS)]
    shifts = [
        (before.get(id_) or 0.0) - (after.get(id_) or 0.0)
        for id_ in changed
        if id_ in before or id_ in after
    ]
    return sum(shifts) if shifts else None


def _influence(results: Part, *, headline: str) -> dict[str, float]:
    return {
        row["id"]: one["shift"]
        for row in results.get("claims", ())
        for one in row.get("influence", ())
        if one["headline"] == headline
    }


def _changes(old: Part, *, new: Part) -> Iterator[Change]:
    tables: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("claim", "claims", CLAIM_FIELDS),
        ("source", "sources", SOURCE_FIELDS),
        ("assumption", "assumptions", ("value", "text")),
        ("prior", "parameters", PRIOR_FIELDS),
        ("measure", "measures", MEASURE_FIELDS),
        ("scenario", "scenarios", ("measures", "reactions", "delay_months")),
        ("judgement", "judgements", ("text", "confidence", "why")),
    )
    for kind, table, names in tables:
        for id_, was, now in _pairs(old, new=new, table=table):
            what = _fields(was, now=now, names=names)
            if what:
                yield Change(kind=kind, id=id_, what=what)
    heads: tuple[tuple[str, Sequence[str]], ...] = (
        ("case", CASE_FIELDS),
        ("method", METHOD_FIELDS),
    )
    for kind, names in heads:
        before, after = old.get("case", {}), new.get("case", {})
        for name in names:
            if before.get(name) != after.get(name):
                what = f"{_short(before.get(name))} → {_short(after.get(name))}"
                yield Change(kind=kind, id=name, what=what)
    if _drawn(old) != _drawn(new):
        yield Change(kind="method", id="draws", what=f"{_drawn(old)} → {_drawn(new)}")


def _drawn(results: Part) -> str:
    found = results.get("diagnostics") or {}
    return f"{found['chains']} chains of {found['draws']}" if found else "none"


def _pairs(old: Part, *, new: Part, table: str) -> Iterator[tuple[str, Part | None, Part | None]]:
    """Yield every row of a table by its key, as it was and as it is."""
    before = {_key(row): row for row in old.get(table, ())}
    after = {_key(row): row for row in new.get(table, ())}
    for key in dict.fromkeys((*before, *after)):
        yield key, before.get(key), after.get(key)


def _key(row: Part) -> str:
    return " / ".join(str(one) for one in (row["id"], row.get("stratum", "")) if one)


def _fields(was: Part | None, *, now: Part | None, names: Sequence[str]) -> str:
    """Return how a row differs in some fields, or nothing where it does not."""
    if was is None:
        return "added"
    if now is None:
        return "taken out"
    parts = [
        f"{name}: {_short(was.get(name))} → {_short(now.get(name))}"
        for name in names
        if was.get(name) != now.get(name)
    ]
    return "; ".join(parts)


def _short(value: object, *, most: int = 60) -> str:
    if isinstance(value, Mapping) and {"p5", "p50", "p95"} <= set(value):
        return _range(value)
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    text = " ".join(text.split()) or "empty"
    return text if len(text) <= most else f"{text[: most - 1]}…"

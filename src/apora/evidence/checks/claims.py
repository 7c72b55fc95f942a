"""What a claim must say, and what it must not."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, Heeded, days_of, ids_in, listed, of_claim, problem
from apora.evidence.nearest import clipped
from apora.evidence.observations import origin_key, origin_of
from apora.evidence.records import main_text
from apora.registry.indicators import INDICATOR_BY_ID

_FEWEST_PERSONS = 10
_FEWEST_OF_SHARE = 50
_MOST_COMPARED = 50


def use_not_known(bench: Bench) -> list[Problem]:
    """Return a problem for every `use` that is none of the four."""
    return [
        of_claim(
            one.claim,
            column="use",
            what=f'"{clipped(main_text(one.claim.use))}" is not a use.',
            remedy="Write calibrate, context: reason, hold: reason, or superseded by ID.",
            rule="use_not_known",
        )
        for one in bench.claims
        if one.use.kind == "unknown"
    ]


def indicator_missing(bench: Bench) -> list[Problem]:
    """Return a problem for every claim, drafts apart, that does not say what it is about."""
    return [
        of_claim(
            one.claim,
            column="indicator",
            what="missing.",
            remedy="Name the quantity that the number is about; `apora indicators` lists them.",
            rule="indicator_missing",
        )
        for one in bench.claims
        if not one.claim.indicator and not one.use.is_draft
    ]


def draft_not_looked_at(bench: Bench) -> list[Problem]:
    """Return a warning that names the claims that a machine read and nobody has looked at."""
    drafts = [one.claim.id for one in bench.claims if one.use.is_draft]
    if not drafts:
        return []
    return [
        problem(
            "claims.csv",
            row="",
            column="use",
            what=f"drafts that nobody has looked at: {listed(drafts)}.",
            remedy="Hold each against its text, correct what was guessed, then set use to "
            "calibrate or context: reason; delete what is no statement about the service.",
            rule="draft_not_looked_at",
            severity="warning",
        )
    ]


def none_in_use(bench: Bench) -> list[Problem]:
    """Return a problem where a model would have nothing to learn from."""
    if any(one.use.kind == "calibrate" for one in bench.claims):
        return []
    return [
        problem(
            "claims.csv",
            row="",
            column="use",
            what="no claim is in use, so a model has nothing to learn from.",
            remedy="Add what sources said, and set use to calibrate where a claim may count.",
            rule="none_in_use",
        )
    ]


def set_aside_without_reason(bench: Bench) -> list[Problem]:
    """Return a problem for every claim kept out of the calibration without a reason."""
    return [
        of_claim(
            one.claim,
            column="use",
            what=f"{one.use.kind} without a reason.",
            remedy=f"Say why, as in `{one.use.kind}: counts another body`.",
            rule="set_aside_without_reason",
        )
        for one in bench.claims
        if one.use.kind in {"context", "hold"} and not one.use.reason
    ]


def date_not_read(bench: Bench) -> list[Problem]:
    """Return a problem for every date that is no EDTF date or interval."""
    found = [
        of_claim(
            one.claim,
            column="when",
            what=f'"{clipped(one.claim.when)}" is not a date.',
            remedy="Write 2020-11-01, 2020-08, 2020-08~ (about), 2020-11-02/2020-11-08 or ../2019.",
            rule="date_not_read",
        )
        for one in bench.claims
        if one.claim.when and one.days is None
    ]
    return found + [
        problem(
            "sources.csv",
            row=source.id,
            column="published",
            what=f'"{clipped(source.published)}" is not a date.',
            remedy="Write 2020-11-30, 2020-11, or 2021~ where the day is not shown.",
            rule="date_not_read",
        )
        for source in bench.case.sources
        if days_of(source.published) is None
    ]


def date_assumed(bench: Bench) -> list[Problem]:
    """Return a warning that names every claim in use that has no date of its own."""
    undated = [one.claim.id for one in bench.read if not one.claim.when]
    if not undated:
        return []
    return [
        problem(
            "claims.csv",
            row="",
            column="when",
            what=f"date assumed, from the onset of the events to publication: {listed(undated)}.",
            remedy="Give the date or interval each source speaks of, if it can be known.",
            rule="date_assumed",
            severity="warning",
        )
    ]


def later_than_published(bench: Bench) -> list[Problem]:
    """Return a problem for every claim about days after its own publication."""
    found = []
    for one in bench.claims:
        source = bench.sources.get(one.claim.source)
        published = days_of(source.published) if source else None
        if one.days is None or published is None:
            continue
        loose = one.days.approximate or one.days.open_end or "/" not in one.claim.when
        last = one.days.lower if loose else one.days.upper
        if last > published.upper:
            found.append(
                of_claim(
                    one.claim,
                    column="when",
                    what=f"{one.claim.when} is later than the source, published "
                    f"{source.published if source else ''}.",
                    remedy="Correct the date, or name the source that could know it.",
                    rule="later_than_published",
                )
            )
    return found


def read_before_published(bench: Bench) -> list[Problem]:
    """Return a problem for every source read before it was published, or on no date."""
    found = []
    for source in bench.case.sources:
        if not source.read:
            continue
        read, published = days_of(source.read), days_of(source.published)
        if read is None:
            what = f'"{clipped(source.read)}" is not a date.'
        elif published is not None and read.upper < published.lower:
            what = f"{source.read} is before it was published, {source.published}."
        else:
            continue
        found.append(
            problem(
                "sources.csv",
                row=source.id,
                column="read",
                what=what,
                remedy="Give the day it was read, or empty the cell: it then prints as not stated.",
                rule="read_before_published",
            )
        )
    return found


def flow_without_period(bench: Bench) -> list[Problem]:
    """Return a problem for every flow that does not say over which days it was counted."""
    return [
        of_claim(
            one.claim,
            column="when",
            what=f"{one.claim.when} is one day, and {one.claim.indicator} runs over a period.",
            remedy="Give the period, as in 2020-11-02/2020-11-08; or say nature = total.",
            rule="flow_without_period",
        )
        for one in bench.read
        if one.claim.nature == "flow"
        and one.days is not None
        and one.days.upper - one.days.lower < timedelta(days=1)
        and not (one.reading and one.reading.per)
        and any(_is_flow(name) for name in ids_in(one.claim.indicator))
    ]


def confirmed_by_nobody(bench: Bench) -> list[Problem]:
    """Return a problem for every digit 1 that no claim of another origin bears out."""
    origins: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in bench.claims:
        for indicator in ids_in(one.claim.indicator):
            origins[indicator, one.claim.where].add(origin_key(one.claim))
    return [
        of_claim(
            one.claim,
            column="credibility",
            what="1 means confirmed by others, and no claim of another origin speaks of it.",
            remedy="Add the claim that confirms it, or give 2 or more.",
            rule="confirmed_by_nobody",
        )
        for one in bench.claims
        if one.claim.credibility == 1
        and all(
            # Its own origin is among them: a second one would confirm it.
            len(origins[indicator, one.claim.where]) == 1
            for indicator in ids_in(one.claim.indicator)
        )
    ]


def said_twice(bench: Bench) -> list[Problem]:
    """Return a problem for every claim in use by which one origin says one thing again.

    The same thing about the same days; or the same number about days that overlap, or
    that one of the two does not give: a copy in another publication is no second voice.
    """
    groups: dict[tuple[str, ...], list[Heeded]] = defaultdict(list)
    for one in bench.read:
        claim = one.claim
        stat = one.reading.stat if one.reading else ""
        key = (origin_key(claim), claim.indicator, claim.where, claim.over, stat)
        groups[(*key, claim.of, claim.counted, claim.nature or "")].append(one)
    return [
        of_claim(
            copies[0].claim,
            column="use",
            what=f"{listed(one.claim.id for one in (first, *copies))} are one thing said "
            f"{len(copies) + 1} times by one origin ({clipped(origin_of(first.claim))}): it counts "
            "once.",
            remedy=f"Set the others to `superseded by {first.claim.id}`, or correct origin.",
            rule="said_twice",
        )
        for group in groups.values()
        for first, copies in _copies(group)
    ]


def _copies(group: list[Heeded]) -> Iterator[tuple[Heeded, list[Heeded]]]:
    """Yield each claim of one origin about one thing with the later ones that repeat it."""
    by_number: dict[object, list[tuple[Heeded, list[Heeded]]]] = defaultdict(list)
    by_date: dict[str, tuple[Heeded, list[Heeded]]] = {}
    for one in group:
        text = one.reading.text if one.reading else one.claim.says
        held = by_date.get(one.claim.when) or next(
            (other for other in by_number[text][:_MOST_COMPARED] if _may_be_same(other[0], one)),
            None,
        )
        if held is None:
            held = (one, [])
            by_number[text].append(held)
            by_date[one.claim.when] = held
        else:
            held[1].append(one)
    yield from (held for held in by_date.values() if held[1])


def _may_be_same(first: Heeded, second: Heeded) -> bool:
    """Return whether two claims of one number can speak of the same days."""
    if first.days is None or second.days is None:
        return first.claim.source != second.claim.source
    return first.days.lower <= second.days.upper and second.days.lower <= first.days.upper


def small_cell(bench: Bench) -> list[Problem]:
    """Return a problem for every number about fewer than ten people that is not public."""
    found = []
    for one in bench.claims:
        source = bench.sources.get(one.claim.source)
        if source is None or source.url or one.reading is None:
            continue
        few = _few_persons(one)
        if few:
            found.append(
                of_claim(
                    one.claim,
                    column="says",
                    what=f'"{clipped(one.claim.says)}" {few}, and the source has no url.',
                    remedy="Use the number of a larger unit, or give the url if it is public.",
                    rule="small_cell",
                )
            )
    return found


def small_unit(bench: Bench) -> list[Problem]:
    """Return a problem for every unit of fewer than ten posts that no public claim speaks of."""
    public = {
        unit
        for one in bench.claims
        if (source := bench.sources.get(one.claim.source)) and source.url
        for unit in ids_in(one.claim.where)
    }
    return [
        problem(
            "units.csv",
            row=unit.id,
            column="posts",
            what=f"at most {unit.posts.high:g} posts: people in it can be told apart.",
            remedy="Count them in the unit above, unless a public source speaks of this one.",
            rule="small_unit",
        )
        for unit in bench.case.units
        if unit.posts and unit.posts.high < _FEWEST_PERSONS and unit.id not in public
    ]


def _few_persons(one: Heeded) -> str:
    """Return why a number is about too few people, or nothing."""
    reading = one.reading
    if reading is None or one.claim.nature in {"order", "exists", "change"}:
        return ""
    if reading.form == "count_of":
        return f"is a share of {reading.n}" if reading.n < _FEWEST_OF_SHARE else ""
    units = {INDICATOR_BY_ID[i].unit for i in ids_in(one.claim.indicator) if i in INDICATOR_BY_ID}
    value = reading.value
    counts = reading.form in {"exact", "tally", "about", "almost", "less", "up_to", "at_most"}
    if "persons" in units and counts and value is not None and 0 < value < _FEWEST_PERSONS:
        return "" if reading.percent or reading.n else "is about fewer than ten people"
    return ""


def _is_flow(name: str) -> bool:
    indicator = INDICATOR_BY_ID.get(name)
    return indicator is not None and indicator.nature == "flow"

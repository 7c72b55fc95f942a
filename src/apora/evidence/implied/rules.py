"""One function a rule; each fires on any case with such claims."""

from apora.evidence.implied.known import Implied, ImpliedValue, Known, Ledger, ids_of, indicators_in
from apora.evidence.observations import origin_of
from apora.registry.indicators import INDICATORS, Indicator

AGREE_WITHIN = 0.2
"""Two numbers agree if they differ by less than this share of the larger."""

PARTS_OF_WHOLE = (0.1, 0.2, 0.3)
"""Weights of a part for which the change of the rest is worked out [share]."""


def mean_and_largest(ledger: Ledger) -> list[Implied]:
    """Return what the other units average, from the mean of all and the largest."""
    found = []
    for mean, top in ledger.pairs():
        same = (mean.indicator, mean.claim.over) == (top.indicator, top.claim.over)
        units = _units_over(mean, ledger=ledger)
        stats = (mean.reading.stat, top.reading.stat)
        if stats != ("mean", "max") or not same or mean.window != top.window or units <= 1:
            continue
        others = (units * mean.heard.value - top.heard.value) / (units - 1)
        found.append(
            Implied(
                id=f"mean_and_largest:{mean.id}:{top.id}",
                rule="mean_and_largest",
                title="What the other units average",
                text=f"{units} units average {_percent(mean.heard.value)} and the largest has "
                f"{_percent(top.heard.value)}. If all units weigh alike, this is left for the "
                "others.",
                claims=ids_of([mean, top]),
                values=(
                    ImpliedValue(
                        label=f"mean of the other {units - 1}", value=others, unit=mean.unit
                    ),
                ),
            )
        )
    return found


def total_over_staff(ledger: Ledger) -> list[Implied]:
    """Return what share of the staff a total is, under each number of staff."""
    found = []
    for total in ledger.known:
        if total.nature != "total" or total.indicator.unit != "persons":
            continue
        place = total.claim.where
        staff = [
            one
            for one in ledger.known
            if one.indicator.id == "headcount"
            and one.nature == "stock"
            and one.claim.where == place
        ]
        values = [
            _over(
                total, staff=one.heard.value, label=f"of {one.heard.value:,.0f} people ({one.id})"
            )
            for one in staff
        ]
        posts = ledger.posts(place)
        for staffed, end in zip(posts or (), ("fewest", "most"), strict=False):
            values.append(_over(total, staff=staffed, label=f"of {staffed:,.0f} posts, the {end}"))
        if values:
            found.append(
                Implied(
                    id=f"total_over_staff:{total.id}",
                    rule="total_over_staff",
                    title="How much of the staff a total is",
                    text=f"{total.claim.says!r} as a share of the staff, under each number of "
                    "staff that a source or units.csv gives.",
                    claims=ids_of([total, *staff]),
                    values=tuple(values),
                )
            )
    return found


def year_to_date_needs(ledger: Ledger) -> list[Implied]:
    """Return the rate since the main shock that an average over the year would need."""
    found = []
    shock = ledger.case.settings.main_shock
    for level, earlier in ledger.pairs():
        same = (level.indicator, level.claim.where) == (earlier.indicator, earlier.claim.where)
        straddles = level.window.lower < shock <= level.window.upper
        if not (same and straddles and earlier.window.upper < level.window.lower):
            continue
        if level.indicator.nature != "share" or level.nature == "change":
            continue
        before = (shock - level.window.lower).days
        days = level.window.days
        after = days - before
        found.append(
            Implied(
                id=f"year_to_date_needs:{level.id}:{earlier.id}",
                rule="year_to_date_needs",
                title="The rate since the main shock that the average would need",
                text=f"{_percent(level.heard.value)} is an average over {days} days, {before} of "
                f"them before {shock}. With as many cases every day and the earlier level until "
                "then, the rest would need this rate; below zero is impossible, so the average "
                "must differ from the earlier level in definition or mix.",
                claims=ids_of([level, earlier]),
                values=tuple(
                    ImpliedValue(
                        label=f"if it was {_percent(one)} before",
                        value=(days * level.heard.value - before * one) / after,
                        unit="share",
                    )
                    for one in _points(earlier)
                ),
            )
        )
    return found


def pair_of_changes(ledger: Ledger) -> list[Implied]:
    """Return the change of a share from the changes of its two parts."""
    found = []
    for above, below in ledger.pairs():
        share = _share_of(above.indicator, below.indicator)
        same = (above.claim.where, above.window) == (below.claim.where, below.window)
        both = above.nature == below.nature == "change" and below.heard.value > -1.0
        if share is None or not same or not both:
            continue
        change = (1.0 + above.heard.value) / (1.0 + below.heard.value) - 1.0
        values = [ImpliedValue(label="over the whole period", value=change, unit="share")]
        before = (ledger.case.settings.main_shock - above.window.lower).days
        days = above.window.days
        if 0 < before < days:
            since = ((1.0 + change) * days - before) / (days - before) - 1.0
            values.append(
                ImpliedValue(
                    label="if all of it came after the main shock", value=since, unit="share"
                )
            )
        found.append(
            Implied(
                id=f"pair_of_changes:{above.id}:{below.id}",
                rule="pair_of_changes",
                title=f"{share.title}: the change that two others imply",
                text=f"{above.indicator.title}: {_percent(above.heard.value)}. "
                f"{below.indicator.title}: {_percent(below.heard.value)}. Their ratio changed by "
                "this much; one source counted both, so errors of definition cancel.",
                claims=ids_of([above, below]),
                values=tuple(values),
            )
        )
    return found


def part_against_whole(ledger: Ledger) -> list[Implied]:
    """Return what the rest must have done where a part changed otherwise than the whole."""
    found = []
    for part, whole in ledger.pairs():
        inside = whole.claim.where in ledger.line(part.claim.where)[1:]
        same = (part.indicator, part.window) == (whole.indicator, whole.window)
        both = part.nature == whole.nature == "change"
        if not (inside and same and both):
            continue
        values = [
            ImpliedValue(
                label=f"the rest, if the part is {weight:.0%} of the whole",
                value=(whole.heard.value - weight * part.heard.value) / (1.0 - weight),
                unit="share",
            )
            for weight in PARTS_OF_WHOLE
        ]
        even = whole.heard.value / part.heard.value if part.heard.value else 0.0
        if 0.0 < even < 1.0:
            values.append(
                ImpliedValue(
                    label="weight at which the rest did not change", value=even, unit="share"
                )
            )
        found.append(
            Implied(
                id=f"part_against_whole:{part.id}:{whole.id}",
                rule="part_against_whole",
                title="What the rest did while one part changed more",
                text=f"The part changed by {_percent(part.heard.value)} (a bound is taken at its "
                f"limit), the whole by {_percent(whole.heard.value)}.",
                claims=ids_of([part, whole]),
                values=tuple(values),
            )
        )
    return found


def agreement_of_one_origin(ledger: Ledger) -> list[Implied]:
    """Return the pairs of claims that agree and have one origin."""
    found = []
    for first, second in ledger.pairs():
        if ledger.known.index(first) > ledger.known.index(second):
            continue
        one_origin = origin_of(first.claim) == origin_of(second.claim)
        related = indicators_in(first.claim) & indicators_in(second.claim)
        alike = first.nature == second.nature and not (first.reading.stat or second.reading.stat)
        a, b = first.heard.value, second.heard.value
        agree = abs(a - b) <= AGREE_WITHIN * max(abs(a), abs(b))
        if not (one_origin and related and alike and agree):
            continue
        found.append(
            Implied(
                id=f"agreement_of_one_origin:{first.id}:{second.id}",
                rule="agreement_of_one_origin",
                title="Two claims that agree and do not confirm each other",
                text=f"{first.claim.says!r} and {second.claim.says!r} agree, and both come from "
                f"one origin ({origin_of(first.claim)}): they count as one voice.",
                claims=ids_of([first, second]),
                values=tuple(
                    ImpliedValue(label=one.id, value=one.heard.value, unit=one.unit)
                    for one in (first, second)
                ),
            )
        )
    return found


def _over(total: Known, *, staff: float, label: str) -> ImpliedValue:
    return ImpliedValue(label=label, value=total.heard.value / staff, unit="share")


def _units_over(claim: Known, *, ledger: Ledger) -> int:
    """Return how many units a statistic runs over."""
    names = (claim.claim.over or claim.claim.where).split("+")
    if len(names) > 1:
        return len(names)
    return sum(unit.part_of == names[0] for unit in ledger.case.units)


def _share_of(above: Indicator, below: Indicator) -> Indicator | None:
    """Return the share indicator that is the ratio of two flows, if there is one."""
    series = (above.numerator, below.numerator)
    if above.denominator or below.denominator:
        return None
    return next((one for one in INDICATORS if (one.numerator, one.denominator) == series), None)


def _points(claim: Known) -> tuple[float, ...]:
    """Return the ends and the middle of a range, or the one number."""
    if claim.heard.form == "range":
        return claim.heard.low, claim.heard.value, claim.heard.high
    return (claim.heard.value,)


def _percent(value: float) -> str:
    return f"{100.0 * value:.4g}\u00a0%"

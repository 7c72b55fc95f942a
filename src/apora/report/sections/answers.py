"""What a reader who stops at the first page should take away: known, assumed, to be funded."""

from collections.abc import Mapping

from markupsafe import Markup

from apora.report import sentences
from apora.report.markup import join, tag
from apora.report.results_prospects import OutcomeRow, ScenarioRow
from apora.report.results_rows import Costs, HeadlineRow, Quantiles
from apora.report.sections.trios import Trio, compared, trios, until
from apora.report.sections.unknown import uncompared
from apora.report.view import View

MOST_KNOWN = 2
OPENING = frozenset({"headcount", "departures"})
"""Indicators that the page opens with, however much the evidence tells of them."""
FUND = "fund"
PAID = "aid_paid"


def answers(view: View) -> Markup:
    """Return what is known, what is assumed and what to fund first; nothing without a model."""
    if view.results.status == "evidence only":
        return Markup("")
    given = {
        "known": known(view),
        "assumed": assumed(view),
        "fund": to_fund_first(view),
        "sure": how_sure(view),
        "change": what_would_change(view),
        "unknown": not_known(view),
    }
    pairs = join(
        tag("div", join([tag("dt", view.word(f"answers.{key}")), tag("dd", text)]))
        for key, text in given.items()
        if text
    )
    return tag("dl", pairs, cls="answers")


def known(view: View) -> Markup:
    """Return how many serve and left, on how many claims that rests, what they tell most of."""
    used = [one for one in view.results.claims if one.use.partition(":")[0] == "calibrate"]
    origins = view.origins(used)
    carried = view.say(
        "answers.carried",
        claims=view.exact(len(used)),
        all=view.exact(len(view.results.claims)),
        origins=view.exact(len(origins)),
    )
    counted = [
        sentences.headline_sentence(view, row) for row in _shown(view) if row.indicator in OPENING
    ]
    told = sorted(
        (r for r in _shown(view) if r.told == "much" and r.indicator not in OPENING),
        key=lambda row: -row.contraction,
    )
    if not told:
        return join([*counted, carried, view.say("answers.little")], by=" ")
    items = [
        view.say(
            "answers.item",
            title=sentences.inside(view, row),
            within=view.within(row.where),
            value=view.quantity(row.posterior, unit=row.unit),
        )
        for row in told[:MOST_KNOWN]
    ]
    much = view.say("answers.much", items=join(items, by="; "))
    return join([*counted, carried, much], by=" ")


def assumed(view: View) -> Markup:
    """Return which main quantities rest on assumptions alone, and how many unknowns do."""
    untold = [sentences.inside(view, row) for row in _shown(view) if row.told == "not"]
    parts = [view.say("answers.untold", titles=join(untold, by=", "))] if untold else []
    rows = view.results.parameters
    if rows:
        n = sum(row.told == "not" for row in rows)
        parts.append(view.say("unknown.told", n=view.exact(n), total=view.exact(len(rows))))
    return join(parts or [view.word("not_computed")], by=" ")


def how_sure(view: View) -> Markup:
    """Return the chance that a budget works as intended, and the confidence in each quantity."""
    parts = []
    now = sentences.usual_budget(view, release="as now")
    if now is not None:
        chance = view.chance(now.intended, draws=now.draws)
        budget = sentences.budget(view, now)
        parts.append(view.say("answers.intended", budget=budget, chance=chance))
    levels: dict[str, list[Markup]] = {}
    for row in _shown(view):
        level = sentences.confidence_of(view, row.heaviest, told=row.told)
        levels.setdefault(level, []).append(sentences.inside(view, row))
    parts += [
        view.say(
            "answers.confidence",
            level=view.word(f"confidence.{level}"),
            titles=join(levels[level], by=", "),
        )
        for level in ("high", "moderate", "low")
        if level in levels and not (level == "low" and len(levels) > 1)
    ]
    if "low" in levels and len(levels) > 1:
        parts.append(view.say("answers.confidence.rest"))
    if any(row.what == "grades" and not row.reliable for row in view.results.changes):
        parts.append(view.say("answers.unsettled"))
    return join(parts, by=" ")


def what_would_change(view: View) -> Markup:
    """Return the reaction that turns the answer, and the number that would narrow it most."""
    parts = []
    tight = sentences.usual_budget(view, release="tightened")
    if tight is not None:
        chance = view.chance(tight.wrong_sign, draws=tight.draws)
        parts.append(view.say("mind.release", chance=chance))
    point = sentences.unknown_point(view)
    if point is not None:
        parts.append(point.lead)
    return join(parts, by=" ")


def not_known(view: View) -> Markup:
    """Return what no range on the page holds, which claims conflict, how many are uncompared."""
    conflicts = [view.claim_link(one.id) for one in view.results.claims if one.conflict]
    parts = [view.say("answers.outside")]
    if conflicts:
        parts.append(view.say("answers.conflict", claims=join(conflicts, by=", ")))
    if left := uncompared(view):
        parts.append(view.say("answers.uncompared", n=view.exact(len(left))))
    return join(parts, by=" ")


def _shown(view: View) -> list[HeadlineRow]:
    return [r for r in view.results.headlines if view.shows(r.indicator or "", where=r.where)]


def to_fund_first(view: View) -> Markup:
    """Return the measure of a fund that costs least for one more who leaves, and its risk."""
    found = [one for one in trios(view.results.scenarios) if _by_fund(view, one.plain)]
    costs = [(one.plain.cost_per_departure, one) for one in found]
    held = [(each.p50, each, one) for each, one in costs if each and each.p50 is not None]
    if not held:
        return view.say("answers.uncosted")
    _, each, best = min(held, key=lambda entry: entry[0])
    return join(_advice(view, best, each=each), by=" ")


def _advice(view: View, best: Trio, *, each: Costs) -> list[Markup]:
    outcome = best.outcome
    parts = [
        view.say(
            "answers.first",
            title=tag("strong", sentences.scenario_title(view, best.plain)),
            cost=view.cost(each, currency=view.results.case.currency),
            date=view.day(until(outcome)),
        )
    ]
    if _pays_nobody(best.plain):
        parts.append(view.say("answers.first.no_family"))
    if best.plain.assumed and outcome.null is not None:
        parts.append(view.say("answers.first.null", value=_amount(view, outcome, of=outcome.null)))
    if outcome.wrong_sign is not None:
        chance = view.chance(outcome.wrong_sign, draws=outcome.draws)
        parts.append(view.say("answers.wrong", chance=chance))
    if best.worst is not None:
        worst = compared(best.worst)
        value = _amount(view, worst, of=worst.contrast)
        parts.append(view.say("answers.worst", value=value))
    if outcome.told == "not":
        parts.append(view.say("answers.effect_assumed"))
    return parts


def _amount(view: View, row: OutcomeRow, *, of: Quantiles) -> Markup:
    """Return a difference in an outcome with the name of its unit."""
    if row.unit == "share":
        return view.contrast(of, unit=row.unit)
    return view.quantity(of, unit=row.unit)


def _pays_nobody(row: ScenarioRow) -> bool:
    """Return whether the measures change nothing about how many are paid."""
    paid = [one.contrast for one in row.outcomes if one.indicator == PAID]
    return bool(paid) and all(one.p5 == one.p95 == 0.0 for one in paid)


def _by_fund(view: View, row: ScenarioRow) -> bool:
    """Return whether a fund alone carries what the measures add to what existed."""
    existing = _existing(view)
    by: Mapping[str, str] = {one.id: one.by for one in view.results.measures}
    added = [one for one in row.measures if one not in existing]
    return bool(added) and all(by.get(one) == FUND for one in added)


def _existing(view: View) -> frozenset[str]:
    rows = [r for r in view.results.scenarios if r.id in {"reference", "with_existing"}]
    return frozenset(one for row in rows for one in row.measures)

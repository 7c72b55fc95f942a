"""Sentences from results, as an analyst writes them. The words are the catalogue's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from apora.report.first_help import first_help_said
from apora.report.markup import Kind, join, tag
from apora.report.phrases import phrase
from apora.report.results_prospects import DeciderRow, GatesRow, JudgementRow, ScenarioRow
from apora.report.results_rows import ClaimRow, HeadlineRow, Told
from apora.report.view import View

MOST_POINTS = 6
MOST_JUDGEMENTS = 2
USUAL_BUDGET = 1e6
HEAVIEST = 2
GOOD_GRADES = frozenset({"A", "B"})


@dataclass(frozen=True, kw_only=True)
class Point:
    """A main point: what it says, its kind, and the claims that carry it most."""

    lead: Markup
    rest: Markup
    kind: Kind
    claims: tuple[str, ...]
    judgement: bool = False


def main_points(view: View) -> list[Point]:
    """Return at most six points: the analyst's own first, then the generated ones."""
    results = view.results
    own = [judgement_point(view, one) for one in results.judgements[:MOST_JUDGEMENTS]]
    made: list[Point | None] = [
        gates_point(view, results.gates) if results.gates else None,
        decider_point(view),
        *(headline_point(view, one) for one in _led(view)),
    ]
    unknown = unknown_point(view)
    room = MOST_POINTS - len(own) - (1 if unknown else 0)
    return own + [one for one in made if one][:room] + ([unknown] if unknown else [])


def _led(view: View) -> list[HeadlineRow]:
    """Return the headlines that this edition shows, gates left to their own point."""
    return [
        row
        for row in view.results.headlines
        if row.indicator not in {"willing_share", "able_share"}
        and view.shows(row.indicator or "", where=row.where)
    ]


def gates_point(view: View, gates: GatesRow) -> Point:
    """Return the three gates as one sentence, with the gate that lets fewest through."""
    will = next((r for r in view.results.headlines if r.indicator == "willing_share"), None)
    rest = [view.say(f"narrowest.{gates.narrowest}"), binding_sentence(view)]
    if will is not None and will.told == "not":
        rest.append(view.say("gates.will_assumed"))
    return Point(
        lead=gates_sentence(view, gates),
        rest=join([one for one in rest if one], by=" "),
        kind="estimate",
        claims=(gates.heaviest or (will.heaviest if will else ()))[:HEAVIEST],
    )


def gates_sentence(view: View, gates: GatesRow) -> Markup:
    """Return: of a hundred in post so many would leave, could, and are let go."""
    return view.say(
        "gates.sentence",
        hundred=view.exact(100),
        within=view.within(gates.where),
        willing=view.estimate(gates.per_100.willing, unit="persons"),
        able=view.estimate(gates.per_100.able, unit="persons"),
        released=view.estimate(gates.per_100.released, unit="persons"),
        weeks=view.exact(gates.weeks),
    )


def binding_sentence(view: View) -> Markup:
    """Return what frees most of those who would go but could not; empty without terms."""
    rows = view.results.constraints
    if not rows:
        return Markup("")
    most = max(rows, key=lambda row: row.share_freed.p50)
    return view.say(
        "gates.binding",
        share=view.estimate(most.share_freed, unit="share"),
        term=constraint_name(view, most.id, title=most.title),
    )


def constraint_name(view: View, id_: str, *, title: str) -> Markup:
    """Return what a term of the means gate is called in a sentence."""
    key = f"constraint.{id_}"
    text = view.word(key) if view.has(key) else title[:1].lower() + title[1:]
    return tag("span", text, cls="name")


def headline_point(view: View, row: HeadlineRow) -> Point:
    """Return a headline with what the evidence told about it."""
    return Point(
        lead=headline_sentence(view, row),
        rest=join([told_sentence(view, row.told), confidence_sentence(view, row)], by=" "),
        kind="estimate",
        claims=row.heaviest[:HEAVIEST],
    )


def headline_sentence(view: View, row: HeadlineRow) -> Markup:
    """Return a headline in its own words, or as a title with its number."""
    key = f"headline.{row.indicator}"
    return view.say(
        key if view.has(key) else "headline.any",
        title=view.headline(row),
        where=view.place(row.where),
        within=view.within(row.where),
        when=view.during(row.when),
        value=view.estimate(row.posterior, unit=row.unit),
        quantity=view.quantity(row.posterior, unit=row.unit),
    )


def told_sentence(view: View, told: Told) -> Markup:
    """Return what was learned: no, a little, much."""
    return view.say(f"told.sentence.{told}")


def confidence_of(view: View, claims: Sequence[str], *, told: Told) -> str:
    """Return the confidence that the rule of the method annex gives.

    High: the evidence told much, at least two origins carry it, one of them graded A or B,
    and each claim was compared with the rest and does not conflict. Low: the evidence told
    nothing, or a claim conflicts, or none is graded A to C. Moderate: the rest.
    """
    held = [view.claims[one] for one in claims if one in view.claims]
    agreement = _agreement(held)
    origins = view.origins(held)
    good = any(claim.grade in GOOD_GRADES for claim in held)
    fair = good or any(claim.grade == "C" for claim in held)
    if told == "not" or agreement == "conflict" or not fair:
        return "low"
    agreed = agreement == "agree" and len(origins) >= HEAVIEST
    return "high" if told == "much" and agreed and good else "moderate"


def _agreement(claims: Sequence[ClaimRow]) -> Literal["agree", "conflict", "open"]:
    """Return whether claims agree with the rest; open where not all, or none, were compared."""
    verdicts = [claim.conflict for claim in claims]
    if any(verdicts):
        return "conflict"
    return "agree" if verdicts and None not in verdicts else "open"


def confidence_sentence(view: View, row: HeadlineRow) -> Markup:
    """Return the confidence in a headline, in a sentence of its own, with its reasons."""
    held = [view.claims[one] for one in row.heaviest if one in view.claims]
    level = confidence_of(view, row.heaviest, told=row.told)
    best = min((claim.grade for claim in held), default="F")
    origins = len(view.origins(held))
    return view.say(
        "confidence.single" if origins == 1 else "confidence.sentence",
        level=view.word(f"confidence.{level}"),
        origins=view.exact(origins),
        best=best,
        agreement=view.word(f"confidence.{_agreement(held)}"),
    )


def decider_point(view: View) -> Point | None:
    """Return what a budget of about a million does, as now and with release tightened."""
    now = usual_budget(view, release="as now")
    if now is None:
        return None
    rest = [view.say("decider.chance", chance=view.chance(now.intended, draws=now.draws))]
    tight = usual_budget(view, release="tightened")
    if tight is not None:
        rest.append(
            view.say(
                "decider.tightened",
                families=view.estimate(tight.families, unit="families"),
                chance=view.chance(tight.wrong_sign, draws=tight.draws),
            )
        )
    return Point(
        lead=view.say(
            "decider.sentence",
            budget=budget(view, now),
            families=view.estimate(now.families, unit="families"),
            date=view.day(now.until),
            first=first_help_said(view, now),
        ),
        rest=join(rest, by=" "),
        kind="estimate",
        claims=now.heaviest[:HEAVIEST],
    )


def usual_budget(view: View, *, release: str) -> DeciderRow | None:
    """Return the row of a release policy whose budget lies nearest a million."""
    rows = [row for row in view.results.decider if row.release == release]
    return min(rows, key=lambda row: abs(row.budget - USUAL_BUDGET), default=None)


def budget(view: View, row: DeciderRow) -> Markup:
    """Return a budget in both currencies; the size is the analyst's choice."""
    case = view.results.case
    rate = case.rate if row.currency == case.report_currency else 1.0 / case.rate
    other = case.currency if row.currency == case.report_currency else case.report_currency
    first = view.amount(row.budget, currency=row.currency, kind="assumption")
    if row.currency == case.currency == case.report_currency:
        return first
    second = view.amount(row.budget * rate, currency=other, kind="arithmetic")
    return view.say("money.both", first=first, second=second)


def unknown_point(view: View) -> Point | None:
    """Return the number worth getting first, and what it would do."""
    asked = [row for row in view.results.questions if row.expected_narrowing is not None]
    if not asked:
        return None
    best = max(asked, key=lambda row: row.expected_narrowing or 0.0)
    return Point(
        lead=view.say(
            "unknown.lead",
            what=tag("span", lowered(view.indicator(best.indicator)), cls="name"),
            within=view.within(best.where),
        ),
        rest=view.say(
            "unknown.rest",
            share=view.rough(best.expected_narrowing or 0.0, unit="share", kind="estimate"),
            why=phrase(view, best.why, kind="arithmetic"),
        ),
        kind="estimate",
        claims=(),
    )


def judgement_point(view: View, row: JudgementRow) -> Point:
    """Return the analyst's conclusion with its estimates in place."""
    values = {key: view.quantity(one.value, unit=one.unit) for key, one in row.values.items()}
    text, language = view.spoken(row.text)
    parts: list[str | Markup] = []
    for place, piece in enumerate(_pieces(text)):
        parts.append(values.get(piece, Markup("")) if place % 2 else piece)
    lead, other = join(parts), view.other(language)
    return Point(
        lead=tag("span", lead, lang=other) if other else lead,
        rest=view.say(
            "judgement.confidence",
            level=view.word(f"confidence.{row.confidence}"),
            why=view.cited(row.why, kind="assumption"),
        ),
        kind="assumption",
        claims=row.claims,
        judgement=True,
    )


def _pieces(text: str) -> list[str]:
    """Return text and names of placeholders in turn."""
    return text.replace("}", "{").split("{")


def inside(view: View, row: HeadlineRow) -> Markup:
    """Return the title of a headline as it stands inside a sentence."""
    return tag("span", lowered(str(view.headline(row).striptags())), cls="name")


def lowered(text: str) -> str:
    """Return a title as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def carried(view: View, claims: Sequence[str]) -> Markup:
    """Return the claims that carry a point, each with what it says; empty for none."""
    known = [one for one in claims if one in view.claims]
    if not known:
        return Markup("")
    quoted = [
        view.say(
            "carried.one" if view.is_settled(one) else "carried.one.unsure",
            id=view.claim_link(one),
            said=view.said(one),
        )
        for one in known
    ]
    return view.say("carried", claims=join(quoted, by=view.word("both")))


def rests_on(view: View, claims: Sequence[str]) -> Markup:
    """Return the claims that a judgement rests on, and that they are of one origin if so."""
    known = [view.claims[one] for one in claims if one in view.claims]
    if not known:
        return Markup("")
    links = join([view.claim_link(one.id) for one in known], by=", ")
    said = view.say("judgement.rests", claims=links)
    single = len(view.origins(known)) == 1
    return join([said, view.word("said.single")], by=" ") if single else said


def scenario_title(view: View, row: ScenarioRow) -> Markup:
    """Return the title of a scenario."""
    return view.named(row.title, id_=row.id)

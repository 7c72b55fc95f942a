"""Sentences that the program composes for results, said in the language of the page.

Results hold them in English. Each is known here by its English pattern; the pattern's
parts (numbers, dates, claims, quotations) are taken out, written as the language writes
them, and put into the catalogue's text `phrase.<name>`. What no pattern matches is
printed as it is and marked as English.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from markupsafe import Markup

from apora.registry.indicators import INDICATORS
from apora.report.markup import Kind, tag
from apora.report.view import View

PATTERNS: Mapping[str, str] = {
    "mean_and_largest.title": "What the other units average",
    "mean_and_largest.text": (
        "{n} units average {p} and the largest has {p2}. If all units weigh alike, this is "
        "left for the others."
    ),
    "mean_and_largest.label": "mean of the other {n}",
    "total_over_staff.title": "How much of the staff a total is",
    "total_over_staff.text": (
        "{said} as a share of the staff, under each number of staff that a source or units.csv "
        "gives."
    ),
    "total_over_staff.people": "of {n} people ({claim})",
    "total_over_staff.fewest": "of {n} posts, the fewest",
    "total_over_staff.most": "of {n} posts, the most",
    "year_to_date_needs.title": "The rate since the main shock that the average would need",
    "year_to_date_needs.text": (
        "{p} is an average over {n} days, {n2} of them before {date}. With as many cases every "
        "day and the earlier level until then, the rest would need this rate; below zero is "
        "impossible, so the average must differ from the earlier level in definition or mix."
    ),
    "year_to_date_needs.label": "if it was {p} before",
    "pair_of_changes.title": "{title}: the change that two others imply",
    "pair_of_changes.text": (
        "{title}: {p}. {title2}: {p2}. Their ratio changed by this much; one source counted "
        "both, so errors of definition cancel."
    ),
    "pair_of_changes.whole": "over the whole period",
    "pair_of_changes.since": "if all of it came after the main shock",
    "part_against_whole.title": "What the rest did while one part changed more",
    "part_against_whole.text": (
        "The part changed by {p} (a bound is taken at its limit), the whole by {p2}."
    ),
    "part_against_whole.label": "the rest, if the part is {p} of the whole",
    "part_against_whole.even": "weight at which the rest did not change",
    "agreement_of_one_origin.title": "Two claims that agree and do not confirm each other",
    "agreement_of_one_origin.text": (
        "{said} and {said2} agree, and both come from one origin ({written}): they count as one "
        "voice."
    ),
    "agreement_of_one_origin.label": "{claim}",
    "reason.rhat": "R-hat of {code} is {n}, above {n2}.",
    "reason.bulk": "{code} has {n} effective draws in the bulk, fewer than {n2}.",
    "reason.tail": "The tails have {n} effective draws, fewer than {n2}.",
    "reason.disagree": "Claims that disagree with the rest: {claims}.",
    "question.why": (
        "Departures by the decision date would be told more narrowly by a number for {when}, "
        "good to {p}."
    ),
    "sensitivity.refused": "every letter refused, from the assessment on",
    "sensitivity.told": "everyone told of the help there is, from the assessment on",
    "sensitivity.correlation": "wish to leave and savings correlated: {n} and {p} points",
    "sensitivity.fatigue": "fatigue feeds the wish to leave: {n} and {p} points",
    "sensitivity.note": "{n} as estimated, on the same draws",
    "parameter.office": "Normal with the standard deviation office_spread.",
    "reality.attributable": (
        "Before the evidence, the events of the case account in {n} weeks for departures under "
        "{p} of those in service, in {n2} draws of {n3}; no service without a war saw more."
    ),
    "assumption.constant": "named constant of the program",
    "assumption.grades": "assumption set '{code}'",
    "assumption.grade": "Random error of a source graded {grade}, log standard deviation.",
    "assumption.credibility": (
        "Chance that a claim with credibility {grade} is about something else."
    ),
    "assumption.range": "{n} to {n2}, middle {n3}",
    "assumption.budgets": "{n}, {n2}, {n3}, {n4}, {n5}",
    "assumption.sizes": "sizes that the reader can choose between",
    "assumption.weights": "weights",
    "assumption.influence": (
        "Influence of a claim is the posterior with and without it, by smoothed weights. "
        "Weights failed, not refitted: {claims}."
    ),
    "assumption.leave_out": "Leaving out a claim that carries much needs a fit of its own.",
    "judgement.left_out": (
        "The judgement '{code}' is left out: an estimate that it names cannot be made, because "
        "the unit is too small or the days lie beyond the horizon."
    ),
    "judgement.value": "left out",
    "judgement.why": "a judgement stands with its numbers or not at all",
    "dotplot.more": "More people leave of their own accord than with what existed",
}

PARTS: Mapping[str, str] = {
    "n": r"[-+\u2212]?[\d.,]*\d(?:e[-+]?\d+)?",
    "p": r"[-+\u2212]?[\d.,]*\d\s?%",
    "date": r"\d{4}-\d\d-\d\d",
    "when": r"[\d./~?%-]+",
    "said": r"'.*'|\".*\"",
    "claim": r"[A-Z]+\d+\w*",
    "claims": r"[\w-]+(?:, [\w-]+)*",
    "code": r"[^ ].*?",
    "grade": r"[A-F1-6]",
    "title": "|".join(re.escape(one.title) for one in INDICATORS),
    "written": r".+?",
}


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _pattern(text)) for name, text in PATTERNS.items())


def _pattern(text: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", text)
    made = [
        f"(?P<{piece}>{PARTS[piece.rstrip('23456789')]})" if place % 2 else re.escape(piece)
        for place, piece in enumerate(pieces)
    ]
    return re.compile("".join(made), re.DOTALL)


def phrase_of(text: str) -> tuple[str, Mapping[str, str]] | None:
    """Return which sentence a text is, and its parts; None where it is not known."""
    for name, pattern in _compiled():
        found = pattern.fullmatch(text)
        if found:
            return name, found.groupdict()
    return None


def phrase(view: View, text: str, *, kind: Kind, unit: str = "") -> Markup:
    """Return a sentence of the program in the language of the page, its numbers marked.

    Args:
        view: Of the page.
        text: The sentence as results hold it.
        kind: Of its numbers.
        unit: In which plain numbers are printed.
    """
    found = phrase_of(text)
    if found is None:
        marked = view.marked(text, kind=kind)
        other = view.other("en")
        return tag("span", marked, lang=other) if other else marked
    name, parts = found
    said = {
        key: _SAID[key.rstrip("23456789")](view, part, kind, unit) for key, part in parts.items()
    }
    return view.say(f"phrase.{name}", **said)


def known_or(view: View, key: str, text: str, *, kind: Kind) -> Markup:
    """Return the catalogue's text of a key with its numbers marked, else the sentence."""
    if view.has(key):
        return view.marked(view.word(key), kind=kind)
    return phrase(view, text, kind=kind)


Saying = Callable[[View, str, Kind, str], Markup]


def _value(text: str) -> float:
    return float(text.replace(",", "").replace("\u2212", "-").rstrip("% \u00a0"))


def _number(view: View, text: str, kind: Kind, unit: str) -> Markup:
    value = _value(text)
    return view.rough(value, unit=unit, kind=kind) if unit else view.exact(value, kind=kind)


def _percent(view: View, text: str, kind: Kind, _unit: str) -> Markup:
    return view.exact(_value(text) / 100.0, unit="share", kind=kind)


def _quotation(view: View, text: str, _kind: Kind, _unit: str) -> Markup:
    """Return a quotation as its claim says it, in the claim's language."""
    says = text[1:-1]
    found = next((one for one in view.results.claims if one.says == says), None)
    return view.quote(says, language=found.says_language if found else view.first_language)


def _title(view: View, text: str, _kind: Kind, _unit: str) -> Markup:
    found = next(one.id for one in INDICATORS if one.title == text)
    return tag("span", view.indicator(found), cls="name")


_SAID: Mapping[str, Saying] = {
    "n": _number,
    "p": _percent,
    "date": lambda view, text, *_: view.day(date.fromisoformat(text)),
    "when": lambda view, text, *_: view.when(text),
    "said": _quotation,
    "claim": lambda view, text, *_: view.claim_link(text),
    "claims": lambda view, text, *_: view.claim_links(text.split(", ")),
    "code": lambda _view, text, *_: tag("code", text),
    "grade": lambda _view, text, *_: tag("span", text, cls="id"),
    "title": _title,
    "written": lambda view, text, *_: view.origin_named(text),
}

"""English sentences of the first page, the decider's page and the prospects."""

DECISION: dict[str, str] = {
    "money.both": "{first} ({second})",
    "answers.uncosted": "Nothing that a fund alone can pay for has been costed.",
    "answers.effect_assumed": "The size of the effect is not informed by the evidence.",
    "answers.worst": "With the worst single reaction of the employer the difference is {value}.",
    "answers.wrong": "Fewer people leave instead: {chance}.",
    "answers.first": (
        "{title}. Of all that a fund alone can pay for, this costs least for each further person "
        "who leaves, counted in all bodies to {date}: {cost}."
    ),
    "answers.first.no_family": (
        "It pays no family; what budgets bring to families stands on the page for a decider."
    ),
    "answers.first.null": "Without the effects that are assumed of it, the difference is {value}.",
    "answers.untold": (
        "The evidence says nothing of these; their ranges are those of the assumptions: {titles}."
    ),
    "answers.item": "{title} {within}, {value}",
    "answers.little": "They tell little about any of the main quantities.",
    "answers.much": "They tell most about this: {items}.",
    "answers.carried": (
        "The model rests on {claims} of the {all:+claim/claims} in the case, from "
        "{origins:+independent origin/independent origins}."
    ),
    "answers.conflict": "In conflict with the rest and not explained: {claims}.",
    "answers.uncompared": "{n:+claim/claims} could not be compared with the rest.",
    "answers.outside": (
        "No range here holds new shocks, whole units that stop obeying, or what fewer staff mean "
        "for politics."
    ),
    "answers.confidence.rest": "Confidence is low in every other main quantity.",
    "answers.confidence": "Confidence is {level} in: {titles}.",
    "answers.unsettled": (
        "How much rests on what grades are taken to mean is not settled: the weights failed."
    ),
    "answers.intended": "With {budget} more people leave, as intended: {chance}.",
    "decider.sentence": (
        "With {budget}, the help of a fund carries {families:+family/families} to a job by {date}; "
        "{first}."
    ),
    "first.said.closed": "the first help arrives after {weeks:+week/weeks}",
    "first.said.open": (
        "the first help arrives after {middle:+week/weeks} (from {low}; in the worst outcomes not "
        "within the projection)"
    ),
    "first.said.mostly_never": (
        "in most outcomes no help arrives within the projection (in the best, after "
        "{low:+week/weeks})"
    ),
    "first.said.never": "no help arrives within the projection",
    "first.cell.open": "{middle} (from {low}; in the worst outcomes not within the projection)",
    "first.cell.mostly_never": (
        "in most outcomes not within the projection (in the best, {low:+week/weeks})"
    ),
    "first.cell.never": "not within the projection",
    "decider.chance": "More people leave because of it, as intended: {chance}.",
    "decider.tightened": (
        "If the employer lets fewer go, its help still carries {families:+family/families} there; "
        "fewer people leave than with what existed and release as it is: {chance}."
    ),
    "decider.caption": "{release}: what each budget does by {date}, beside what existed",
    "decider.note": (
        "A family is carried to a job if it has left the service and is in civilian work on that "
        "day and would not be without the help; whoever is paid and would have left and found "
        "work anyway does not count. "
        "The line without money holds only the measures of the mix that cost the fund nothing. "
        "Families and their costs are counted in every body that the fund serves, departures only"
        " {within}. A number below zero: fewer than with what existed. Wrong sign: fewer people "
        "leave than with what existed; under a reaction, because it outweighs the help. A change "
        "of nothing counts for neither sign. The first help is the first family's: how long others "
        "wait, and whether money runs out, stands under what the help needs. Costs stand in both "
        "currencies, at the rate given at the end."
    ),
    "mind.release": (
        "A sign that the employer lets fewer go. Fewer people would then leave than with what "
        "existed and release as it is: {chance}."
    ),
    "mind.release.zero": (
        "Without money such tightening changes departures by {without}, with a fund of {budget} "
        "by {with_}."
    ),
    "mind.assumed": "Any evidence on what now rests on an assumption alone: {title}.",
    "mind.question": "These numbers, if they could be had: {numbers}.",
    "mind.question.one": "These numbers {within}, if they could be had: {numbers}.",
    "mind.number": "{what} {within}",
    "money.or": "{first}, or {second}",
    "prospects.intro": (
        "Three lines a measure: without any reaction of the employer, with the worst single "
        "reaction, and with every assumed effect set to nothing, so that only arithmetic is left."
        " Worst is the one reaction that most often turns the sign; reactions together are a "
        "scenario of their own. What existed is the help that there was, on its own dates; it ends "
        "as it ended, and its measures stand in the method annex."
    ),
    "prospects.alone": (
        "Release tightened by the employer and no money of a fund: departures change by {value}. A "
        "line with that reaction holds this too, not the measure alone."
    ),
    "prospects.legal": (
        "Every measure is lawful and voluntary. Every reaction, and the runs without assumed "
        "effects and with widened ones, stand in the method annex."
    ),
    "prospects.table": "What each measure changes: {outcome}, against what existed",
    "prospects.worst": "– with the worst reaction: {reaction}",
    "prospects.null": "– no assumed effect",
    "prospects.lines": (
        "In each group, from the top: no reaction (blue), the worst single reaction (orange), no "
        "assumed effect (grey, hollow; left out where none is assumed)."
    ),
    "prospects.lines.table": "What each measure changes against what existed, by {date}",
    "prospects.finding": "{title} changes most: {value} against what existed.",
    "prospects.finding.untold": "The evidence does not inform by how much.",
    "contrast.untold": "{value}; {untold}",
    "prospects.unit": "{outcome}; {unit}, difference from what existed.",
    "prospects.source": (
        "Circle: median. Box: the middle half of outcomes. Line: nine outcomes in ten. Each "
        "difference compares the same course of events with the measure and without it."
    ),
    "paths.finding": "{title} week by week, with what existed and with measures.",
    "programme.intro": (
        "Counted after the assessment, for everyone whom the help serves. A caseworker looks at "
        "every request; waiting runs from the request to the answer, or to work found meanwhile. "
        "Money has run out where it covers less than half of what is approved."
    ),
    "programme.months": (
        "Money paid out by month [thousand {currency}]; what comes in, month by month, stands in "
        "{file}"
    ),
    "delay.table": "The cost of delay: {outcome}, against what existed",
    "delay.now": "Started on time ({draws:+draw/draws})",
    "delay.later": "Started {months:+month/months} later ({draws:+draw/draws})",
    "prospects.null.same": "none is assumed",
    "prospects.draws": (
        "Lines without a reaction rest on {plain:+draw/draws} of the model, lines with one on "
        "{worst}, those with no assumed effect on {null}: small differences between them are noise."
    ),
    "dots.finding": "{scenario}: in {k} of {n} outcomes of equal weight, {title}.",
    "dots.unit": "{title}, {where}, {when}; {unit}.",
    "dots.source": "Each dot is one of {n} outcomes, all of equal weight.",
}

"""English sentences of the program that results hold, as a page prints them."""

PHRASES: dict[str, str] = {
    "phrase.mean_and_largest.title": "What the other units average",
    "phrase.mean_and_largest.text": (
        "{n:+unit averages/units average} {p} and the largest has {p2}. If all units "
        "weigh alike, this is left for the others."
    ),
    "phrase.mean_and_largest.label": "mean of the other {n}",
    "phrase.total_over_staff.title": "How much of the staff a total is",
    "phrase.total_over_staff.text": (
        "{said} as a share of the staff, under each number of staff that a source or "
        "units.csv gives."
    ),
    "phrase.total_over_staff.people": "of {n:+person/people} ({claim})",
    "phrase.total_over_staff.fewest": "of {n:+post/posts}, the fewest",
    "phrase.total_over_staff.most": "of {n:+post/posts}, the most",
    "phrase.year_to_date_needs.title": "The rate since the main shock that the average would need",
    "phrase.year_to_date_needs.text": (
        "{p} is an average over {n:+day/days}, {n2} of them before {date}. With as many "
        "cases every day and the earlier level until then, the rest would need this "
        "rate; below zero is impossible, so the average must differ from the earlier "
        "level in definition or mix."
    ),
    "phrase.year_to_date_needs.label": "if it was {p} before",
    "phrase.pair_of_changes.title": "{title}: the change that two others imply",
    "phrase.pair_of_changes.text": (
        "{title}: {p}. {title2}: {p2}. Their ratio changed by this much; one source "
        "counted both, so errors of definition cancel."
    ),
    "phrase.pair_of_changes.whole": "over the whole period",
    "phrase.pair_of_changes.since": "if all of it came after the main shock",
    "phrase.part_against_whole.title": "What the rest did while one part changed more",
    "phrase.part_against_whole.text": (
        "The part changed by {p} (a bound is taken at its limit), the whole by {p2}."
    ),
    "phrase.part_against_whole.label": "the rest, if the part is {p} of the whole",
    "phrase.part_against_whole.even": "weight at which the rest did not change",
    "phrase.agreement_of_one_origin.title": "Two claims that agree and do not confirm each other",
    "phrase.agreement_of_one_origin.text": (
        "{said} and {said2} agree, and both come from one origin ({written}): they count "
        "as one voice."
    ),
    "phrase.agreement_of_one_origin.label": "{claim}",
    "phrase.reason.rhat": "R-hat of {code} is {n}, above {n2}.",
    "phrase.reason.bulk": "{code} has {n} effective draws in the bulk, fewer than {n2}.",
    "phrase.reason.tail": "The tails have {n} effective draws, fewer than {n2}.",
    "phrase.reason.disagree": "Claims that disagree with the rest: {claims}.",
    "phrase.question.why": (
        "Known for {when} to within {p}, it would tell more closely how many leave by the "
        "decision date."
    ),
    "phrase.sensitivity.refused": "every letter refused, from the assessment on",
    "phrase.sensitivity.told": "everyone told of the help there is, from the assessment on",
    "phrase.sensitivity.correlation": "wish to leave and savings correlated: {n} and {p} points",
    "phrase.sensitivity.fatigue": "fatigue feeds the wish to leave: {n} and {p} points",
    "phrase.sensitivity.note": "{n} as estimated, on the same draws",
    "phrase.parameter.office": "Normal with the standard deviation office_spread.",
    "phrase.reality.attributable": (
        "Before the evidence, the events of the case account in {n} weeks for departures "
        "under {p} of those in service, in {n2} draws of {n3}; no service without a war "
        "saw more."
    ),
    "phrase.assumption.constant": "named constant of the program",
    "phrase.assumption.grades": "assumption set {code}",
    "phrase.assumption.grade": "Random error of a source graded {grade}, log standard deviation.",
    "phrase.assumption.credibility": (
        "Chance that a claim with credibility {grade} is about something else."
    ),
    "phrase.assumption.range": "from {n} to {n2}, middle {n3}",
    "phrase.assumption.budgets": "{n}, {n2}, {n3}, {n4}, {n5}",
    "phrase.assumption.sizes": "sizes that the reader can choose between",
    "phrase.assumption.weights": "weights",
    "phrase.assumption.influence": (
        "Influence of a claim is the posterior with and without it, by smoothed weights. "
        "Weights failed, not refitted: {claims}."
    ),
    "phrase.assumption.leave_out": "Leaving out a claim that carries much needs a fit of its own.",
    "phrase.judgement.left_out": (
        "The judgement {code} is left out: an estimate that it names cannot be made, because "
        "the unit is too small or the days lie beyond the horizon."
    ),
    "phrase.judgement.value": "left out",
    "phrase.judgement.why": "a judgement stands with its numbers or not at all",
    "phrase.dotplot.more": "More people leave of their own accord than with what existed",
}

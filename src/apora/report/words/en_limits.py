"""English words for what bounds people and results: gates, constraints, pooling, the outside."""

LIMITS: dict[str, str] = {
    "outside.title": "Outside the ranges of this page",
    "outside.note": (
        "Not a tail of any range on this page. The model moves people through three gates and "
        "has no term for people who act because others do; this scenario was not run, and no "
        "probability is attached to it."
    ),
    "pooling.title": "How far each office is pulled to the pool",
    "pooling.text": (
        "Offices of one kind share what is known of any of them. Pulled all the way, an office "
        "has the pool's estimate, because nothing tells it apart; the further its own claims "
        "carry, the less it is pulled. Offices stand in the order of the case's tables."
    ),
    "pooling.vacancy_calm": "Vacancy before the crisis: the pool and each office",
    "pooling.posts": "Established posts: the pool and each office",
    "pooling.office_effect": "Wish to leave, against the mean of all offices",
    "column.naming": "Claims that name it",
    "column.pool": "Pool",
    "column.office": "This office",
    "column.pulled": "Pulled to the pool",
    "constraints.finding": (
        "One constraint binds most: {first}. Without it alone, {share} of the willing but "
        "unable become able."
    ),
    "constraints.unit": (
        "Share of those willing but unable who become able when this one term is lifted."
    ),
    "constraints.source": "The terms overlap: the shares do not add up.",
    "constraints.paid.once": "{money}",
    "constraints.paid.monthly": "{money} a month",
    "gates.missing": (
        "With a payment of {agreement} half of those who would leave and could not bear it could "
        "leave by agreement; by staying away, with the whole debt claimed, with {penal}. Where "
        "civilian pay would not carry the household, no payment helps. Staying away breaks the law "
        "and risks prosecution: it is counted here and proposed nowhere."
    ),
    "warning.dead_input": "{where}: moves no result, under any scenario.",
    "warning.no_room": "{where}: the ranges assumed before the evidence leave no room for it.",
    "gates.intro": (
        "To leave, a person passes three gates: will (would leave), means (the household could "
        "bear it) and release (is let go)."
    ),
    "gates.unit": (
        "People out of a hundred in post, {where}, {when}; released within {weeks:+week/weeks}."
    ),
    "gates.source": (
        "Solid: gets through. Dashed: stopped at this gate. Black line: range of the estimate."
    ),
    "behind.sentence": (
        "Three groups do not get through: {unable} would go and could not bear it; {unaware} "
        "could bear it with the help there is and have not heard of it or do not believe it; "
        "{refused} could bear it and were refused."
    ),
    "beside.title": "The headline under other assumptions",
    "beside.text": (
        "One thing is changed at a time, on the same {n:+draw/draws}. A budget of {budget} is set"
        " against what existed under the same assumption; a reaction answers the budget, so it is"
        " set against what existed without it. The calibration is not repeated: a row says how "
        "much rests on an assumption, not what the evidence would say under it."
    ),
    "beside.draws": (
        "Elsewhere the same quantities rest on {n:+draw/draws}, so the first line differs from "
        "what stands there: compare the lines of this table with each other."
    ),
    "beside.text.alone": (
        "One thing is changed at a time, on the same {n:+draw/draws}. The calibration is not "
        "repeated: a row says how much rests on an assumption, not what the evidence would say "
        "under it."
    ),
    "beside.caption": "The same quantities, one thing changed at a time",
    "beside.column.changed": "Changed",
    "beside.column.departures": "{what}, by {date}, with what existed",
    "beside.as_estimated": "As estimated",
    "beside.null": "Null run: every assumed effect left out",
    "beside.wide": "Wide run: assumed effects about nothing, twice as uncertain",
    "beside.correlated_low": "Those who wish to leave have less saved ({p} point of the prior)",
    "beside.correlated_high": "Those who wish to leave have more saved ({p} point of the prior)",
    "beside.refused": "Every letter refused from the assessment on",
    "beside.fatigue_low": "Fatigue feeds the wish to leave least ({p} point of the prior)",
    "beside.fatigue_high": "Fatigue feeds the wish to leave most ({p} point of the prior)",
    "beside.reaction": "The employer reacts: {reaction}",
    "draws.beside": "Headline under other assumptions",
    "composition.finding": (
        "Of those who left of their own accord, {left} disagreed; of those in service in the "
        "same weeks, {stay}. That the leavers are the more critical is built into the model, in "
        "which disagreement makes the wish to leave; no source measured it."
    ),
    "composition.stayers": "In service on average, {when}",
    "composition.caption": "Share who disagree, {where}",
    "composition.before": "In service before the crisis",
    "composition.now": "In service, {when}",
    "composition.leavers": "Of those who left of their own accord, {when}",
    "composition.existing": "In service, {when}, with what existed",
    "composition.lead": "In service, {when}, with a fund of {budget}",
    "column.composition": "Who",
    "column.disagree": "Share who disagree",
    "changes.title": "What rests on the meaning of grades, and on one origin",
    "changes.grades": (
        "Grades stand for errors that were chosen by judgement: how far a source of each letter "
        "errs, how often a claim of each digit is about something else, how far claims of one "
        "origin lean the same way. Here all of them are halved, then doubled. A short fit has "
        "few draws: enough for the middle, rough for the ends of a range."
    ),
    "changes.grades.table": "Main quantities with the errors behind grades halved and doubled",
    "changes.origins": (
        "Each line leaves out every claim of one origin and says what moves most. An origin of "
        "one claim is left out with it: its entry among the claims says what that does."
    ),
    "changes.origins.table": "Main quantities without one origin",
    "changes.cell": "{value} ({how})",
    "changes.weights": "by weights",
    "changes.fit": "exact",
    "changes.short": "by a short fit",
    "changes.failed": "weights failed, not refitted",
    "changes.refused": "refitted, but the fit was not accepted",
    "changes.remedy": (
        "Weights on the stored draws stand in for a fit of its own; exact ones come from "
        "{command}, which takes hours."
    ),
    "column.as_assumed": "As assumed",
    "column.halved": "Errors halved",
    "column.doubled": "Errors doubled",
    "column.without": "Without",
    "column.moves": "What moves most",
    "column.how": "How computed",
    "claim.others": "What the others imply",
    "claim.others.tail": "{implied}; the chance of a number as far out is {share} ({how})",
    "claim.others.overlap": "{implied}; both have {share} in common ({how})",
    "claim.others.alone": "{implied} ({how})",
    "claim.shift.exact": "{title} would move by {shift} (exact)",
}

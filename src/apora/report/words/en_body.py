"""English sentences. Numbers, dates and names come in as parts; none is typed here."""

BODY: dict[str, str] = {
    "when.between": "{first} to {last}",
    "when.from": "from {first} to {last}",
    "when.since": "since {date}",
    "when.until": "until {date}",
    "when.about": "about {date}",
    "when.on": "on {date}",
    "when.in": "in {date}",
    "outcome.title": "{what}, {where}, {when}",
    "place.within": "in {name}",
    "head.facts": (
        "Assessed as of {as_of}, for the {reader}, to decide on {decision}. The date in view is "
        "{decision_date}."
    ),
    "legend.claim": "{sample} <b>claim</b>: a number a source said; it links to its row",
    "legend.estimate": "{sample} <b>estimate</b>: what the model infers",
    "legend.assumption": "{sample} <b>assumption</b>: what the analyst supplies",
    "legend.arithmetic": "{sample} <b>arithmetic</b>: a count or a conversion",
    "legend.range": "The brackets after an estimate hold its {ninety} range.",
    "stamp.not_accepted": (
        "Not accepted. The calibration did not pass its own gates: nothing on this page may be "
        "relied on."
    ),
    "stamp.evidence_only": (
        "Evidence only. The case cannot carry a model yet: this page holds what sources said "
        "and what follows from it by arithmetic; it holds no estimate."
    ),
    "stamp.contradiction": (
        "Contradictory evidence. Further from what all others imply than chance allows: {claims}. "
        "Settle it before relying on what rests on both sides."
    ),
    "stamp.no_room": (
        "No room. What was assumed before the evidence hardly allows what is said here: {claims}. "
        "Check how it is read, and the assumptions it meets."
    ),
    "stamp.uninformed": (
        "Not informed by the evidence. It moves no headline: what stands here is what was "
        "assumed before it."
    ),
    "stamp.harm": (
        "Not published. The questions about harm to people in the service and to their families "
        "are not answered yet: who circulates this page answers them first ({command})."
    ),
    "stamp.restricted": (
        "Restricted edition. It shows by office what may be published by agency only."
    ),
    "absent.decider": "No budget was projected for this case.",
    "absent.estimates": "The results hold no estimate for this section.",
    "absent.gates": "The gates were not computed for this case.",
    "absent.scenarios": "No scenario was projected for this case.",
    "absent.implied": "Nothing follows yet from two claims together.",
    "gates.sentence": (
        "Of {hundred} people in post {within}, about {willing} would leave, {able} of them could "
        "bear it, and at most {released} of those {released:is/are} let go within "
        "{weeks:+week/weeks}."
    ),
    "narrowest.will": "The narrowest gate is will: most would not leave even if they could.",
    "narrowest.means": (
        "The narrowest gate is means, not will: most of those who would go could not carry "
        "their household through it."
    ),
    "narrowest.release": (
        "The narrowest gate is release, not will or means: most of those who would go and could "
        "bear it have not asked yet, wait or are refused."
    ),
    "gates.binding": (
        "Of those who would go but could not, {share} could if nothing but this were lifted: "
        "{term}."
    ),
    "gates.will_assumed": (
        "How many would leave is not informed by the evidence: its range is almost the "
        "assumption's."
    ),
    "gates.table": "Of {hundred} people in post",
    "headline.any": "{title}, {where}, {when}: {quantity}.",
    "headline.departures": (
        "{within:first}, {value:+person/people} left of their own accord {when}."
    ),
    "headline.vacancy": "{within:first}, {value} of the posts stood empty {when}.",
    "headline.applications": (
        "{within:first}, {value:+letter/letters} of resignation {value:was/were} handed in {when}."
    ),
    "headline.headcount": (
        "{within:first}, {value:+person/people} {value:was/were} in service {when}."
    ),
    "headline.hours_weekend": (
        "{within:first}, {value:+hour/hours} of duty can be put on the street at a weekend "
        "({when})."
    ),
    "headline.detection_share": "{within:first}, {value} of offences were detected {when}.",
    "headline.disagree_share": "{within:first}, {value} of those in service disagree ({when}).",
    "headline.extra_duty_share": (
        "{within:first}, extra duties take {value} of working hours ({when})."
    ),
    "told.sentence.not": "The evidence does not inform this: the range is almost the assumption's.",
    "told.sentence.a little": "Learned from the evidence: a little.",
    "told.sentence.much": "Learned from the evidence: much.",
    "confidence.sentence": (
        "Our confidence is {level}: the heaviest claims come from "
        "{origins:+origin/independent origins}, the best graded {best}, and {agreement}."
    ),
    "confidence.single": (
        "Our confidence is {level}: the heaviest claims come from one origin alone, the best "
        "graded {best}, and {agreement}."
    ),
    "confidence.agree": "they do not conflict with the rest",
    "confidence.conflict": "one of them conflicts with the rest",
    "confidence.open": "whether one of them conflicts with the rest is not settled",
    "confidence.rule": (
        "Confidence is high where the evidence narrows a quantity much, its heaviest claims "
        "come from at least two origins, one of them graded A or B, and each of them was compared "
        "with the rest and does not conflict; low where the evidence does not inform it, a heavy "
        "claim conflicts, or none is graded C or better; moderate otherwise."
    ),
    "carried": "Carried most by claims {claims}.",
    "carried.one": "{id} ({said})",
    "carried.one.unsure": "{id} ({said}; how much is not settled, its weights failed)",
    "judgement.confidence": "Confidence is {level}. {why}.",
    "judgement.rests": "Rests on {claims}.",
    "implied.caption": "{title}. {text} ({claims})",
    "said.at": "{said} ({where})",
    "said.single": "All of this comes from one origin.",
    "said.cell.single": "One origin.",
    "said.cell.named": "Without a number {places}.",
    "said.cell": "{claims}.",
    "said.named": "It is reported without a number {places}.",
    "said.counted": "Sources said: {claims}.",
    "situation.people": (
        "{within:first}, there are {posts:+post/posts} and {people:+person/people} in service."
    ),
    "situation.vacancy": "Of these posts, {share} stand empty.",
    "situation.offices": "Agencies and offices on {date}.",
    "situation.totals": "Totals run {when}.",
    "situation.others": "Every other unit on {date}.",
    "situation.agencies": "Willingness and letters by agency on {date}",
    "situation.few": (
        "Numbers of people in a unit are its share of what the model infers for all, not a count "
        "of anybody: under a hundred they are given in tens, and none under ten is given."
    ),
    "few.about": "about\u00a0{middle} ({low}–{high})",
    "few.up_to": "about\u00a0{middle} (up\u00a0to\u00a0{high})",
    "few.under": "under ten (up\u00a0to\u00a0{high})",
    "few.least": "under ten",
    "situation.agency_only": (
        "Willingness, letters on file and the reach of help are shown by agency only; offices "
        "are not ranked by loyalty."
    ),
    "situation.chart": (
        "Of the {n:+unit/units} whose vacancy a source states, it is highest {within}: {value}."
    ),
    "situation.open": (
        "Hollow and dashed: no source states it, and the range is close to the assumption's."
    ),
    "situation.chart.unsaid": "No source states the vacancy of any unit.",
    "situation.chart.one": "The one vacancy that a source states lies at {value} {within}.",
    "chart.vacancy.unit": "Share of posts vacant, {date}.",
    "chart.ranges.source": (
        "Circle: median. Box: the middle half of outcomes. Line: nine outcomes in ten."
    ),
    "chart.ranges.said": "Diamonds stand at the numbers that sources said.",
    "chart.outside": (
        "Not in the range: another form of model, events nobody foresees, errors all sources share."
    ),
    "chart.path.unit.flow": "{unit} a week, {where}, {when}.",
    "chart.path.unit.stock": "{unit} at the end of the week, {where}, {when}.",
    "chart.path.unit.share": "{unit}, week by week, {where}, {when}.",
    "chart.path.source": (
        "Dark band: the middle half of outcomes. Pale band: nine outcomes in ten. Projection from"
        " {date}, dashed."
    ),
    "events.kind": "{sign} {name} ({days})",
    "events.line": "Events that the model reacts to: {events}.",
    "chart.months": "{title}: the first full week of each month; every week stands in {file}",
    "path.finding": (
        "{title}: {now} in the week from {now_week}; at its highest {peak}, in the week from "
        "{peak_week}."
    ),
    "outflow.applications": "Letters of resignation, {when}: {value}.",
    "outflow.refusals": "Letters refused, {when}: {value}.",
    "outflow.departures": "People who left of their own accord, {when}: {value}.",
    "outflow.lead": (
        "{within:first}, {applications:+letter/letters} of resignation {applications:was/were} "
        "handed in {when}, {refusals} {refusals:was/were} refused, and "
        "{departures:+person/people} left of their own accord."
    ),
    "outflow.routes": "The largest route out: {route}, {value:+person/people}.",
    "outflow.routes.alike": "The largest routes out: {routes}, about {value:+person/people} each.",
    "outflow.weeks": (
        "The busiest week of any route: {value:+person/people}, {route}, in the week from {week}."
    ),
    "outflow.routes.unit": "People, {where}, {when}.",
    "outflow.penal": (
        "Those who stay away and are dismissed for absence owe the full debt and risk "
        "prosecution; the route is counted here and proposed nowhere."
    ),
    "pressure.intro": "Extra duties, lost rest days and illness fall on fewer people.",
    "duty.unit": (
        "Hours on weekdays, as a share of all hours of the calm week before; {where}, {when}."
    ),
    "duty.source": "Each band holds nine outcomes in ten. Projection from {date}.",
    "duty.finding": (
        "Extra duties took {extra} of all hours of a calm week at their height, in the week from "
        "{week}; ordinary work kept {ordinary}."
    ),
    "statement.unsaid": "No source states it.",
    "statement.title.elsewhere": "{title}, {where}, {when}",
    "statement.title": "{title}, {when}",
    "statement.caption": "Estimates: {where}, or the unit that a row names",
    "service.claims_alone": "No estimate was made. {said}",
    "service.courts.note": (
        "That departures emptied the courts is a statement about causes. It is reported here "
        "and was not tested: nothing in the evidence parts those who left in protest from other "
        "vacancies."
    ),
    "service.cases.note": (
        "Cases that lapse are counted by age against the limit of the law; the limit is a named "
        "assumption of the method annex."
    ),
    "service.composition.text": (
        "Where those who leave are the critics, a service with fewer people is a more uniform "
        "one: hours lost and the views of those who remain are two different results."
    ),
    "service.politics.text": (
        "Not computed. What fewer staff, fewer hours or another composition do to politics is a "
        "judgement of the reader or the analyst; no number on this page states it."
    ),
    "unknown.lead": "The number that would tell most next: {what} {within}.",
    "unknown.rest": "It would narrow the range that the decision rests on by about {share}. {why}",
    "unknown.told": (
        "For {n} of the model's {total:+unknown/unknowns} the evidence says nothing, so "
        "{n:its range is an assumption/their ranges are assumptions}."
    ),
    "contraction.finding": "The evidence does not inform: {titles}.",
    "contraction.all": "The evidence informs every main quantity.",
    "contraction.unit": (
        "Share of the spread before the evidence (its variance) that the evidence removed."
    ),
    "contraction.source": (
        "Learned from the evidence: no, a little, much, by the dashed limits; a gain that chance "
        "alone could make counts as no."
    ),
    "conflict.none": (
        "None of the {n:+claim/claims} that could be compared conflicts with the others."
    ),
    "conflict.open": ("{n:+claim/claims} could not be compared, as the weights failed: {claims}."),
    "conflict.open.command": (
        "Each is settled by a fit without it, which takes most of the time of a calibration: "
        "{command}."
    ),
    "conflict.without_model": (
        "Whether a claim conflicts with the others is not known: it takes a model to compare them."
    ),
    "unheard.unsaid": (
        "It is not said whose own numbers were sought, and what came back: read every claim as "
        "that of its source alone."
    ),
    "conflict.one": "{id} ({said}), on {about} {within}, conflicts with the rest.",
    "influence.source": (
        "Hollow and dashed: not settled, the weights failed. Every claim and every main quantity:"
        " {file}."
    ),
    "influence.unit": "Shift of the median when one claim is left out: {title}; {unit}.",
    "influence.finding.unsure": (
        "{id} ({said}) seems to carry most: without it, {title} would move by {shift}; its "
        "weights failed, and a fit without it would tell."
    ),
    "influence.finding": "{id} ({said}) carries most: without it, {title} would move by {shift}.",
    "claims.intro": (
        "{n:+claim/claims}: what was said, of what and when, how it was read, who published it "
        "and who first said it, the grades of source and claim, and what the model predicted. "
        "Where a cell names no other use, the model uses the claim. Notes, surprises and what "
        "each claim moves stand behind “more” on the page, and in {claims} and {influence}."
    ),
    "claims.intro.thin": (
        "{n:+claim/claims}: what was said, of what and when, how it was read, who published it "
        "and who first said it, and the grades of source and claim. Notes stand behind “more” on "
        "the page, and in {claims}."
    ),
    "claims.strip": (
        "In each strip: above, grey, what the model predicted before the evidence; below it, "
        "blue, after; the diamond is the number said, with the reach of its hedge (an arrow for "
        "more than or up to, a bracket for a range or about)."
    ),
    "claims.strip.desc": "The number said: {said}. Predicted after the evidence: {posterior}.",
    "claims.hidden": "prediction for an office: not in the public edition",
    "claim.shift": "{title} would move by {shift}",
    "sources.interest": "Interest: {interest}",
    "claim.chance": "chance that it happened:",
    "claim.before": "before the evidence: {value}",
    "claim.after": "after it: {value}",
    "claim.first": "first said: {origin}",
    "claim.shift.unsure": (
        "{title} would move by {shift} (not settled: the weights failed, a fit without the claim "
        "would tell)"
    ),
    "method.intro": (
        "Weekly stocks and flows by stratum; three gates of leaving; parameters learned by "
        "Bayesian calibration to all claims in use at once. Projections run on some of the "
        "posterior draws, fewer for reactions and later starts; a difference is always taken "
        "within a draw, on the draws that both runs share."
    ),
    "check.holds": "Holds: {text} Largest violation {worst}.",
    "check.fails": "<strong>Fails</strong>: {text} Largest violation {worst}.",
    "check.holds.attributable": (
        "Holds: {text} All but a twentieth of the draws stay under {worst}."
    ),
    "check.fails.attributable": (
        "<strong>Fails</strong>: {text} To hold all but a twentieth of the draws it would have "
        "to be {worst}."
    ),
    "change.add": "adds {value}{unit} to {lever} ({effect})",
    "change.multiply": "multiplies {lever} by {value}{unit} ({effect})",
    "change.set": "sets {lever} to {value}{unit} ({effect})",
    "lexicon.caption": "Words for likelihood: {name}",
    "lexicon.draws": (
        "A chance that is a share of draws is said as far as their number allows: its word is that "
        "of the exact limit nearer to an even chance, and its band holds both limits, each of them "
        "missed in one case of twenty at most."
    ),
    "reproduce.command": "This page was made by {command}; the same inputs give the same bytes.",
    "reproduce.digest": "Digest of everything that went in: {digest}",
    "reproduce.version": "Version of apora: {version}",
    "reproduce.seed": "Seed: {seed}",
    "reproduce.size": "{types:+household type/household types}, {weeks:+week/weeks}",
    "reproduce.rate": "Rate: {rate} for {one}, {date}",
    "reproduce.files": "Everything printed here stands in {results}, and as tables:",
    "reproduce.file": "{file}: {what}",
    "thin.overview": (
        "The case holds {claims:+claim/claims} from {sources:+source/sources} and "
        "{origins:+origin/independent origins}; {dated} of them {dated:carries/carry} a date."
    ),
    "thin.drafts": (
        "The program found {n:+number/numbers} in the documents; nobody has looked at them yet. "
        "What each is about and its date are guesses. None of them enters a calibration."
    ),
    "thin.held": "Claims held back, with the reason:",
    "thin.nothing_missing": "The results do not say what the case lacks.",
    "thin.program": "These are messages of {command}, in English.",
    "thin.missing": "Before a model can be run, the case needs:",
    "method.of_draws": "wrong in {k} of {n}",
    "measures.evidence": "Evidence: {evidence}",
    "parameters.text": (
        "The evidence informs {told} of {n:+unknown/unknowns}; they stand here with their ranges "
        "before and after. All of them, with reasons, stand on the page and in {file}."
    ),
    "scenarios.text": (
        "One outcome stands here. Vacancy, hours, views of those who stay, help paid, cost, both "
        "dates, later starts and the assumed levers of every scenario stand in {file}."
    ),
    "scenarios.table": (
        "{outcome}, against what existed; below, in how many draws the sign is wrong"
    ),
    "annex.written": (
        "Notes and reasons that the case does not have in this language stand in the one in which "
        "it was written."
    ),
    "page.footer": "Made by apora {version}. Aggregates only; no person is named.",
}

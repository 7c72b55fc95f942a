"""English words for plans: the best mix under a budget, and what would change it."""

PLANS: dict[str, str] = {
    "plan.title": "The best mix under {budget}",
    "plan.lead.families": (
        "With {budget} in its first year, the help of the fund's best mix carries {brought} to a "
        "job by {date}."
    ),
    "plan.lead.departures": (
        "With {budget} in its first year, the fund's best mix lets {brought} more leave by {date} "
        "than what existed."
    ),
    "plan.lead.hours": (
        "With {budget} in its first year, the fund's best mix withdraws {brought} from extra "
        "duties by {date}."
    ),
    "plan.beats": "It does better than everything as one payment: {chance}.",
    "plan.cautious": (
        "The mix was judged by a cautious outcome, the one that {share} of draws fall below."
    ),
    "plan.told.not": "What it brings is not informed by the evidence.",
    "plan.told.a_little": "The evidence says a little about what it brings.",
    "plan.told.much": "The evidence says much about what it brings.",
    "plan.mix.caption": "The mix in whole steps, beside what the measures state",
    "plan.column.what": "Part of the mix",
    "plan.column.size": "In the plan",
    "plan.column.stated": "As stated",
    "plan.column.next": "What {money} more brings at the margin if spent on it",
    "plan.column.outcome": "Outcome",
    "plan.column.value": "More than with what existed",
    "plan.used": "used",
    "plan.unused": "not used",
    "plan.free": "its cost is not in the case",
    "plan.uninformed": "{worth}, not informed by the evidence",
    "plan.lever.grant": "one payment",
    "plan.lever.stipend_m": "payment a month while looking for work",
    "plan.lever.stipend_months": "months it is paid at most",
    "plan.lever.debt_covered": "share of the debt on leaving that is paid",
    "plan.lever.caseworkers": "caseworkers",
    "plan.next.same": "As more of the same mix, {money} more brings {worth} at the margin.",
    "plan.next.how": (
        "Spent on one part, the money raises that part for as many leavers paid. Where all parts "
        "are worth the same, moving money between them gains nothing."
    ),
    "plan.brings.caption": "What the plan brings by {date}",
    "plan.aim.families": "Families carried to a job",
    "plan.aim.departures": "Departures by own wish",
    "plan.aim.hours": "Hours withdrawn from extra duties",
    "plan.spent": "Spent or promised",
    "plan.cost": "Cost per family carried to a job",
    "plan.paid": "Leavers paid",
    "plan.families.how": (
        "A family is carried to a job if it has left the service and is in civilian work on that "
        "day and would not be in the same course of events without payments, debts paid, job "
        "offers and courses. Of those who are paid, whoever would have left and found work anyway "
        "does not count; nor does anybody whom information alone moves."
    ),
    "plan.weeks": "Weeks until the first family more is paid",
    "plan.frontier.finding": (
        "With {low} the best mix brings {few}, with {high} it brings {many}."
    ),
    "plan.frontier.unit": "{aim}, by the budget of the first year in {currency}",
    "plan.frontier.source": (
        "Middle and ranges over {draws} draws on which no mix was chosen; the best mix is "
        "another one for each budget."
    ),
    "plan.frontier.caption": "The frontier: what each budget brings at best",
    "plan.frontier.best": "best mix",
    "plan.frontier.simplest": "one payment only",
    "plan.frontier.asked": "budget asked for",
    "plan.choice.title": "What would change the choice",
    "plan.choice.how": (
        "The plan and its rivals are judged on {draws:+draw/draws} on which no mix was chosen."
    ),
    "plan.choice.beaten": (
        "The choice is not sure: on these draws {rival} does better already as planned, with "
        "{level} against {plan} for the plan, and brings more in {ahead} of {draws:+draw/draws}."
    ),
    "plan.choice.changes": (
        "It changes in this case: {under}. Then {rival} does better, with {level} against {plan} "
        "for the plan, and brings more in {ahead} of {draws:+draw/draws}."
    ),
    "plan.choice.stands": (
        "The choice stands with each of these; in brackets, in how many draws the plan brings more "
        "than the best of its rivals: {under}."
    ),
    "plan.choice.each": "{under} ({ahead} of {draws})",
    "plan.under.planned": "as planned",
    "plan.under.null": "effects that are assumed do nothing",
    "plan.under.wide": "effects that are assumed are twice as uncertain, around nothing",
    "plan.under.mean": "judged by the average outcome",
    "plan.under.bad_outcomes": "judged by what four outcomes of five reach",
    "plan.rival.simplest": "everything as one payment",
    "plan.rival.as_stated": "every measure at its stated size",
    "plan.rival.without": "the plan without “{measure}”",
    "plan.note": (
        "Chosen on {chosen} draws by a search that runs the model and takes no slopes of it, made "
        "whole, held against its neighbours, and run again on {draws} other draws."
    ),
    "plan.balance.holds": "People and money balance in every week.",
    "plan.balance.gap": (
        "People and money do not balance: the largest gap in a week is {persons} in people and "
        "{money} in money."
    ),
}

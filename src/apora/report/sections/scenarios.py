"""Every measure under every reaction and without its assumed effects, in one outcome."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import OutcomeRow, ScenarioRow
from apora.report.sections.prospects import NONE, reactions
from apora.report.sections.trios import compared, trios
from apora.report.sentences import scenario_title
from apora.report.view import View


def scenarios(view: View) -> Markup:
    """Return a row a set of measures and a column a reaction; the rest stands in a file."""
    plain = [trio.plain for trio in trios(view.results.scenarios)]
    if not plain:
        return Markup("")
    outcome = compared(plain[0])
    if not view.shows(outcome.indicator, where=outcome.where):
        return Markup("")
    answers = _answers(view)
    caption = view.say("scenarios.table", outcome=view.outcome_title(outcome))
    head = [
        view.word("column.measures"),
        view.word("prospects.bar.plain"),
        *(reactions(view, one) for one in answers.values()),
        view.word("column.null"),
        view.word("column.wide"),
    ]
    return join(
        [
            tag("h3", view.word("method.scenarios")),
            paragraph(view.say("scenarios.text", file=tag("code", "tables/scenarios.csv"))),
            table(
                caption,
                head=head,
                rows=[_row(view, one, answers=tuple(answers)) for one in plain],
                label=view.word("method.scenarios"),
            ),
        ]
    )


def _answers(view: View) -> dict[tuple[str, ...], ScenarioRow]:
    """Return a scenario of each set of reactions, single ones first."""
    found: dict[tuple[str, ...], ScenarioRow] = {}
    for row in sorted(view.results.scenarios, key=lambda one: len(one.reactions)):
        if len(row.reactions) == 1 and not row.delay_months:
            found.setdefault(row.reactions, row)
    return found


def _row(
    view: View, plain: ScenarioRow, *, answers: Sequence[tuple[str, ...]]
) -> list[str | Markup]:
    outcome = compared(plain)
    answered = {
        row.reactions: row
        for row in view.results.scenarios
        if row.measures == plain.measures and not row.delay_months and row.outcomes
    }
    return [
        join([scenario_title(view, plain), " ", tag("code", plain.id)]),
        _value(view, outcome),
        *(_value(view, compared(answered[one])) if one in answered else NONE for one in answers),
        view.contrast(outcome.null, unit=outcome.unit) if outcome.null else NONE,
        view.contrast(outcome.wide, unit=outcome.unit) if outcome.wide else NONE,
    ]


def _value(view: View, outcome: OutcomeRow) -> Markup:
    """Return a change against what existed, and in how many draws it has the wrong sign."""
    change = view.contrast(outcome.contrast, unit=outcome.unit)
    if outcome.wrong_sign is None:
        return change
    wrong = round(outcome.wrong_sign * outcome.draws)
    k = view.number(str(wrong), kind="estimate", value=wrong)
    chance = view.say("method.of_draws", k=k, n=view.exact(outcome.draws))
    return join([change, tag("div", chance)])

"""What help needs to run: requests, caseworkers, waiting, money by month."""

from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import ProgrammeRow
from apora.report.results_rows import Quantiles
from apora.report.view import View

NONE = "\N{EN DASH}"
COLUMNS = ("requests", "hands", "needed", "waiting", "paid", "unspent", "dry")


def programmes(view: View) -> Markup:
    """Return what the help of each scenario needs and meets; empty where none takes requests."""
    rows = view.results.programmes
    if not rows:
        return Markup("")
    title = view.word("programme.title")
    return join(
        [
            tag("h3", title),
            paragraph(view.say("programme.intro")),
            table(
                title,
                head=[
                    view.word("prospects.column.measure"),
                    *(view.word(f"programme.column.{key}") for key in COLUMNS),
                ],
                rows=[_row(view, row) for row in rows],
                label=title,
            ),
            _months(view, rows),
        ]
    )


def _row(view: View, row: ProgrammeRow) -> list[str | Markup]:
    currency = view.results.case.currency
    return [
        view.named(row.title, id_=row.scenario),
        view.estimate(row.requests_w, unit="persons"),
        view.estimate(row.hands, unit="persons", kind="assumption"),
        view.estimate(row.hands_needed_peak, unit="persons"),
        view.estimate(row.waiting_w, unit="elapsed weeks"),
        view.estimate(row.paid, unit="persons"),
        view.money(row.unspent, currency=currency),
        view.chance(row.runs_dry, draws=row.draws),
    ]


def _thousands(money: Quantiles) -> Quantiles:
    """Return money in thousands, nothing finer than one of its currency."""
    return Quantiles(**{key: round(each / 1e3, 3) for key, each in money.model_dump().items()})


def _months(view: View, rows: Sequence[ProgrammeRow]) -> Markup:
    """Return what is paid out, a row a month and a column a set of measures."""
    caption = view.say(
        "programme.months",
        currency=view.results.case.currency,
        file=tag("code", "tables/money.csv"),
    )
    paid = [{one.month: one.money_out for one in row.months} for row in rows]
    months = sorted({month for each in paid for month in each})
    return table(
        caption,
        head=[
            view.word("programme.column.month"),
            *(view.named(row.title, id_=row.scenario) for row in rows),
        ],
        rows=[
            [
                view.month(month),
                *(
                    view.estimate(_thousands(each[month]), unit="") if month in each else NONE
                    for each in paid
                ),
            ]
            for month in months
        ],
        label=view.word("programme.title"),
    )

"""What help needs to run: requests, caseworkers, waiting, money by month."""

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_prospects import ProgrammeRow
from apora.report.view import View

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
            _months(view, max(rows, key=lambda row: row.paid.p50)),
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


def _months(view: View, row: ProgrammeRow) -> Markup:
    currency = view.results.case.currency
    caption = view.say("programme.months", title=view.named(row.title, id_=row.scenario))
    return table(
        caption,
        head=[view.word(f"programme.column.{key}") for key in ("month", "in", "out")],
        rows=[
            [
                view.when(one.month),
                view.money(one.money_in, currency=currency),
                view.money(one.money_out, currency=currency),
            ]
            for one in row.months
        ],
        label=str(caption.striptags()),
    )

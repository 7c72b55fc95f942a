"""Method annex: parameters, gates of the fit, accounts, checks, assumptions, scenarios."""

from markupsafe import Markup

from apora.report.likelihood import LEXICONS
from apora.report.markup import join, lines, listing, long, paragraph, table, tag
from apora.report.phrases import known_or, phrase
from apora.report.results_prospects import ChangeRow, RealityCheck
from apora.report.sections.parameters import parameters
from apora.report.sections.pooling import pooling
from apora.report.sections.prospects import NONE
from apora.report.sections.scenarios import scenarios
from apora.report.sections.standards import standards
from apora.report.view import View


def method(view: View) -> Markup:
    """Return everything that the plain sentences leave out, with the technical names."""
    return join(
        [
            paragraph(view.say("method.intro")),
            _diagnostics(view),
            _draws(view),
            _checks(view),
            _warnings(view),
            parameters(view),
            pooling(view),
            _assumptions(view),
            _sensitivity(view),
            _measures(view),
            scenarios(view),
            _lexicon(view),
            standards(view),
        ]
    )


def _titled(view: View, key: str, body: Markup) -> Markup:
    return join([tag("h3", view.word(key)), body]) if body else Markup("")


def _code(text: str) -> Markup:
    return tag("code", text)


def _diagnostics(view: View) -> Markup:
    found = view.results.diagnostics
    if found is None:
        return Markup("")
    values = [
        ("chains", view.exact(found.chains)),
        ("draws", view.exact(found.draws)),
        ("max_rhat", view.exact(round(found.max_rhat, 3))),
        ("min_ess_bulk", view.rough(found.min_ess_bulk)),
        ("min_ess_tail", view.rough(found.min_ess_tail)),
        ("worst", _code(found.worst)),
    ]
    caption = view.word("method.diagnostics")
    rows: list[list[str | Markup]] = [
        [view.word(f"diagnostics.{key}"), value] for key, value in values
    ]
    accounts = view.results.accounting
    if accounts is not None:
        rows.append(
            [view.word("accounting.persons"), view.rough(accounts.largest_residual_persons)]
        )
        rows.append([view.word("accounting.money"), view.rough(accounts.largest_residual_money)])
    body = table(
        caption,
        head=[view.word("column.what"), view.word("column.value")],
        rows=rows,
        label=caption,
    )
    return _titled(view, "method.diagnostics", body)


def _draws(view: View) -> Markup:
    """Return on how many draws each kind of table rests."""
    caption = view.word("method.draws")
    body = table(
        caption,
        head=[view.word(f"column.{key}") for key in ("table", "prior", "posterior")],
        rows=[
            [
                view.word(f"draws.{row.table}"),
                view.exact(row.prior) if row.prior is not None else NONE,
                view.exact(row.posterior),
            ]
            for row in view.results.draws
        ],
        label=caption,
    )
    return _titled(view, "method.draws", body)


def _checks(view: View) -> Markup:
    lines = [_check(view, row) for row in view.results.reality_checks]
    return _titled(view, "method.checks", listing(lines))


def _check(view: View, row: RealityCheck) -> Markup:
    """Return a statement and its largest violation, or the level a statement is about."""
    key = "check.holds" if row.holds else "check.fails"
    own = f"{key}.{row.id}"
    return view.say(
        own if view.has(own) else key,
        text=known_or(view, f"reality.{row.id}", row.text, kind="arithmetic"),
        worst=view.rough(row.worst, unit="share" if view.has(own) else ""),
    )


def _warnings(view: View) -> Markup:
    """Return what only the model can say is wrong with the case, row by row."""
    lines = [
        view.say(f"warning.{row.rule}", where=_code(row.where)) for row in view.results.warnings
    ]
    return _titled(view, "method.warnings", listing(lines))


def _headline_known(view: View, id_: str) -> Markup:
    key = f"headline.title.{id_}"
    return tag("span", view.word(key), cls="name") if view.has(key) else _code(id_)


def _assumptions(view: View) -> Markup:
    caption = view.word("method.assumptions")
    rows: list[list[str | Markup]] = [
        [
            _code(row.id),
            known_or(view, f"assumption.{row.id}", row.text, kind="assumption"),
            view.rough(row.value, kind="assumption")
            if isinstance(row.value, float)
            else phrase(view, row.value or NONE, kind="assumption"),
            long(known_or(view, f"assumption.why.{row.id}", row.why, kind="assumption")),
        ]
        for row in view.results.assumptions
    ]
    head = [view.word(f"column.{key}") for key in ("what", "assumed", "value", "why")]
    return _titled(
        view, "method.assumptions", table(caption, head=head, rows=rows, label=caption, cls="coded")
    )


def _sensitivity(view: View) -> Markup:
    caption = view.word("method.sensitivity")
    by_id = {row.id: row for row in view.results.headlines}
    rows: list[list[str | Markup]] = []
    for row in view.results.sensitivity:
        headline = by_id.get(row.headline)
        if headline and not view.shows(headline.indicator or "", where=headline.where):
            continue
        unit = headline.unit if headline else ""
        ends: list[str | Markup] = [
            view.rough(end, unit=unit, kind="estimate") if end is not None else NONE
            for end in (row.low, row.high)
        ]
        title = view.headline(headline) if headline else _headline_known(view, row.headline)
        rows.append(
            [
                phrase(view, row.what, kind="assumption"),
                title,
                *ends,
                phrase(view, row.note, kind="arithmetic", unit=unit),
            ]
        )
    head = [view.word(f"column.{key}") for key in ("changed", "quantity", "low", "high", "note")]
    return _titled(view, "method.sensitivity", table(caption, head=head, rows=rows, label=caption))


def _measures(view: View) -> Markup:
    caption = view.word("method.measures")
    rows: list[list[str | Markup]] = [
        [
            lines(
                tag("strong", view.named(row.title)),
                view.word(f"by.{row.by}") if view.has(f"by.{row.by}") else row.by,
                view.when(f"{row.from_.isoformat()}/{row.to.isoformat() if row.to else '..'}"),
                _code(row.id),
            ),
            listing([_change(view, c) for c in row.changes]),
            lines(
                view.written(row.conditions),
                view.say("measures.evidence", evidence=view.written(row.evidence))
                if row.evidence
                else "",
            ),
        ]
        for row in view.results.measures
    ]
    head = [view.word(f"column.{key}") for key in ("measure", "changes", "conditions")]
    return _titled(
        view, "method.measures", table(caption, head=head, rows=rows, label=caption, cls="coded")
    )


def _change(view: View, change: ChangeRow) -> Markup:
    """Return a change: which lever, by how much, and whether its effect is assumed."""
    unit, _, currency = change.unit.partition(", ")
    paid = unit.partition(" ")[0] == "money"
    ends = list(dict.fromkeys([change.low, change.mid, change.high]))
    values: list[str | Markup] = [
        view.amount(end, currency=currency or view.results.case.currency, kind="assumption")
        if paid
        else view.rough(end, unit=unit, kind="assumption")
        for end in ends[:-1]
    ]
    last = (
        view.amount(ends[-1], currency=currency or view.results.case.currency, kind="assumption")
        if paid
        else view.with_noun(
            view.rough(ends[-1], unit=unit, kind="assumption"), unit="" if unit == "ratio" else unit
        )
    )
    each = f"each.{unit}"
    return view.say(
        f"change.{change.do}",
        lever=_code(change.lever),
        value=join([*values, last], by=" / "),
        unit=f" {view.word(each)}" if view.has(each) else "",
        effect=view.word(f"effect.{change.effect}"),
    )


def _lexicon(view: View) -> Markup:
    name = view.results.case.lexicon
    caption = view.say(
        "lexicon.caption", name=tag("span", view.word(f"lexicon.{name}"), cls="name")
    )
    rows: list[list[str | Markup]] = [
        [
            tag("span", view.word(f"likelihood.{step.word}"), cls="name"),
            join(
                [
                    view.exact(step.low, unit="share"),
                    " ",
                    view.word("to"),
                    " ",
                    view.exact(step.high, unit="share"),
                ]
            ),
        ]
        for step in LEXICONS[name]
    ]
    body = table(
        caption,
        head=[view.word("column.word"), view.word("column.band")],
        rows=rows,
        label=view.word("lexicon.title"),
    )
    said = [paragraph(view.say(key)) for key in ("confidence.rule", "lexicon.draws")]
    return _titled(view, "lexicon.title", join([*said, body]))

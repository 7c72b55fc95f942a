"""Evidence annex: every claim as said, as read, and as the model predicted it."""

from markupsafe import Markup

from apora.report.chart_box import sentence
from apora.report.charts_claims import strip
from apora.report.markup import join, listing, paragraph, table, tag
from apora.report.results_rows import ClaimRow, SourceRow
from apora.report.view import View


def claims(view: View) -> Markup:
    """Return the sources, then every claim with all that is known of it."""
    return join(
        [
            paragraph(
                view.say(
                    "claims.intro" if _modelled(view) else "claims.intro.thin",
                    n=view.exact(len(view.results.claims)),
                )
            ),
            paragraph(view.say("claims.strip")) if _modelled(view) else "",
            paragraph(view.say("annex.written")) if view.other(view.first_language) else "",
            tag("h3", view.word("claims.all")),
            join(_claim(view, claim) for claim in view.results.claims),
            tag("h3", view.word("sources.title")),
            sources(view),
        ]
    )


def _modelled(view: View) -> bool:
    return any(claim.posterior for claim in view.results.claims)


def _claim(view: View, claim: ClaimRow) -> Markup:
    title = join([tag("span", claim.id, cls="id"), ": ", _quote(view, claim)])
    shown = view.shows(claim.indicator, where=claim.where)
    pairs = [*_reading(view, claim), *_origin(view, claim)]
    pairs += _predicted(view, claim) if shown else [("hidden", view.say("claims.hidden"))]
    body = join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(view.word(f"claim.{key}"), value)
        for key, value in pairs
        if value
    )
    return Markup(
        '<article class="claim" id="claim-{0}" aria-labelledby="claim-{0}-h">'
        '<h4 id="claim-{0}-h">{1}</h4>{2}<dl>{3}</dl></article>\n'
    ).format(claim.id, title, _strip(view, claim) if shown else "", body)


def _quote(view: View, claim: ClaimRow) -> Markup:
    return view.quote(claim.says, language=claim.says_language)


def _nature(view: View, nature: str) -> str:
    key = f"nature.{nature}"
    return view.word(key) if view.has(key) else nature


def _reading(view: View, claim: ClaimRow) -> list[tuple[str, str | Markup]]:
    when = view.when(claim.when) if claim.when else view.word("claim.no_date")
    if claim.date_assumed:
        when = join([when, " ", tag("strong", view.word("claim.date_assumed"))])
    return [
        ("read_as", _read_as(view, claim)),
        ("about", _about(view, claim)),
        ("where", view.place(claim.where)),
        ("when", when),
        ("nature", _nature(view, claim.nature)),
        ("use", _use(view, claim)),
        ("statement", view.statement(claim.statement)),
        ("note", view.written(claim.note)),
    ]


def _about(view: View, claim: ClaimRow) -> Markup:
    """Return what a claim is about; a draft need not say it."""
    return (
        tag("span", view.indicator(claim.indicator), cls="name") if claim.indicator else Markup("")
    )


def _read_as(view: View, claim: ClaimRow) -> Markup:
    text = view.text(claim.read_as)
    return view.number(text, kind="claim") if text else Markup("")


def _use(view: View, claim: ClaimRow) -> Markup:
    if is_draft(claim):
        return Markup("{}").format(view.word("use.draft"))
    word, _, rest = claim.use.partition(":")
    key = f"use.{word.strip().split(' ')[0]}"
    shown = view.word(key) if view.has(key) else word
    reason = claim.reason or rest.strip()
    return join([shown, view.written(reason)], by=": ") if reason else join([shown])


def is_draft(claim: ClaimRow) -> bool:
    """Return whether nobody has looked at a claim since it was read by machine."""
    return claim.use == "hold" and claim.reason == "draft"


def _origin(view: View, claim: ClaimRow) -> list[tuple[str, str | Markup]]:
    source = next((row for row in view.results.sources if row.id == claim.source), None)
    title = (
        Markup('<a href="#source-{0}"><cite lang="{2}">{1}</cite></a>').format(
            source.id, source.title, source.language
        )
        if source
        else tag("span", claim.source, cls="id")
    )
    return [
        (
            "source",
            join([title, ", ", view.named(source.publisher)]) if source else title,
        ),
        (
            "origin",
            view.named(claim.origin) if claim.origin else view.word("claim.no_origin"),
        ),
        ("grade", tag("span", f"{claim.grade}{claim.credibility}", cls="id")),
    ]


def _predicted(view: View, claim: ClaimRow) -> list[tuple[str, str | Markup]]:
    if claim.posterior is None or claim.prior is None:
        return []
    unit = _unit(claim)
    pairs: list[tuple[str, str | Markup]] = [
        ("prior", view.quantity(claim.prior, unit=unit, kind="assumption")),
        ("posterior", view.quantity(claim.posterior, unit=unit)),
    ]
    if claim.tail is not None:
        pairs.append(("tail", view.rough(claim.tail, unit="share", kind="estimate")))
    pairs.append(("surprising", view.word("claim.surprising.yes") if claim.surprising else ""))
    pairs.append(("conflict", view.word("claim.conflict.yes") if claim.conflict else ""))
    pairs.append(("influence", _influence(view, claim)))
    return pairs


def _unit(claim: ClaimRow) -> str:
    """Return the unit in which a claim's number is shown; a change is a share of what was."""
    return "share" if claim.nature == "change" else claim.unit


def _influence(view: View, claim: ClaimRow) -> Markup:
    """Return the two headlines that leaving this claim out moves most."""
    rows = {row.id: row for row in view.results.headlines}
    found = [
        one
        for one in claim.influence
        if one.headline in rows
        and view.shows(rows[one.headline].indicator or "", where=rows[one.headline].where)
    ]
    found.sort(key=lambda one: -abs(one.shift) / (abs(rows[one.headline].posterior.p50) or 1.0))
    return join(
        [
            view.say(
                "claim.shift" if one.reliable else "claim.shift.unsure",
                title=view.headline(rows[one.headline]),
                shift=view.shift(one.shift, unit=rows[one.headline].unit),
            )
            for one in found[:2]
        ],
        by="; ",
    )


def _strip(view: View, claim: ClaimRow) -> Markup:
    if claim.heard is None or claim.posterior is None:
        return Markup("")
    unit = _unit(claim)
    said = view.say(
        "claims.strip.desc",
        said=view.exact(claim.heard.value, unit="share" if unit == "share" else "", kind="claim"),
        posterior=view.estimate(claim.posterior, unit=unit),
    )
    return strip(claim, description=sentence(said))


def sources(view: View) -> Markup:
    """Return every source with its grade, its reason and the state of its text."""
    rows = view.results.sources
    keys = ("source", "published", "kind", "grade", "why", "interest", "text")
    caption = view.word("sources.table")
    return table(
        caption,
        head=[view.word(f"sources.{key}") for key in keys],
        rows=[_source(view, row) for row in rows],
        ids=[f"source-{row.id}" for row in rows],
        label=caption,
    )


def _source(view: View, row: SourceRow) -> list[str | Markup]:
    return [
        join(
            [
                tag("span", row.id, cls="id"),
                ": ",
                tag("cite", row.title, lang=row.language),
                ", ",
                view.named(row.publisher),
                " ",
                tag("code", row.url) if row.url else "",
            ]
        ),
        view.when(row.published) if row.published else view.word("claim.no_date"),
        view.named(row.kind) if row.kind else "",
        tag("span", row.grade, cls="id"),
        view.written(row.grade_why),
        view.written(row.interest),
        join(
            [
                view.word(f"text_state.{row.text_state}"),
                " ",
                tag("code", row.sha256[:12]) if row.sha256 else "",
            ]
        ),
    ]


def conflicts_and_holds(view: View) -> Markup:
    """Return which claims are held back, and why."""
    held = [
        claim
        for claim in view.results.claims
        if not claim.use.startswith("calibrate") and not is_draft(claim)
    ]
    return listing(
        [join([view.claim_link(c.id), " ", view.said(c.id), " ", _use(view, c)]) for c in held]
    )

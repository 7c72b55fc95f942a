"""Evidence annex: every claim as said, as read, and as the model predicted it."""

from markupsafe import Markup

from apora.report.chart_box import sentence
from apora.report.charts_claims import HAPPENED, strip
from apora.report.markup import details, join, lines, listing, number, paragraph, table, tag
from apora.report.opening import is_foreign
from apora.report.results_rows import ClaimRow, Influence, SourceRow
from apora.report.sentences import inside
from apora.report.view import View


def claims(view: View) -> Markup:
    """Return the sources, then every claim with all that is known of it."""
    return join(
        [
            paragraph(
                view.say(
                    "claims.intro" if _modelled(view) else "claims.intro.thin",
                    n=view.exact(len(view.results.claims)),
                    claims=tag("code", "tables/claims.csv"),
                    influence=tag("code", "tables/influence.csv"),
                )
            ),
            paragraph(view.say("claims.strip")) if _modelled(view) else "",
            paragraph(view.say("annex.written")) if _untranslated(view) else "",
            tag("h3", view.word("claims.all")),
            _table(view),
            tag("h3", view.word("sources.title")),
            sources(view),
        ]
    )


def _untranslated(view: View) -> bool:
    """Return whether a text of the tables stands in another language than the page."""
    written = [
        *(text for row in view.results.claims for text in (row.statement, row.note)),
        *(row.reason for row in view.results.claims if row.use != "superseded"),
        *(text for row in view.results.sources for text in (row.grade_why, row.interest)),
    ]
    return any(view.other(view.spoken(text)[1]) for text in written if text)


def _modelled(view: View) -> bool:
    return any(claim.posterior for claim in view.results.claims)


def _table(view: View) -> Markup:
    """Return every claim in a row: as said, what of, as read, from whom, against the model."""
    rows = view.results.claims
    keys = ["claim", "about", "read_as", "source", *(["predicted"] if _modelled(view) else [])]
    caption = view.word("claims.table")
    return table(
        caption,
        head=[view.word(f"claim.{key}") for key in keys],
        rows=[[_cell(view, claim, key=key) for key in keys] for claim in rows],
        ids=[f"claim-{claim.id}" for claim in rows],
        label=caption,
        cls="claims",
    )


def _cell(view: View, claim: ClaimRow, *, key: str) -> Markup:
    cells = {
        "claim": _said,
        "about": _matter,
        "read_as": _read,
        "source": _from,
        "predicted": _against,
    }
    return cells[key](view, claim)


def _said(view: View, claim: ClaimRow) -> Markup:
    head = join([tag("strong", tag("span", claim.id, cls="id")), " ", _words(view, claim)])
    return lines(head, view.written(claim.statement), _more(view, claim))


def _words(view: View, claim: ClaimRow) -> Markup:
    """Return the words of a source; no quotation where they stand in another language."""
    if is_foreign(claim.says, language=claim.says_language):
        says = tag("span", claim.says, lang=view.other(view.first_language))
        mark = view.word("mark.claim")
        said = number(says, kind="claim", mark=mark, cls="wraps")
        return join([said, " ", view.word("claim.translated")])
    return view.quote(claim.says, language=claim.says_language)


def _matter(view: View, claim: ClaimRow) -> Markup:
    when = view.when(claim.when) if claim.when else view.word("claim.no_date")
    if claim.date_assumed:
        when = join([when, " ", tag("strong", view.word("claim.date_assumed"))])
    about = (
        tag("span", view.indicator(claim.indicator), cls="name") if claim.indicator else Markup("")
    )
    return lines(about, join([part for part in (view.place(claim.where), when) if part], by=", "))


def _read(view: View, claim: ClaimRow) -> Markup:
    text = view.text(claim.read_as)
    used = claim.use.partition(":")[0] == "calibrate"
    return lines(view.number(text, kind="claim") if text else "", "" if used else _use(view, claim))


def _from(view: View, claim: ClaimRow) -> Markup:
    """Return who published a claim, linked to the source, who first said it, and both grades."""
    source = next((row for row in view.results.sources if row.id == claim.source), None)
    link = (
        Markup('<a href="#source-{}">{}</a>').format(source.id, view.named(source.publisher))
        if source
        else tag("span", claim.source, cls="id")
    )
    origin = view.named(claim.origin) if claim.origin else view.word("claim.no_origin")
    grade = tag("span", f"{claim.grade}{claim.credibility}", cls="id")
    return lines(join([link, ", ", grade]), view.say("claim.first", origin=origin))


def _against(view: View, claim: ClaimRow) -> Markup:
    """Return what the model predicted, before and after, and what was said, drawn and written."""
    if not view.shows(claim.indicator, where=claim.where):
        return join([view.say("claims.hidden")])
    if claim.posterior is None or claim.prior is None:
        return Markup("")
    unit = _unit(claim)
    told = [view.word("claim.chance")] if claim.nature == HAPPENED else []
    if claim.nature == HAPPENED:
        prior = view.rough(claim.prior.p50, unit=unit, kind="assumption")
        posterior = view.rough(claim.posterior.p50, unit=unit, kind="estimate")
    else:
        prior = view.estimate(claim.prior, unit=unit, kind="assumption")
        posterior = view.estimate(claim.posterior, unit=unit)
    told += [view.say("claim.before", value=prior), view.say("claim.after", value=posterior)]
    conflict = tag("strong", view.word("claim.conflict.yes")) if claim.conflict else ""
    return join([_strip(view, claim), lines(*told, conflict)])


def _more(view: View, claim: ClaimRow) -> Markup:
    """Return what else is known of a claim, behind a disclosure; paper leaves it to the files."""
    pairs = [("nature", _nature(view, claim.nature)), ("note", view.written(claim.note))]
    if view.shows(claim.indicator, where=claim.where):
        pairs += _predicted(view, claim)
    body = join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(view.word(f"claim.{key}"), value)
        for key, value in pairs
        if value
    )
    return details(view.word("claim.more"), tag("dl", body))


def _nature(view: View, nature: str) -> str:
    key = f"nature.{nature}"
    return view.word(key) if view.has(key) else nature


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
    reasons = [claim.reason] if isinstance(claim.reason, str) else claim.reason.values()
    return claim.use == "hold" and "draft" in reasons


def _predicted(view: View, claim: ClaimRow) -> list[tuple[str, str | Markup]]:
    if claim.posterior is None or claim.prior is None:
        return []
    pairs: list[tuple[str, str | Markup]] = []
    if claim.tail is not None:
        pairs.append(("tail", view.rough(claim.tail, unit="share", kind="estimate")))
    pairs.append(("surprising", view.word("claim.surprising.yes") if claim.surprising else ""))
    pairs.append(("influence", _influence(view, claim)))
    pairs.append(("others", _others(view, claim)))
    return pairs


def _others(view: View, claim: ClaimRow) -> Markup:
    """Return what the other claims imply in this one's place, and how far it stands apart."""
    others = claim.others
    if others is None:
        return Markup("")
    if not others.reliable:
        return tag("span", view.word("changes.failed"))
    parts: dict[str, str | Markup] = {
        "implied": view.quantity(others.implied, unit=_unit(claim)),
        "how": view.word(f"changes.{others.by}"),
    }
    key = "tail" if others.tail is not None else "overlap" if others.overlap is not None else ""
    if not key:
        return view.say("claim.others.alone", **parts)
    parts["share"] = view.rough(getattr(others, key), unit="share", kind="estimate")
    return view.say(f"claim.others.{key}", **parts)


def _unit(claim: ClaimRow) -> str:
    """Return the unit in which a claim's number is shown.

    A change is a share of what was; of what happened at all, the number is its chance.
    """
    return "share" if claim.nature in {"change", "share", HAPPENED} else claim.unit


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
                _shift_key(one),
                title=(inside if place else View.headline)(view, rows[one.headline]),
                shift=view.shift(one.shift, unit=rows[one.headline].unit),
            )
            for place, one in enumerate(found[:2])
        ],
        by="; ",
    )


def _shift_key(one: Influence) -> str:
    if one.by == "fit":
        return "claim.shift.exact"
    return "claim.shift" if one.reliable else "claim.shift.unsure"


def _strip(view: View, claim: ClaimRow) -> Markup:
    if claim.heard is None or claim.posterior is None:
        return Markup("")
    unit = _unit(claim)
    said = view.say(
        "claims.strip.desc",
        said=view.exact(claim.heard.value, unit="share" if unit == "share" else "", kind="claim"),
        posterior=view.estimate(claim.posterior, unit=unit),
    )
    return strip(claim, unit=unit, printing=view.printing, description=sentence(said))


def sources(view: View) -> Markup:
    """Return every source with its grade, its reason and the state of its text."""
    rows = view.results.sources
    keys = ("source", "published", "grade", "text")
    caption = view.word("sources.table")
    return table(
        caption,
        head=[view.word(f"sources.{key}") for key in keys],
        rows=[_source(view, row) for row in rows],
        ids=[f"source-{row.id}" for row in rows],
        label=caption,
        cls="sources",
    )


def _source(view: View, row: SourceRow) -> list[str | Markup]:
    title = [tag("cite", row.title, lang=row.language), ", ", view.named(row.publisher)]
    when = view.when(row.published) if row.published else view.word("claim.no_date")
    graded = [tag("strong", tag("span", row.grade, cls="id")), " ", view.written(row.grade_why)]
    interest = (
        view.say("sources.interest", interest=view.written(row.interest)) if row.interest else ""
    )
    state = [
        view.word(f"text_state.{row.text_state}"),
        " ",
        tag("code", row.sha256[:12]) if row.sha256 else "",
    ]
    return [
        lines(
            join([tag("span", row.id, cls="id"), ": ", *title]),
            tag("code", row.url) if row.url else "",
        ),
        lines(when, view.named(row.kind) if row.kind else ""),
        lines(join(graded), interest),
        join(state),
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

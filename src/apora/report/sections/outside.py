"""What lies outside the ranges of the page: scenarios in words, each in its own box."""

from markupsafe import Markup

from apora.report.markup import join, paragraph, tag
from apora.report.results_prospects import OutsideRow
from apora.report.view import View


def outside(view: View) -> Markup:
    """Return each scenario that was told and not run, boxed; nothing where there is none."""
    rows = view.results.outside
    if not rows:
        return Markup("")
    return join([tag("h3", view.word("outside.title")), *(_box(view, row) for row in rows)])


def _box(view: View, row: OutsideRow) -> Markup:
    return Markup('<aside class="outside" aria-label="{}">{}{}{}</aside>').format(
        view.text(row.title) or row.id,
        paragraph(tag("strong", view.named(row.title, id_=row.id))),
        paragraph(view.written(row.text)),
        paragraph(view.say("outside.note"), cls="carried"),
    )

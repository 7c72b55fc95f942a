"""A chart in its frame: the finding as title, what it counts, its sentence, its table."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from apora.report.markup import details, paragraph, tag, trusted
from apora.report.view import View

MARK = re.compile(r'<i class="k">[^<]*</i>')
"""The letter of a number's kind, which says nothing where numbers are heard."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands around a drawing."""

    id: str
    finding: Markup
    unit: str | Markup
    source: Markup
    table: Markup


def boxed(view: View, frame: Frame, *, drawing: Markup) -> Markup:
    """Return a drawing with its finding, unit, source line and the table behind it."""
    label = tag("strong", frame.finding)
    unit = tag("span", frame.unit, cls="unit")
    return Markup(
        '<figure id="chart-{0}" class="chart"><figcaption>{1} {2}</figcaption>'
        '<div class="scroll" role="group" tabindex="0" aria-label="{3}">{4}</div>{5}{6}</figure>'
    ).format(
        frame.id,
        label,
        unit,
        view.word("chart.region"),
        drawing,
        paragraph(frame.source, view.say("chart.outside"), cls="source"),
        details(view.word("chart.table"), frame.table),
    )


def sentence(text: Markup) -> str:
    """Return a sentence without its markup, for those who hear the chart."""
    return str(trusted(MARK.sub("", text)).striptags())

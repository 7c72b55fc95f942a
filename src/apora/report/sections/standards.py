"""The standards checklist: each item with pass, or with the places where it fails."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from apora.report.markup import join, paragraph, table, tag
from apora.report.results_rows import StandardRow
from apora.report.view import View

MOST_PLACES = 3
NAMES = {
    "s203": "ICD 203 (S203)",
    "s206": "ICD 206, ICS 206-01 (S206)",
    "sadm": "SADM",
    "sphia": "PHIA (SPHIA)",
    "sipcc": "IPCC (SIPCC)",
    "sbp": "SBP",
    "sff": "SFF",
}
"""Standards as their labels begin; names of documents are the same in every language."""
FOLDER = "the case folder"
VERDICTS = ("pass", "fail", "not yet", "does not apply")


def standards(view: View) -> Markup:
    """Return what the case and this page were held against, item by item; nothing for none."""
    rows = view.results.standards
    if not rows:
        return Markup("")
    counts = Counter[str](row.verdict for row in rows)
    caption = view.word("standards.table")
    return join(
        [
            tag("h3", view.word("standards.title")),
            paragraph(
                view.say(
                    "standards.text",
                    n=view.exact(len(rows)),
                    counts=join(
                        [
                            view.say(f"standards.count.{_key(one)}", n=view.exact(counts[one]))
                            for one in VERDICTS
                            if counts[one]
                        ],
                        by=", ",
                    ),
                    command=tag("code", "apora check --standards"),
                    **{key: tag("span", name, cls="name") for key, name in NAMES.items()},
                )
            ),
            table(
                caption,
                head=[view.word(f"column.{key}") for key in ("item", "demand", "verdict")],
                rows=[_row(view, one) for one in rows],
                label=caption,
            ),
        ]
    )


def _row(view: View, row: StandardRow) -> Sequence[str | Markup]:
    demand = f"standard.{row.id}"
    verdict = view.word(f"standards.{_key(row.verdict)}")
    return [
        tag("span", row.id, cls="id"),
        tag("span", view.word(demand), cls="name") if view.has(demand) else "",
        join([tag("strong", verdict), ": ", _places(view, row)]) if row.places else verdict,
    ]


def _places(view: View, row: StandardRow) -> Markup:
    shown = [_place(view, one) for one in row.places[:MOST_PLACES]]
    more = len(row.places) - MOST_PLACES
    if more > 0:
        shown.append(view.say("standards.more", n=view.exact(more)))
    return join(shown, by="; ")


def _place(view: View, place: str) -> Markup:
    """Return where an item fails: the folder in words, else a file and its row."""
    if place == FOLDER:
        return tag("span", view.word("standards.folder"), cls="name")
    return tag("code", place)


def _key(verdict: str) -> str:
    return verdict.replace(" ", "_")

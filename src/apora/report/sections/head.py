"""Head of the page: what was asked, how to read the numbers, the main points."""

from markupsafe import Markup

from apora.report import sentences
from apora.report.markup import Kind, join, listing, paragraph, tag
from apora.report.sections.beside import beside
from apora.report.sentences import Point
from apora.report.view import View

HARM = "SFF-5"
"""The item of a standard that the questions about harm are answered."""
KINDS: tuple[Kind, ...] = ("claim", "estimate", "assumption", "arithmetic")


def opening(view: View) -> Markup:
    """Return title, question, reader and dates."""
    case = view.results.case
    return join(
        [
            tag("h1", view.named(case.title)),
            paragraph(view.named(case.question), cls="question"),
            paragraph(
                view.say(
                    "head.facts",
                    as_of=view.day(case.as_of),
                    decision=view.named(case.decision),
                    decision_date=view.day(case.decision_date),
                    reader=view.named(case.reader),
                )
            ),
            _unanswered(view),
        ]
    )


def _unanswered(view: View) -> Markup:
    """Return that the questions about harm are not answered; empty where they are."""
    failing = {one.id for one in view.results.standards if one.verdict == "fail"}
    if HARM not in failing:
        return Markup("")
    return paragraph(view.say("stamp.harm", command=tag("code", "apora publish")), cls="stamp")


def legend(view: View) -> Markup:
    """Return how a reader tells the kinds of number apart."""
    samples = [
        view.say(
            f"legend.{kind}",
            sample=view.number(view.word(f"legend.sample.{kind}"), kind=kind),
        )
        for kind in KINDS
    ]
    return Markup('<aside class="legend" aria-label="{}">{}{}</aside>').format(
        view.word("legend.title"),
        listing(samples),
        paragraph(view.say("legend.range", ninety=view.exact(0.9, unit="share"))),
    )


def main_points(view: View) -> Markup:
    """Return the main points, each with its kind and claims, and the headline beside them."""
    points = sentences.main_points(view)
    listed = Markup('<ol class="points">{}</ol>').format(
        join(tag("li", _point(view, one)) for one in points)
    )
    return join([listed, _further(view), beside(view)])


def _further(view: View) -> Markup:
    """Return the analyst's judgements that the main points have no room for."""
    rows = view.results.judgements[sentences.MOST_JUDGEMENTS :]
    points = [sentences.judgement_point(view, one) for one in rows]
    if not points:
        return Markup("")
    return join(
        [
            tag("h3", view.word("judgement.further")),
            *(
                paragraph(one.lead, one.rest, sentences.rests_on(view, one.claims))
                for one in points
            ),
        ]
    )


def _point(view: View, point: Point) -> Markup:
    kind = view.word("point.judgement" if point.judgement else f"point.{point.kind}")
    support = sentences.rests_on if point.judgement else sentences.carried
    return join(
        [
            paragraph(tag("strong", point.lead), point.rest),
            paragraph(kind, support(view, point.claims), cls="carried"),
        ]
    )

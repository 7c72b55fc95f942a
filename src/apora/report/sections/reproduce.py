"""Data and how to reproduce: the commands, the files, the digest."""

from markupsafe import Markup

from apora.report.markup import join, listing, paragraph, tag
from apora.report.sections.standards import standards
from apora.report.view import View

FILES = ("claims", "influence", "estimates", "parameters", "scenarios", "money", "series")


def reproduce(view: View) -> Markup:
    """Return what a reader needs to make the same bytes again."""
    case = view.results.case
    facts = [
        view.say("reproduce.digest", digest=tag("code", case.digest)),
        view.say("reproduce.version", version=tag("code", case.version)),
        view.say("reproduce.seed", seed=tag("code", str(case.seed))),
        view.say(
            "reproduce.size",
            types=view.exact(case.household_types),
            weeks=view.exact(case.weeks),
        ),
        view.say(
            "reproduce.rate",
            rate=view.amount(case.rate, currency=case.currency, kind="assumption"),
            one=view.amount(1.0, currency=case.report_currency, kind="arithmetic"),
            date=view.day(case.rate_date),
        ),
    ]
    files = [
        view.say(
            "reproduce.file", file=tag("code", f"tables/{one}.csv"), what=view.word(f"file.{one}")
        )
        for one in FILES
    ]
    thin = view.results.status == "evidence only"
    return join(
        [
            standards(view) if thin else "",
            paragraph(
                view.say("reproduce.command", command=tag("code", f"apora assess cases/{case.id}"))
            ),
            listing(facts),
            paragraph(view.say("reproduce.files", results=tag("code", "results.json"))),
            listing(files),
        ]
    )

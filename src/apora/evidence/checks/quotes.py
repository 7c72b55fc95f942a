"""Do the frozen texts say what the claims quote?"""

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, listed, of_claim, problem
from apora.evidence.nearest import clipped
from apora.evidence.texts import places_of


def hash_mismatch(bench: Bench) -> list[Problem]:
    """Return a problem for every frozen text that is not the one on record."""
    found = []
    for source in bench.case.sources:
        frozen = bench.texts[source.id]
        if frozen.state == "mismatch":
            what, remedy = (
                (f"missing. The text's SHA-256 is {frozen.sha256}.", "Write it here.")
                if not source.sha256
                else (
                    f"the text in {clipped(source.text)} has another SHA-256: {frozen.sha256}.",
                    "Put the text back as it was; if another edition is meant, add a source.",
                )
            )
            found.append(
                problem(
                    "sources.csv",
                    row=source.id,
                    column="sha256",
                    what=what,
                    remedy=remedy,
                    rule="hash_mismatch",
                )
            )
    return found


def unusable_text(bench: Bench) -> list[Problem]:
    """Return a problem for every frozen text that is no text or lies outside the folder."""
    faults = {
        "outside": (
            "leads out of the case folder.",
            "Give a path below it, as in texts/brief.txt.",
        ),
        "unreadable": (
            "is not a UTF-8 text file that can be read.",
            "Save the text as UTF-8 and write its new SHA-256.",
        ),
    }
    return [
        problem(
            "sources.csv",
            row=source.id,
            column="text",
            what=f'"{clipped(source.text)}" {faults[state][0]}',
            remedy=faults[state][1],
            rule="unusable_text",
        )
        for source in bench.case.sources
        if (state := bench.texts[source.id].state) in faults
    ]


def text_absent(bench: Bench) -> list[Problem]:
    """Return a warning for every source whose claims cannot be checked against its text."""
    found = []
    for source in bench.case.sources:
        claims = [one.claim.id for one in bench.claims if one.claim.source == source.id]
        if bench.texts[source.id].state == "absent" and claims:
            found.append(
                problem(
                    "sources.csv",
                    row=source.id,
                    column="text",
                    what=f"{clipped(source.text)} is not in the folder: "
                    f"{len(claims)} claims could not be verified ({listed(claims)}).",
                    remedy="Put the frozen text there to have every quotation checked.",
                    rule="text_absent",
                    severity="warning",
                )
            )
    return found


def quote_not_found(bench: Bench) -> list[Problem]:
    """Return a problem for every claim whose words are not in its source's text."""
    found = []
    for one in bench.claims:
        claim, frozen = one.claim, bench.texts.get(one.claim.source)
        if frozen is None or frozen.state != "verified":
            continue
        places = places_of(claim.says, text=frozen.text)
        if not places:
            found.append(
                of_claim(
                    claim,
                    column="says",
                    what=f'"{clipped(claim.says)}" does not stand in the text.',
                    remedy="Copy the words exactly as they stand there, hedge included.",
                    rule="quote_not_found",
                )
            )
        elif (
            claim.at is not None
            and frozen.text[claim.at : claim.at + len(claim.says)] != claim.says
        ):
            found.append(
                of_claim(
                    claim,
                    column="at",
                    what=f'"{clipped(claim.says)}" does not stand at {claim.at}.',
                    remedy=f"It stands at {listed([str(place) for place in places])}.",
                    rule="quote_not_found",
                )
            )
    return found


def quote_found_twice(bench: Bench) -> list[Problem]:
    """Return a problem for every claim that does not say which of two places it quotes."""
    found = []
    for one in bench.claims:
        claim, frozen = one.claim, bench.texts.get(one.claim.source)
        if frozen is None or frozen.state != "verified" or claim.at is not None:
            continue
        places = places_of(claim.says, text=frozen.text)
        if len(places) > 1:
            found.append(
                of_claim(
                    claim,
                    column="at",
                    what=f'missing. "{clipped(claim.says)}" stands more than once in the text.',
                    remedy=f"Say which: {listed([str(place) for place in places])}.",
                    rule="quote_found_twice",
                )
            )
    return found

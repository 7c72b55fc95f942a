"""Do the frozen texts say what the claims quote?"""

from collections import defaultdict

from apora.errors import Problem
from apora.evidence.checks.bench import Bench, listed, of_claim, problem
from apora.evidence.nearest import clipped
from apora.evidence.records import Claim
from apora.evidence.texts import inside_of, places_of, stands_alone

MOST_LISTED = 500
"""Claims named one by one where their text is absent."""


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
    quoted: dict[str, list[str]] = defaultdict(list)
    for one in bench.claims:
        quoted[one.claim.source].append(one.claim.id)
    for source in bench.case.sources:
        claims = quoted[source.id]
        if bench.texts[source.id].state == "absent" and claims:
            found.append(
                problem(
                    "sources.csv",
                    row=source.id,
                    column="text",
                    what=f"{clipped(source.text)} is not in the folder: {len(claims)} claims "
                    f"could not be verified ({listed(claims, most=MOST_LISTED)}).",
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
        if not places and not inside_of(claim.says, text=frozen.text):
            found.append(
                of_claim(
                    claim,
                    column="says",
                    what=f'"{clipped(claim.says)}" does not stand in the text.',
                    remedy="Copy the words exactly as they stand there, hedge included.",
                    rule="quote_not_found",
                )
            )
        elif places and claim.at is not None and not _is_at(claim, text=frozen.text):
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


def quote_inside_a_word(bench: Bench) -> list[Problem]:
    """Return a problem for every claim whose words are a part of a longer word or number."""
    found = []
    for one in bench.claims:
        claim, frozen = one.claim, bench.texts.get(one.claim.source)
        if frozen is None or frozen.state != "verified":
            continue
        whole = inside_of(claim.says, text=frozen.text)
        if whole and not places_of(claim.says, text=frozen.text):
            found.append(
                of_claim(
                    claim,
                    column="says",
                    what=f'"{clipped(claim.says)}" stands in the text only as a part of '
                    f'"{clipped(whole)}".',
                    remedy="Copy the whole number as it stands there, hedge included.",
                    rule="quote_inside_a_word",
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


def _is_at(claim: Claim, *, text: str) -> bool:
    """Return whether the words of a claim stand, by themselves, where it says."""
    at, size = claim.at or 0, len(claim.says)
    return at >= 0 and text[at : at + size] == claim.says and stands_alone(text, at=at, size=size)

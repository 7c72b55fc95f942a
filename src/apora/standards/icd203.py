"""Analytic standards of the United States intelligence community, ICD 203 (2015)."""

from collections.abc import Iterator
from functools import partial

from apora.errors import Problem, ReportRefused
from apora.evidence.ledger import edited_entries
from apora.evidence.records import main_text
from apora.report.gate import refuse_faults
from apora.report.words import CATALOGUES
from apora.standards.dossier import Dossier
from apora.standards.item import Item, failing
from apora.standards.support import support_of

STANDARD = "ICD 203"


def graded(dossier: Dossier) -> Iterator[Problem]:
    """Yield every source that claims in use rest on and that is not graded with a reason."""
    for name in dossier.sources_used:
        source = dossier.bench.sources.get(name)
        if source is None or not main_text(source.grade_why).strip():
            yield failing(
                f"sources.csv, {name}, grade_why",
                what="missing, and claims in use rest on it.",
                remedy="Say in a sentence how far its record can be relied on.",
                label="S203-1a",
            )


def summarised(dossier: Dossier) -> Iterator[Problem]:
    """Yield every judgement for which no summary of its sources can be made."""
    for judgement in dossier.case.judgements:
        if support_of(judgement, dossier=dossier) is None:
            yield failing(
                f"judgements.toml, {judgement.id}, claims",
                what="it names no claim, so its sources cannot be summarised.",
                remedy='List the claims it rests on, as in claims = ["C1", "C2"].',
                label="S203-1b",
            )


def words_from_lexicon(dossier: Dossier) -> list[Problem]:
    """Return every judgement that types a word for a chance."""
    return dossier.of_rules("judgement_with_likelihood_word")


def banded(dossier: Dossier) -> Iterator[Problem]:
    """Yield every word for a chance that stands without its band, or with 0 or 100 %."""
    for page in dossier.pages.values():
        for word, band in page.bands:
            digits = band.replace("\u00a0", " ")
            if digits.startswith(("0 %", "0–")) or digits.endswith("100 %"):
                yield failing(
                    f"out/{page.name}",
                    what=f'"{word} ({band})" prints a certainty.',
                    remedy="Write the report anew with this version.",
                    label="S203-2b",
                )
        marked = page.html.count('class="n estimate wraps chance"')
        if marked != len(page.bands):
            yield failing(
                f"out/{page.name}",
                what=f"{marked} words for a chance, and {len(page.bands)} bands beside them.",
                remedy="Write the report anew with this version.",
                label="S203-2b",
            )


def one_of_two(dossier: Dossier) -> Iterator[Problem]:
    """Yield every sentence that holds a word for a chance and one for confidence."""
    for page in dossier.pages.values():
        said = {word for word, _ in page.bands}
        words = CATALOGUES.get(page.language, CATALOGUES["en"])
        stems = {words["confidence.sentence"], words["judgement.confidence"]}
        marks = tuple(one.partition("{")[0].strip() for one in stems)
        for sentence in page.sentences:
            if any(mark in sentence for mark in marks if mark) and any(
                f"{one} (" in sentence for one in said
            ):
                yield failing(
                    f"out/{page.name}",
                    what=f'"{sentence[:80]}" states a chance and a confidence.',
                    remedy="Keep the two in sentences of their own.",
                    label="S203-2c",
                )


def causes_of_width(dossier: Dossier) -> Iterator[Problem]:
    """Yield every main point without the claims that carry it, or nothing to ask for."""
    for row in dossier.results.get("headlines", ()):
        if row["told"] != "not" and not row["heaviest"]:
            yield failing(
                f"out/results.json, headlines, {row['id']}",
                what="no claim is named that carries it.",
                remedy="Assess the case anew.",
                label="S203-2d",
            )
    if dossier.results.get("headlines") and not dossier.results.get("questions"):
        yield failing(
            "out/results.json, questions",
            what="no number is named whose count would move the main points.",
            remedy="Assess the case anew; if nothing would move them, say so in a judgement.",
            label="S203-2d",
        )


def numbers_of_a_kind(dossier: Dossier) -> Iterator[Problem]:
    """Yield every number on a page that does not show what kind it is."""
    for page in dossier.pages.values():
        try:
            refuse_faults(page.html)
        except ReportRefused as refused:
            for one in refused.problems:
                yield failing(
                    f"out/{page.name}, {one.where}",
                    what=one.what,
                    remedy=one.remedy,
                    label="S203-3a",
                )


def alternatives_run(dossier: Dossier) -> Iterator[Problem]:
    """Yield what is missing of other readings of the evidence."""
    if dossier.results.get("status") == "evidence only":
        return
    for key, what in (
        ("sensitivity", "no other assumption was tried."),
        ("claims", "no claim was left out in turn."),
    ):
        rows = dossier.results.get(key, ())
        tried = [one for one in rows if key != "claims" or one["influence"]]
        if not tried:
            yield failing(
                f"out/results.json, {key}",
                what=what,
                remedy="Assess the case anew with this version.",
                label="S203-4a",
            )


def asked(dossier: Dossier) -> Iterator[Problem]:
    """Yield what the head of the case does not say of question, reader and decision."""
    settings = dossier.case.settings
    for name, value in (
        ("question", "".join(settings.question.values())),
        ("reader", "".join(settings.reader.values())),
        ("decision", "".join(settings.decision.values())),
    ):
        if not value.strip():
            yield failing(
                f"case.toml, {name}",
                what="empty.",
                remedy="Say it in one line: the main points answer it.",
                label="S203-5a",
            )


def supported(dossier: Dossier) -> Iterator[Problem]:
    """Yield judgements without support and claims that replace each other in a circle."""
    for judgement in dossier.case.judgements:
        if support_of(judgement, dossier=dossier) is None and not _names_estimate(judgement.text):
            yield failing(
                f"judgements.toml, {judgement.id}",
                what="no claim and no estimate supports it.",
                remedy="List the claims it rests on in `claims`, or name an estimate in its text.",
                label="S203-6a",
            )
    later = {one.claim.id: one.use.by for one in dossier.bench.claims if one.use.by}
    for first in later:
        line, here = [first], later.get(first, "")
        while here in later and here not in line:
            line.append(here)
            here = later[here]
        if here == first:
            yield failing(
                f"claims.csv, {first}, use",
                what=f"{', '.join(line)} replace each other in a circle.",
                remedy="Let one of them stand.",
                label="S203-6a",
            )


def _names_estimate(texts: dict[str, str]) -> bool:
    return any("{" in text for text in texts.values())


def drawn_with_words(dossier: Dossier) -> Iterator[Problem]:
    """Yield every drawing without a caption, a text alternative or a table."""
    for page in dossier.pages.values():
        for figure in page.figures:
            lacking = [
                thing
                for thing, mark in (
                    ("a caption", "<figcaption"),
                    ("a text alternative", "aria-labelledby="),
                    ("a table", "<table"),
                )
                if mark not in figure
            ]
            if lacking:
                yield failing(
                    f"out/{page.name}",
                    what=f"a drawing without {' and '.join(lacking)}.",
                    remedy="Write the report anew with this version.",
                    label="S203-9a",
                )


def nothing_moved(dossier: Dossier) -> Iterator[Problem]:
    """Yield main points that are said to move between a build and itself."""
    from apora.results.difference import difference  # noqa: PLC0415 - only where it is asked

    if difference(dossier.results, new=dossier.results).moved:
        yield failing(
            "out/results.json",
            what="`apora diff` finds that main points moved between it and itself.",
            remedy="Assess the case anew with this version.",
            label="S203-7a",
        )


def ledger_kept(dossier: Dossier) -> Iterator[Problem]:
    """Yield that projections are in no ledger, that it was edited, or that the last are not in it.

    `apora score` scores whatever is due and said, so that what is kept is scored.
    """
    entries, unread = dossier.bench.ledger
    if not entries and not unread:
        yield failing(
            "the case folder",
            what="projections are entered in no ledger, so that none can be scored when it falls "
            "due.",
            remedy="`apora score CASE --record` enters those of the calibrated model.",
            label="S203-8a",
        )
        return
    for one in (*unread, *edited_entries(entries)):
        yield failing(one.where, what=one.what, remedy=one.remedy, label="S203-8a")
    digest = dossier.results.get("case", {}).get("digest")
    projected = bool(dossier.results.get("scenarios"))
    if projected and digest not in {one.digest for one in entries}:
        yield failing(
            "out/results.json",
            what="its projections are not in the ledger: they were made from other inputs.",
            remedy="`apora score CASE --record` enters them.",
            label="S203-8a",
        )


_item = partial(Item, standard=STANDARD)
ITEMS = (
    _item(label="S203-1a", demand="Every claim in use rests on a graded source", test=graded),
    _item(label="S203-1b", demand="Each judgement has a summary of its sources", test=summarised),
    _item(
        label="S203-2a",
        demand="Words for a chance come from the lexicon only",
        test=words_from_lexicon,
    ),
    _item(
        label="S203-2b",
        demand="The band stands beside each word; no certainty is printed",
        test=banded,
        needs="pages",
    ),
    _item(
        label="S203-2c",
        demand="No sentence states a chance and a confidence",
        test=one_of_two,
        needs="pages",
    ),
    _item(
        label="S203-2d",
        demand="Each main point names what carries it and what would move it",
        test=causes_of_width,
        needs="results",
    ),
    _item(
        label="S203-3a",
        demand="Every number shows what kind it is",
        test=numbers_of_a_kind,
        needs="pages",
    ),
    _item(
        label="S203-4a",
        demand="Another reading of the evidence is run, claims are left out in turn",
        test=alternatives_run,
        needs="results",
    ),
    _item(label="S203-5a", demand="Question, reader and decision are given", test=asked),
    _item(label="S203-6a", demand="No judgement without support, no circle", test=supported),
    _item(
        label="S203-7a",
        demand="Each main point that moved between two builds is named",
        test=nothing_moved,
        needs="results",
    ),
    _item(label="S203-8a", demand="Projections are kept and scored when due", test=ledger_kept),
    _item(
        label="S203-9a",
        demand="Every drawing has a finding, a text alternative and a table",
        test=drawn_with_words,
        needs="pages",
    ),
)

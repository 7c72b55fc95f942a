"""Fact-finding: the practice of OHCHR and OSCE missions."""

from collections.abc import Iterator
from functools import partial

from apora.errors import Problem
from apora.evidence.checks.bench import days_of
from apora.evidence.judgements import placeholder_of, placeholders_in
from apora.evidence.records import Judgement
from apora.standards.dossier import Dossier
from apora.standards.item import Item, failing
from apora.standards.support import support_of

STANDARD = "Fact-finding (OHCHR, OSCE)"
REASONABLE = "reasonable grounds"
_ENOUGH_ORIGINS = 2
SIX = ("infer", "punish", "cleared", "benefit", "hostile_reader", "reviewed")


def announced(dossier: Dossier) -> Iterator[Problem]:
    """Yield a standard of proof that is not given."""
    if not dossier.case.settings.standard_of_proof.strip():
        yield failing(
            "case.toml, standard_of_proof",
            what="empty.",
            remedy='Name it, as in "reasonable grounds".',
            label="SFF-1",
        )


def established(dossier: Dossier) -> Iterator[Problem]:
    """Yield every finding that is held to reasonable grounds and does not reach them."""
    for judgement in dossier.case.judgements:
        if is_forecast(judgement, dossier=dossier):
            continue
        found = support_of(judgement, dossier=dossier)
        reached = found is not None and (len(found.origins) >= _ENOUGH_ORIGINS or found.first_hand)
        if not reached or (found and found.conflicts):
            why = "a claim behind it is in conflict" if reached else "one origin alone"
            yield failing(
                f"judgements.toml, {judgement.id}",
                what=f"{why if found else 'it names no claim'}: reported, not established.",
                remedy="Name claims of two independent origins, or of one first-hand document "
                "graded A to C; or write that it is reported.",
                label="SFF-2",
            )


def kept_apart(dossier: Dossier) -> Iterator[Problem]:
    """Yield every judgement that mixes what was and what is to come."""
    for judgement in dossier.case.judgements:
        times = {_is_later(one, dossier=dossier) for one in _named(judgement)}
        if len(times) > 1:
            yield failing(
                f"judgements.toml, {judgement.id}, text",
                what="it names estimates from before and after the date of the assessment.",
                remedy="Write the finding and the forecast as two judgements.",
                label="SFF-3",
            )


def side_heard(dossier: Dossier) -> Iterator[Problem]:
    """Yield that nothing is said of whose own numbers were sought."""
    if not any(text.strip() for text in dossier.case.settings.sought.values()):
        yield failing(
            "case.toml, sought",
            what="it is not said whose own numbers were sought, and what came back.",
            remedy="Say it in a sentence; that nobody was asked is an answer too.",
            label="SFF-4",
        )


def no_harm(dossier: Dossier) -> Iterator[Problem]:
    """Yield what of the six questions about harm is not answered."""
    answers = dossier.case.settings.harm
    missing = [one for one in SIX if not answers.get(one, "").strip()]
    if missing:
        yield failing(
            "case.toml, harm",
            what=f"not answered: {', '.join(missing)}.",
            remedy="Answer under [harm]: who could be inferred, who punished, who cleared what, "
            "who benefits, what a hostile reader could do, who reviewed it (a role).",
            label="SFF-5",
        )


def is_forecast(judgement: Judgement, *, dossier: Dossier) -> bool:
    """Return whether a judgement speaks of days after the assessment."""
    return any(_is_later(one, dossier=dossier) for one in _named(judgement))


def _named(judgement: Judgement) -> list[str]:
    return [one for text in judgement.text.values() for one in placeholders_in(text)]


def _is_later(written: str, *, dossier: Dossier) -> bool:
    named = placeholder_of(written)
    days = days_of(named.when) if named else None
    return days is not None and days.upper > dossier.case.settings.as_of


def _reasonable(dossier: Dossier) -> bool:
    return REASONABLE in dossier.case.settings.standard_of_proof.casefold()


_item = partial(Item, standard=STANDARD)
ITEMS = (
    _item(label="SFF-1", demand="The standard of proof is announced", test=announced),
    _item(
        label="SFF-2",
        demand="Findings reach reasonable grounds",
        test=established,
        applies=_reasonable,
    ),
    _item(label="SFF-3", demand="Findings and forecasts are apart", test=kept_apart),
    _item(label="SFF-4", demand="The side that was not heard is named", test=side_heard),
    _item(label="SFF-5", demand="The questions about harm are answered", test=no_harm),
)

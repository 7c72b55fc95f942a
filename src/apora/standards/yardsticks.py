"""Words for likelihood and confidence: the PHIA yardstick, and calibrated language of the IPCC."""

from collections.abc import Iterator
from functools import partial

from apora.errors import Problem
from apora.report.likelihood import LEXICONS
from apora.report.words import CATALOGUES
from apora.standards.dossier import Dossier
from apora.standards.item import Item, failing
from apora.standards.page import Page
from apora.standards.support import RANK, support_of

LEVELS = {"low": "low", "moderate": "medium", "high": "high"}
_FEWEST_WORDS = 4


def one_lexicon(dossier: Dossier) -> Iterator[Problem]:
    """Yield every word for a chance on a page that the lexicon of the case does not have."""
    for page in dossier.pages.values():
        known = _words_of(page, dossier=dossier)
        for word, band in page.bands:
            if word not in known:
                yield failing(
                    f"out/{page.name}",
                    what=f'"{word} ({band})" is not a word of the lexicon '
                    f"{dossier.case.settings.lexicon}.",
                    remedy="Write the report anew after a change of lexicon.",
                    label="SPHIA-2",
                )


def nearest_band(dossier: Dossier) -> Iterator[Problem]:
    """Yield every word for a chance that stands without a number."""
    for page in dossier.pages.values():
        for word, band in page.bands:
            if not any(one.isdigit() for one in band):
                yield failing(
                    f"out/{page.name}",
                    what=f'"{word}" stands without a number.',
                    remedy="Write the report anew with this version.",
                    label="SPHIA-1",
                )


def reasoned(dossier: Dossier) -> Iterator[Problem]:
    """Yield every judgement whose confidence has no reason."""
    for judgement in dossier.case.judgements:
        why = min(judgement.why.values(), key=lambda text: len(text.split()), default="")
        if len(why.split()) < _FEWEST_WORDS:
            yield failing(
                f"judgements.toml, {judgement.id}, why",
                what=f'"{why}" is no reason for a confidence.',
                remedy="Say in a sentence what evidence, assumptions and stability allow.",
                label="SPHIA-3",
            )


def narrowest(dossier: Dossier) -> Iterator[Problem]:
    """Yield every word of the nested terms that another true one is narrower than."""
    steps = LEXICONS["ipcc"]
    edges = [one.low for one in steps] + [steps[-1].high]
    if edges != sorted(set(edges)):
        yield failing(
            "report.likelihood",
            what="the terms overlap.",
            remedy="Cut the nested terms at their limits.",
            label="SIPCC-1",
        )
    yield from one_lexicon(dossier)


def likelihood_needs_confidence(dossier: Dossier) -> Iterator[Problem]:
    """Yield every judgement of low confidence that names a chance."""
    for judgement in dossier.case.judgements:
        found = support_of(judgement, dossier=dossier)
        low = judgement.confidence == "low" or (found is not None and found.confidence == "low")
        if low and any("{" in one for one in judgement.text.values()):
            yield failing(
                f"judgements.toml, {judgement.id}, text",
                what="it quantifies, and its confidence is low.",
                remedy="Give evidence and agreement instead of an estimate.",
                label="SIPCC-2",
            )


def derived(dossier: Dossier) -> Iterator[Problem]:
    """Yield every judgement that is surer than evidence and agreement allow."""
    for judgement in dossier.case.judgements:
        found = support_of(judgement, dossier=dossier)
        stated = LEVELS[judgement.confidence]
        if found is None:
            yield failing(
                f"judgements.toml, {judgement.id}, claims",
                what="it names no claim, so its confidence cannot be derived.",
                remedy='List the claims it rests on, as in claims = ["C1", "C2"].',
                label="SIPCC-3",
            )
        elif RANK[stated] > RANK[found.confidence]:
            yield failing(
                f"judgements.toml, {judgement.id}, confidence",
                what=f"{judgement.confidence}, where evidence is {found.evidence} and agreement "
                f"{found.agreement}.",
                remedy=f"Write {_spelled(found.confidence)}, or name further claims.",
                label="SIPCC-3",
            )


def _spelled(level: str) -> str:
    return next(written for written, one in LEVELS.items() if one == level)


def _words_of(page: Page, *, dossier: Dossier) -> set[str]:
    words = CATALOGUES.get(page.language, CATALOGUES["en"])
    lexicon = dossier.case.settings.lexicon
    return {words[f"likelihood.{one.word}"] for one in LEXICONS[lexicon]}


def _uses(name: str, dossier: Dossier) -> bool:
    return dossier.case.settings.lexicon == name


_phia = partial(Item, standard="PHIA yardstick")
_ipcc = partial(Item, standard="IPCC calibrated language", applies=partial(_uses, "ipcc"))
ITEMS = (
    _phia(
        label="SPHIA-1",
        demand="A chance in a gap takes the nearer word, with its number",
        test=nearest_band,
        needs="pages",
        applies=partial(_uses, "phia"),
    ),
    _phia(label="SPHIA-2", demand="One lexicon a report", test=one_lexicon, needs="pages"),
    _phia(label="SPHIA-3", demand="Confidence has its own sentence and reasons", test=reasoned),
    _ipcc(label="SIPCC-1", demand="The narrowest true term", test=narrowest, needs="pages"),
    _ipcc(
        label="SIPCC-2",
        demand="A chance only where confidence is medium at least",
        test=likelihood_needs_confidence,
    ),
    _ipcc(label="SIPCC-3", demand="Evidence and agreement are derived", test=derived),
)

"""`apora calibrate --deep`: a fit of its own after every change, each a step that is kept."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apora.errors import EstimateRefused, FitRejected
from apora.settings import RunSettings, read_settings
from apora.store.digests import digest_of
from apora.store.steps import Store
from apora.workflow.fitness import refuse_without_model
from apora.workflow.inputs import calibration_digest
from apora.workflow.model_steps import calibrated
from apora.workflow.steps import step_folder
from apora.workflow.telling import Tell, silent

if TYPE_CHECKING:
    from apora.evidence.case import Case
    from apora.inference.calibration import Calibration
    from apora.inference.changes import Change
    from apora.inference.exact import ExactFits

DEEP = "deep"
FIT_FILE = "fit.json"
SHAPE = 1
"""Of what is kept of a fit; another shape is another step."""
NOTHING_TO_COMPARE = "Fits after a change would be compared with nothing: settle these first."
SPOKEN = {"claim": "without claim {}", "origin": "without origin {}", "grades": "errors {}"}


@dataclass(frozen=True, kw_only=True)
class Deep:
    """The fits of a case after changes: what was asked for, and what is kept of each."""

    fits: tuple[dict[str, Any], ...]
    titles: dict[str, str]

    def rows(self) -> tuple[dict[str, object], ...]:
        """Return a row a fit: the headline it moves most, in standard deviations."""
        return tuple(self._row(one) for one in self.fits)

    def _row(self, fit: dict[str, Any]) -> dict[str, object]:
        row = fit["row"]
        accepted = bool(row["reliable"])
        most = max(self.titles, key=lambda name: abs(fit["standard"][name]))
        apart = bool(fit["apart"])
        return {
            "fit": spoken(row["what"], name=row["name"]),
            "accepted": accepted,
            "moves most": self.titles[most] if accepted else None,
            "by sd": fit["standard"][most] if accepted else None,
            "apart": apart if accepted and row["claims"] else None,
        }

    def text(self) -> str:
        """Return how many fits there are, and what kept any from being accepted."""
        refused = [one["row"] for one in self.fits if not one["row"]["reliable"]]
        why = [f"  {spoken(one['what'], name=one['name'])}: {one['reasons'][0]}" for one in refused]
        done = f"{_fits(len(self.fits))} done, {len(refused)} not accepted."
        return "\n".join([done, *why, "`apora report` shows them in the place of weights."])


def calibrate_deep(
    case: "Case",
    *,
    only: Sequence[str] = (),
    settings: RunSettings | None = None,
    tell: Tell = silent,
    said: Callable[[str], None] | None = None,
) -> Deep:
    """Fit a case anew after every change; fits that are finished come from the store.

    Each claim is left out, each origin of several claims, and the errors that grades stand
    for are halved and doubled. Those whose weights failed come first.

    Args:
        case: From `open_case`.
        only: Claims, origins, `halved` or `doubled`; all if none is named.
        settings: How the run behaves here; from the environment if not given.
        tell: Told of each step and the share of it that is done.
        said: Given a line before the first fit: how many there are.

    Raises:
        CaseProblems: The case cannot carry a model.
        EstimateRefused: A name is no claim in use and no origin of several.
        FitRejected: The case as it is has no accepted calibration to compare with.
        StoreBusy: Another run is working in the case folder.
        StoreUnwritable: The case folder cannot be written to.
    """
    store = Store(case=case.folder)
    with store.held():
        refuse_without_model(case)
        wanted = changes_asked(case, only=only)
        made, _ = calibrated(case, store=store, settings=settings or read_settings(), tell=tell)
        if not made.accepted:
            raise FitRejected([*made.reasons, NOTHING_TO_COMPARE])
        kept = fitted(made, changes=wanted, store=store, tell=tell, said=said)
    from apora.inference.headlines import HEADLINES

    return Deep(fits=kept, titles={one.id: one.title for one in HEADLINES})


def fitted(
    made: "Calibration",
    *,
    changes: Sequence["Change"],
    store: Store,
    tell: Tell = silent,
    said: Callable[[str], None] | None = None,
) -> tuple[dict[str, Any], ...]:
    """Return what is kept of the fit after each change, in the order they are done.

    Args:
        made: As the case is, accepted.
        changes: Of the case.
        store: Of the case folder, held by the caller.
        tell: Told of each step.
        said: Given a line before the first fit.
    """
    from apora.inference.exact import ExactFits

    exact, calibration = ExactFits(made), calibration_digest(made.problem.case)
    done = sum(_found(one, calibration=calibration, store=store) is not None for one in changes)
    if said is not None:
        said(_announced(len(changes), done=done))
    kept = []
    for number, change in enumerate(in_order(made, changes=changes), start=1):
        step = f"{number} of {len(changes)}, {spoken(change.what, name=change.name)}"

        kept.append(kept_fit(exact, change, under=DEEP, store=store, tell=tell, step=step))
    return tuple(kept)


def kept_fit(
    exact: "ExactFits", change: "Change", *, under: str, store: Store, tell: Tell, step: str
) -> dict[str, Any]:
    """Return what is kept of the fit after one change: from the store, else fitted now.

    Args:
        exact: What fits.
        change: Of the case.
        under: What steps of its kind are kept under.
        store: Of the case folder, held by the caller.
        tell: Told of each step.
        step: What it is told by.
    """
    from apora.results.changed_rows import fit_row

    made = exact.calibration

    def make(folder: Path) -> None:
        fit = exact.fit(change, progress=lambda part, at: tell(f"{step}: {part}", at))
        row = fit_row(made, change, fit=fit)
        text = json.dumps(row, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
        (folder / FIT_FILE).write_text(f"{text}\n", encoding="utf-8")

    digest = _digest(change, calibration=calibration_digest(made.problem.case))
    return _read(step_folder(_step(change, under=under), store=store, digest=digest, make=make))


def in_order(made: "Calibration", *, changes: Sequence["Change"]) -> list["Change"]:
    """Return changes in the order in which fits tell most: where weights failed first.

    Then what moves a headline most, by weights.

    Args:
        made: As the case is.
        changes: Of the case.
    """
    from apora.inference.changed import by_weights

    found = by_weights(made, changes)
    ordered = sorted(found, key=lambda one: (one.is_told, -float(abs(one.standard).max())))
    return [one.change for one in ordered]


def kept_fits(case: "Case", *, store: Store) -> list[dict[str, Any]]:
    """Return what is kept of the fits of a case as it is now.

    Args:
        case: The case.
        store: Of its folder.
    """
    from apora.inference.changes import changes_of

    if not (store.root / DEEP).is_dir():
        return []
    calibration = calibration_digest(case)
    folders = [_found(one, calibration=calibration, store=store) for one in changes_of(case)]
    return [_read(one) for one in folders if one is not None]


def with_kept_fits(results: dict[str, Any], *, case: "Case", store: Store) -> dict[str, Any]:
    """Return results in which the fits that are kept take the place of weights.

    Args:
        results: What a run found.
        case: The case.
        store: Of its folder.
    """
    fits = kept_fits(case, store=store)
    if not fits:
        return results
    from apora.results.changed_rows import with_fits
    from apora.results.doubts import doubts

    found = with_fits(results, fits)
    return {**found, "doubts": doubts(found)}


def changes_asked(case: "Case", *, only: Sequence[str]) -> tuple["Change", ...]:
    """Return the changes that were asked for; all where none was named.

    Args:
        case: The case.
        only: Names.

    Raises:
        EstimateRefused: A name is no claim in use and no origin of several.
    """
    from apora.evidence.nearest import did_you_mean
    from apora.inference.changes import changes_of, named

    changes = changes_of(case)
    unknown = [name for name in only if named(changes, name=name) is None]
    if unknown:
        known = [one.name for one in changes]
        raise EstimateRefused(
            rule="only a claim in use, an origin of several claims, halved or doubled",
            what=f"{', '.join(unknown)} is none of these.",
            remedy=" ".join(dict.fromkeys(did_you_mean(one, known=known) for one in unknown)),
        )
    chosen = [named(changes, name=name) for name in only]
    return tuple(dict.fromkeys(one for one in chosen if one is not None)) or changes


def spoken(what: str, *, name: str) -> str:
    """Return a change in plain words.

    Args:
        what: Its kind.
        name: Of the claim or the origin, `halved` or `doubled`.
    """
    return SPOKEN[what].format(name)


def _announced(count: int, *, done: int) -> str:
    kept = f", {done} of them kept from before" if done else ""
    return (
        f"{_fits(count)} of their own{kept}. Each takes most of the time of a calibration; "
        "Ctrl-C ends it, and the same command goes on after the last finished fit."
    )


def _fits(count: int) -> str:
    return "1 fit" if count == 1 else f"{count} fits"


def _step(change: "Change", *, under: str) -> str:
    return f"{under}/{digest_of({'change': change.key})[:16]}"


def _digest(change: "Change", *, calibration: str) -> str:
    return digest_of({"calibration": calibration, "change": change, "shape": SHAPE})


def _found(change: "Change", *, calibration: str, store: Store) -> Path | None:
    return store.find(_step(change, under=DEEP), digest=_digest(change, calibration=calibration))


def _read(folder: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads((folder / FIT_FILE).read_text(encoding="utf-8"))
    return kept

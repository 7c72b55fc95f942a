"""The report leaves the case folder: six questions about harm are answered first."""

import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from apora.errors import CaseProblems, Problem
from apora.evidence.nearest import clipped
from apora.store.files import another_in, replacing, write_atomic
from apora.store.publish import published_files
from apora.store.steps import Store
from apora.workflow.builds import results_in
from apora.workflow.fitness import check_folder, held_against, standards_text
from apora.workflow.inputs import case_digest
from apora.workflow.outputs import RESTRICTED, Standards, write_outputs

if TYPE_CHECKING:
    from apora.evidence.case import Case

ANSWERS = "publication.toml"
QUESTIONS: Mapping[str, str] = {
    "infer": "Could a reader infer who is meant?",
    "punish": "Could a unit be punished for a number that is printed?",
    "cleared": "Was each number that is not public cleared by whoever gave it?",
    "benefit": "What is the benefit of publishing, and to whom?",
    "hostile_reader": "What could a hostile reader do with the projections?",
    "reviewed": "Who reviewed the report? A role is enough, no name is needed.",
}
"""What is asked before a report leaves the case folder, by the key of its answer."""
FIRST_LINE = "# Answers about harm, given before the report left this folder."


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What was published, what was answered, and how the standards came out."""

    folder: Path
    files: tuple[str, ...]
    answers: Mapping[str, str]
    offices_shown: bool
    standards: str


def answers_known(case: "Case") -> dict[str, str]:
    """Return the answers about harm that a case folder holds; the latest of each counts."""
    path = case.folder / ANSWERS
    given = {**case.settings.harm, **(answers_in(path) if path.is_file() else {})}
    return {key: given[key].strip() for key in QUESTIONS if given.get(key, "").strip()}


def answers_in(path: Path) -> dict[str, str]:
    """Return the answers of a TOML file: at its top, or under [harm].

    Raises:
        CaseProblems: It cannot be read, or holds a key that is no question.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise _refused(
            path.name,
            what="cannot be read as TOML.",
            remedy=f"Write one line a question: {', '.join(QUESTIONS)}.",
        ) from fault
    given = content.get("harm", content)
    unknown = [key for key, text in given.items() if key not in QUESTIONS or type(text) is not str]
    if unknown:
        raise _refused(
            path.name,
            what=f"not an answer in words to one of the six questions: {', '.join(unknown)}.",
            remedy=f"Answer these: {', '.join(QUESTIONS)}.",
        )
    return dict(given)


def publish(case: "Case", folder: Path, *, answers: Mapping[str, str] | None = None) -> Publication:
    """Return what was published: the public outputs, copied with the answers beside them.

    The answers are kept in the case folder. Where they say that a person could be inferred
    or a unit be punished, nothing estimated of an office is published.

    Args:
        case: Whose outputs are in place.
        folder: Where they go: new, empty, or an earlier publication.
        answers: By key, beside those that the case folder holds.

    Raises:
        CaseProblems: A question is not answered, the outputs are not those of the case, or
            the folder holds something else.
        StoreUnwritable: A folder cannot be written to.
    """
    from apora.evidence.editions import offices_may_be_shown

    given = answers_known(case) | {
        key: text for key, text in (answers or {}).items() if text.strip()
    }
    _refuse(case, given=given, folder=folder)
    store = Store(case=case.folder)
    answered = replace(case, settings=case.settings.model_copy(update={"harm": given}))
    offices = offices_may_be_shown(given)
    with store.held(), replacing(folder) as made:
        write_atomic(case.folder / ANSWERS, data=_answers_text(given).encode())
        made.mkdir()
        if offices == offices_may_be_shown(case.settings.harm):
            _copied(store, folder=made)
        else:
            _without_offices(case, folder=made, offices=offices)
        problems = check_folder(case.folder).problems
        _held_anew(made, standards=held_against(answered, problems=problems))
        shutil.copyfile(case.folder / ANSWERS, made / ANSWERS)
    names = sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
    return Publication(
        folder=folder,
        files=tuple(names),
        answers=given,
        offices_shown=offices,
        standards=standards_text(answered, problems=problems),
    )


def _copied(store: Store, *, folder: Path) -> None:
    for name in published_files(store):
        if name.partition("/")[0] != RESTRICTED:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(store.out / name, folder / name)


def _without_offices(case: "Case", *, folder: Path, offices: bool) -> None:
    """Write the outputs anew; the draws, which tell of offices, are left out."""
    from apora.results.edition import public_edition

    results = results_in(case.folder)
    head = {**results["case"], "offices_shown": offices}
    write_outputs(public_edition({**results, "case": head}), folder=folder)


def _held_anew(folder: Path, *, standards: Standards) -> None:
    """Write the outputs anew where the answers change how they come out against standards."""
    results = results_in(folder)
    rows = list(standards(folder))
    if rows != results.get("standards"):
        write_outputs({**results, "standards": rows}, folder=folder)


def _answers_text(answers: Mapping[str, str]) -> str:
    import tomlkit

    table = tomlkit.table()
    for key in QUESTIONS:
        table.add(tomlkit.comment(QUESTIONS[key]))
        table.add(key, answers[key].strip())
    return f"{FIRST_LINE}\n{tomlkit.dumps(tomlkit.document().add('harm', table))}"


def _refuse(case: "Case", *, given: Mapping[str, str], folder: Path) -> None:
    faults = [
        *_unanswered(given),
        *_outdated(case),
        *_foreign(folder, case=case),
    ]
    if faults:
        raise CaseProblems(faults)


def _unanswered(given: Mapping[str, str]) -> list[Problem]:
    return [
        Problem(
            where=f"{ANSWERS}, harm.{key}",
            what=f"not answered: {QUESTIONS[key]}",
            remedy="Answer it in a sentence, there, in case.toml under [harm], or in a file "
            "given with --answers.",
            rule="harm_unanswered",
        )
        for key in QUESTIONS
        if key not in given
    ]


def _outdated(case: "Case") -> list[Problem]:
    place = case.folder / "out" / "results.json"
    if not place.is_file() or results_in(case.folder)["case"]["digest"] != case_digest(case):
        return [
            Problem(
                where="out",
                what="the outputs are missing, or were made from another state of the case.",
                remedy="Run `apora assess` first.",
                rule="outdated_outputs",
            )
        ]
    return []


def _foreign(folder: Path, *, case: "Case") -> list[Problem]:
    if folder.exists() and not folder.is_dir():
        what = "is not a folder."
    elif other := another_in(folder, names={ANSWERS, *published_files(Store(case=case.folder))}):
        what = f"holds {clipped(other)}, which is not of an earlier publication."
    else:
        return []
    return [
        Problem(
            where=folder.name,
            what=f"{what} Nothing in it was changed.",
            remedy="Name a new folder, or one that `apora publish` wrote.",
            rule="foreign_folder",
        )
    ]


def _refused(where: str, *, what: str, remedy: str) -> CaseProblems:
    return CaseProblems([Problem(where=where, what=what, remedy=remedy, rule="unreadable_answers")])

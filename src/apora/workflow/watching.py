"""Pages built again while a case is edited: its texts and grades now, numbers of the last run."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apora.errors import AporaError
from apora.store.files import explained, write_atomic
from apora.workflow.builds import results_in
from apora.workflow.fitness import checked
from apora.workflow.outputs import spoken
from apora.workflow.results_step import evidence_results

if TYPE_CHECKING:
    from apora.evidence.case import Case

PREVIEW = "preview"
EVERY = 0.25
"""How often the case folder is looked at [seconds]."""
NEW_NUMBERS = (
    "What the numbers are computed from has changed: the preview is left as it was. "
    "`apora assess` computes them anew."
)
NEW_GRADES = "Grades have changed: the numbers weigh claims by the old ones until `apora assess`."


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file of a case was last changed, and its size; outputs are left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if inside.parts[0] == "out" or any(one.startswith(".") for one in inside.parts):
            continue
        try:
            state = path.stat()
        except FileNotFoundError:
            continue  # an editor's own file, gone between listing and looking
        if path.is_file():
            found[inside.as_posix()] = (state.st_mtime_ns, state.st_size)
    return found


@dataclass(kw_only=True)
class Watch:
    """One case that is looked at while it is edited."""

    folder: Path
    results: Mapping[str, Any]
    numbers: Mapping[str, Any]
    graded: Mapping[str, Any]
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)

    def has_changed(self) -> bool:
        """Return whether a file of the case has changed since it was last asked."""
        now = snapshot(self.folder)
        changed, self.seen = now != self.seen, now
        return changed

    def rebuilt(self) -> str:
        """Return what was rebuilt and what was not, as text; a broken case is told, not raised."""
        from apora.evidence.case import read_case

        begun = time.perf_counter()
        try:
            said = self._pages(read_case(self.folder))
        except AporaError as fault:
            return f"{fault}\nThe preview is left as it was."
        return f"{said} ({time.perf_counter() - begun:.1f} s)"

    def _pages(self, case: "Case") -> str:
        from apora.results.edition import public_edition
        from apora.results.preview import numbers_of, with_texts

        if self.results["status"] == "evidence only":
            fresh = evidence_results(case, found=checked(case))
        elif numbers_of(case, grades=False) != self.numbers:
            return NEW_NUMBERS
        else:
            checked(case)
            fresh = with_texts(self.results, case=case)
        place = write_preview(public_edition(fresh), folder=self.folder / "out" / PREVIEW)
        again = self.results["status"] != "evidence only" and self.graded != numbers_of(
            case, grades=True
        )
        return "\n".join([*([NEW_GRADES] if again else []), f"rebuilt {place}"])


def watch_of(case: "Case") -> Watch:
    """Return the watch of a case whose outputs are in place.

    Args:
        case: The case.
    """
    from apora.results.preview import numbers_of

    return Watch(
        folder=case.folder,
        results=results_in(case.folder),
        numbers=numbers_of(case, grades=False),
        graded=numbers_of(case, grades=True),
        seen=snapshot(case.folder),
    )


def write_preview(results: Mapping[str, Any], *, folder: Path) -> Path:
    """Write the pages of a preview in each language; return the first.

    Args:
        results: The public edition.
        folder: Where to write.
    """
    from apora.report.build import edition_name, report_page
    from apora.report.results_schema import validate
    from apora.report.view import View

    checked_results = validate(results)
    languages = spoken(results["case"]["languages"])
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for language in languages:
            view = View(results=checked_results, language=language, restricted=False)
            page = report_page(view, editions=languages, preview=True)
            write_atomic(folder / edition_name(language), data=page.encode())
    return folder / edition_name(languages[0])


def watch(case: "Case", *, told: Callable[[str], None]) -> None:
    """Build the pages of a preview again whenever a file of the case changes, until Ctrl-C.

    Outputs in place are not touched. Where what the numbers are computed from has changed,
    the preview says so and stays as it was.

    Args:
        case: Whose outputs are in place.
        told: Given a line about each build.

    Raises:
        CaseProblems: There are no outputs to begin with.
    """
    looked = watch_of(case)
    try:
        told(looked.rebuilt())
        told("Watching the case folder; Ctrl-C ends it.")
        while True:
            time.sleep(EVERY)
            if looked.has_changed():
                told(looked.rebuilt())
    except KeyboardInterrupt:
        told("Stopped. `apora report` writes the outputs.")

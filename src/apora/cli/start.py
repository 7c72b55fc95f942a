"""`apora start`: a new case folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from apora.evidence.first_case import Begun


def start(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The new folder.", show_default=False)
    ],
    *,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="DOC",
            help="A document to begin with: text, HTML, DOCX, PDF or XLSX. Give it again for more.",
            show_default=False,
        ),
    ] = None,
    url: Annotated[
        str, typer.Option("--url", help="Public address of the document.", show_default=False)
    ] = "",
    published: Annotated[
        str,
        typer.Option("--published", help="Date of its publication.", show_default=False),
    ] = "",
    example: Annotated[
        bool, typer.Option("--example", help="Copy the example, an invented service.")
    ] = False,
) -> None:
    """Make a new case folder: from documents, blank, or the example.

    From documents, each text is frozen and hashed, the original kept, and every number in it
    written to claims.csv as a draft. A draft enters no calibration until you say so.
    """
    from apora import workflow

    if example and documents:
        raise typer.BadParameter("--example copies a finished case; leave out --from.")
    if (url or published) and not documents:
        raise typer.BadParameter("--url and --published are about a document; name it with --from.")
    if documents:
        begun = workflow.begin(folder, documents, url=url, published=published)
        typer.echo(begun_text(begun, folder=folder))
        return
    made = workflow.start_case(folder, example=example)
    typer.echo(f"{made} is ready.\n")
    if example:
        typer.echo(f"Next: apora assess {made}")
    else:
        typer.echo(
            f"Fill in case.toml and the tables, then: apora check {made}\n"
            "docs/how-to/your-own-case.md goes through them one by one."
        )


def begun_text(begun: "Sequence[Begun]", *, folder: Path) -> str:
    """Return what was found in each document, what was guessed, and what comes next."""
    lines = [f"{folder} is ready.", ""]
    for one in begun:
        lines.append(
            f"  {one.source.id} ({one.source.language}): {_counted(one.drafts, 'number')} drafted "
            f"in claims.csv, {_counted(one.skipped, 'look-alike')} passed over in skipped.csv"
        )
        if one.date_guessed:
            lines.append(
                f"      Its date of publication was not found: correct {one.source.published} in "
                "sources.csv, or begin again with --published."
            )
    lines += [
        "",
        "Every draft is held back until you have looked at it; guesses in case.toml are marked.",
        "",
        f"Next: apora assess {folder}       the evidence report, at once",
        f"      apora check {folder}        what is still missing for a model",
    ]
    return "\n".join(lines)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

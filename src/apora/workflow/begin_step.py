"""A new case out of documents."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apora.evidence.first_case import Begun


def begin(
    folder: Path | str,
    documents: Sequence[Path | str],
    *,
    url: str = "",
    published: str = "",
    today: date | None = None,
    who: str = "",
) -> "tuple[Begun, ...]":
    """Return what each document of a new case gave: its source, drafts and look-alikes.

    Args:
        folder: The new folder.
        documents: Text, HTML, DOCX, PDF or XLSX.
        url: Public address of the documents, where they do not give their own.
        published: Date of their publication (EDTF), where they do not give it.
        today: The day; the machine's if not given.
        who: A free label of who keeps the originals; no name is needed.

    Raises:
        CaseProblems: The folder holds something already, or a document cannot be read.
    """
    from apora.evidence.custody import Act, now
    from apora.evidence.first_case import Document, begin_case

    moment = now()
    return begin_case(
        Path(folder),
        documents=[Document(file=Path(one), url=url, published=published) for one in documents],
        today=today or moment.date(),
        act=Act(when=moment, who=who),
    )

"""Archives inside documents, refused before they unpack to more than a document holds."""

import io
import zipfile

from apora.evidence.documents.extract import NotThisKindError

LARGEST_UNPACKED = 300_000_000
MOST_PARTS = 10_000
_LARGEST_PART = 1_000_000


def opened(raw: bytes, *, holds: str) -> zipfile.ZipFile:
    """Return the archive that a document is.

    Args:
        raw: The document.
        holds: Name of the part that tells its kind.

    Raises:
        NotThisKindError: No archive, another kind, or one that unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotThisKindError("no archive, as such a document is") from error
    if holds not in archive.namelist():
        raise NotThisKindError("another kind of document than its name says")
    size = sum(part.file_size for part in parts)
    if size > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        most = LARGEST_UNPACKED // 1_000_000
        raise NotThisKindError(f"an archive that unpacks to more than {most} MB")
    return archive


def part_text(archive: zipfile.ZipFile, name: str) -> str:
    """Return a small part of an archive as text, or nothing where it is not there."""
    if name not in archive.namelist():
        return ""
    with archive.open(name) as part:
        return part.read(_LARGEST_PART).decode("utf-8", errors="replace")

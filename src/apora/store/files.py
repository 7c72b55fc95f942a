"""Writing to disk so that a reader finds the old file or the new one, never a part."""

import errno
import os
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from apora.errors import StoreUnwritable

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turn a full disk or a read-only folder into StoreUnwritable; let the rest through."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise StoreUnwritable(
                where=str(place),
                what="the disk is full. The last good output is untouched.",
                remedy="Free some space and run the same command again; it goes on from the "
                "last finished step.",
            ) from fault
        if fault.errno in _REFUSED and _is_below(fault.filename, place=place):
            raise StoreUnwritable(
                where=str(place),
                what="this folder cannot be written to. Nothing in it was changed.",
                remedy="Give yourself the right to write there, or copy the case folder to a "
                "place where you have it.",
            ) from fault
        raise


def _is_below(name: object, *, place: Path) -> bool:
    """Return whether a fault is about this folder; a fault elsewhere is not explained here."""
    return isinstance(name, str | os.PathLike) and Path(name).is_relative_to(place)


def another_in(folder: Path, *, names: Container[str]) -> str:
    """Return the first thing in a folder that is no file of these names; empty if all are.

    A folder may be replaced only where nothing of somebody else's goes with it.

    Args:
        folder: Looked through to the bottom.
        names: Of files, as paths below the folder.
    """
    for at, folders, files in os.walk(folder):
        folders.sort()
        links = [one for one in folders if (Path(at) / one).is_symlink()]
        for name in sorted([*files, *links]):
            found = (Path(at) / name).relative_to(folder).as_posix()
            if found not in names:
                return found
    return ""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield a place beside a folder to write it anew; at the end it takes the folder's place.

    If the block raises, what stood there stays.

    Args:
        folder: May be there already, or not.
    """
    with explained(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix=".apora-") as beside:
            made = Path(beside) / "new"
            yield made
            if folder.exists():
                folder.rename(Path(beside) / "old")
            made.rename(folder)


def write_atomic(path: Path, *, data: bytes) -> None:
    """Write a file in one move: a temporary file, forced to disk, then renamed."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with explained(path.parent):
        try:
            temporary.write_bytes(data)
            force_to_disk(temporary)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        force_to_disk(path.parent)


def force_to_disk(place: Path) -> None:
    """Force a file, or the list of a folder's files, to disk."""
    if place.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder for this
    handle = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def force_tree_to_disk(folder: Path) -> None:
    """Force every file and folder below a folder to disk, the folder itself last."""
    for path in sorted(folder.rglob("*"), reverse=True):
        force_to_disk(path)
    force_to_disk(folder)

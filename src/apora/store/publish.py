"""Putting the outputs in place: all of them or none, the marker last.

The marker `out/.complete.json` lists every output with its digest. Outputs whose digests
do not agree with it come from a run that was killed while it moved them; the next run
moves them again from the store.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from apora.store.files import explained, force_to_disk, force_tree_to_disk, write_atomic
from apora.store.steps import Store, is_whole, manifest_of, read_files

MARKER = ".complete.json"


def is_published(store: Store) -> bool:
    """Return whether the outputs in place are complete and as they were written."""
    return is_whole(store.out, manifest=MARKER)


def published_digest(store: Store) -> str | None:
    """Return the digest that the outputs in place were made from, if they are complete."""
    if not is_published(store):
        return None
    return str(json.loads((store.out / MARKER).read_text(encoding="utf-8"))["digest"])


def published_files(store: Store) -> tuple[str, ...]:
    """Return the names of the outputs in place, by name."""
    return tuple(sorted(read_files(store.out / MARKER) or ()))


@contextmanager
def publishing(store: Store, *, digest: str) -> Iterator[Path]:
    """Yield a folder to write the outputs into; at the end they replace the old ones.

    If the block raises, or a file cannot be moved, the old outputs stay. Old outputs that
    the new set does not have are removed; files that apora did not write are left alone.
    """
    with store.unfinished("publish") as folder, explained(store.out):
        new = folder / "new"
        new.mkdir()
        yield new
        force_tree_to_disk(new)
        marker = manifest_of(new, facts={"digest": digest})
        _swap(new, out=store.out, aside=folder / "old")
        write_atomic(store.out / MARKER, data=marker)


def _swap(new: Path, *, out: Path, aside: Path) -> None:
    names = [one.relative_to(new) for one in sorted(new.rglob("*")) if one.is_file()]
    listed = read_files(out / MARKER) or {}
    touched = [*names, *(Path(name) for name in listed if Path(name) not in names)]
    for name in touched:
        _keep_aside(out / name, aside=aside / name)
    try:
        for name in touched:
            _put(new / name, place=out / name)
    except BaseException:
        for name in touched:
            with suppress(OSError):
                _put(aside / name, place=out / name)
        raise
    for folder in {out, *((out / name).parent for name in names)}:
        force_to_disk(folder)


def _keep_aside(path: Path, *, aside: Path) -> None:
    if path.is_file():
        aside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, aside)


def _put(path: Path, *, place: Path) -> None:
    """Move a file to its place in one step; where there is none, clear the place."""
    if path.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    else:
        place.unlink(missing_ok=True)

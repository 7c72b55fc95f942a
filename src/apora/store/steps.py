"""Finished steps: `<case>/out/.store/<step>/<digest>/`, complete or not there at all."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from apora.store.files import explained, force_to_disk, force_tree_to_disk
from apora.store.lock import held

MANIFEST = "manifest.json"
_UNFINISHED = ".unfinished-"
_KEPT = 3  # finished results of one step, the newest


@dataclass(frozen=True, kw_only=True)
class Store:
    """The store of one case folder."""

    case: Path

    @property
    def out(self) -> Path:
        """Return the folder of the case's outputs."""
        return self.case / "out"

    @property
    def root(self) -> Path:
        """Return the folder that holds one folder a step."""
        return self.out / ".store"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs out for the time of the block; raises StoreBusy.

        What an earlier run left unfinished is cleared away first.
        """
        with held(self.root / "lock"):
            for left in self.root.rglob(f"{_UNFINISHED}*"):
                shutil.rmtree(left, ignore_errors=True)
            yield

    def find(self, step: str, *, digest: str) -> Path | None:
        """Return the folder of a finished step, or nothing if it is absent or damaged."""
        folder = self.root / step / digest
        if is_whole(folder):
            return folder
        return None

    @contextmanager
    def writing(self, step: str, *, digest: str) -> Iterator[Path]:
        """Yield a folder to write a step into; it becomes the step's result at the end.

        If the block raises, or the process dies in it, nothing is kept and earlier
        results stay as they were.
        """
        final = self.root / step / digest
        with self.unfinished(step) as folder, explained(self.root):
            yield folder
            write_manifest(folder, facts={"step": step, "digest": digest})
            force_tree_to_disk(folder)
            if final.exists():
                shutil.rmtree(final)  # damaged, or `find` would have returned it
            folder.rename(final)
            force_to_disk(final.parent)
            self._forget_old(step, keep=final)

    @contextmanager
    def unfinished(self, step: str) -> Iterator[Path]:
        """Yield an empty folder in the store that is gone after the block."""
        folder = self.root / step / f"{_UNFINISHED}{os.getpid()}"
        with explained(self.root):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _forget_old(self, step: str, *, keep: Path) -> None:
        others = [
            one
            for one in (self.root / step).iterdir()
            if one != keep and not one.name.startswith(_UNFINISHED)
        ]
        others.sort(key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in others[_KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def write_manifest(folder: Path, *, facts: Mapping[str, str]) -> None:
    """Write down what a finished folder holds, so that damage can be seen later."""
    (folder / MANIFEST).write_bytes(manifest_of(folder, facts=facts))


def manifest_of(folder: Path, *, facts: Mapping[str, str]) -> bytes:
    """Return the manifest of a folder: its facts, and the SHA-256 digest of every file."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }
    text = json.dumps({**facts, "files": files}, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def read_files(manifest: Path) -> dict[str, str] | None:
    """Return the files a manifest lists with their digests; nothing if it cannot be read."""
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        return {str(name): str(digest) for name, digest in listed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def is_whole(folder: Path, *, manifest: str = MANIFEST) -> bool:
    """Return whether a folder holds every file of its manifest, unchanged."""
    listed = read_files(folder / manifest)
    if listed is None:
        return False
    return all(_unchanged(folder / name, digest=digest) for name, digest in listed.items())


def _unchanged(path: Path, *, digest: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False

"""One run at a time in a case folder.

The operating system holds the lock for the process that took it and drops it when the
process ends, however it ends. A lock file left behind therefore holds nobody up.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from apora.errors import StoreBusy
from apora.store.files import explained

# Windows locks bytes against reading too: lock one that lies past what is written.
_LOCKED_BYTE = 1 << 20


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file for the time of the block; raises StoreBusy if another run does."""
    with explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_lock(handle):
            raise StoreBusy(
                where=str(path.parent.parent),
                what=f"another run is working in this case folder{_holder(path)}.",
                remedy="Wait until it ends, or end it, and run the same command again.",
            )
        with explained(path.parent):
            _write_holder(handle)
        yield
    finally:
        os.close(handle)


def _write_holder(handle: int) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps({"process": os.getpid()}).encode())


def _holder(path: Path) -> str:
    with suppress(OSError, ValueError, KeyError, TypeError):
        return f" (process {int(json.loads(path.read_text())['process'])})"
    return ""


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""The process that reads one document, fenced in: `child KIND MEMORY SECONDS < document`.

It is given little memory and time, may write no file, start no process and open no
connection. It answers with one line of JSON.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from apora.evidence.documents.extract import LONGEST_TEXT, Extract, NotThisKindError
from apora.evidence.documents.kinds import KIND_BY_NAME, Kind

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_REFUSED = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.system", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link",
    "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.", "tempfile.", "ftplib.",
    "http.", "smtplib.", "urllib.", "webbrowser.", "pty.", "syslog.",
)  # fmt: skip
_FAULTS = {MemoryError: "memory", RecursionError: "a document nested too deeply"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Refused(BaseException):
    """The reader tried what no document needs; nothing catches it on its way out."""


def without_network() -> None:
    """Leave the network where the system lets a process do so (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # noqa: PLC0415 - before the fence closes, and only here

    ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NETWORK)


def within_limits(kind: Kind) -> None:
    """Take little memory and time, and write no file, where the system can hold to it."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, kind.memory),
        (resource.RLIMIT_CPU, kind.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):  # macOS does not hold to a limit of address space
            continue


def without_reach(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse to connect, to start anything and to write (an audit hook)."""
    if event.startswith(_REFUSED):
        raise Refused(event)
    if event == "open":
        _, mode, flags = arguments
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        if writes or (isinstance(flags, int) and flags & _WRITING):
            raise Refused("open")


def answer(raw: bytes, *, read: Callable[[bytes], Extract]) -> dict[str, str]:
    """Return what was read as values, or under `fault` why nothing was."""
    try:
        found = read(raw)
    except NotThisKindError as error:
        return {"fault": str(error)}
    except Refused as error:
        return {"fault": f"a document that made its reader try {error}"}
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes a library raise
        return {"fault": _FAULTS.get(type(error), f"a damaged document ({type(error).__name__})")}
    if len(found.text) > LONGEST_TEXT:
        return {"fault": "a document with more text than can be kept"}
    return found.as_values()


def main(name: str, *, memory: int, seconds: int) -> None:
    """Read the document at the standard input and print what it holds.

    Args:
        name: Kind of the document.
        memory: Most address space [bytes].
        seconds: Most processor time [s].
    """
    kind = replace(KIND_BY_NAME[name], memory=memory, seconds=seconds)
    read = importlib.import_module(kind.module).extracted
    without_network()
    within_limits(kind)
    sys.addaudithook(without_reach)
    raw = sys.stdin.buffer.read(kind.largest + 1)
    told = json.dumps(answer(raw, read=read), ensure_ascii=False)
    sys.stdout.buffer.write(told.encode("utf-8", errors="replace"))


if __name__ == "__main__":
    main(sys.argv[1], memory=int(sys.argv[2]), seconds=int(sys.argv[3]))

"""Digests of everything that goes into a step: tables, settings, code, seed, processor."""

import dataclasses
import hashlib
import json
import math
import platform
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

# What computes the numbers beside the package itself.
COMPUTING_PACKAGES = (
    "arviz-base",
    "arviz-stats",
    "jax",
    "jaxlib",
    "numpy",
    "scipy",
)


def digest_of(inputs: Mapping[str, object]) -> str:
    """Return the SHA-256 digest of named inputs, the same whatever the order of names.

    Args:
        inputs: Records, numbers, texts, arrays, and folders or files by their content.

    Raises:
        TypeError: An input is of a kind that has no canonical form.
        ValueError: A number is not finite where a plain number is expected.
    """
    text = json.dumps(_canonical(inputs), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: Any) -> Any:  # noqa: ANN401 - any input
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else {"float": repr(value)}
        case Mapping():
            return {"mapping": {str(key): _canonical(one) for key, one in value.items()}}
        case list() | tuple():
            return [_canonical(one) for one in value]
        case set() | frozenset():
            return {"set": sorted(json.dumps(_canonical(one), sort_keys=True) for one in value)}
    return _canonical_object(value)


def _canonical_object(value: Any) -> Any:  # noqa: ANN401 - any input
    match value:
        case date():
            return {"date": value.isoformat()}
        case bytes():
            return {"bytes": hashlib.sha256(value).hexdigest()}
        case Path():
            return {"content": content_digest(value)}
        case np.ndarray() | np.generic():
            return _canonical_array(np.asarray(value))
    return _canonical_record(value)


def _canonical_record(value: Any) -> dict[str, object]:  # noqa: ANN401 - any record
    name = type(value).__name__
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        return {name: _canonical(fields)}
    if hasattr(value, "model_dump"):
        return {name: _canonical(value.model_dump())}
    raise TypeError(f"no canonical form for {name}; give its parts instead")


def _canonical_array(array: np.ndarray[Any, Any]) -> dict[str, object]:
    if array.dtype == object:
        raise TypeError("no canonical form for an array of objects; give its parts instead")
    little = array.astype(array.dtype.newbyteorder("<"), order="C", copy=False)
    return {
        "array": hashlib.sha256(little.tobytes()).hexdigest(),
        "dtype": little.dtype.str,
        "shape": list(array.shape),
    }


def content_digest(place: Path) -> str:
    """Return the SHA-256 digest of a file, or of every file below a folder by name."""
    if place.is_file():
        return hashlib.sha256(place.read_bytes()).hexdigest()
    return tree_digest(
        place, (one for one in place.rglob("*") if one.is_file() and "__pycache__" not in one.parts)
    )


def tree_digest(root: Path, files: Iterable[Path]) -> str:
    """Return the SHA-256 digest of files by their content and their path below `root`."""
    total = hashlib.sha256()
    for path in sorted(files, key=lambda one: one.relative_to(root).as_posix()):
        total.update(f"{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@lru_cache(maxsize=2)
def code_digest(layers: tuple[str, ...] = ()) -> str:
    """Return the digest of the package's own files and the packages that compute with it.

    Args:
        layers: Folders and modules of the package that count; none named: all of it.
    """
    package = Path(__file__).resolve().parents[1]
    parts = {one: _part(package, name=one) for one in layers} if layers else package
    return digest_of({"package": parts, "computing": _computing_versions()})


def _part(package: Path, *, name: str) -> Path:
    folder = package / name
    return folder if folder.is_dir() else package / f"{name}.py"


def _computing_versions() -> dict[str, str]:
    found = {}
    for name in COMPUTING_PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def processor_family() -> str:
    """Return the name of the processor family; the last digits of a result depend on it."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}.get(name, name)

"""Puts the example case into a wheel, without what `apora assess` wrote beside it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

EXAMPLE = Path("cases/lowmere")


class ExampleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds every file of the example; an editable install reads the source tree instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files before the wheel is built."""
        if version == "editable":
            return
        root = Path(self.root)
        for path in sorted((root / EXAMPLE).rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and "out" not in inside.parts:
                build_data["force_include"][str(path)] = f"apora/{inside.as_posix()}"

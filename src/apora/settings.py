"""How a run behaves on this machine: one table of name, default and help.

A setting never moves a result, but for rounding: with another number of devices last digits
differ, and with them the draws. A flag beats the environment, the environment beats the default.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from apora.errors import SettingRefused

Switch: TypeAlias = Literal["auto", "on", "off"]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting: `allowed` says in words what its value may be."""

    name: str
    default: str
    allowed: str
    help: str

    @property
    def variable(self) -> str:
        """Return the environment variable that sets it."""
        return f"APORA_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="cache",
        default="on",
        allowed="on, off, or the path of a folder",
        help="Where compiled programs are kept between runs. They can hold numbers of the case, "
        "so `on` keeps them in the case folder's store. `off` compiles anew every time.",
    ),
    Setting(
        name="devices",
        default="auto",
        allowed="auto, or a whole number from 1 to 64",
        help="Devices that share the chains. `auto` is the number of cores, four at most.",
    ),
    Setting(
        name="color",
        default="auto",
        allowed="auto, on or off",
        help="Colour in what is printed. `auto` is on in a terminal.",
    ),
    Setting(
        name="progress",
        default="auto",
        allowed="auto, on or off",
        help="The progress bar. `auto` shows a bar in a terminal and a plain line a step "
        "elsewhere, `on` always the bar, `off` nothing.",
    ),
)

SETTING_BY_NAME: dict[str, Setting] = {one.name: one for one in SETTINGS}

MOST_DEVICES = 64
MOST_DEVICES_UNASKED = 4


@dataclass(frozen=True, kw_only=True)
class RunSettings:
    """The settings of one run, read and checked."""

    cache: Path | Literal["on", "off"]
    devices: int
    color: Switch
    progress: Switch

    def cache_folder(self, store: Path) -> Path | None:
        """Return where compiled programs are kept, or nothing.

        Args:
            store: Folder of the case's store.
        """
        if isinstance(self.cache, Path):
            return self.cache
        return store / "compiled" if self.cache == "on" else None


def read_settings(environment: Mapping[str, str] = os.environ) -> RunSettings:
    """Return the settings of this run; raises SettingRefused on a value it cannot read."""
    return RunSettings(
        cache=_cache(environment),
        devices=_devices(environment),
        color=_switch("color", environment=environment),
        progress=_switch("progress", environment=environment),
    )


def _value(name: str, *, environment: Mapping[str, str]) -> str:
    setting = SETTING_BY_NAME[name]
    return environment.get(setting.variable, "").strip() or setting.default


def _refused(name: str, *, value: str) -> SettingRefused:
    setting = SETTING_BY_NAME[name]
    return SettingRefused(
        variable=setting.variable,
        what=f'"{value}" cannot be used.',
        remedy=f"It may be {setting.allowed}; without it, {setting.default} holds.",
    )


def _switch(name: str, *, environment: Mapping[str, str]) -> Switch:
    value = _value(name, environment=environment)
    match value.lower():
        case "auto":
            return "auto"
        case "on":
            return "on"
        case "off":
            return "off"
    raise _refused(name, value=value)


def _devices(environment: Mapping[str, str]) -> int:
    value = _value("devices", environment=environment)
    if value.lower() == "auto":
        return min(os.cpu_count() or 1, MOST_DEVICES_UNASKED)
    if value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_DEVICES:
        return int(value)
    raise _refused("devices", value=value)


def _cache(environment: Mapping[str, str]) -> Path | Literal["on", "off"]:
    value = _value("cache", environment=environment)
    match value.lower():
        case "on":
            return "on"
        case "off":
            return "off"
    return Path(value).expanduser()

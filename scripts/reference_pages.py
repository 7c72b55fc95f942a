"""Write the reference pages that are made from the code, or check that they agree with it.

python scripts/reference_pages.py            writes docs/reference/*.md
python scripts/reference_pages.py --check    ends with 1 if a page differs from the code
"""

import inspect
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

import apora
from apora.cli.faults import EXIT_CODES
from apora.cli.main import app
from apora.evidence.reference import case_folder_page
from apora.registry.drivers import DRIVERS
from apora.registry.households import HOUSEHOLD_ITEMS
from apora.registry.indicators import INDICATORS
from apora.registry.levers import LEVERS
from apora.registry.parameters import PARAMETERS
from apora.settings import SETTINGS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
MADE = "<!-- Made from the code by `make docs`; edit the code, not this page. -->\n\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(one) for one in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    match value:
        case True:
            return "yes"
        case False | None:
            return ""
        case float():
            return f"{value:g}"
    return str(value).replace("|", "\\|").replace("\n", " ")


def settings_page() -> str:
    """Return the page of settings."""
    rows = [(f"`{one.variable}`", f"`{one.default}`", one.allowed, one.help) for one in SETTINGS]
    return (
        "# Settings\n\nHow a run behaves on this machine. A setting never moves a result. A flag "
        "beats the environment, the environment beats the default.\n\n"
        + table(("variable", "default", "may be", "what it does"), rows)
    )


def exit_codes_page() -> str:
    """Return the page of exit codes."""
    rows = [(one.code, one.error and f"`{one.error}`", one.meaning) for one in EXIT_CODES]
    return (
        "# Exit codes\n\nWhat a command of `apora` ends with, and the error that the Python API "
        "raises in the same place.\n\n" + table(("code", "error", "meaning"), rows)
    )


def commands_page() -> str:
    """Return the page of commands."""
    group: Any = typer.main.get_command(app)
    parts = ["# Commands\n"]
    for name, command in group.commands.items():
        usage = " ".join(["apora", name, *(_usage(one) for one in command.params)])
        parts.append(f"## `apora {name}`\n\n{inspect.cleandoc(command.help)}\n")
        parts.append(f"```text\n{usage.strip()}\n```\n")
        rows = [
            (f"`{_spelling(one)}`", one.help, _default(one))
            for one in command.params
            if one.name != "help"
        ]
        parts.append(table(("argument or option", "what it is", "default"), rows))
    return "\n".join(parts)


def _spelling(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    return ", ".join(parameter.opts)


def _usage(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    word = parameter.opts[0] + (
        "" if parameter.is_flag else f" {parameter.opts[0].lstrip('-').upper()}"
    )
    return word if parameter.required else f"[{word}]"


def _default(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    value = parameter.default
    return f"`{getattr(value, 'value', value)}`" if value not in (None, "", False) else ""


def indicators_page() -> str:
    """Return the page of indicators."""
    rows = [(f"`{one.id}`", one.title, one.unit, one.nature, one.restricted) for one in INDICATORS]
    return (
        "# Indicators\n\nThe quantities that a claim can be about. A restricted one is shown for "
        "an agency only in the public edition.\n\n"
        + table(("id", "quantity", "unit", "nature", "restricted"), rows)
    )


def parameters_page() -> str:
    """Return the page of what a case supplies: parameters, households, drivers, levers."""
    parameters = table(
        ("id", "what it is", "unit", "scale", "one per", "part of the model"),
        [(f"`{p.id}`", p.meaning, p.unit, p.scale, p.per, p.gate) for p in PARAMETERS],
    )
    households = table(
        ("id", "what it is", "unit", "form"),
        [(f"`{one.id}`", one.meaning, one.unit, one.form) for one in HOUSEHOLD_ITEMS],
    )
    drivers = table(
        ("id", "what it is", "unit", "form", "in a calm week"),
        [(f"`{one.id}`", one.meaning, one.unit, one.form, one.neutral) for one in DRIVERS],
    )
    levers = table(
        ("id", "what it is", "unit", "part of the model", "without a measure"),
        [(f"`{one.id}`", one.meaning, one.unit, one.gate, one.neutral) for one in LEVERS],
    )
    return (
        "# Parameters, households, drivers and levers\n\n"
        "The names that the tables of a case folder use. The numbers are the case's own.\n\n"
        f"## Parameters (`parameters.csv`)\n\n{parameters}\n"
        f"## Households (`households.csv`)\n\n{households}\n"
        f"## Drivers (`drivers.csv`)\n\n{drivers}\n"
        f"## What measures and reactions change (`measures/*.toml`)\n\n{levers}"
    )


def python_page() -> str:
    """Return the page of the Python API."""
    calls, errors = [], []
    for name in apora.__all__:
        value: Any = getattr(apora, name)
        if inspect.isclass(value):
            first = inspect.cleandoc(value.__doc__ or "").splitlines()[0]
            errors.append((f"`{name}`", first))
        elif callable(value):
            text = inspect.cleandoc(value.__doc__ or "")
            calls.append(f"### `{name}{_signature(value)}`\n\n{_as_markdown(text)}\n")
    return (
        "# Python API\n\nEverything a command does, the Python API does:\n\n"
        "```python\nimport apora\n\n"
        'case = apora.open_case("cases/belarus-2020")\nfit = apora.calibrate(case)\n```\n\n'
        "## Functions\n\n"
        + "\n".join(calls)
        + "\n## Errors and records\n\n"
        + table(("name", "what it is"), errors)
    )


def _signature(value: Any) -> str:
    return str(inspect.signature(value)).replace("'", "").replace("pathlib.", "")


def _as_markdown(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if line in {"Args:", "Raises:", "Returns:"}:
            lines += [f"**{line.removesuffix(':')}**", ""]
        elif line.startswith("    ") and not line.startswith("     "):
            lines.append(f"- {line.strip()}")
        else:
            lines.append(line)
    return "\n".join(lines)


PAGES = {
    "case-folder.md": case_folder_page,
    "commands.md": commands_page,
    "exit-codes.md": exit_codes_page,
    "indicators.md": indicators_page,
    "parameters.md": parameters_page,
    "python-api.md": python_page,
    "settings.md": settings_page,
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with --check name those that differ from the code."""
    checking = "--check" in arguments
    behind = []
    for name, page in PAGES.items():
        text = MADE + page().rstrip() + "\n"
        path = FOLDER / name
        if not checking:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            behind.append(name)
    for name in behind:
        print(f"docs/reference/{name} differs from the code: run `make docs`", file=sys.stderr)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

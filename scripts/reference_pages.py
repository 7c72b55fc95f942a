"""Write the pages that are made from the code, or check that they agree with it.

python scripts/reference_pages.py            writes docs/reference/*.md and parts of others
python scripts/reference_pages.py --check    ends with 1 if a page differs from the code
"""

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

import typer

import apora
from apora.cli.faults import EXIT_CODES
from apora.cli.main import app
from apora.evidence.measure_library import library
from apora.evidence.records import Change, main_text
from apora.evidence.reference import case_folder_page
from apora.registry.drivers import DRIVERS
from apora.registry.households import HOUSEHOLD_ITEMS
from apora.registry.indicators import INDICATORS
from apora.registry.levers import LEVER_BY_ID, LEVERS, Lever
from apora.registry.parameters import PARAMETERS
from apora.registry.stocks import FLOWS, STOCKS
from apora.results.measures_part import size_of
from apora.settings import SETTINGS
from markdown_table import table
from model_page import equations_text, functions_of, parameters_table, run_text
from result_tables import after_text, convergence_table, ranks_text

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
FOLDER = DOCS / "reference"
MADE = "<!-- Made from the code by `make docs`; edit the code, not this page. -->\n\n"


def settings_page() -> str:
    """Return the page of settings."""
    rows = [(f"`{one.variable}`", f"`{one.default}`", one.allowed, one.help) for one in SETTINGS]
    return (
        "# Settings\n\nHow a run behaves on this machine. A setting never moves a "
        "result, but for rounding: with another number of devices last digits differ, and with "
        "them the draws. A flag "
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
        ("id", "what it is", "unit", "part of the model", "without a measure", "limits"),
        [
            (f"`{one.id}`", one.meaning, one.unit, one.gate, one.neutral, _limits(one))
            for one in LEVERS
        ],
    )
    return (
        "# Parameters, households, drivers and levers\n\n"
        "The names that the tables of a case folder use. The numbers are the case's own.\n\n"
        f"## Parameters (`parameters.csv`)\n\n{parameters}\n"
        f"## Households (`households.csv`)\n\n{households}\n"
        f"## Drivers (`drivers.csv`)\n\n{drivers}\n"
        f"## What measures and reactions change (`measures/*.toml`)\n\n{levers}"
    )


def _limits(lever: Lever) -> str:
    ends = [f"from {lever.least:g}"] * isfinite(lever.least)
    return " ".join([*ends, *[f"to {lever.most:g}"] * isfinite(lever.most)])


def measures_page() -> str:
    """Return the page of the library of measures, with what every effect rests on."""
    parts = [
        (
            "# Measures that ship with apora\n\n"
            "Files to copy into a case with `apora measures NAME --into CASE` and to adapt; rows "
            "of the same table as a case's own (`schema/1.0/measure.json`). An effect is "
            "*arithmetic* where it follows from the terms of the measure, and *effect assumed* "
            "where its size is not known and only a range is supplied: the null run leaves it "
            "out, the wide run centres it on nothing. Sizes are those of 2020 in EUR.\n"
        )
    ]
    for one in library():
        held = one.measure
        terms = f" {main_text(held.conditions)}" if held.conditions else ""
        note = f" {held.note}" if held.note else ""
        parts.append(
            f"## `{held.id}`: {held.title['en']}\n\nBy: {held.by}. Acts on: "
            f"{', '.join(one.gates)}.{terms}{note}\n\nRests on: {main_text(held.evidence)}.\n"
        )
        rows = [
            (
                f"`{change.lever}`",
                change.do,
                _span(change),
                f"{change.currency} {LEVER_BY_ID[change.lever].unit}".strip(),
                "effect assumed" if change.effect == "assumed" else "arithmetic",
                change.evidence,
            )
            for change in held.changes
        ]
        parts.append(table(("lever", "do", "5; 50; 95 %", "unit", "effect", "evidence"), rows))
    return "\n".join(parts)


def _span(change: Change) -> str:
    size = size_of(change)
    points = (size.mid,) if size.low == size.high else (size.low, size.mid, size.high)
    return "; ".join(f"{float(f'{one:.3g}'):,g}" for one in points)


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
    text = str(inspect.signature(value)).replace("'", "").replace("pathlib.", "")
    return re.sub(r"<function ([\w.]+) at 0x[0-9a-f]+>", r"\1", text)


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


PARTS = {"service": "In service", "after": "After service", "outside": "Out of view"}
MECHANISMS = (
    ("Every flow", "hazards", "service", "service_hazards"),
    ("WILL", "willingness"),
    ("MEANS", "means", "discounting", "means_tables"),
    ("RELEASE", "release"),
    ("Identification and dismissal", "dismissals"),
    ("Hires and the calm week", "recruitment", "calm", "prepare"),
    ("Support", "support"),
    ("What the service can do", "duties", "illness", "detection", "cases"),
    ("One week, and many", "week", "step", "simulate", "outcome", "accounting"),
    ("Held against the literature", "derived"),
    ("Smooth stand-ins", "smooth"),
)
"""Files of `apora.model`, in the order in which they are read."""


def stocks_diagram() -> str:
    """Return the stocks and flows as a diagram."""
    lines = ["```mermaid", "flowchart LR"]
    for part, title in PARTS.items():
        lines += [f'    subgraph {part}_part["{title}"]', "        direction TB"]
        lines += [f'        {one.id}["{one.meaning}"]' for one in STOCKS if one.part == part]
        lines.append("    end")
    lines += [f"    {one.source} -- {one.meaning} --> {one.target}" for one in FLOWS]
    return "\n".join([*lines, "```"])


def flows_table() -> str:
    """Return every flow with its hazard and the function that makes it."""
    meaning = {one.id: one.meaning for one in STOCKS}
    rows = [
        (
            meaning[one.source],
            meaning[one.target],
            one.meaning,
            f"`{one.hazard}`",
            _code(one.made_by),
        )
        for one in FLOWS
    ]
    return table(("from", "to", "flow", "hazard a week", "computed by"), rows)


def _code(name: str) -> str:
    module, _, function = name.partition(".")
    return f"[`{function}`](../../src/apora/model/{module}.py)"


def mechanisms_text() -> str:
    """Return what every function of the model returns, and how, from its docstring."""
    parts = []
    for title, *names in MECHANISMS:
        rows = []
        for name in names:
            module = importlib.import_module(f"apora.model.{name}")
            rows += [
                (_code(f"{name}.{function.__name__}"), *_said(function))
                for function in functions_of(module)
            ]
        parts.append(f"### {title}\n\n" + table(("function", "returns", "how"), rows))
    return "\n".join(parts)


def _said(function: Any) -> tuple[str, str]:
    """Return the first sentence of a docstring, and what it says before its arguments."""
    text = inspect.cleandoc(function.__doc__).partition("\nArgs:")[0].partition("\nEquation:")[0]
    first, *rest = (" ".join(one.split()) for one in text.strip().split("\n\n"))
    return first.removeprefix("Return "), " ".join(rest)


def constants_table() -> str:
    """Return the named numbers of the model, with the reason that stands beside each."""
    rows = []
    for package in ("model", "population"):
        for path in sorted((ROOT / "src" / "apora" / package).glob("[a-z]*.py")):
            module = importlib.import_module(f"apora.{package}.{path.stem}")
            for name, why in _constants(path):
                value = getattr(module, name)
                if isinstance(value, int | float):
                    link = f"[`{package}/{path.name}`](../../src/apora/{package}/{path.name})"
                    rows.append(
                        (
                            f"`{name}`",
                            f"{value:.6g}" if isinstance(value, float) else value,
                            " ".join(why.split()),
                            link,
                        )
                    )
    return table(("name", "value", "what it is and why", "file"), rows)


def _constants(path: Path) -> Iterable[tuple[str, str]]:
    """Yield the names that a module assigns in capitals, and the text after each."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) if name.isupper():
                match after:
                    case ast.Expr(value=ast.Constant(value=str(why))):
                        yield name, why
                    case _:
                        yield name, ""


BLOCKS = {
    "explanation/calibration.md": {"ranks-of": ranks_text},
    "explanation/convergence.md": {"shifts": convergence_table, "after": after_text},
    "explanation/model.md": {
        "diagram": stocks_diagram,
        "flows": flows_table,
        "mechanisms": mechanisms_text,
        "equations": lambda: equations_text(MECHANISMS),
        "run": run_text,
        "parameters": parameters_table,
        "constants": constants_table,
    },
}
"""Pages written by hand, and the parts of them that are made: between two comments."""


def with_blocks(text: str, *, blocks: Mapping[str, Callable[[], str]]) -> str:
    """Return a page whose made parts are those that the code makes now."""
    for name, made in blocks.items():
        pattern = re.compile(rf"(<!-- made: {name} -->\n).*?(<!-- end -->)", flags=re.DOTALL)
        content = f"\n{made().strip()}\n\n"
        text, count = pattern.subn(lambda found, new=content: found[1] + new + found[2], text)
        if count != 1:
            raise LookupError(f"the made part {name} stands {count} times in the page")
    return text


PAGES = {
    "case-folder.md": case_folder_page,
    "commands.md": commands_page,
    "exit-codes.md": exit_codes_page,
    "indicators.md": indicators_page,
    "measures.md": measures_page,
    "parameters.md": parameters_page,
    "python-api.md": python_page,
    "settings.md": settings_page,
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with --check name those that differ from the code."""
    texts = {FOLDER / name: MADE + page().rstrip() + "\n" for name, page in PAGES.items()}
    for name, blocks in BLOCKS.items():
        path = DOCS / name
        texts[path] = with_blocks(path.read_text(encoding="utf-8"), blocks=blocks)
    behind = []
    for path, text in texts.items():
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            behind.append(path.relative_to(ROOT).as_posix())
    for name in behind:
        print(f"{name} differs from the code: run `make docs`", file=sys.stderr)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

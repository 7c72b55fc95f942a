"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

CaseFolder: TypeAlias = Annotated[
    Path, typer.Argument(metavar="CASE", help="The case folder.", show_default=False)
]


class Format(StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Precision(StrEnum):
    """How well a number would be known."""

    COUNT = "count"
    ROUNDED = "rounded"
    ABOUT = "about"


FormatOption: TypeAlias = Annotated[
    Format, typer.Option("--format", help="How the result is printed.")
]

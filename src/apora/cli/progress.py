"""How far a run has come, on the error stream: a bar in a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import typer

from apora.settings import RunSettings

Tell: TypeAlias = Callable[[str, float], None]


@contextmanager
def progress(settings: RunSettings) -> Iterator[Tell]:
    """Yield the function that a workflow tells its step and the share of it that is done."""
    terminal = sys.stderr.isatty()
    if settings.progress == "off":
        yield lambda _step, _share: None
    elif settings.progress == "on" or terminal:
        with _bar(settings) as tell:
            yield tell
    else:
        yield _plain_lines()


def _plain_lines() -> Tell:
    told: dict[str, int] = {}

    def tell(step: str, share: float) -> None:
        quarter = int(share * 4.0)
        if quarter <= told.get(step, -1):
            return
        told[step] = quarter
        typer.echo(f"{step} ({quarter * 25} %)" if quarter else step, err=True)

    return tell


@contextmanager
def _bar(settings: RunSettings) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    colored = {"on": True, "off": False}.get(settings.color)
    console = Console(
        stderr=True, no_color=None if colored is None else not colored, force_terminal=colored
    )
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, share: float) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=1.0)
            bar.update(tasks[step], completed=share)

        yield tell

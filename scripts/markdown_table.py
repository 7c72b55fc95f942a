"""A Markdown table from cells."""

from collections.abc import Iterable, Sequence


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

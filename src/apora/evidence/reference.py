"""The reference page of the case folder, made from the records and the notation."""

import types
from collections.abc import Iterable
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from apora.evidence import notation
from apora.evidence.language import LANGUAGES
from apora.evidence.records import Change, Points, Rate, Record, Text
from apora.evidence.schemas import RECORDS, VERSION
from apora.evidence.words import WORD_RANGES

_ABOUT = {
    "case": "The head of the case: what is asked, for whom, and how it is computed.",
    "units": "The organisation as a tree. A unit without parts that has a `stratum` is simulated.",
    "sources": "One row a publication. A frozen text is found exactly or not at all.",
    "claims": "One row a quantitative statement of a source: a number, or a word for one.",
    "drivers": "Outside series. Rows of a level must follow each other without a hole.",
    "parameters": "One row a prior. Every parameter needs one; see [parameters](parameters.md).",
    "households": "What households look like: the spread of an amount, or the range of a share.",
    "measure": "One file a measure. A reaction is a measure by the employer.",
    "scenarios": "`[[scenario]]` tables: named sets of measures and reactions.",
    "custody": "Written by `apora keep` and `apora remove`: what was done to each original, "
    "chained by hashes. The originals lie in `originals/`, read-only.",
    "edits": "Written by `apora settle`: how conflicts between claims were settled, and why.",
    "projections": "Written by `apora score --record`: what was projected beforehand, chained by "
    "hashes, to be scored when the number is known. No entry is ever edited.",
    "judgements": "`[[judgement]]` tables, may be missing. Numbers stand as {placeholders}.",
}

_HEAD = f"""# Case folder

A case is a folder of tables and settings, format {VERSION}. Tables are CSV in UTF-8, with `,`, `;`
or tab between cells; a byte-order mark does no harm. Settings are TOML. The JSON Schemas of one row
lie in the package under `apora/evidence/schema/{VERSION}/`.

- A column marked * is needed. An empty cell takes the default.
- **range**: `low..mid..high` in one cell (5, 50 and 95 %), as in `450..600..800`; one number stands
  for a range without width.
- **text**: a column a language, `name.ru`, `name.be`; without a suffix it is the first language of
  the case. In TOML: `title = {{en = "…", ru = "…"}}` or plain text.
- **date**: a day, `2020-11-30`. Where a column says EDTF: also `2020-11`, `2020-08~` (about),
  `2020-11-02/2020-11-08`, `../2019`, `2020-08-09/..`.
- An **id** has up to 64 Latin letters, digits, `-` and `_`.
- No names or numbers of persons, anywhere: `apora check` looks for them in every cell.
"""


def case_folder_page() -> str:
    """Return the reference page of the case folder as Markdown."""
    parts = [_HEAD]
    for name, (file, record) in RECORDS.items():
        parts.append(f"## `{file}`\n\n{_ABOUT[name]}\n\n{_columns(record)}")
        if name == "case":
            parts.append(f"Each `[[rates]]` table:\n\n{_columns(Rate)}")
        if name == "measure":
            parts.append(f"Each `[[changes]]` table:\n\n{_columns(Change)}")
        if name == "claims":
            parts.append(_reads())
    return "\n".join(parts)


def _columns(record: type[Record]) -> str:
    rows = [
        (
            f"`{field.alias or name}`{'*' if field.is_required() else ''}",
            _kind(field.annotation),
            _default(field),
            field.description or "",
        )
        for name, field in record.model_fields.items()
    ]
    return _table(("column", "holds", "default", "what it is"), rows)


def _kind(annotation: Any) -> str:  # noqa: ANN401 - an annotation is any object
    """Return what a cell holds, in words."""
    if annotation == Text:
        return "text"
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{one}`" for one in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"list of {_kind(get_args(annotation)[0])}"
    if get_origin(annotation) in {Union, types.UnionType}:
        kinds = [_kind(one) for one in get_args(annotation) if one is not type(None)]
        return " or ".join(kinds)
    names = {"str": "words", "int": "whole number", "float": "number", "bool": "true or false"}
    names |= {"date": "date", Points.__name__: "range"}
    names |= {Change.__name__: "tables", Rate.__name__: "tables"}
    return names[annotation.__name__]


def _default(field: FieldInfo) -> str:
    value = field.default
    if field.is_required() or value in ("", None, (), {}) or field.default_factory is not None:
        return ""
    several = tuple(value.values()) if isinstance(value, dict) else value
    shown = several if isinstance(several, tuple) else (several,)
    return ", ".join(f"`{str(one).lower() if isinstance(one, bool) else one}`" for one in shown)


def _reads() -> str:
    grammar = (notation.__doc__ or "").split("\n\n")[1]
    lines = "\n".join(line.removeprefix("    ") for line in grammar.splitlines())
    words = [
        (f"`{word}`", f"{100 * low:g} %", f"{100 * high:g} %")
        for word, (low, high) in WORD_RANGES.items()
    ]
    languages = ", ".join(sorted(LANGUAGES))
    return f"""### How a number is read: `reads`

Where `reads` is empty the number is read out of `says` in the language of its source ({languages});
`apora check` refuses what does not read as one number. `reads` overrides it:

```text
{lines}
```

- `245 of 672` is a count, `1/3` a fraction: they are not the same evidence.
- A bound on a fall bounds its size: `<=-30%` is a fall of up to 30 %, so no lower than -30 %.
- `k` and `M` stand for thousand and million; a comma in a number is refused.
- `well below 2020-09` and `above minsk-rest` compare with other dates or another unit; their
  nature is `order`.

A word stands for a wide range of shares:

{_table(("word", "from", "to"), words)}"""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"

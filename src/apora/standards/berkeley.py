"""Digital open source investigations: the Berkeley Protocol (2020)."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from apora.errors import Problem
from apora.standards.dossier import OUT, Dossier
from apora.standards.item import Item, failing

STANDARD = "Berkeley Protocol"
PLAIN = frozenset(
    {".csv", ".toml", ".txt", ".md", ".json", ".html", ".svg", ".pdf", ".png", ".nc", ".log"}
)


def kept(dossier: Dossier) -> Iterator[Problem]:
    """Yield every source in use of which no original and no frozen text is kept."""
    originals = {row.source for row in dossier.custody if row.action == "kept"}
    for name in dossier.sources_used:
        text = dossier.bench.texts.get(name)
        if name not in originals and (text is None or text.state != "verified"):
            yield failing(
                f"sources.csv, {name}",
                what="claims in use rest on it, and neither an original nor a text is kept.",
                remedy=f"apora keep CASE FILE --source {name} copies the original and hashes it.",
                label="SBP-1",
            )


def verified(dossier: Dossier) -> list[Problem]:
    """Return every file whose hash, recomputed, is another."""
    return dossier.of_rules(
        "hash_mismatch", "original_changed", "original_missing", "custody_broken"
    )


def plain_formats(dossier: Dossier) -> Iterator[Problem]:
    """Yield every file of the folder that cannot be read without a program of its own."""
    folder = dossier.case.folder
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if inside.parts[0] in {OUT, "originals"} or path.is_dir() or path.name.startswith("."):
            continue
        if Path(path.name).suffix.lower() not in PLAIN:
            yield failing(
                inside.as_posix(),
                what="is in no plain format.",
                remedy="Keep the original with `apora keep`, and its text under texts/.",
                label="SBP-3",
            )


def nothing_personal(dossier: Dossier) -> list[Problem]:
    """Return every cell that seems to hold personal data."""
    return dossier.of_rules("personal_data", "small_cell", "small_unit", "small_cell_in_words")


def tombstones(dossier: Dossier) -> list[Problem]:
    """Return every original that is gone without a word."""
    return dossier.of_rules("original_missing", "unknown_source")


_item = partial(Item, standard=STANDARD)
ITEMS = (
    _item(label="SBP-1", demand="Originals are kept apart from working copies", test=kept),
    _item(label="SBP-2", demand="All hashes are recomputed", test=verified),
    _item(label="SBP-3", demand="Formats are plain", test=plain_formats),
    _item(label="SBP-4", demand="Nothing personal is needed or kept", test=nothing_personal),
    _item(label="SBP-5", demand="What is removed leaves a tombstone", test=tombstones),
)

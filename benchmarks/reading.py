"""How long a megabyte takes to read for numbers, in each language, and twice a megabyte."""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from apora.evidence.language import IN_TEXT
from apora.evidence.spotting import spot
from evidence.labelled_texts import FOLDER, labelled

MEGABYTE = 1_000_000


def seconds(text: str, *, language: str) -> float:
    """Return the processor time that a text takes [s]."""
    before = process_time()
    spot(text, language=language)
    return process_time() - before


def main() -> None:
    """Print a line a language."""
    for code in IN_TEXT:
        paths = sorted(FOLDER.glob(f"*/{code}-*.txt"))
        one = "\n\n".join(labelled(path)[0] for path in paths)
        size = len(one.encode())
        once = one * (MEGABYTE // size + 1)
        first, second = (seconds(once * times, language=code) for times in (1, 2))
        print(f"{code}: a megabyte in {first:.2f} s, two in {second / first:.2f} times that")


main()

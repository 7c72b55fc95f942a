"""How long a megabyte takes to read for numbers, in each language, and how twice the text grows.

The labelled texts hold many more numbers than prose does; between them stands prose without any.
"""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from apora.evidence.language import IN_TEXT
from apora.evidence.spotting import Spotted, spot
from evidence.labelled_texts import FOLDER, labelled

SIZE = 250_000
MEGABYTE = 1_000_000
PROSE = {
    "en": "The office did not say what it would do, nor when, and those who asked were sent away. ",
    "ru": "В управлении не сказали, что будет дальше, и спрашивавших отправили восвояси. ",
    "be": "Ва ўпраўленні не сказалі, што будзе далей, і тых, хто пытаўся, адправілі дадому. ",
}
PARTS = 4
"""Parts of prose to one of the labelled texts."""


def timed(text: str, *, language: str) -> tuple[float, Spotted]:
    """Return the processor time that a text takes [s], and what was found."""
    before = process_time()
    found = spot(text, language=language)
    return process_time() - before, found


def main() -> None:
    """Print a line a language."""
    for code in IN_TEXT:
        paths = sorted(FOLDER.glob(f"*/{code}-*.txt"))
        dense = "\n\n".join(labelled(path)[0] for path in paths)
        one = dense + PROSE[code] * (PARTS * len(dense) // len(PROSE[code]))
        text = one * (SIZE // len(one) + 1)
        first, found = timed(text, language=code)
        second, _ = timed(text * 2, language=code)
        share = MEGABYTE / len(text)
        print(
            f"{code}: {first * share:.2f} s a million characters with "
            f"{len(found.numbers) * share:.0f} numbers; twice the text takes "
            f"{second / first:.2f} times as long"
        )


main()

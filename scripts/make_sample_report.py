"""Copy a finished case's report to docs/sample, in each of its languages, and photograph it.

Pages in every language, the PDF in the first, the picture of the page in the first, and what the
run learned (docs/sample/learned.json), which `make docs` prints beside the priors.

    python scripts/make_sample_report.py cases/belarus-2020

Needs a headless Chromium for the picture (Debian: `apt-get install chromium`); without
one the report is copied and the script says that no picture was made.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import learned_sample
from apora.evidence.case import read_case
from apora.results.edition import public_edition

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "docs" / "sample"
PICTURES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1000, 1250
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
    f"--window-size={WIDTH},{HEIGHT}",
)


def main(case: Path) -> int:
    """Copy the report and photograph it; return the exit code."""
    report = case / "out" / "report.html"
    if not report.is_file():
        print(f"{report}: not found\n      Run `apora assess {case}` first.")
        return 1
    pages = copied(report)
    for made in (*pages, *printed(report), told(case)):
        print(f"copied to {made.relative_to(ROOT)}")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no picture made: Chromium was not found (Debian: apt-get install chromium)")
        return 0
    picture = PICTURES / "report-main-points.png"
    photograph(browser, page=pages[0], picture=picture)
    print(f"photographed to {picture.relative_to(ROOT)}")
    return 0


def copied(report: Path) -> list[Path]:
    """Copy the report, and its editions where it has several; return the copies."""
    editions = sorted(report.parent.glob("report.*.html"))
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for old in SAMPLE.glob("report*.html"):
        old.unlink()
    pages = [report, *(editions if len(editions) > 1 else [])]
    return [Path(shutil.copyfile(page, SAMPLE / page.name)) for page in pages]


def printed(report: Path) -> list[Path]:
    """Copy the report on paper, in its first language; return the copies."""
    for old in SAMPLE.glob("report*.pdf"):
        old.unlink()
    paper = report.with_suffix(".pdf")
    return [Path(shutil.copyfile(paper, SAMPLE / paper.name))] if paper.is_file() else []


def told(case: Path) -> Path:
    """Write what the run learned, which the page about the model prints; return the file."""
    results = json.loads((case / "out" / "results.json").read_text(encoding="utf-8"))
    found = learned_sample.learned(public_edition(results), case=read_case(case))
    learned_sample.PATH.write_text(learned_sample.written(found), encoding="utf-8")
    return learned_sample.PATH


def photograph(browser: str, *, page: Path, picture: Path) -> None:
    """Save the top of a page as a picture."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser,
                *FLAGS,
                f"--user-data-dir={profile}",
                f"--screenshot={picture}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 the script and one case
        print("usage: python scripts/make_sample_report.py CASE")
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1])))

"""Copy a finished case's report to docs/sample and photograph its main points.

    python scripts/make_sample_report.py cases/lowmere

Needs a headless Chromium for the picture (Debian: `apt-get install chromium`); without
one the report is copied and the script says that no picture was made.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "docs" / "sample" / "report.html"
PICTURE = ROOT / "docs" / "images" / "report-main-points.png"
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
    SAMPLE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(report, SAMPLE)
    print(f"copied to {SAMPLE.relative_to(ROOT)}")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no picture made: Chromium was not found (Debian: apt-get install chromium)")
        return 0
    photograph(browser)
    print(f"photographed to {PICTURE.relative_to(ROOT)}")
    return 0


def photograph(browser: str) -> None:
    """Save the top of the sample report as a picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser,
                *FLAGS,
                f"--user-data-dir={profile}",
                f"--screenshot={PICTURE}",
                SAMPLE.as_uri(),
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

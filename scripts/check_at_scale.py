"""How long `apora check` takes and how much memory, by the number of claims.

python scripts/check_at_scale.py            prints seconds and megabytes, at up to 100,000 claims
python scripts/check_at_scale.py 1000 2000  the same at other sizes

Each size runs in a process of its own, so that its peak of memory is its own.
"""

import csv
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from apora import workflow

SIZES = (12_500, 25_000, 50_000, 100_000)
MOST_SECONDS = 20.0
UNITS = 40
SOURCES = 60
INDICATORS = ("headcount", "applications", "departures", "ill_now", "vacancy")
WORDS = ("more than {n}", "about {n} people", "{n}", "up to {n}", "{n}", "almost {n} letters")


def write_case(folder: Path, *, claims: int) -> None:
    """Write a case with so many claims into a new folder.

    Half of the claims are kept as context, and of the rest each speaks of another unit, day
    or origin; every other source has a frozen text that holds what its claims say.
    """
    workflow.start_case(folder)
    head = (folder / "case.toml").read_text(encoding="utf-8")
    values = {
        "title": '{en = "Many claims"}',
        "question": '{en = "How many?"}',
        "reader": '"board"',
        "decision": '"budget"',
        "start": "2020-01-01",
        "as_of": "2020-11-30",
        "decision_date": "2021-05-31",
        "onset": "2020-08-09",
        "main_shock": "2020-08-09",
        "currency": '"LMK"',
        "report_currency": '"EUR"',
        "rate": "2.0",
        "rate_date": "2020-11-30",
        "standard_of_proof": '"reasonable grounds"',
        "headline_unit": '"u0"',
    }
    lines = []
    for line in head.splitlines():
        name = line.partition(" = ")[0]
        lines.append(f"{name} = {values[name]}" if name in values else line)
    (folder / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _write_units(folder)
    rows = [_claim(number) for number in range(claims)]
    _write_sources(folder, rows=rows)
    _append(folder / "claims.csv", rows=rows)


def _write_units(folder: Path) -> None:
    rows = [
        {
            "id": f"u{number}",
            "name": f"Office {number}",
            "part_of": f"u{(number - 1) // 3}" if number else "",
            "stratum": "" if number * 3 + 1 < UNITS else "office",
            "posts": "" if number * 3 + 1 < UNITS else "450..600..800",
        }
        for number in range(UNITS)
    ]
    _append(folder / "units.csv", rows=rows)


def _claim(number: int) -> dict[str, str]:
    size = 200 + number % 90_000
    day = 1 + number % 27
    month = 1 + number // 27 % 10
    return {
        "id": f"C{number}",
        "says": WORDS[number % len(WORDS)].format(n=size) + f" on {day}/{month}",
        "reads": str(size)
        if number % len(INDICATORS) < len(INDICATORS) - 1
        else f"{size % 100}.5%",
        "indicator": INDICATORS[number % len(INDICATORS)],
        "where": f"u{number * 7 % UNITS}",
        "when": f"2020-{month:02d}-{day:02d}",
        "source": f"s{number % SOURCES}",
        "origin": f"origin {number % 5_000}",
        "credibility": str(2 + number % 5),
        "counted": f"list {number}",
        "use": "calibrate" if number % 2 else "context: one of many",
        "statement": f"Statement {number} in our own words, as long as such statements are.",
        "note": "" if number % 3 else "A note that says where it stands and how it was counted.",
    }


def _write_sources(folder: Path, *, rows: list[dict[str, str]]) -> None:
    sources = []
    for number in range(SOURCES):
        said = [row["says"] for row in rows if row["source"] == f"s{number}"]
        text = "\n".join(f"Line {at}: {one}." for at, one in enumerate(said))
        row = {
            "id": f"s{number}",
            "title": f"Bulletin {number}",
            "publisher": "Statistics Office",
            "published": "2020-11-30",
            "url": f"https://example.org/{number}",
            "kind": "statistics",
            "grade": "B",
            "grade_why": "Counts from registers with a published method",
        }
        if number % 2:
            (folder / "texts").mkdir(exist_ok=True)
            (folder / "texts" / f"s{number}.txt").write_bytes(text.encode())
            row["text"] = f"texts/s{number}.txt"
            row["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        sources.append(row)
    _append(folder / "sources.csv", rows=sources)


def _append(path: Path, *, rows: list[dict[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=columns, restval="", lineterminator="\n")
        writer.writerows(rows)


def measured(claims: int) -> dict[str, float]:
    """Return seconds and megabytes that a check of so many claims takes, in this process."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        write_case(folder, claims=claims)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        found = workflow.check(folder)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rules = sorted({one.rule for one in found.problems if one.severity == "error"})
    return {"claims": claims, "seconds": seconds, "megabytes": peak / 1024,
            "before": before / 1024, "problems": len(found.problems), "rules": rules}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print a line a size; end with 1 if the largest takes too long or memory bends upwards."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measured(int(arguments[1]))))
        return 0
    sizes = [int(one) for one in arguments] or list(SIZES)
    rows = []
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        rows.append(json.loads(done.stdout))
        print("{claims:>7} claims  {seconds:6.1f} s  {megabytes:6.0f} MB".format(**rows[-1]))
    last = rows[-1]
    growth = (last["megabytes"] / last["claims"]) / (rows[0]["megabytes"] / rows[0]["claims"])
    slow = last["seconds"] > MOST_SECONDS
    return int(slow or growth > 1.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

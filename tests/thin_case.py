"""A case too thin for a model: one unit, one source, one claim."""

from apora import workflow

HEAD = {
    "title": '{en = "A thin case"}',
    "question": '{en = "How many left?"}',
    "reader": '"the board"',
    "decision": '"whether to ask for more"',
    "start": "2020-01-01",
    "as_of": "2020-11-30",
    "decision_date": "2021-05-30",
    "onset": "2020-08-09",
    "main_shock": "2020-08-09",
    "currency": '"BYN"',
    "report_currency": '"EUR"',
    "rate": "3.0",
    "rate_date": "2020-11-30",
    "standard_of_proof": '"balance of probabilities"',
    "headline_unit": '"police"',
}
UNIT = {"id": "police", "name": "Police", "posts": "9000..10000..11000", "resigns": "true"}
SOURCE = {
    "id": "paper",
    "title": "A newspaper",
    "publisher": "A publisher",
    "published": "2020-11-30",
    "language": "en",
    "kind": "press",
    "grade": "C",
    "grade_why": "usually right",
}
CLAIM = {
    "id": "C1",
    "says": "more than 300",
    "indicator": "departures",
    "where": "police",
    "when": "2020-08-09/2020-11-30",
    "source": "paper",
    "credibility": "3",
    "use": "calibrate",
    "statement": "More than 300 people left.",
}


def write_thin_case(folder, *, claims=(CLAIM,)):
    """Write the case into a new folder and return the folder."""
    workflow.start_case(folder)
    lines = (folder / "case.toml").read_text(encoding="utf-8").splitlines()
    names = [line.partition(" = ")[0] for line in lines]
    filled = [
        f"{name} = {HEAD[name]}" if name in HEAD else line
        for name, line in zip(names, lines, strict=True)
    ]
    (folder / "case.toml").write_text("\n".join(filled) + "\n", encoding="utf-8")
    append(folder / "units.csv", UNIT)
    append(folder / "sources.csv", SOURCE)
    for claim in claims:
        append(folder / "claims.csv", claim)
    return folder


def append(path, row):
    """Add a row to a table whose first line names its columns."""
    text = path.read_text(encoding="utf-8")
    columns = text.splitlines()[0].split(",")
    assert set(row) <= set(columns)
    path.write_text(text + ",".join(row.get(one, "") for one in columns) + "\n", encoding="utf-8")

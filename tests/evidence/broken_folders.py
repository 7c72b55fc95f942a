"""Case folders broken in every way a person, a spreadsheet or a disk breaks them, by number."""

import random
import shutil

FILES = (
    "case.toml", "units.csv", "sources.csv", "claims.csv", "drivers.csv", "parameters.csv",
    "households.csv", "scenarios.toml", "judgements.toml", "measures/grant.toml",
    "measures/tighter.toml", "texts/brief.txt",
)  # fmt: skip
NASTY = (
    "", " ", "nan", "inf", "-inf", "1e308", "-1e308", "1e-320", "0", "-1", "00", "1/0", "0/0", "1e400",
    "9" * 400, "٣", "½", "②", "true", "null", "None", "=1+1", "'", '"', '""', "\\", "\x00", "\ufeff",
    "\u202e", "\u200b", "é" * 3, "😀", "a" * 20_001, "0001-01-01", "9999-12-31", "0000-00-00",
    "2020-02-30", "2020-13", "../..", "..", "../../etc", "2020-11-30/2020-01-01", "2020-11-01/..",
    "../2019", "~", "2020-XX", "-2020", "y17000000002", "1..2", "3..2..1", "1..1..1", "..", "a..b..c",
    "nan..nan..nan", "0..0..0", "1e308..1e308..1e308", "-1..0..1", "service", "north+south", "a|b|c",
    "+", "|", "service+", "calibrate", "hold", "hold: out", "hold:", "context:", "superseded by C1",
    "superseded by", "1", "6", "7", "0.5", "-18.6%", "~1/3", "0 of 0", "9 of 3", "mag 3", "mag 0",
    "mean >", "each", "well below service", "above", "1" * 30, "999999999999999 years", "100%", "101%",
    "max 17.9%", "change", "order", "exists", "stock", "total?", "headcount", "vacancy+headcount",
    "{", "}", "{{}}", "{vacancy north 2020-11-01}", "[", "]", "[[", "[[claim]]", "#", ",", ";", "\t",
    "\n", "\r", "\r\n", "brief", "judgement", "Colonel Smithers", "log", "logit", "linear", "EUR",
)  # fmt: skip


def break_folder(folder, *, number):
    """Break a copy of the sample case as the number says, by one to four faults."""
    luck = random.Random(number)
    for _ in range(luck.randint(1, 4)):
        luck.choice(BREAKS)(folder, luck)


def _text(folder, luck, names=FILES):
    path = folder / luck.choice(names)
    try:
        return path, path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return path, ""


def _write(path, text):
    if path.parent.is_dir() and not path.is_dir() and not path.is_symlink():
        path.write_bytes(
            text.encode("utf-8", errors="surrogatepass") if isinstance(text, str) else text
        )


def _cell(folder, luck):
    """Put something nasty in the place of one cell or value."""
    path, text = _text(folder, luck)
    lines = text.split("\n")
    at = luck.randrange(len(lines))
    sign = " = " if path.suffix == ".toml" else ","
    cells = lines[at].split(sign)
    cells[luck.randrange(len(cells))] = luck.choice(NASTY)
    lines[at] = sign.join(cells)
    _write(path, "\n".join(lines))


def _column(folder, luck):
    """Put something nasty into a whole column."""
    path, text = _text(folder, luck, names=FILES[1:7])
    rows = [line.split(",") for line in text.split("\n")]
    at, nasty = luck.randrange(max(len(rows[0]), 1)), luck.choice(NASTY)
    for row in rows[1:]:
        if at < len(row):
            row[at] = nasty
    _write(path, "\n".join(",".join(row) for row in rows))


def _line(folder, luck):
    """Take a line out, repeat it, or move it."""
    path, text = _text(folder, luck)
    lines = text.split("\n")
    at = luck.randrange(len(lines))
    line = lines.pop(at)
    for _ in range(luck.choice((0, 2, 40))):
        lines.insert(luck.randrange(len(lines) + 1), line)
    _write(path, "\n".join(lines))


def _bytes(folder, luck):
    """Change, cut or add bytes."""
    path, text = _text(folder, luck)
    raw = bytearray(text.encode())
    for _ in range(luck.randint(1, 6)):
        at = luck.randrange(len(raw) + 1)
        raw[at : at + luck.choice((0, 1, 1, 30))] = luck.choice(
            (b"", b"\xff", b"\x00", b"\xfe\xff", b'"', b"\n", bytes([luck.randrange(256)]))
        )
    _write(path, bytes(raw))


def _file(folder, luck):
    """Take a file away, empty it, or put a folder, a link or another file in its place."""
    path = folder / luck.choice(FILES)
    other = folder / luck.choice(FILES)
    raw = other.read_bytes() if other.is_file() else b""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    kind = luck.choice(("gone", "empty", "folder", "link", "loop", "other", "spaces"))
    if not path.parent.is_dir():
        return
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(folder / "nowhere")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind != "gone":
        path.write_bytes({"empty": b"", "other": raw, "spaces": b" \n\t\n"}[kind])


def _names(folder, luck):
    """Give names in one place that another place does not have."""
    path, text = _text(folder, luck)
    words = ("service", "north", "brief", "headcount", "vacancy", "grant", "C1", "C2", "en", "2020")
    _write(path, text.replace(luck.choice(words), luck.choice(NASTY + words)))


BREAKS = (_cell, _cell, _cell, _column, _line, _bytes, _file, _names)

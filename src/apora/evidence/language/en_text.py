"""Running text in English."""

from apora.evidence.language.in_text import InText

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
_SIZE = "the size of a file"
_MEASURE = "a length, weight or another physical measure"
_CLOCK = "hours, minutes or a time of day"
_AGE = "an age"
_MULTIPLE = "a multiple, for which the notation has no form"
_TIMES = "how many times, not how much"

ENGLISH_TEXT = InText(
    code="en",
    months={name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split()},
    year_before=frozenset(
        {
            "in", "since", "until", "till", "by", "from", "before", "after", "during", "early",
            "late", "mid", "of", "for", "to", "and", "year", "than", "with", "through",
        }
    ),
    year_after=frozenset(),
    from_words=frozenset({"from", "between"}),
    to_words=frozenset({"to", "and", "until", "till", "through"}),
    since=frozenset({"since", "after"}),
    until=frozenset({"until", "till"}),
    during_year=("so far this year", "since the beginning of the year", "this year"),
    compared=frozenset({"compared", "compare", "than", "against", "comparison", "versus", "from"}),
    names_before=frozenset(
        {
            "art", "arts", "article", "articles", "section", "sections", "sect", "paragraph",
            "para", "chapter", "clause", "part", "no", "nos", "number", "№", "#", "table",
            "figure", "fig", "page", "pages", "p", "pp", "room", "order", "decree", "resolution",
            "directive", "law", "version", "ver", "channel", "unit", "box", "flat", "apartment",
            "apt", "building", "bus", "flight", "route", "highway", "camp", "annex", "appendix",
            "item", "point", "rule", "protocol", "note", "step", "chart", "volume", "vol", "issue",
            "group", "top", "type", "tel", "phone", "fax", "covid", "grade", "category", "block",
            "precinct", "colony", "isbn", "issn", "class", "level",
        }
    ),
    abbreviations=frozenset(
        {
            "art", "no", "fig", "p", "pp", "approx", "ca", "mr", "mrs", "dr", "st", "vs", "e.g",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "vol", "sect", "para", "tel", "inc", "gen", "col", "lt", "sgt", "capt", "maj", "mln",
            "bn", "eg", "ie", "al", "ver", "apt", "nos", "arts",
        }
    ),
    after={
        **dict.fromkeys(("kb", "mb", "gb", "tb", "kbytes", "bytes", "pixels", "px", "dpi"), _SIZE),
        **dict.fromkeys(
            (
                "km", "kilometres", "kilometers", "metres", "meters", "m²", "cm", "mm", "kg",
                "kilograms", "tonnes", "tons", "hectares", "ha", "miles", "litres", "liters", "°",
                "degrees", "mph", "km/h", "mhz", "ghz", "volts", "watts", "kw", "mw",
                "millimetres", "millimeters", "kilometre", "square", "cubic", "calibre",
            ),
            _MEASURE,
        ),
        **dict.fromkeys(
            ("hours", "hour", "minutes", "minute", "seconds", "a.m", "p.m", "am", "pm", "o'clock"),
            _CLOCK,
        ),
        **dict.fromkeys(("year-old", "year-olds", "years-old", "aged"), _AGE),
        **dict.fromkeys(("times", "fold", "percentage-point"), _MULTIPLE),
    },
    phrases={
        "first half": "a half of a period, not a share",
        "second half": "a half of a period, not a share",
        "half an hour": _CLOCK,
        "half a dozen": "half a dozen: write 6 yourself",
        "half past": _CLOCK,
        "half brother": "no share",
        "first quarter": "a quarter of a year, not a share",
        "second quarter": "a quarter of a year, not a share",
        "third quarter": "a quarter of a year, not a share",
        "fourth quarter": "a quarter of a year, not a share",
        "last quarter": "a quarter of a year, not a share",
        "this quarter": "a quarter of a year, not a share",
        "years old": _AGE,
        "one another": "no count",
        "no one": "a word for none of an unnamed whole",
        "twice": _MULTIPLE,
        "doubled": _MULTIPLE,
        "double": _MULTIPLE,
        "tripled": _MULTIPLE,
        "trebled": _MULTIPLE,
        "twofold": _MULTIPLE,
        "threefold": _MULTIPLE,
        "halved": _MULTIPLE,
        "quadrupled": _MULTIPLE,
        "thousands of times": _TIMES,
    },
    ones=frozenset({"one"}),
    after_one=frozenset(
        {"person", "officer", "policeman", "guard", "judge", "employee", "case", "soldier"}
    ),
    ordinal_fractions=frozenset({"a third", "a quarter", "a fifth", "a tenth", "a half"}),
    after_fraction=frozenset(
        {
            "of", "is", "are", "was", "were", "have", "has", "had", "do", "does", "did", "will",
            "would", "could", "left", "fewer", "more", "less", "said", "say", "in", "to", "by",
            "and", "or", "since", "on", "at", "for", "from", "were", "remain", "remained", "went",
            "quit", "resigned", "refused", "lapsed", "expired", "compared", "as", "that", "who",
            "below", "above", "lower", "higher", "ran", "came", "stayed", "failed", "did",
            "never", "now", "still", "only",
        }
    ),
    drafted_words=frozenset({"practically none", "nearly all", "none"}),
    two_points=frozenset({"from"}),
    range_verbs=("rang", "var", "fluctuat", "between"),
    change_links=frozenset(
        {"by", "of", "also", "further", "another", "a", "an", "the", "overall", "sharply", "nearly"}
    ),
    more_behind={
        "fewer": "-", "less": "-", "lower": "-", "decrease": "-", "drop": "-", "fall": "-",
        "decline": "-", "reduction": "-", "more": "+", "higher": "+", "increase": "+", "rise": "+",
        "growth": "+",
    },
    averages=("average", "mean"),
    people=(
        "people", "person", "officer", "employee", "policem", "policew", "guard", "soldier",
        "servicem", "investigator", "prosecutor", "judge", "cadet", "conscript", "men", "women",
        "staff", "member", "worker", "sergeant", "recruit", "leaver", "inspector", "detective",
    ),
    counted_so_far=("since", "total", "already", "so far", "altogether", "have ", "has "),
    parts=frozenset({"end", "beginning", "start", "early", "late", "mid", "middle"}),
    indicators=(
        ("detection", "detection_share"), ("detected", "detection_share"),
        ("solved", "detection_share"), ("clear", "detection_share"),
        ("vacan", "vacancy"), ("shortage", "vacancy"), ("understaff", "vacancy"),
        ("short of", "vacancy"), ("unfilled", "vacancy"),
        ("letter", "applications"), ("application", "applications"),
        ("recover", "recovered"), ("infect", "ill_total"), ("ill", "ill_now"),
        ("treat", "ill_now"), ("sick", "ill_now"),
        ("dismiss", "dismissals"), ("identified", "identifications"),
        ("hire", "hires"), ("recruited", "hires"), ("joined", "hires"),
        ("resign", "departures"), ("quit", "departures"), ("left", "departures"),
        ("leave", "departures"), ("depart", "departures"),
        ("disagree", "disagree_share"), ("registered", "registered_offences"),
        ("investigated", "investigated_offences"), ("expired", "lapsed_of_decided"),
        ("lapse", "lapsed_of_decided"), ("ran out of time", "lapsed_of_decided"),
        ("fine", "fines_recovered"), ("judge", "judges_in_post"),
        ("posts", "posts"), ("request", "aid_requests"), ("refus", "refusals"),
        ("employ", "headcount"), ("in service", "headcount"), ("personnel", "headcount"),
        ("strength", "headcount"), ("staff", "headcount"),
    ),
    telling=frozenset(
        {
            "the", "of", "and", "in", "to", "was", "were", "is", "are", "that", "for", "with",
            "people", "have", "has", "by",
        }
    ),
)  # fmt: skip

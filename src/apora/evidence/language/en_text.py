"""Running text in English."""

from apora.evidence.language.in_text import (
    AGE,
    CLOCK,
    HALF_OF_PERIOD,
    HOURS,
    MEASURE,
    MULTIPLE,
    ONE,
    SIZE,
    WRITE,
    InText,
)

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip

ENGLISH_TEXT = InText(
    code="en",
    months={name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split()},
    year_before=frozenset(
        {
            "in", "since", "until", "till", "by", "from", "before", "after", "during", "early",
            "late", "mid", "of", "for", "to", "and", "year", "than", "with", "through", "a", "the",
        }
    ),
    year_after=frozenset(),
    from_words=frozenset({"from", "between"}),
    to_words=frozenset({"to", "until", "till", "through"}),
    pairs={"between": "and"},
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
            "group", "top", "type", "tel", "phone", "telephone", "fax", "covid", "grade",
            "category", "precinct",
            "block", "colony", "isbn", "issn", "class", "level",
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
        **dict.fromkeys(("hours", "hour"), HOURS),
        **dict.fromkeys(("kb", "mb", "gb", "tb", "kbytes", "bytes", "pixels", "px", "dpi"), SIZE),
        **dict.fromkeys(
            (
                "km", "kilometres", "kilometers", "metres", "meters", "m²", "cm", "mm", "kg",
                "kilograms", "tonnes", "tons", "hectares", "ha", "miles", "litres", "liters", "°",
                "degrees", "mph", "km/h", "mhz", "ghz", "volts", "watts", "kw", "mw",
                "millimetres", "millimeters", "kilometre", "square", "cubic", "calibre",
            ),
            MEASURE,
        ),
        **dict.fromkeys(
            ("minutes", "minute", "seconds", "a.m", "p.m", "am", "pm", "o'clock"),
            CLOCK,
        ),
        **dict.fromkeys(("year-old", "year-olds", "years-old", "aged"), AGE),
        **dict.fromkeys(("times", "fold", "percentage-point"), MULTIPLE),
    },
    phrases={
        "first half": HALF_OF_PERIOD,
        "second half": HALF_OF_PERIOD,
        "half an hour": CLOCK,
        "half a dozen": WRITE,
        "half a million": WRITE,
        "half a thousand": WRITE,
        "a million and a half": WRITE,
        "one and a half": WRITE,
        "half past": CLOCK,
        "first quarter": HALF_OF_PERIOD,
        "second quarter": HALF_OF_PERIOD,
        "third quarter": HALF_OF_PERIOD,
        "fourth quarter": HALF_OF_PERIOD,
        "last quarter": HALF_OF_PERIOD,
        "this quarter": HALF_OF_PERIOD,
        "years old": AGE,
        "one another": ONE,
        "no one": ONE,
        "twice": MULTIPLE,
        "doubled": MULTIPLE,
        "double": MULTIPLE,
        "tripled": MULTIPLE,
        "trebled": MULTIPLE,
        "twofold": MULTIPLE,
        "threefold": MULTIPLE,
        "halved": MULTIPLE,
        "quadrupled": MULTIPLE,
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
            "and", "or", "since", "on", "at", "for", "from", "remain", "remained", "went",
            "quit", "resigned", "refused", "lapsed", "expired", "compared", "as", "that", "who",
            "below", "above", "lower", "higher", "ran", "came", "stayed", "failed",
            "never", "now", "still", "only",
        }
    ),
    drafted_words=frozenset({"practically none", "nearly all", "not a single"}),
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
    averages=("average",),
    ages=frozenset({"age", "aged", "ages"}),
    people=(
        "people", "person", "officer", "employee", "policem", "policew", "guard", "soldier",
        "servicem", "investigator", "prosecutor", "judge", "cadet", "conscript", "men", "women",
        "staff", "member", "worker", "sergeant", "recruit", "leaver", "inspector", "detective",
    ),
    counted_so_far=("since", "total", "already", "so far", "altogether", "have ", "has "),
    parts=frozenset({"end", "beginning", "start", "early", "late", "mid", "middle"}),
    indicators=(
        ("detection", "detection_share"), ("detected", "detection_share"),
        ("solved", "detection_share"), ("clear-up", "detection_share"),
        ("vacan", "vacancy"), ("shortage", "vacancy"), ("understaff", "vacancy"),
        ("short of", "vacancy"), ("unfilled", "vacancy"),
        ("letter", "applications"), ("application", "applications"),
        ("recover", "recovered"), ("infect", "ill_total"), ("sick leave", "ill_now"),
        ("treat", "ill_now"), ("sick", "ill_now"),
        ("dismiss", "dismissals"), ("identified", "identifications"),
        ("hire", "hires"), ("recruited", "hires"), ("joined", "hires"),
        ("resign", "departures"), ("quit", "departures"), ("left", "departures"),
        ("leave", "departures"), ("departed", "departures"), ("departure", "departures"),
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

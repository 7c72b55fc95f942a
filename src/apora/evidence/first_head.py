"""The head of a case begun from documents: what can be filled in, each guess marked as one."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from apora.evidence.forms import text_columns
from apora.evidence.records import Settings, Text

UNIT = "service"
UNIT_NAME: Text = {"en": "The service", "ru": "Служба", "be": "Служба"}
TITLE: Text = {"en": "Numbers of one case", "ru": "Числа одного дела", "be": "Лікі адной справы"}
QUESTION: Text = {
    "en": "What do these numbers say together, and what is missing?",
    "ru": "Что эти числа говорят вместе и чего не хватает?",
    "be": "Што гэтыя лікі кажуць разам і чаго не хапае?",
}
READER: Text = {
    "en": "analyst who began this case",
    "ru": "аналитик, начавший это дело",
    "be": "аналітык, які пачаў гэту справу",
}
DECISION: Text = {
    "en": "which numbers to use and which to obtain",
    "ru": "какие числа использовать, а какие ещё получить",
    "be": "якія лікі выкарыстаць, а якія яшчэ здабыць",
}
_IN_VIEW = timedelta(weeks=26)
_GUESSED = "# Guessed by apora start: correct it. "


def first_head(*, title: Text, as_of: date, languages: Sequence[str]) -> str:
    """Return a `case.toml` that is filled in as far as documents allow.

    Args:
        title: The title by language.
        as_of: Day of the assessment: the latest publication.
        languages: Languages of the documents, the main one first.
    """
    start = date(as_of.year, 1, 1)
    values: Mapping[str, object] = {
        "title": title,
        "question": _in(QUESTION, languages=languages),
        "reader": _in(READER, languages=languages),
        "decision": _in(DECISION, languages=languages),
        "start": start,
        "as_of": as_of,
        "decision_date": as_of + _IN_VIEW,
        "onset": start,
        "main_shock": start,
        "currency": "EUR",
        "report_currency": "EUR",
        "rate": 1.0,
        "rate_date": as_of,
        "languages": list(languages),
        "standard_of_proof": "reasonable grounds",
        "headline_unit": UNIT,
    }
    lines = ["# The head of the case. What is marked as guessed is yours to correct.", ""]
    for name, field in Settings.model_fields.items():
        mark = _GUESSED if name in values else "# "
        lines.append(f"{mark}{field.description or ''}".rstrip())
        value = values.get(name, field.default)
        lines.append(f"{name} = {_toml(value, is_text=name in text_columns(Settings))}")
    return "\n".join(lines) + "\n"


def _in(text: Text, *, languages: Sequence[str]) -> Text:
    return {one: text[one] for one in languages if one in text}


def _toml(value: object, *, is_text: bool) -> str:
    """Return a value as TOML: a date bare, a text as a table of languages."""
    if isinstance(value, date):
        return value.isoformat()
    if is_text and isinstance(value, Mapping):
        pairs = ", ".join(f"{code} = {_quoted(text)}" for code, text in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, str):
        return _quoted(value)
    return json.dumps(value, ensure_ascii=False)


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)

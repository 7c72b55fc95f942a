"""No pattern of the readers can be made to try a place more than a bounded number of times."""

import importlib
import pkgutil
import re
from itertools import pairwise
from re import _constants as codes
from re import _parser as parser

import pytest

import apora.evidence.documents
import apora.evidence.spotting

MATCHED_WHOLE = {
    "numerals._DECIMAL_COMMA",
    "numerals._DOTTED",
    "lookalikes._SEVERAL_DOTS",
    "words._LIST_ITEM",
}
"""Patterns that are only held against a whole word, or at one place of a line."""
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT}
LONG = 100
MODULES = [
    "apora.evidence.guess",
    "apora.evidence.numerals",
    "apora.evidence.drafts",
    "apora.evidence.first_case",
    "apora.evidence.checks.patterns",
    *(
        f"{package.__name__}.{one.name}"
        for package in (apora.evidence.spotting, apora.evidence.documents)
        for one in pkgutil.iter_modules(package.__path__)
    ),
]
PATTERNS = [
    pytest.param(value, id=f"{module.rpartition('.')[2]}.{name}")
    for module in MODULES
    for name, value in vars(importlib.import_module(module)).items()
    if isinstance(value, re.Pattern)
]


def parsed(pattern):
    return parser.parse(pattern.pattern, pattern.flags)


def repeats(items):
    """Yield every repeat in a parsed pattern that has no small limit, with its body."""
    for code, argument in items:
        if code in REPEATS and argument[1] > LONG:
            yield argument[2]
        yield from repeats_inside(argument)


def repeats_inside(argument):
    if isinstance(argument, parser.SubPattern):
        yield from repeats(argument)
    elif isinstance(argument, list | tuple):
        for one in argument:
            yield from repeats_inside(one)


def holds(items, character):
    """Return whether a parsed class or letter takes a character."""
    return re.compile(text_of(items)).match(character) is not None


def text_of(item):
    code, argument = item
    if code is codes.LITERAL:
        return re.escape(chr(argument))
    if code is codes.NOT_LITERAL:
        return f"[^{re.escape(chr(argument))}]"
    if code is codes.ANY:
        return "."
    assert code is codes.IN, code
    names = {
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_WORD: r"\W",
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S",
    }
    parts = []
    for kind, value in argument:
        if kind is codes.NEGATE:
            parts.append("^")
        elif kind is codes.CATEGORY:
            parts.append(names[value])
        elif kind is codes.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(re.escape(chr(value)))
    return f"[{''.join(parts)}]"


ALPHABET = "a1б_ .,;:-–'’\"()[]/\\+@#%<>&=\n\t\u00a0|!?*"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_long_repeat_inside_another_begins_with_what_the_inner_one_cannot_take(pattern):
    for body in repeats(parsed(pattern)):
        inner = list(repeats(body))
        if inner:
            first = body[0]
            shared = [c for c in ALPHABET if holds(first, c) and holds(inner[0][0], c)]
            assert shared == [], pattern.pattern


@pytest.mark.parametrize("pattern", PATTERNS)
def test_two_long_repeats_in_a_row_take_nothing_in_common(pattern):
    for first, second in pairwise(parsed(pattern)):
        both = first[0] in REPEATS and second[0] in REPEATS
        if both and min(first[1][1], second[1][1]) > LONG:
            shared = [c for c in ALPHABET if holds(first[1][2][0], c) and holds(second[1][2][0], c)]
            assert shared == [], pattern.pattern


@pytest.mark.parametrize("pattern", [one for one in PATTERNS if one.id not in MATCHED_WHOLE])
def test_a_pattern_that_is_searched_for_does_not_begin_with_a_long_repeat(pattern):
    first, *rest = parsed(pattern)

    assert not rest or first[0] not in REPEATS or first[1][1] <= LONG, pattern.pattern


def test_the_check_of_patterns_can_fail():
    with pytest.raises(AssertionError):
        test_a_long_repeat_inside_another_begins_with_what_the_inner_one_cannot_take(
            re.compile("(?:a+)+b")
        )
    with pytest.raises(AssertionError):
        test_two_long_repeats_in_a_row_take_nothing_in_common(re.compile(r"\s*[ \t]*x"))
    with pytest.raises(AssertionError):
        test_a_pattern_that_is_searched_for_does_not_begin_with_a_long_repeat(re.compile("a+b"))

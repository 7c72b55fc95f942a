"""What a column that is translated in part says, and what it leaves to other rules."""

from apora.evidence.checks.bench import bench_of
from apora.evidence.checks.languages import text_not_translated
from small_case import case, claim, settings


def warned(*uses):
    claims = [claim(f"C{at}", use=use) for at, use in enumerate(uses, start=1)]
    held = case(*claims, settings=settings(languages=("en", "ru")))
    return [str(one.where) for one in text_not_translated(bench_of(held))]


def test_a_reason_in_one_language_only_is_named_where_others_have_both():
    whole = {"en": "hold: why", "ru": "hold: почему"}

    assert warned(whole, {"en": "hold: another"}) == ["claims.csv, use.ru"]
    assert warned({"en": "hold: why"}, {"en": "hold: another"}) == []


def test_a_use_that_is_none_is_left_to_the_rule_that_says_so():
    whole = {"en": "hold: why", "ru": "hold: почему"}

    assert warned(whole, {"en": "hld: another", "ru": "hold: ещё"}) == []

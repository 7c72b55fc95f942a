"""Texts, places and dates of a result in one language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from apora.registry.indicators import INDICATOR_BY_ID
from apora.report import dates
from apora.report.markup import join, tag, trusted
from apora.report.opening import Phrase, short_u
from apora.report.results_rows import ClaimRow, Written
from apora.report.results_schema import Results
from apora.report.words import catalogue

LOOSE = re.compile(r"(?<=\d) (?=%|\d{3}(?!\d))")
"""A space inside a number, or between a number and its sign."""


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What a page says in its language; what a case says in another is marked as such."""

    results: Results
    language: str
    restricted: bool

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The texts of the language."""
        return catalogue(self.language)

    @property
    def first_language(self) -> str:
        """The language in which the case itself is written."""
        return next(iter(self.results.case.languages), "en")

    # The catalogue

    def word(self, key: str) -> str:
        """Return a text of the catalogue as it is."""
        return self.words[key]

    def say(self, key: str, **parts: str | Markup) -> Markup:
        """Return a sentence of the catalogue with its parts, each escaped unless markup."""
        said = trusted(self.words[key]).format(**parts)
        return short_u(said) if self.language == "be" else said

    def has(self, key: str) -> bool:
        """Return whether the catalogue holds a text."""
        return key in self.words

    # Texts of the case

    def text(self, texts: Written) -> str:
        """Return a text of the case in this language, else in the first of the case."""
        return self.spoken(texts)[0]

    def main(self, texts: Written) -> str:
        """Return a text of the case in its first language, else in any it has."""
        if isinstance(texts, str):
            return texts
        return texts.get(self.first_language) or next(iter(texts.values()), "")

    def spoken(self, texts: Written) -> tuple[str, str]:
        """Return a text of the case and its language."""
        if isinstance(texts, str):
            return tied(texts), self.first_language
        for language in (self.language, self.first_language):
            if language in texts:
                return tied(texts[language]), language
        return next(((tied(text), spoken) for spoken, text in texts.items()), ("", self.language))

    def other(self, language: str) -> str:
        """Return a language if it is not the page's, for `lang`."""
        return "" if language == self.language else language

    def named(self, texts: Written, *, id_: str = "") -> Markup:
        """Return a title or name of the case; its id where it has none."""
        text, language = self.spoken(texts)
        if not text:
            return tag("span", id_, cls="name id")
        return tag("span", text, cls="name", lang=self.other(language))

    def origin(self, claim: ClaimRow) -> str:
        """Return who first said a claim, by one name in every language: that of the first."""
        return self.main(claim.origin) or claim.source

    def origins(self, claims: Iterable[ClaimRow]) -> frozenset[str]:
        """Return who first said claims."""
        return frozenset(self.origin(one) for one in claims)

    def origin_named(self, name: str) -> Markup:
        """Return who first said something in this language, by the name of `origin`."""
        claims = self.results.claims
        return self.named(next((one.origin for one in claims if self.origin(one) == name), name))

    def written(self, texts: Written) -> Markup:
        """Return a text of the case's own tables, in this language where it has one."""
        text, language = self.spoken(texts)
        return tag("span", text, cls="written", lang=self.other(language)) if text else Markup("")

    # Quantities and places

    def indicator(self, id_: str) -> str:
        """Return what an indicator is called; two that one number informs are joined."""
        for sign, key in (("+", "both"), ("|", "either")):
            if sign in id_:
                names = [self.indicator(one.strip()) for one in id_.split(sign)]
                return self.word(key).join(
                    [names[0], *(one[:1].lower() + one[1:] for one in names[1:])]
                )
        key = f"indicator.{id_}"
        if self.has(key):
            return self.word(key)
        return INDICATOR_BY_ID[id_].title if id_ in INDICATOR_BY_ID else id_

    def place(self, where: str) -> Markup:
        """Return the name of a unit, or of several."""
        for sign, key in (("+", "both"), ("|", "either")):
            if sign in where:
                return join(
                    [self.place(one.strip()) for one in where.split(sign)], by=self.word(key)
                )
        unit = next((one for one in self.results.units if one.id == where), None)
        return self.named(unit.name if unit else "", id_=where)

    def within(self, where: str) -> Phrase:
        """Return where something is, as a sentence says it: in the unit, or in several."""
        for sign, key in (("+", "both"), ("|", "either")):
            if sign in where:
                parts = [self.within(one.strip()) for one in where.split(sign)]
                return Phrase(join(parts, by=self.word(key)))
        unit = next((one for one in self.results.units if one.id == where), None)
        said = unit.within.get(self.language) if unit else None
        if said:
            return Phrase(tag("span", said, cls="name"))
        return Phrase(self.say("place.within", name=self.place(where)))

    def place_text(self, where: str) -> str:
        """Return the name of a unit as plain text."""
        for unit in self.results.units:
            if unit.id == where:
                return self.text(unit.name) or unit.id
        return where

    # Dates

    def day(self, value: date) -> Markup:
        """Return a day."""
        return Markup('<time datetime="{}">{}</time>').format(
            value.isoformat(), dates.day(value, locale=self.language)
        )

    def week(self, value: date) -> Markup:
        """Return the first day of a week, as a table of weeks names it."""
        return Markup('<time datetime="{}">{}</time>').format(
            value.isoformat(), dates.week(value, locale=self.language)
        )

    def month(self, text: str) -> Markup:
        """Return a month, as a table of months names it."""
        return Markup('<time datetime="{}">{}</time>').format(
            text, dates.month(text, locale=self.language)
        )

    def when(self, text: str) -> Markup:
        """Return an EDTF date or interval in words."""
        first, last = dates.ends(text)
        if first == last:
            return self._moment(first)
        if first and last:
            since = self._since(first, last)
            return self.say("when.between", first=since, last=self._moment(last))
        if first:
            return self.say("when.since", date=self._moment(first, of=True))
        return self.say("when.until", date=self._moment(last))

    def during(self, text: str) -> Markup:
        """Return an EDTF date or interval as a sentence uses it: on, in, between."""
        first, last = dates.ends(text)
        if first != last and first and last:
            return self.say("when.from", first=self._since(first, last), last=self._moment(last))
        if first != last or not first:
            return self.when(text)
        exact = dates.DAY.match(first) is not None
        return self.say("when.on" if exact else "when.in", date=self._moment(first))

    def between(self, first: date, last: date) -> Markup:
        """Return two days as an interval, a common year once."""
        return self.when(f"{first.isoformat()}/{last.isoformat()}")

    def _since(self, first: str, last: str) -> Markup:
        if not dates.same_year(first, last):
            return self._moment(first, of=True)
        moment = dates.without_year(first, locale=self.language)
        return Markup('<time datetime="{}">{}</time>').format(moment.machine, moment.text)

    def _moment(self, text: str, *, of: bool = False) -> Markup:
        if not text:
            return Markup("")
        moment = dates.moment(text, locale=self.language, of=of)
        shown = (
            Markup('<time datetime="{}">{}</time>').format(moment.machine, moment.text)
            if moment.machine
            else Markup("<time>{}</time>").format(moment.text)
        )
        return self.say("when.about", date=shown) if moment.about else shown


def tied(text: str) -> str:
    """Return a text of the case in which no line ends inside a number."""
    return LOOSE.sub("\N{NO-BREAK SPACE}", text)

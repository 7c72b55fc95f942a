"""Results as a page sees them: in one language, in one edition, ready to print."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel import Locale
from markupsafe import Markup

from apora.registry.indicators import INDICATOR_BY_ID
from apora.report import dates, numbers
from apora.report.likelihood import SURELY, SURELY_NOT, judged
from apora.report.markup import Kind, join, number, tag, trusted
from apora.report.results_prospects import OutcomeRow
from apora.report.results_rows import ClaimRow, EstimateRow, Quantiles, SeriesRow, Text
from apora.report.results_schema import Results
from apora.report.words import catalogue

NUMBER = re.compile(r"[+\-\u2212]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?(?:\s?%)?")


@dataclass(frozen=True, kw_only=True)
class View:
    """One edition of one result: `restricted` shows what the public edition leaves out."""

    results: Results
    language: str
    restricted: bool

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The texts of the language."""
        return catalogue(self.language)

    @cached_property
    def printing(self) -> numbers.Printing:
        """How numbers are written."""
        return numbers.Printing(locale=self.language, currency=self.results.case.currency)

    @cached_property
    def claims(self) -> dict[str, ClaimRow]:
        """Claims by id."""
        return {claim.id: claim for claim in self.results.claims}

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The units of which willingness and letters are public.

        In a tree of three levels or more, the whole and its direct parts; in a flatter one
        the direct parts are offices, and only the whole is an agency.
        """
        parent = {unit.id: unit.part_of for unit in self.results.units}
        roots = {one for one, above in parent.items() if not above}
        direct = {one for one, above in parent.items() if above in roots}
        deep = any(above in direct for above in parent.values())
        return frozenset(roots | direct if deep else roots)

    # Texts

    def word(self, key: str) -> str:
        """Return a text of the catalogue as it is."""
        return self.words[key]

    def say(self, key: str, **parts: str | Markup) -> Markup:
        """Return a sentence of the catalogue with its parts, each escaped unless markup."""
        return trusted(self.words[key]).format(**parts)

    def has(self, key: str) -> bool:
        """Return whether the catalogue holds a text."""
        return key in self.words

    def text(self, texts: Text) -> str:
        """Return a text of the case in this language, else in the first it has."""
        if self.language in texts:
            return texts[self.language]
        return next(iter(texts.values()), "")

    def written(self, text: str | Markup) -> Markup:
        """Return text of the case's own files, as it stands there."""
        return tag("span", text, cls="written") if text else Markup("")

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
        return tag("span", self.place_text(where), cls="name")

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

    def when(self, text: str) -> Markup:
        """Return an EDTF date or interval in words."""
        first, last = dates.ends(text)
        if first == last:
            return self._moment(first)
        if first and last:
            return self.say("when.between", first=self._moment(first), last=self._moment(last))
        key = "when.until" if last else "when.since"
        return self.say(key, date=self._moment(last or first))

    def during(self, text: str) -> Markup:
        """Return an EDTF date or interval as a sentence uses it: on, in, between."""
        first, last = dates.ends(text)
        if first != last or not first:
            return self.when(text)
        exact = dates.DAY.match(first) is not None
        return self.say("when.on" if exact else "when.in", date=self._moment(first))

    def _moment(self, text: str) -> Markup:
        if not text:
            return Markup("")
        moment = dates.moment(text, locale=self.language)
        shown = (
            Markup('<time datetime="{}">{}</time>').format(moment.machine, moment.text)
            if moment.machine
            else Markup("<time>{}</time>").format(moment.text)
        )
        return self.say("when.about", date=shown) if moment.about else shown

    # Numbers

    def number(self, text: str, *, kind: Kind, value: float | None = None) -> Markup:
        """Return printed text as a number of a kind."""
        return number(text, kind=kind, mark=self.word(f"mark.{kind}"), value=value)

    def estimate(self, quantiles: Quantiles, *, unit: str, kind: Kind = "estimate") -> Markup:
        """Return a median with its 90 % range."""
        text = numbers.estimate(quantiles, unit=unit, printing=self.printing)
        return self.number(text, kind=kind, value=quantiles.p50)

    def span(self, quantiles: Quantiles, *, unit: str, kind: Kind = "estimate") -> Markup:
        """Return a 90 % range alone."""
        digits = numbers.digits_known(quantiles)
        text = numbers.span(
            quantiles.p5, quantiles.p95, unit=unit, digits=digits, printing=self.printing
        )
        return self.number(text, kind=kind, value=quantiles.p50)

    def middle(self, quantiles: Quantiles, *, unit: str) -> Markup:
        """Return a median alone; its range stands beside it."""
        digits = numbers.digits_known(quantiles)
        text = numbers.amount(quantiles.p50, unit=unit, digits=digits, printing=self.printing)
        return self.number(text, kind="estimate", value=quantiles.p50)

    def exact(self, value: float, *, unit: str = "", kind: Kind = "arithmetic") -> Markup:
        """Return a number known exactly, as a count of claims or a budget."""
        shown = 100.0 * value if unit == "share" else value
        text = numbers.exactly(shown, locale=self.language)
        return self.number(
            text + numbers.suffix(unit, printing=self.printing), kind=kind, value=value
        )

    def rough(self, value: float, *, unit: str = "", kind: Kind = "arithmetic") -> Markup:
        """Return a number to two significant digits."""
        text = numbers.amount(value, unit=unit, digits=numbers.FEW_DIGITS, printing=self.printing)
        return self.number(text, kind=kind, value=value)

    def shift(self, value: float, *, unit: str) -> Markup:
        """Return a signed change with its unit."""
        text = numbers.amount(value, unit=unit, digits=numbers.FEW_DIGITS, printing=self.printing)
        signed = self.number(f"+{text}" if value > 0.0 else text, kind="estimate", value=value)
        return signed if unit in {"share", "money"} else join([signed, " ", self.unit(unit)])

    def count(self, value: int, *, noun: str) -> Markup:
        """Return a count with its noun in the form that the language wants."""
        form = Locale.parse(self.language).plural_form(value)
        key = f"count.{noun}.{form}"
        return self.say(key if self.has(key) else f"count.{noun}.other", n=self.exact(value))

    def amount(self, value: float, *, currency: str, kind: Kind) -> Markup:
        """Return an exact amount of money."""
        printing = numbers.Printing(locale=self.language, currency=currency)
        text = numbers.amount(value, unit="money", digits=3, printing=printing)
        return self.number(text, kind=kind, value=value)

    def money(self, quantiles: Quantiles, *, currency: str) -> Markup:
        """Return an amount in the model's and in the reader's currency."""
        case = self.results.case
        if currency == case.report_currency and currency != case.currency:
            model = numbers.scaled(quantiles, factor=case.rate)
            reader = quantiles
        else:
            model = quantiles
            reader = numbers.scaled(quantiles, factor=1.0 / case.rate)
        first = self.estimate(model, unit="money")
        if case.currency == case.report_currency:
            return first
        other = numbers.estimate(
            reader,
            unit="money",
            printing=numbers.Printing(locale=self.language, currency=case.report_currency),
        )
        second = self.number(other, kind="arithmetic", value=reader.p50)
        return self.say("money.or", first=first, second=second)

    def chance(self, probability: float) -> Markup:
        """Return the word for a probability with its band beside it."""
        found = judged(probability, lexicon=self.results.case.lexicon)
        percent = [
            numbers.exactly(100.0 * end, locale=self.language)
            for end in (max(found.low, SURELY_NOT), min(found.high, SURELY))
        ]
        key = f"band.{found.extreme}" if found.extreme else "band.between"
        band = self.words[key].format(low=percent[0], high=percent[1])
        word = self.word(f"likelihood.{found.word}")
        return number(
            Markup('{} <span class="band">({})</span>').format(word, band),
            kind="estimate",
            mark=self.word("mark.estimate"),
            value=probability,
            wraps=True,
        )

    # Claims

    def claim_link(self, id_: str) -> Markup:
        """Return a claim's id as a link to its row."""
        if id_ not in self.claims:
            return tag("span", id_, cls="id")
        return Markup('<a class="id" href="#claim-{0}">{0}</a>').format(id_)

    def claim_links(self, ids: Iterable[str]) -> Markup:
        """Return several claims as links."""
        return join([self.claim_link(one) for one in ids], by=", ")

    def marked(self, text: str, *, kind: Kind) -> Markup:
        """Return a text in which every number is marked with a kind."""
        parts: list[str | Markup] = []
        at = 0
        for found in NUMBER.finditer(text):
            parts += [text[at : found.start()], self.number(found[0], kind=kind)]
            at = found.end()
        return join([*parts, text[at:]])

    def title(self, indicator: str | None, title: str) -> Markup:
        """Return the title of a quantity: the indicator's, unless it says more."""
        known = indicator is not None and self.has(f"indicator.{indicator}")
        return tag("span", self.word(f"indicator.{indicator}") if known else title, cls="name")

    def unit(self, unit: str) -> str:
        """Return the name of a unit of measurement."""
        if unit == "money":
            return self.results.case.currency
        return self.word(f"unit.{unit}") if self.has(f"unit.{unit}") else unit

    def said(self, id_: str) -> Markup:
        """Return what a claim says, in its own words, linked to its row."""
        claim = self.claims[id_]
        quote = Markup('<q class="n claim" lang="{}">{}<i class="k">{}</i></q>').format(
            claim.says_language, claim.says, self.word("mark.claim")
        )
        return Markup('<a class="said" href="#claim-{}">{}</a>').format(id_, quote)

    def said_there(self, claims: Iterable[ClaimRow]) -> Markup:
        """Return what claims say, each with the place it speaks of."""
        return join(
            [
                self.say("said.at", said=self.said(one.id), where=self.place(one.where))
                for one in claims
            ],
            by="; ",
        )

    def quantity(self, quantiles: Quantiles, *, unit: str, kind: Kind = "estimate") -> Markup:
        """Return an estimate with the name of its unit where its suffix does not say it."""
        shown = self.estimate(quantiles, unit=unit, kind=kind)
        return shown if unit in {"share", "money"} else join([shown, " ", self.unit(unit)])

    def claims_about(self, indicators: Iterable[str], *, where: str = "") -> list[ClaimRow]:
        """Return the claims about any of these indicators, at a place if one is given."""
        wanted = set(indicators)
        return [
            claim
            for claim in self.results.claims
            if wanted & set(parts_of(claim.indicator)) and where in {"", *parts_of(claim.where)}
        ]

    # Rows that this edition shows

    def shows(self, indicator: str, *, where: str, restricted: bool = False) -> bool:
        """Return whether this edition shows an indicator at a place.

        Willingness, letters waiting and the reach of help are public by agency only. An
        indicator that is a pair is held back where either of the two is.
        """
        if self.restricted:
            return True
        held = any(
            one in INDICATOR_BY_ID and INDICATOR_BY_ID[one].restricted
            for one in parts_of(indicator)
        )
        public = all(one in self.agencies for one in parts_of(where))
        return not restricted and (public or not held)

    @cached_property
    def estimates(self) -> tuple[EstimateRow, ...]:
        """The estimates that this edition shows."""
        return tuple(
            row
            for row in self.results.estimates
            if self.shows(row.indicator, where=row.where, restricted=row.restricted)
        )

    @cached_property
    def series(self) -> tuple[SeriesRow, ...]:
        """The weekly series that this edition shows."""
        return tuple(
            row for row in self.results.series if self.shows(row.indicator, where=row.where)
        )

    def find(self, indicator: str, *, where: str = "") -> EstimateRow | None:
        """Return the estimate of an indicator nearest the date of the assessment."""
        unit = where or self.results.case.headline_unit
        rows = [
            row
            for row in self.estimates
            if row.indicator == indicator and row.where == unit and is_reference(row.scenario)
        ]
        as_of = self.results.case.as_of.isoformat()
        current = [row for row in rows if row.when.rstrip("~?").endswith(as_of)]
        return next(iter(current or rows), None)

    def path(self, indicator: str, *, where: str = "") -> SeriesRow | None:
        """Return the weekly series of an indicator in the reference."""
        unit = where or self.results.case.headline_unit
        return next(
            (
                row
                for row in self.series
                if row.indicator == indicator and row.where == unit and is_reference(row.scenario)
            ),
            None,
        )

    def outcome_title(self, row: OutcomeRow) -> Markup:
        """Return what an outcome counts, where and when."""
        return self.say(
            "outcome.title", what=row.title, where=self.place(row.where), when=self.when(row.when)
        )


def parts_of(text: str) -> list[str]:
    """Return the ids that a cell joins by + or |."""
    return [one.strip() for one in text.replace("|", "+").split("+")]


def is_reference(scenario: str | None) -> bool:
    """Return whether a row belongs to the course of things as they are."""
    return scenario in {None, "", "reference", "with_existing"}

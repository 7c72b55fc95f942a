"""Results as a page sees them: in one language, in one edition, ready to print."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from apora.registry.indicators import INDICATOR_BY_ID
from apora.report import numbers
from apora.report.counted import Counted, category_of, form_of
from apora.report.likelihood import SURELY, SURELY_NOT, judged
from apora.report.markup import Kind, join, number, number_parts, tag
from apora.report.opening import begun_small, is_foreign
from apora.report.results_prospects import OutcomeRow
from apora.report.results_rows import (
    ClaimRow,
    Costs,
    EstimateRow,
    HeadlineRow,
    Quantiles,
    SeriesRow,
    Written,
)
from apora.report.texts import Texts, tied

NUMBER = re.compile(r"[+\-\u2212]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?(?:\s?%)?")


@dataclass(frozen=True, kw_only=True)
class View(Texts):
    """One edition of one result: `restricted` shows what the public edition leaves out."""

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

    # Numbers

    def number(self, text: str, *, kind: Kind, value: float | None = None) -> Markup:
        """Return printed text as a number of a kind."""
        return number(text, kind=kind, mark=self.word(f"mark.{kind}"), value=value)

    def _counted(
        self, middle: str, *, ends: str = "", kind: Kind, value: float, category: str
    ) -> Counted:
        """Return printed text as a number that can take its noun."""
        mark = self.word(f"mark.{kind}")
        head, tail = number_parts(middle, ends=ends, kind=kind, mark=mark, value=value)
        return Counted.of(head, tail=tail, form=form_of(category, language=self.language))

    def estimate(self, quantiles: Quantiles, *, unit: str, kind: Kind = "estimate") -> Counted:
        """Return a median with its 90 % range."""
        middle, ends = numbers.middle_and_range(quantiles, unit=unit, printing=self.printing)
        category = numbers.category(
            quantiles.p50,
            unit=unit,
            digits=numbers.digits_known(quantiles),
            locale=self.language,
        )
        return self._counted(middle, ends=ends, kind=kind, value=quantiles.p50, category=category)

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

    def exact(self, value: float, *, unit: str = "", kind: Kind = "arithmetic") -> Counted:
        """Return a number known exactly, as a count of claims or a budget."""
        shown = 100.0 * value if unit == "share" else value
        text = numbers.exactly(shown, locale=self.language)
        digits = f"{round(shown, numbers.EXACT_DIGITS):f}".rstrip("0").rstrip(".").lstrip("-")
        return self._counted(
            text + numbers.suffix(unit, printing=self.printing),
            kind=kind,
            value=value,
            category=category_of(digits or "0", locale=self.language),
        )

    def rough(self, value: float, *, unit: str = "", kind: Kind = "arithmetic") -> Counted:
        """Return a number to two significant digits."""
        digits = numbers.FEW_DIGITS
        text = numbers.amount(value, unit=unit, digits=digits, printing=self.printing)
        category = numbers.category(value, unit=unit, digits=digits, locale=self.language)
        return self._counted(text, kind=kind, value=value, category=category)

    def shift(self, value: float, *, unit: str) -> Markup:
        """Return a signed change with its unit; of a share, in percentage points."""
        if unit == "share":
            value, unit = 100.0 * value, "points"
        digits = numbers.FEW_DIGITS
        text = numbers.amount(value, unit=unit, digits=digits, printing=self.printing)
        category = numbers.category(value, unit=unit, digits=digits, locale=self.language)
        signed = self._counted(
            f"+{text}" if value > 0.0 else text, kind="estimate", value=value, category=category
        )
        return self.with_noun(signed, unit=unit)

    def with_noun(self, shown: Counted, *, unit: str) -> Markup:
        """Return a number with the name of its unit where its suffix does not say it."""
        if unit in {"", "share", "money"}:
            return shown
        key = f"noun.{unit}"
        noun = self.word(key) if self.has(key) else self.unit(unit)
        return shown.with_noun(noun)

    def amount(self, value: float, *, currency: str, kind: Kind) -> Markup:
        """Return an exact amount of money."""
        printing = numbers.Printing(locale=self.language, currency=currency)
        text = numbers.exact_amount(value, printing=printing)
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

    def cost(self, costs: Costs, *, currency: str) -> Markup:
        """Return what one more costs, in both currencies; in words where it reaches nobody."""
        closed = costs.closed
        if closed is not None:
            return self.money(closed, currency=currency)
        case = self.results.case
        if currency == case.report_currency:
            rates = {case.currency: case.rate, case.report_currency: 1.0}
        else:
            rates = {case.currency: 1.0, case.report_currency: 1.0 / case.rate}
        shown = [self._open_cost(costs, currency=one, rate=rate) for one, rate in rates.items()]
        if len(shown) == 1 or costs.p5 is None:
            return shown[0]
        return self.say("money.or", first=shown[0], second=shown[1])

    def _open_cost(self, costs: Costs, *, currency: str, rate: float) -> Markup:
        """Return a cost of which the dear end, or more, is that nobody more is reached."""
        printing = numbers.Printing(locale=self.language, currency=currency)
        low, middle = (
            None
            if end is None
            else numbers.amount(
                end * rate, unit="money", digits=numbers.FEW_DIGITS, printing=printing
            )
            for end in (costs.p5, costs.p50)
        )
        key = "none" if low is None else "mostly_none" if middle is None else "open"
        text = self.words[f"cost.{key}"].format(low=low, middle=middle)
        return number(text, kind="estimate", mark=self.word("mark.estimate"), cls="wraps")

    def contrast(self, quantiles: Quantiles, *, unit: str) -> Markup:
        """Return a difference with its range; of shares, in percentage points."""
        if unit != "share":
            return self.estimate(quantiles, unit=unit)
        return self.quantity(numbers.scaled(quantiles, factor=100.0), unit="points")

    def chance(self, probability: float, *, draws: int = 0) -> Markup:
        """Return the word for a probability with its band, as fine as so many draws allow."""
        found = judged(probability, lexicon=self.results.case.lexicon, draws=draws)
        ends = (found.low, found.high)
        if not found.extreme:
            ends = (max(found.low, SURELY_NOT), min(found.high, SURELY))
        percent = [numbers.exactly(100.0 * end, locale=self.language) for end in ends]
        key = f"band.{found.extreme}" if found.extreme else "band.between"
        band = self.words[key].format(low=percent[0], high=percent[1])
        word = self.word(f"likelihood.{found.word}")
        return number(
            Markup('{} <span class="band">({})</span>').format(word, band),
            kind="estimate",
            mark=self.word("mark.estimate"),
            value=probability,
            cls="wraps chance",
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

    def is_settled(self, id_: str) -> bool:
        """Return whether what leaving a claim out does can be told from stored draws."""
        return id_ not in self.claims or all(one.reliable for one in self.claims[id_].influence)

    def carrying(self, ids: Iterable[str]) -> Markup:
        """Return the claims that carry a quantity as links, those not settled marked."""
        marked = [
            self.claim_link(one)
            if self.is_settled(one)
            else join([self.claim_link(one), " (", self.word("claim.unsettled"), ")"])
            for one in ids
        ]
        return join(marked, by=", ")

    def marked(self, text: str, *, kind: Kind) -> Markup:
        """Return a text in which every number is marked with a kind."""
        parts: list[str | Markup] = []
        at = 0
        for found in NUMBER.finditer(text):
            parts += [text[at : found.start()], self.number(found[0], kind=kind)]
            at = found.end()
        return join([*parts, text[at:]])

    def title(self, indicator: str | None, title: str) -> Markup:
        """Return the title of a quantity: the indicator's in this language, else as given."""
        known = indicator is not None and self.has(f"indicator.{indicator}")
        if known:
            return tag("span", self.word(f"indicator.{indicator}"), cls="name")
        return tag("span", title, cls="name", lang=self.other("en"))

    def headline(self, row: HeadlineRow) -> Markup:
        """Return what a headline is called."""
        key = f"headline.title.{row.id}"
        if self.has(key):
            return tag("span", self.word(key), cls="name")
        return self.title(row.indicator, row.title)

    def unit(self, unit: str) -> str:
        """Return the name of a unit of measurement."""
        if unit == "money":
            return self.results.case.currency
        return self.word(f"unit.{unit}") if self.has(f"unit.{unit}") else unit

    def said(self, id_: str) -> Markup:
        """Return what a claim says, linked to its row: quoted, or in the words of the page.

        A claim in another language than the page's is told in ours, where the case does.
        """
        claim = self.claims[id_]
        if self.retold(claim):
            text = begun_small(tied(claim.statement[self.language]).rstrip("."))
            mark = self.word("mark.claim")
            said = number(text, kind="claim", mark=mark, cls="wraps")
        else:
            said = self.quote(claim.says, language=claim.says_language)
        return Markup('<a class="said" href="#claim-{}">{}</a>').format(id_, said)

    def retold(self, claim: ClaimRow) -> bool:
        """Return whether a claim is told in the page's own words and not quoted."""
        foreign = claim.says_language != self.language or is_foreign(
            claim.says, language=self.language
        )
        return foreign and self.language in claim.statement

    def quote(self, says: str, *, language: str) -> Markup:
        """Return words of a source, in their language."""
        return Markup('<q class="n claim" lang="{}">{}<i class="k">{}</i></q>').format(
            language, says, self.word("mark.claim")
        )

    def cited(self, texts: Written, *, kind: Kind) -> Markup:
        """Return a reason of the case inside a sentence, every number marked with a kind."""
        text, language = self.spoken(texts)
        marked, other = self.marked(text.rstrip("."), kind=kind), self.other(language)
        return tag("span", marked, lang=other) if other else marked

    def quantity(self, quantiles: Quantiles, *, unit: str, kind: Kind = "estimate") -> Markup:
        """Return an estimate with the name of its unit where its suffix does not say it."""
        return self.with_noun(self.estimate(quantiles, unit=unit, kind=kind), unit=unit)

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

    def outcome_title(self, row: OutcomeRow, *, inside: bool = False) -> Markup:
        """Return what an outcome counts, where and when; `inside` a sentence or at its start."""
        title = self.title(row.indicator, row.title)
        if inside:
            text = str(title.striptags())
            title = tag("span", text[:1].lower() + text[1:], cls="name")
        return self.say(
            "outcome.title",
            what=title,
            where=self.place(row.where),
            when=self.when(row.when),
        )


def parts_of(text: str) -> list[str]:
    """Return the ids that a cell joins by + or |."""
    return [one.strip() for one in text.replace("|", "+").split("+")]


def is_reference(scenario: str | None) -> bool:
    """Return whether a row belongs to the course of things as they are."""
    return scenario in {None, "", "reference", "with_existing"}

"""What a page must be before it is written.

No bare number, no word for likelihood without a chance behind it, nothing fetched, nothing run.
"""

import re
from collections.abc import Collection
from html.parser import HTMLParser

from apora.errors import BareNumber, Problem, ReportRefused

KINDS = frozenset({"claim", "estimate", "assumption", "arithmetic"})
FREE_TAGS = frozenset({"time", "code", "style", "title", "cite"})
FREE_CLASSES = frozenset({"id", "name", "written"})
VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col", "wbr"})
FORBIDDEN_TAGS = frozenset({"script", "iframe", "object", "embed", "form", "base", "link"})
FETCHING = frozenset({"src", "srcset", "data", "poster", "action", "background"})
DIGIT = re.compile(r"\d")


class _Reader(HTMLParser):
    """Walks a page once and notes what breaks its rules."""

    def __init__(self, *, likelihood: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.likely = _any_of(likelihood)
        self.free: list[bool] = []
        self.tags: list[str] = []
        self.bare: list[Problem] = []
        self.faults: list[Problem] = []
        self.heading = "the head of the page"
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._check(tag, given)
        if tag in VOID:
            return
        inside = bool(self.free) and self.free[-1]
        self.tags.append(tag)
        self.free.append(inside or _frees(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check(tag, {key: value or "" for key, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        while self.tags:
            self.free.pop()
            if self.tags.pop() == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] in {"h1", "h2", "h3"} and data.strip():
            self.heading = data.strip()
        if self.free and self.free[-1]:
            return
        if self.likely is not None and (found := self.likely.search(data)):
            self._fault(
                f'"{data.strip()}" holds "{found[0]}", a word for likelihood typed by hand',
                "Print a chance, which brings its word and its band.",
                rule="typed_likelihood",
            )
        if DIGIT.search(data):
            self.bare.append(
                Problem(
                    where=f'under "{self.heading}"',
                    what=f'"{data.strip()}" holds a number without a kind',
                    remedy="Print it as a claim, an estimate, an assumption or arithmetic.",
                    rule="bare_number",
                )
            )

    def _check(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.targets.append(given["href"][1:])
        if tag in FORBIDDEN_TAGS:
            self._fault(f"a <{tag}> element", "Leave it out: the page runs and fetches nothing.")
        for key, value in given.items():
            if key == "style" or key.startswith("on"):
                self._fault(f"the attribute {key} on <{tag}>", "Use a class of the style sheet.")
            if key in FETCHING and not value.startswith("data:") and tag != "data":
                self._fault(f"{key}={value!r} on <{tag}>", "Write the content into the page.")
            if key in {"href", "xlink:href"} and value.lower().startswith(("javascript:", "data:")):
                self._fault(f"{key}={value!r} on <{tag}>", "Print the address as text.")

    def _fault(self, what: str, remedy: str, *, rule: str = "page_is_safe") -> None:
        self.faults.append(
            Problem(where=f'under "{self.heading}"', what=what, remedy=remedy, rule=rule)
        )


def _frees(tag: str, given: dict[str, str]) -> bool:
    """Return whether digits below this element are accounted for."""
    classes = set(given.get("class", "").split())
    kinded = "n" in classes and bool(classes & KINDS)
    drawn = tag == "svg" and given.get("data-kind") in KINDS
    return tag in FREE_TAGS or bool(classes & FREE_CLASSES) or kinded or drawn


def _any_of(words: Collection[str]) -> re.Pattern[str] | None:
    """Return a pattern that finds any of the words as it stands; none for no words."""
    if not words:
        return None
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)


def refuse_faults(page: str, *, likelihood: Collection[str] = ()) -> None:
    """Raise where a page breaks a rule.

    It may run and fetch nothing, every link must lead somewhere, and a digit may stand only
    in a number with a kind, a date, a code or a name; so may a word for likelihood.

    Args:
        page: The page.
        likelihood: The words of its language that a chance is told in.

    Raises:
        ReportRefused: The page could run or fetch something, a link leads nowhere, or a word
            for likelihood stands without its chance.
        BareNumber: A number stands without its kind.
    """
    reader = _Reader(likelihood=likelihood)
    reader.feed(page)
    reader.close()
    faults = list(reader.faults)
    known = set(reader.ids)
    faults.extend(
        _page_problem(f"a link to #{one}", "Print its target.")
        for one in sorted(set(reader.targets) - known)
    )
    faults.extend(
        _page_problem(f"the id {one} twice", "Give each anchor its own name.")
        for one in sorted({one for one in known if reader.ids.count(one) > 1})
    )
    if faults:
        raise ReportRefused(faults)
    if reader.bare:
        raise BareNumber(reader.bare)


def _page_problem(what: str, remedy: str) -> Problem:
    return Problem(where="the page", what=what, remedy=remedy, rule="page_is_safe")

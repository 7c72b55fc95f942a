"""The colours of charts told apart in grey, and by eyes that see fewer colours.

Simulations of colour vision: the matrices for full severity of Machado, Oliveira and Fernandes
(2009), on linear RGB. Contrast: relative luminance of WCAG 2.2.
"""

import re
from importlib.resources import files
from itertools import product

import numpy as np
import pytest

from apora.report import drawing
from apora.report.build import report_page
from apora.report.results_schema import validate
from apora.report.view import View
from report.example_results import example_results

WHITE = "#ffffff"
VISION = {
    "full": np.eye(3),
    "grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
SHADES = {drawing.PALE, drawing.PALER, drawing.PALE_ORANGE, "#e6e6e6"}
"""Fills that have an outline or a label of their own."""
LINES = {drawing.INK, drawing.MUTED, drawing.BLUE, drawing.VERMILION, drawing.GREY}
FAINT = {"#e4e4e4", "#fff", "#ffffff", "transparent", "none", "white"}
"""The grid, and what is as white as the page."""
SIDE_BY_SIDE = [
    (drawing.BLUE, drawing.PALE),
    (drawing.PALE, drawing.PALER),
    (drawing.VERMILION, drawing.PALE),
    (drawing.INK, drawing.BLUE),
    (drawing.INK, drawing.PALER),
    (drawing.BLUE, "#e6e6e6"),
    (drawing.VERMILION, drawing.PALE_ORANGE),
    (drawing.INK, drawing.PALE_ORANGE),
]
"""Colours that touch and that shape alone does not part."""


def seen(colour, vision):
    """Return linear RGB as it is seen."""
    short = colour.lstrip("#")
    full = "".join(2 * one for one in short) if len(short) == 3 else short
    share = np.array([int(full[at : at + 2], 16) for at in (0, 2, 4)]) / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.clip(VISION[vision] @ linear, 0.0, 1.0)


def luminance(colour, vision="full"):
    return float(np.array([0.2126, 0.7152, 0.0722]) @ seen(colour, vision))


def contrast(one, other, vision="full"):
    lighter, darker = sorted((luminance(one, vision), luminance(other, vision)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def drawings():
    view = View(results=validate(example_results()), language="en", restricted=False)
    return re.findall(r"<svg\b.*?</svg>", report_page(view), flags=re.DOTALL)


def test_the_contrast_is_that_of_the_standard():
    assert contrast("#000", "#fff") == pytest.approx(21.0)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("vision", VISION)
def test_a_simulation_leaves_grey_as_it_is(vision):
    assert seen("#808080", vision) == pytest.approx(seen("#808080", "full"), abs=1e-5)


def test_no_chart_uses_a_colour_that_is_not_proved_here(drawings):
    used = {
        one
        for svg in drawings
        for one in re.findall(r'(?:fill|stroke)="([^"]+)"', svg)
        if not one.startswith("url(")
    }

    assert used <= SHADES | LINES | FAINT


def test_words_on_a_chart_can_be_read(drawings):
    words = {
        re.search(r'fill="([^"]+)"', tag)[1]
        for svg in drawings
        for tag in re.findall(r"<text\b[^>]*>", svg)
    }

    for colour, vision in product(words, VISION):
        assert contrast(colour, WHITE, vision) >= 4.5, (colour, vision)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("colour", sorted(LINES))
def test_a_line_or_mark_stands_out_from_the_page(colour, vision):
    assert contrast(colour, WHITE, vision) >= 3.0


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), SIDE_BY_SIDE)
def test_what_touches_is_told_apart_by_lightness_alone(one, other, vision):
    assert contrast(one, other, vision) >= 1.3


@pytest.mark.parametrize("vision", ["full", "no red", "no green", "no blue"])
def test_claims_and_estimates_are_of_different_colours_to_every_eye(vision):
    apart = seen(drawing.VERMILION, vision) - seen(drawing.BLUE, vision)

    assert np.abs(apart).max() >= 0.15


def test_a_claim_is_told_from_an_estimate_by_its_shape_too(drawings):
    marks = "".join(drawings)

    assert re.search(rf'<path d="M[\d.]+,33l5,5l-5,5l-5,-5z" fill="{drawing.VERMILION}"', marks)
    assert '<circle cx="' in marks


def test_words_in_print_can_be_read():
    template = files("apora.report").joinpath("templates/report.typ").read_text(encoding="utf-8")
    colours = set(re.findall(r'rgb\("(#[0-9a-f]{6})"\)', template))
    behind = {"#f4f4f1", "#c9c9c9"}

    assert behind < colours
    for colour, ground, vision in product(colours - behind, (WHITE, "#f4f4f1"), VISION):
        assert contrast(colour, ground, vision) >= 4.5, (colour, ground, vision)

"""Words that stand for a share, and the range each is given.

The ranges are wide on purpose: readers of such words differ by that much, and an author
who had the number would have printed it. Each language lists the expressions that mean
one of these.
"""

WORD_RANGES: dict[str, tuple[float, float]] = {
    "none": (0.0005, 0.02),
    "practically none": (0.002, 0.12),
    "few": (0.01, 0.25),
    "some": (0.03, 0.50),
    "many": (0.15, 0.80),
    "often": (0.20, 0.85),
    "most": (0.50, 0.95),
    "nearly all": (0.80, 0.995),
}

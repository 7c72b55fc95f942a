"""English words for what bounds a result: other assumptions, pooling, what lies outside."""

LIMITS: dict[str, str] = {
    "outside.title": "Outside the ranges of this page",
    "outside.note": (
        "Not a tail of any range on this page. The model moves people through three gates and "
        "has no term for people who act because others do; this scenario was not run, and no "
        "probability is attached to it."
    ),
}

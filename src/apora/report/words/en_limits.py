"""English words for what bounds a result: other assumptions, pooling, what lies outside."""

LIMITS: dict[str, str] = {
    "outside.title": "Outside the ranges of this page",
    "outside.note": (
        "Not a tail of any range on this page. The model moves people through three gates and "
        "has no term for people who act because others do; this scenario was not run, and no "
        "probability is attached to it."
    ),
    "pooling.title": "How far each office is pulled to the pool",
    "pooling.text": (
        "Offices of one kind share what is known of any of them. Pulled all the way, an office "
        "has the pool's estimate, because nothing tells it apart; the further its own claims "
        "carry, the less it is pulled. Offices stand in the order of the case's tables."
    ),
    "pooling.vacancy_calm": "Vacancy before the crisis: the pool and each office",
    "pooling.posts": "Established posts: the pool and each office",
    "pooling.office_effect": "Wish to leave, against the mean of all offices",
    "column.naming": "Claims that name it",
    "column.pool": "Pool",
    "column.office": "This office",
    "column.pulled": "Pulled to the pool",
}

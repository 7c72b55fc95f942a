"""The individual-based twin: persons one by one, drawn week after week, in plain Python.

Whether a household could bear leaving and how many hours an office has is arithmetic, and
comes from the plain loops (`twin`), which know nothing of the package. Everything that
happens to a person is drawn: to come to wish it, to hand in a letter, to be refused, let
go or dismissed, to ask for support, to be paid, to find work, to fall ill, to disagree.
"""

from dataclasses import dataclass, field
from math import exp, log, log1p

from model import twin
from model.twin import ROUTES, STOCKS

IN_SERVICE = frozenset(STOCKS)
GONE = "gone"
BY_WISH = frozenset({"releases", "penal_exits", "contract_ends"})
ROUTE_OF = {
    "releases": "agreement", "penal_exits": "penal", "contract_ends": "contract_end",
    "dismissals": "dismissed",
}  # fmt: skip
FLOWS = (
    "applications", "releases", "refusals", "withdrawals", "penal_exits", "contract_ends",
    "identifications", "dismissals", "other_separations",
)  # fmt: skip


class Person:
    """Somebody in service: a household type and where they stand."""

    __slots__ = ("home", "stands")

    def __init__(self, home, stands):
        self.home, self.stands = home, stands


class Leaver:
    """Somebody after service: the way out, and where they stand."""

    __slots__ = ("route", "stands")

    def __init__(self, route, stands):
        self.route, self.stands = route, stands


@dataclass
class Office:
    """One stratum: its people, its leavers and what it remembers."""

    p: dict
    homes: list
    driver: dict
    posts: float
    can: float
    exposure: float
    calm: dict
    people: list = field(default_factory=list)
    leavers: list = field(default_factory=list)
    shock: float = 0.0
    repression: float = 0.0
    fatigue: float = 0.0
    chain: list = field(default_factory=lambda: [0.0] * 3)
    spells: int = 0


@dataclass
class Fund:
    """Money not yet promised, stipends owed, and the share of requests paid the week before."""

    free: float = 0.0
    committed: float = 0.0
    funded: float = 1.0


# Luck


def ladder(causes):
    """Return cumulative chances of what ends a week in a state: (edge, cause) in order."""
    total = sum(hazard for hazard, *_ in causes)
    share = (1.0 - exp(-total)) / total if total else 0.0
    steps, edge = [], 0.0
    for hazard, *cause in causes:
        edge += hazard * share
        steps.append((edge, cause))
    return steps


def drawn(rng, steps):
    """Return the cause that one throw picks, or None where nothing happens."""
    throw = rng.random()
    for edge, cause in steps:
        if throw < edge:
            return cause
    return None


def how_many(rng, people, chance):
    """Return how many of some people it happens to, jumping from one to the next."""
    if chance <= 0.0 or people <= 0:
        return 0
    if chance >= 1.0:
        return people
    count, place = 0, 0
    while True:
        place += int(log(1.0 - rng.random()) / log1p(-chance)) + 1
        if place > people:
            return count
        count += 1


def by_lot(rng, amount):
    """Return a whole number whose mean is the amount: its fraction is drawn."""
    whole = int(amount // 1.0)
    return whole + (rng.random() < amount - whole)


def poisson(rng, mean):
    """Return a Poisson count: how many unit waits fit into the mean."""
    count, passed = 0, -log(1.0 - rng.random())
    while passed < mean:
        count, passed = count + 1, passed - log(1.0 - rng.random())
    return count


# What can happen to a person in a week


def causes_in_service(p, *, ables, eta, named, refusal, can, decision, penal):
    """Return, for each place a person can stand, (hazard, flow, where it leads)."""
    agreement, full, nothing = ables
    wish = twin.sigmoid(eta)
    other = (p["other_separations_y"] / twin.WEEKS_A_YEAR, "other_separations", GONE)
    found_out = (named, "identifications", "new")
    ends = (can * nothing / p["contract_weeks"], "contract_ends", GONE)
    stage = 2.0 / p["dismissal_delay_w"]
    decided, stays_away = p["decision_w"] * decision, p["penal_w"] * penal * can
    back = (p["withdrawal_w"], "withdrawals", "willing")
    given_full = full / agreement if agreement else 0.0
    return {
        "settled": [(p["willing_adjust_w"] * wish, None, "willing"), found_out, other],
        "willing": [
            (p["willing_adjust_w"] * (1.0 - wish), None, "settled"),
            (p["application_w"] * can * agreement, "applications", "waiting"),
            (stays_away / 10.0 * full, "penal_exits", GONE),
            ends, found_out, other,
        ],
        "waiting": [
            (decided * (1.0 - refusal), "releases", GONE),
            (decided * refusal, "refusals", "refused"),
            back, ends, found_out, other,
        ],
        "refused": [
            back, (stays_away * given_full, "penal_exits", GONE), ends, found_out, other,
        ],
        "new": [(stage, None, "late"), other],
        "late": [(stage, "dismissals", GONE), other],
    }  # fmt: skip


class Tables:
    """What no draw changes: MEANS with and without help, costs, shares reached, by week."""

    def __init__(self, *, parameters, homes, drivers, levers):
        strata, weeks = range(len(homes)), range(len(levers["grant"]))
        self.able, known = {}, {}
        for s in strata:
            for t in weeks:
                terms = {
                    "labour": drivers[s]["labour_market"][t] * levers["labour_ratio"][t],
                    "debt_ratio": levers["debt_ratio"][t],
                }
                help_ = twin.offered(levers, t)
                key = (s, *terms.values(), *help_.values())
                if key not in known:
                    known[key] = [
                        self._both(parameters[s], home, help_=help_, **terms) for home in homes[s]
                    ]
                self.able[s, t] = known[key]
        self.costs = {
            (s, t): twin.costs_of(parameters[s], homes[s], driver=drivers[s], lever=levers, t=t)
            for s in strata
            for t in weeks
        }
        self.reach = [twin.reach_of(parameters[0], levers, t) for t in weeks]

    @staticmethod
    def _both(p, home, *, help_, labour, debt_ratio):
        return [
            tuple(
                twin.able(p, home, labour=labour, debt_ratio=debt_ratio, help_=one, claimed=claimed)
                for one in (twin.NOTHING, help_)
            )
            for claimed in (p["claimed_by_agreement"], 1.0, 0.0)
        ]


# One week of one office


def gates(office, *, s, t, lever, tables, funded):
    """Return, by household type, who would leave, could, and disagrees."""
    p, found = office.p, []
    for h, home in enumerate(office.homes):
        eta = office.calm["standing"][h]
        eta += office.calm["scale"] * p["shock_rise"] * office.shock
        eta += p["dismissal_will"] * office.repression + 10.0 * p["fatigue_will"] * office.fatigue
        eta += lever["will_shift"][t] + lever["will_shift_implicated"][t] * home["implicated"]
        eta -= p["pay_elasticity"] * log(lever["retention_pay"][t])
        believed = tables.reach[t] * twin.eligible_of(home, lever, t) * funded
        believed *= min(p["delivered"] * lever["delivered_ratio"][t], 1.0)
        ables = [believed * some + (1.0 - believed) * none for none, some in tables.able[s, t][h]]
        found.append((eta, ables, twin.sigmoid(eta + p["disagree_gap"])))
    return found


def remember_shocks(office, t):
    p, kinds = office.p, ("arrests", "count", "violence")
    weights = [p[f"shock_weight_{one}"] for one in kinds]
    fresh = sum(w * office.driver[f"shock_{one}"][t] for w, one in zip(weights, kinds, strict=True))
    office.shock = office.shock * 0.5 ** (1.0 / p["shock_half_life_w"]) + fresh / sum(weights)


def service_week(office, *, s, t, lever, tables, funded, rng):
    """Draw what happens to everyone in service; return the week's counts and the new leavers."""
    remember_shocks(office, t)
    p, head = office.p, len(office.people)
    where = gates(office, s=s, t=t, lever=lever, tables=tables, funded=funded)
    letters = sum(one.stands in {"waiting", "refused"} for one in office.people)
    refusal = twin.sigmoid(
        twin.logit(p["refusal_share"]) + lever["refusal_shift"][t]
        + p["refusal_slope"] * (1.0 - head / office.posts - p["vacancy_calm"])
    )  # fmt: skip
    drive = p["identification_w"] * office.driver["identification"][t]
    drive *= lever["identification_ratio"][t]
    ladders = []
    for eta, ables, against in where:
        causes = causes_in_service(
            p, ables=ables, eta=eta, named=drive * against, refusal=refusal, can=office.can,
            decision=lever["decision_ratio"][t], penal=lever["penal_ratio"][t],
        )  # fmt: skip
        ladders.append({stands: ladder(some) for stands, some in causes.items()})
    flows, exits, stay = dict.fromkeys(FLOWS, 0), [], []
    dissenting = disagreeing = critics = 0
    for one in office.people:
        objects = rng.random() < where[one.home][2]
        dissenting += objects
        happened = drawn(rng, ladders[one.home][one.stands])
        if happened is not None:
            flow, leads = happened
            if flow:
                flows[flow] += 1
            if leads == GONE:
                exits.append((one.home, flow))
                critics += objects and flow in BY_WISH
                continue
            one.stands = leads
        stay.append(one)
        disagreeing += objects
    office.people = stay
    came = hire(office, exits=len(exits), t=t, lever=lever, rng=rng)
    disagreeing += sum(rng.random() < where[one.home][2] for one in came)
    leavers = after_service(office, exits, lever=lever, t=t, rng=rng)
    week = flows | in_service_counts(office, where=where, rng=rng) | {
        "hires": len(came), "disagreeing": disagreeing, "separations": len(exits),
        "critics_leaving": critics,
        "absentees": how_many(
            rng, disagreeing, p["absence_share"] * office.driver["absence_day"][t]
        ),
    }  # fmt: skip
    ill = illness(office, t=t, head=head, rng=rng)
    hours = twin.hours_of(
        p, head=head, letters=letters, dissent=dissenting / head, fatigue=office.fatigue,
        ill=office.spells / head, calm=office.calm["calm"], exposure=office.exposure,
        extra_share=p["diverted_peak"] * office.driver["extra_duty"][t]
        * lever["extra_duty_ratio"][t],
        rest_lost=office.driver["rest_lost"][t] * lever["extra_duty_ratio"][t],
    )  # fmt: skip
    office.repression = (
        office.repression * 0.5 ** (1.0 / 8.0)
        + 100.0 * flows["dismissals"] / head
        + office.driver["public_cases"][t]
    )
    office.fatigue += (1.0 - exp(-p["fatigue_w"])) * (hours["overload"] - office.fatigue)
    week |= ill | {f"hours_{one}": hours[one] for one in ("present", "ordinary", "extra")}
    week |= {"hours_weekend": hours["weekend"], "fatigue": office.fatigue * len(office.people)}
    return week, leavers


def hire(office, *, exits, t, lever, rng):
    """Return the newcomers: calm leavers replaced like for like, some of the rest later."""
    p, calm = office.p, office.calm["hires"]
    passed = 1.0 - exp(-3.0 / p["hire_delay_w"])
    out = [one * passed for one in office.chain]
    share = p["replacement_share"] * lever["replacement_ratio"][t]
    into = [share * (exits - sum(calm)), out[0], out[1]]
    office.chain = [a - b + c for a, b, c in zip(office.chain, out, into, strict=True)]
    places = p["training_places_y"] / twin.WEEKS_A_YEAR * office.posts
    most = places if out[2] > 0.0 else sum(calm)
    extra = (1.0 if out[2] > 0.0 else -1.0) * most * (1.0 - exp(-abs(out[2]) / most))
    came = [
        Person(h, "settled")
        for h, one in enumerate(calm)
        for _ in range(by_lot(rng, one * (1.0 + extra / sum(calm))))
    ]
    office.people += came
    return came


def after_service(office, exits, *, lever, t, rng):
    """Return leavers as they enter the caseload; other separations leave the field of view."""
    found = []
    for home, flow in exits:
        if flow in ROUTE_OF:
            may_ask = rng.random() < twin.eligible_of(office.homes[home], lever, t)
            found.append(Leaver(ROUTE_OF[flow], "eligible" if may_ask else "other"))
    return found


def in_service_counts(office, *, where, rng):
    """Return the stocks at the end of the week."""
    count = dict.fromkeys(STOCKS, 0)
    able = willing_able = 0
    for one in office.people:
        count[one.stands] += 1
        if rng.random() < where[one.home][1][0]:
            able += 1
            willing_able += one.stands == "willing"
    letters = count["waiting"] + count["refused"]
    return {
        "posts": office.posts, "headcount": len(office.people),
        "vacant": office.posts - len(office.people), "willing": count["willing"] + letters,
        "waiting": count["waiting"], "refused": count["refused"], "letters_on_file": letters,
        "identified": count["new"] + count["late"], "able": able,
        "willing_able": willing_able + letters,
    }  # fmt: skip


def illness(office, *, t, head, rng):
    """Return the ill and their comings and goings: spells of illness, one by one."""
    p = office.p
    stay = exp(-1.0 / p["illness_weeks"])
    fresh = how_many(rng, head, office.driver["illness_wave"][t] * p["illness_ratio"])
    before = office.spells
    office.spells = how_many(rng, before, stay)
    office.spells += how_many(rng, fresh, p["illness_weeks"] * (1.0 - stay))
    return {
        "ill": office.spells, "infections": fresh, "recoveries": before + fresh - office.spells,
    }  # fmt: skip


# One week of everyone after service


def support_week(offices, fund, *, new, t, lever, tables, rng):
    """Draw requests, decisions and work found; return the week's counts by office."""
    asking = lever["programme_open"][t] * offices[0].p["request_w"] * tables.reach[t]
    settling = 1.0 / lever["verify_weeks"][t]
    weeks = [dict.fromkeys(("aid_requests", "aid_paid", "placements"), 0) for _ in offices]
    ready = []
    for s, office in enumerate(offices):
        costs = tables.costs[s, t]
        work = ladder([(costs["work"], True)])
        aided_work = ladder([(costs["aided_work"], True)])
        later = {
            "eligible": ladder([(asking, True)]),
            "requested": ladder([(settling, True)]),
        }
        for one in office.leavers:
            if one.stands == "employed":
                continue
            if drawn(rng, aided_work if one.stands == "aided" else work):
                weeks[s]["placements"] += 1
                one.stands = "employed"
            elif one.stands in later and drawn(rng, later[one.stands]):
                if one.stands == "requested":
                    ready.append((s, one))
                else:
                    weeks[s]["aid_requests"] += 1
                    one.stands = "requested"
        office.leavers += new[s]
    out = settle(ready, fund, weeks=weeks, t=t, lever=lever, tables=tables, rng=rng)
    on_it = [sum(one.stands in {"aided", "requested"} for one in o.leavers) for o in offices]
    for week, office, here in zip(weeks, offices, on_it, strict=True):
        week["aid_money"] = out * (here + 1e-9) / sum(one + 1e-9 for one in on_it)
        week.update(counted_after(office))
    return weeks


def counted_after(office):
    stands = dict.fromkeys(("eligible", "other", "requested", "aided", "employed"), 0)
    for one in office.leavers:
        stands[one.stands] += 1
    return {
        "searching": stands["eligible"] + stands["other"] + stands["requested"],
        "aided": stands["aided"], "employed": stands["employed"],
    }  # fmt: skip


def settle(ready, fund, *, weeks, t, lever, tables, rng):
    """Draw who of those checked is decided on, wrongly refused and paid; return money paid out."""
    true = 1.0 - lever["false_share"][t]
    hands = lever["caseworkers"][t] * lever["cases_per_caseworker_w"][t] * true
    share = twin.least(float(len(ready)), hands) / len(ready) if ready else 0.0
    money = fund.free + lever["budget_w"][t]
    staff = lever["caseworkers"][t] * lever["caseworker_cost_w"][t] * lever["programme_open"][t]
    staff = twin.least(money, staff)
    decided = [pair for pair in ready if rng.random() < share]
    turned = [pair for pair in decided if rng.random() < lever["wrongly_refused"][t]]
    approved = [pair for pair in decided if pair not in turned]

    def cost_of(pair):
        costs = tables.costs[pair[0], t]
        return costs["now"][ROUTES.index(pair[1].route)], costs["later"]

    checks = lever["check_cost"][t] * len(decided) / true
    cost = checks + sum(sum(cost_of(pair)) for pair in approved)
    left = max(money - staff, 0.0)
    # A week in which nobody happens to be ready is no news about a fund.
    fund.funded = twin.least(cost, left) / cost if cost else 1.0
    at_once = promised = 0.0
    for pair in approved:
        if rng.random() < fund.funded:
            now, later = cost_of(pair)
            at_once, promised = at_once + now, promised + later
            pair[1].stands = "aided"
            weeks[pair[0]]["aid_paid"] += 1
    for pair in turned:
        if rng.random() < fund.funded:
            pair[1].stands = "other"
    admin = staff + checks * fund.funded
    months = max(lever["stipend_months"][t], 1.0)
    stipends = fund.committed * (1.0 - exp(-1.0 / (months * twin.WEEKS_A_MONTH)))
    fund.free = money - admin - at_once - promised
    fund.committed += promised - stipends
    return admin + at_once + stipends


# The run


def offices_of(*, parameters, homes, drivers, levers, posts, resigns, office, exposure):
    """Return the offices as a calm week leaves them, without anybody in them yet."""
    found = []
    for s in range(len(posts)):
        calm = twin.calm_state(
            parameters[s], homes[s], driver=drivers[s], lever=levers, posts=posts[s],
            can=resigns[s], office=office[s], exposure=exposure[s],
        )  # fmt: skip
        found.append(
            Office(
                p=parameters[s],
                homes=homes[s],
                driver=drivers[s],
                posts=posts[s],
                can=resigns[s],
                exposure=exposure[s],
                calm=calm,
            )
        )
    return found


def peopled(office, rng):
    """Return the office with its people and leavers drawn as a calm week has them."""
    people = []
    for h, stocks in enumerate(office.calm["people"]):
        everyone = sum(stocks.values())
        count = round(everyone)
        assert abs(everyone - count) < 1e-6, "people of a type must be a whole number"
        steps, edge = [], 0.0
        for stands in STOCKS:
            edge += stocks[stands] / everyone
            steps.append((edge, stands))
        people += [Person(h, drawn(rng, steps) or "settled") for _ in range(count)]
    leavers = [
        Leaver(route, stands)
        for stands in ("eligible", "other")
        for route, mean in zip(ROUTES, office.calm[stands], strict=True)
        for _ in range(poisson(rng, mean))
    ]
    return Office(
        p=office.p, homes=office.homes, driver=office.driver, posts=office.posts,
        can=office.can, exposure=office.exposure, calm=office.calm,
        people=people, leavers=leavers,
    )  # fmt: skip


def one_history(empty, *, levers, tables, rng):
    """Return every series of one drawn history: stratum, then week, then name."""
    offices, fund = [peopled(one, rng) for one in empty], Fund()
    found = [[] for _ in offices]
    for t in range(len(levers["grant"])):
        new, funded = [], fund.funded
        for s, office in enumerate(offices):
            week, leavers = service_week(
                office, s=s, t=t, lever=levers, tables=tables, funded=funded, rng=rng
            )
            found[s].append(week)
            new.append(leavers)
        support = support_week(offices, fund, new=new, t=t, lever=levers, tables=tables, rng=rng)
        for s, week in enumerate(support):
            found[s][t] |= week
    for office, weeks in zip(offices, found, strict=True):
        for week in weeks:
            week["decisions"] = week["releases"] + week["refusals"]
            week["departures"] = week["releases"] + week["penal_exits"] + week["contract_ends"]
            week |= {"fines_due": 1.0, "fines_recovered": office.p["fines_recovered_share"]}
            week |= {"judge_posts": 1.0, "judges_in_post": office.p["judges_share"]}
        twin.outputs(
            weeks, p=office.p, driver=office.driver, posts=office.posts, exposure=office.exposure
        )
    return found


def histories(count, *, rng, **given):
    """Yield drawn histories, each as `twin.simulate` returns one.

    Args:
        count: How many.
        rng: `random.Random`.
        given: As for `twin.simulate`.
    """
    empty = offices_of(**given)
    tables = Tables(**{
        name: given[name] for name in ("parameters", "homes", "drivers", "levers")
    })  # fmt: skip
    for _ in range(count):
        yield one_history(empty, levers=given["levers"], tables=tables, rng=rng)

"""The model once more, in plain Python loops, written from the design and not from the package.

One function a page of the design; floats and lists only. The calm stocks are found by
running the calm week until nothing moves, not by solving it.
"""

from math import exp, expm1, log, log1p, pi, sqrt

WEEKS_A_YEAR, WEEKS_A_MONTH = 365.25 / 7, 365.25 / 12 / 7
STOCKS = ("settled", "willing", "waiting", "refused", "new", "late")
ROUTES = ("agreement", "penal", "contract_end", "dismissed")
AGES = 16


def sigmoid(x):
    return 1.0 / (1.0 + exp(-x)) if x >= 0 else exp(x) / (1.0 + exp(x))


def logit(p):
    return log(p / (1.0 - p))


def positive(x, width):
    return max(x, 0.0) + width * log1p(exp(-abs(x) / width))


def least(a, b):
    """The smooth minimum a·b / (a⁸ + b⁸)^(1/8), with the hair that keeps it below both."""
    hair = 1e-12 * max(a, b) ** 8
    return 0.0 if a == 0.0 or b == 0.0 else a * b / (a**8 + b**8 + hair) ** 0.125


def leave(stock, hazards):
    """Every flow out of one stock in one week."""
    total = sum(hazards)
    share = 0.0 if total == 0.0 else -expm1(-total) / total
    return [stock * hazard * share for hazard in hazards]


# MEANS


def search_months(p, home, *, labour, help_):
    handicap = (
        1.0 + (p["no_profession_ratio"] - 1.0) * (1.0 - help_["retraining"]) * home["no_profession"]
    )
    return p["search_months"] * handicap * labour * (1.0 - help_["job_help"])


def debt_of(p, home):
    return (p["lump_sum"] + p["training_cost"] * home["owes_training"]) * home["contract_left"]


def worth_of(payments):
    """Payments at the start of each month, at 17 % a year, in payments now."""
    whole = int(payments)
    month = 1.17 ** (-1.0 / 12.0)
    sum_ = sum(month**k for k in range(whole))
    return sum_ + month**whole * (1.0 - month ** (payments - whole)) / (1.0 - month)


def able(p, home, *, labour, debt_ratio, help_, claimed):
    months = search_months(p, home, labour=labour, help_=help_)
    rounding = 0.02 * home["pay_m"]
    cost = home["subsistence_m"] + home["loan_service_m"]
    gap = positive(cost - home["partner_income_m"], rounding)
    debt = debt_of(p, home) * debt_ratio * claimed * (1.0 - help_["debt_covered"])
    raw = (
        months * gap + debt - help_["stipend_m"] * worth_of(least(help_["stipend_months"], months))
    )
    floor = home["subsistence_m"] / WEEKS_A_MONTH
    need = floor + positive(raw - floor, rounding)
    margin = log((home["savings"] + help_["grant"]) / need)
    viable = sigmoid(log((home["civilian_pay_m"] + home["partner_income_m"]) / cost) / 0.05)
    return sigmoid((margin + p["means_spread"] * home["means_residual"]) / 0.15) * viable


def offered(lever, t):
    open_ = lever["programme_open"][t]
    help_ = {name: open_ * lever[name][t] for name in ("grant", "stipend_m", "debt_covered")}
    return help_ | {name: lever[name][t] for name in ("stipend_months", "job_help", "retraining")}


NOTHING = dict.fromkeys(
    ("grant", "stipend_m", "debt_covered", "stipend_months", "job_help", "retraining"), 0.0
)


def reach_of(p, lever, t):
    heard = sigmoid(logit(p["reach"]) + lever["reach_shift"][t])
    return heard * (1.0 - lever["statement_required"][t] * (1.0 - p["statement_takeup"]))


def eligible_of(home, lever, t):
    return 1.0 - home["implicated"] * (1.0 - lever["implicated_eligible"][t])


def able_in_week(p, home, *, driver, lever, t, funded):
    """By agreement, with the full debt, without any debt."""
    terms = {
        "labour": driver["labour_market"][t] * lever["labour_ratio"][t],
        "debt_ratio": lever["debt_ratio"][t],
    }
    believed = reach_of(p, lever, t) * eligible_of(home, lever, t) * funded
    believed *= min(p["delivered"] * lever["delivered_ratio"][t], 1.0)
    found = []
    for claimed in (p["claimed_by_agreement"], 1.0, 0.0):
        none, some = (
            able(p, home, help_=help_, claimed=claimed, **terms)
            for help_ in (NOTHING, offered(lever, t))
        )
        found.append(believed * some + (1.0 - believed) * none)
    return found


# One type in one week


def move(people, *, p, ables, eta, named, refusal, can, decision=1.0, penal=1.0):
    """Return the six stocks after a week, and the flows."""
    agreement, full, nothing = ables
    share = sigmoid(eta)
    k, b, u = p["willing_adjust_w"], p["other_separations_y"] / WEEKS_A_YEAR, p["withdrawal_w"]
    decided, penal = p["decision_w"] * decision, p["penal_w"] * penal * can
    contract, stage = can * nothing / p["contract_weeks"], 2.0 / p["dismissal_delay_w"]
    n = people
    s = leave(n["settled"], [k * share, named, b])
    w = leave(
        n["willing"],
        [
            k * (1.0 - share),
            p["application_w"] * can * agreement,
            0.1 * penal * full,
            contract,
            named,
            b,
        ],
    )
    q = leave(n["waiting"], [decided * (1.0 - refusal), decided * refusal, u, contract, named, b])
    r = leave(n["refused"], [u, penal * full / (agreement + 1e-9), contract, named, b])
    new, late = (leave(n[one], [stage, b]) for one in ("new", "late"))
    identified = s[1] + w[4] + q[4] + r[3]
    after = {
        "settled": n["settled"] - sum(s) + w[0],
        "willing": n["willing"] - sum(w) + s[0] + q[2] + r[0],
        "waiting": n["waiting"] - sum(q) + w[1],
        "refused": n["refused"] - sum(r) + q[1],
        "new": n["new"] - sum(new) + identified,
        "late": n["late"] - sum(late) + new[0],
    }
    flows = {
        "applications": w[1],
        "releases": q[0],
        "refusals": q[1],
        "withdrawals": q[2] + r[0],
        "penal_exits": w[2] + r[1],
        "contract_ends": w[3] + q[3] + r[2],
        "identifications": identified,
        "dismissals": late[0],
        "other_separations": s[2] + w[5] + q[5] + r[4] + new[1] + late[1],
    }
    return after, flows


def by_route(flows):
    return [flows[one] for one in ("releases", "penal_exits", "contract_ends", "dismissals")]


def everyone_out(flows):
    return sum(by_route(flows)) + flows["other_separations"]


def calm_people(people, **given):
    """Run the calm week, leavers replaced by settled newcomers, until nothing moves."""
    now = dict.fromkeys(STOCKS, 0.0) | {"settled": people}
    for _ in range(20_000):
        after, flows = move(now, **given)
        after["settled"] += everyone_out(flows)
        if max(abs(after[one] - now[one]) for one in STOCKS) < 1e-15 * people:
            break
        now = after
    return now, flows


# One stratum's hours


def hours_of(p, *, head, letters, dissent, fatigue, ill, extra_share, rest_lost, exposure, calm):
    here = 1.0 - p["base_absence"] - ill
    tired = exp(-p["fatigue_output"] * fatigue)
    present = head * 40.0 * here * (1.0 - (1.0 - p["waiting_output"]) * letters / head) * tired
    if calm is None:
        return {"present": present}
    eager = 1.0 - p["effort_extra"] * dissent
    weekend = (head - letters) * 16.0 * exposure * here * tired * eager
    asked = extra_share * exposure * calm
    sent = least(asked, 0.8 * present * (1.0 - letters / head))
    above = positive((calm + asked) / present - 1.0, 0.05) - positive(0.0, 0.05)
    e_o = least(p["effort_ordinary"], p["effort_extra"])
    return {
        "present": present,
        "extra": sent * eager + weekend * rest_lost,
        "ordinary": (present - sent) * (1.0 - e_o * dissent),
        "weekend": weekend,
        "overload": least(above, 1.0) + 0.1 * rest_lost * exposure,
    }


# The caseload of all strata


def caseload_week(  # noqa: PLR0915  one page of the design, to be read in one piece
    c, *, leavers, supported, lever, t, p, costs
):
    """Return the caseload after a week and its flows; c holds stratum by route lists."""
    strata = range(len(leavers))
    reach, open_ = reach_of(p, lever, t), lever["programme_open"][t]
    now = {key: [list(row) for row in c[key]] for key in ("eligible", "other", "requested")}
    now |= {key: [list(row) for row in c[key]] for key in ("aided", "employed")}
    requests, found = [0.0 for _ in strata], [0.0 for _ in strata]
    ready = [[0.0] * 4 for _ in strata]
    for s in strata:
        for r in range(4):
            work, aided_work = costs[s]["work"], costs[s]["aided_work"]
            (work_e,) = leave(c["eligible"][s][r], [work])
            (work_o,) = leave(c["other"][s][r], [work])
            (work_r,) = leave(c["requested"][s][r], [work])
            (work_a,) = leave(c["aided"][s][r], [aided_work])
            (ask,) = leave(c["eligible"][s][r] - work_e, [open_ * p["request_w"] * reach])
            waited = c["requested"][s][r] - work_r
            (ready[s][r],) = leave(waited, [1.0 / lever["verify_weeks"][t]])
            now["eligible"][s][r] += supported[s][r] - ask - work_e
            now["other"][s][r] += leavers[s][r] - supported[s][r] - work_o
            now["requested"][s][r] += ask - work_r
            now["aided"][s][r] -= work_a
            now["employed"][s][r] += work_e + work_o + work_r + work_a
            requests[s] += ask
            found[s] += work_e + work_o + work_r + work_a
    true = 1.0 - lever["false_share"][t]
    asked = sum(map(sum, ready))
    hands = lever["caseworkers"][t] * lever["cases_per_caseworker_w"][t] * true
    settled = least(asked, hands)
    money = c["free"] + lever["budget_w"][t]
    staff = least(money, lever["caseworkers"][t] * lever["caseworker_cost_w"][t] * open_)
    checks = lever["check_cost"][t] * settled / true
    share = settled / asked if asked else 0.0
    wrongly = lever["wrongly_refused"][t]
    cost = checks + sum(
        ready[s][r] * share * (1.0 - wrongly) * (costs[s]["now"][r] + costs[s]["later"])
        for s in strata
        for r in range(4)
    )
    funded = least(cost, money - staff) / cost if cost else 1.0
    admin = staff + checks * funded
    at_once = promised = 0.0
    paid = [0.0 for _ in strata]
    for s in strata:
        for r in range(4):
            one = ready[s][r] * share * (1.0 - wrongly) * funded
            turned_down = ready[s][r] * share * wrongly * funded
            now["requested"][s][r] -= one + turned_down
            now["aided"][s][r] += one
            now["other"][s][r] += turned_down
            paid[s] += one
            at_once += one * costs[s]["now"][r]
            promised += one * costs[s]["later"]
    months = max(lever["stipend_months"][t], 1.0)
    stipends = c["committed"] * (1.0 - exp(-1.0 / (months * WEEKS_A_MONTH)))
    out = admin + at_once + stipends
    on_it = [sum(now["aided"][s]) + sum(now["requested"][s]) + 1e-9 for s in strata]
    now |= {
        "free": money - admin - at_once - promised,
        "committed": c["committed"] + promised - stipends,
        "funded": funded,
    }
    return now, {
        "aid_requests": requests,
        "aid_paid": paid,
        "placements": found,
        "aid_money": [out * one / sum(on_it) for one in on_it],
    }


# Administrative cases of one stratum


def cases_of(opened, capacity, *, limit, oldest_first):
    """Return processed, lapsed and in hand by week, case cohorts by age in weeks."""
    hand, found = [0.0] * AGES, []
    for new, able_to in zip(opened, capacity, strict=True):
        hand[0] += new
        everything = sum(hand)
        total = least(able_to, everything)
        left, done, lapsed = total, [0.0] * AGES, 0.0
        for age in reversed(range(AGES)):
            first = min(left, hand[age])
            left -= first
            at_random = total * hand[age] / everything if everything else 0.0
            done[age] = oldest_first * first + (1.0 - oldest_first) * at_random
        for age in range(AGES):
            rest = hand[age] - done[age]
            # A cohort is between age and age + 1 weeks old when its week ends.
            over_now = min(max(age + 1.0 - limit, 0.0), 1.0)
            over_before = min(max(age - limit, 0.0), 1.0)
            share = (over_now - over_before) / (1.0 - over_before) if over_before < 1.0 else 0.0
            lapsed += rest * share
            hand[age] = rest * (1.0 - share)
        found.append((sum(done), lapsed, everything))
        hand = [0.0, *hand[:-2], hand[-2] + hand[-1]]
    return found


# The run


def calm_state(p, homes, *, driver, lever, posts, can, office, exposure):
    """Return what one stratum starts from."""
    scale = sqrt(
        1.0
        + (16.0 * sqrt(3.0) / (15.0 * pi)) ** 2 * (p["will_spread"] ** 2 + p["office_spread"] ** 2)
    )
    profession = sum(home["no_profession"] for home in homes) / len(homes)
    head = posts * (1.0 - p["vacancy_calm"])
    state = {"scale": scale, "standing": [], "people": [], "hires": [], "head": head}
    leavers, supported = [0.0] * 4, [0.0] * 4
    for home in homes:
        eta = scale * logit(p["willing_calm"]) + office + p["will_spread"] * home["disposition"]
        eta += p["no_profession_will"] * (home["no_profession"] - profession)
        ables = able_in_week(p, home, driver=driver, lever=lever, t=0, funded=1.0)
        now, flows = calm_people(
            head / len(homes),
            p=p,
            ables=ables,
            eta=eta,
            named=0.0,
            refusal=p["refusal_share"],
            can=can,
        )
        state["standing"].append(eta)
        state["people"].append(now)
        state["hires"].append(everyone_out(flows))
        for r, flow in enumerate(by_route(flows)):
            leavers[r] += flow
            supported[r] += flow * eligible_of(home, lever, 0)
    work = work_hazard(p, homes, labour=driver["labour_market"][0], help_=NOTHING)
    finding = 1.0 - exp(-work)
    state["eligible"] = [one / finding for one in supported]
    state["other"] = [(a - b) / finding for a, b in zip(leavers, supported, strict=True)]
    letters = sum(one["waiting"] + one["refused"] for one in state["people"])
    state["calm"] = hours_of(
        p,
        head=head,
        letters=letters,
        dissent=0.0,
        fatigue=0.0,
        ill=0.0,
        extra_share=0.0,
        rest_lost=0.0,
        exposure=exposure,
        calm=None,
    )["present"]
    return state | {"fatigue": 0.0, "repression": 0.0, "shock": 0.0, "ill": 0.0, "chain": [0.0] * 3}


def work_hazard(p, homes, *, labour, help_):
    months = [search_months(p, home, labour=labour, help_=help_) for home in homes]
    return 1.0 / (sum(months) / len(homes) * WEEKS_A_MONTH)


def costs_of(p, homes, *, driver, lever, t):
    labour = driver["labour_market"][t] * lever["labour_ratio"][t]
    help_ = offered(lever, t)
    debt = lever["debt_ratio"][t] * sum(debt_of(p, home) for home in homes) / len(homes)
    worth = [
        help_["stipend_m"]
        * least(help_["stipend_months"], search_months(p, home, labour=labour, help_=help_))
        for home in homes
    ]
    return {
        "work": work_hazard(p, homes, labour=labour, help_=NOTHING),
        "aided_work": work_hazard(p, homes, labour=labour, help_=help_),
        "now": [
            help_["grant"] + debt * help_["debt_covered"] * claimed
            for claimed in (p["claimed_by_agreement"], 1.0, 0.0, 1.0)
        ],
        "later": sum(worth) / len(worth),
    }


def proved_of(lever, *, implicated):
    """Return, by week, the share of those implicated whose case is proved."""
    concluded, found = 0.0, []
    for t in range(len(lever["investigators"])):
        rate = lever["cases_per_investigator_y"][t] / WEEKS_A_YEAR
        concluded += lever["investigators"][t] * rate
        proved = max(concluded - lever["case_backlog"][t], 0.0)
        found.append(least(proved, implicated) / implicated)
    return found


def stratum_week(  # noqa: PLR0915  one page of the design, to be read in one piece
    state, *, p, homes, driver, lever, t, funded, given
):
    """Return what one stratum does in one week, its state moved on in place."""
    posts, can, exposure = given
    weights = [p[f"shock_weight_{one}"] for one in ("arrests", "count", "violence")]
    events = [driver[f"shock_{one}"][t] for one in ("arrests", "count", "violence")]
    fresh = sum(w * e for w, e in zip(weights, events, strict=True)) / sum(weights)
    state["shock"] = state["shock"] * 0.5 ** (1.0 / p["shock_half_life_w"]) + fresh
    head = sum(sum(one.values()) for one in state["people"])
    letters = sum(one["waiting"] + one["refused"] for one in state["people"])
    refusal = sigmoid(
        logit(p["refusal_share"])
        + p["refusal_slope"] * (1.0 - head / posts - p["vacancy_calm"])
        + lever["refusal_shift"][t]
    )
    total, leavers, supported, dissenting = {}, [0.0] * 4, [0.0] * 4, 0.0
    critics = 0.0
    after, dissent, ables_of = [], [], []
    for home, people, standing in zip(homes, state["people"], state["standing"], strict=True):
        eta = standing + state["scale"] * p["shock_rise"] * state["shock"]
        eta += p["dismissal_will"] * state["repression"]
        eta += p["fatigue_will"] / 0.1 * state["fatigue"]
        eta += lever["will_shift"][t] - p["pay_elasticity"] * log(lever["retention_pay"][t])
        proved = lever["will_shift_proved"][t] * lever["proved"][t]
        eta += (lever["will_shift_implicated"][t] + proved) * home["implicated"]
        against = sigmoid(eta + p["disagree_gap"])
        drive = driver["identification"][t] * lever["identification_ratio"][t]
        ables = able_in_week(p, home, driver=driver, lever=lever, t=t, funded=funded)
        moved, flows = move(
            people,
            p=p,
            ables=ables,
            eta=eta,
            named=p["identification_w"] * drive * against,
            refusal=refusal,
            can=can,
            decision=lever["decision_ratio"][t],
            penal=lever["penal_ratio"][t],
        )
        dissenting += sum(people.values()) * against
        critics += against * sum(flows[one] for one in ("releases", "penal_exits", "contract_ends"))
        after.append(moved)
        dissent.append(against)
        ables_of.append(ables[0])
        for name, flow in flows.items():
            total[name] = total.get(name, 0.0) + flow
        for r, flow in enumerate(by_route(flows)):
            leavers[r] += flow
            supported[r] += flow * eligible_of(home, lever, t)
    exits = sum(leavers) + total["other_separations"]
    calm_hires = sum(state["hires"])
    passed = 1.0 - exp(-3.0 / p["hire_delay_w"])
    out = [one * passed for one in state["chain"]]
    share = p["replacement_share"] * lever["replacement_ratio"][t]
    into = [share * (exits - calm_hires), out[0], out[1]]
    state["chain"] = [a - b + c for a, b, c in zip(state["chain"], out, into, strict=True)]
    places = p["training_places_y"] / WEEKS_A_YEAR * posts
    most = places if out[2] > 0 else calm_hires
    extra = (1.0 if out[2] > 0 else -1.0) * most * (1.0 - exp(-abs(out[2]) / most))
    for moved, calm in zip(after, state["hires"], strict=True):
        moved["settled"] += calm * (1.0 + extra / calm_hires)
    new_ill = driver["illness_wave"][t] * p["illness_ratio"]
    before, stay = state["ill"], exp(-1.0 / p["illness_weeks"])
    state["ill"] = before * stay + new_ill * p["illness_weeks"] * (1.0 - stay)
    hours = hours_of(
        p,
        head=head,
        letters=letters,
        dissent=dissenting / head,
        fatigue=state["fatigue"],
        ill=state["ill"],
        calm=state["calm"],
        exposure=exposure,
        extra_share=p["diverted_peak"] * driver["extra_duty"][t] * lever["extra_duty_ratio"][t],
        rest_lost=driver["rest_lost"][t] * lever["extra_duty_ratio"][t],
    )
    state["repression"] = (
        state["repression"] * 0.5 ** (1.0 / 8.0)
        + 100.0 * leavers[3] / head
        + driver["public_cases"][t]
    )
    state["fatigue"] += (1.0 - exp(-p["fatigue_w"])) * (hours["overload"] - state["fatigue"])
    state["people"] = after
    stock = {one: sum(people[one] for people in after) for one in STOCKS}
    now = sum(stock.values())
    held = [sum(people.values()) for people in after]
    up = stock["waiting"] + stock["refused"]
    disagreeing = sum(h * d for h, d in zip(held, dissent, strict=True))
    week = total | {
        "posts": posts,
        "headcount": now,
        "vacant": posts - now,
        "willing": stock["willing"] + up,
        "waiting": stock["waiting"],
        "refused": stock["refused"],
        "letters_on_file": up,
        "identified": stock["new"] + stock["late"],
        "disagreeing": disagreeing,
        "able": sum(h * a for h, a in zip(held, ables_of, strict=True)),
        "willing_able": up
        + sum(one["willing"] * a for one, a in zip(after, ables_of, strict=True)),
        "decisions": total["releases"] + total["refusals"],
        "departures": sum(leavers[:3]),
        "critics_leaving": critics,
        "separations": exits,
        "hires": calm_hires + extra,
        "absentees": disagreeing * p["absence_share"] * driver["absence_day"][t],
        "ill": now * state["ill"],
        "infections": now * new_ill,
        "recoveries": now * (before + new_ill - state["ill"]),
        "fatigue": state["fatigue"] * now,
        **{f"hours_{one}": hours[one] for one in ("present", "ordinary", "extra", "weekend")},
        "fines_due": 1.0,
        "fines_recovered": p["fines_recovered_share"],
        "judge_posts": 1.0,
        "judges_in_post": p["judges_share"],
    }
    return week, leavers, supported


def outputs(weeks, *, p, driver, posts, exposure):
    """Add crime and administrative cases to the weeks of one stratum."""
    first = weeks[0]["hours_ordinary"]
    ratio = [week["hours_ordinary"] / first for week in weeks]
    for t, week in enumerate(weeks):
        change = exp(p["registered_change"]) if t else 1.0
        offences = (
            driver["registered_offences"][t] * change * ratio[t] ** p["registered_elasticity"]
        )
        week["registered"] = 0.05 * posts * offences
        share = sigmoid(
            logit(p["detection_level"]) + p["detection_elasticity"] * log(ratio[t] / offences)
        )
        week["investigated"] = week["registered"] * share
    peak = posts * (0.01 + exposure)
    opened = [peak * (0.01 + one) for one in driver["detentions"]]
    capacity = [peak / p["case_overload"] * one for one in ratio]
    found = cases_of(opened, capacity, limit=p["case_limit_w"], oldest_first=p["case_order"])
    for week, new, (done, lapsed, in_hand) in zip(weeks, opened, found, strict=True):
        week |= {
            "cases_opened": new,
            "cases_processed": done,
            "cases_lapsed": lapsed,
            "cases_decided": done + lapsed,
            "cases_in_hand": in_hand,
        }


def simulate(*, parameters, homes, drivers, levers, posts, resigns, office, exposure):
    """Return every series of a run: stratum, then week, then name.

    Everything is indexed by stratum first but `levers`, which are by week.
    """
    strata, weeks = range(len(posts)), range(len(levers["grant"]))
    states = [
        calm_state(
            parameters[s],
            homes[s],
            driver=drivers[s],
            lever=levers,
            posts=posts[s],
            can=resigns[s],
            office=office[s],
            exposure=exposure[s],
        )
        for s in strata
    ]
    implicated = sum(
        posts[s] * (1.0 - parameters[s]["vacancy_calm"])
        * sum(home["implicated"] for home in homes[s]) / len(homes[s])
        for s in strata
    )  # fmt: skip
    levers = levers | {"proved": proved_of(levers, implicated=implicated)}
    nobody = [[0.0] * 4 for _ in strata]
    caseload = {
        "eligible": [one["eligible"] for one in states], "other": [one["other"] for one in states],
        "requested": nobody, "aided": nobody, "employed": nobody,
        "free": 0.0, "committed": 0.0, "funded": 1.0,
    }  # fmt: skip
    found = [[] for _ in strata]
    for t in weeks:
        leavers, supported = [], []
        for s in strata:
            week, left, may_ask = stratum_week(
                states[s],
                p=parameters[s],
                homes=homes[s],
                driver=drivers[s],
                lever=levers,
                t=t,
                funded=caseload["funded"],
                given=(posts[s], resigns[s], exposure[s]),
            )
            found[s].append(week)
            leavers.append(left)
            supported.append(may_ask)
        costs = [
            costs_of(parameters[s], homes[s], driver=drivers[s], lever=levers, t=t) for s in strata
        ]
        caseload, flows = caseload_week(
            caseload,
            leavers=leavers,
            supported=supported,
            lever=levers,
            t=t,
            p=parameters[0],
            costs=costs,
        )
        for s in strata:
            found[s][t] |= {name: values[s] for name, values in flows.items()}
            found[s][t]["searching"] = sum(
                sum(caseload[one][s]) for one in ("eligible", "other", "requested")
            )
            found[s][t] |= {one: sum(caseload[one][s]) for one in ("aided", "employed")}
    for s in strata:
        outputs(found[s], p=parameters[s], driver=drivers[s], posts=posts[s], exposure=exposure[s])
    return found

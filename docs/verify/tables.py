"""The table of a stage as the events so far leave it, by docs/rules.md, whose sections (§) it names.

`Record` is what events leave behind, `Rules` a version of the criteria made ready for a stage, `Scoring` what they make of
one entry, and `table` the text of which a certification has the SHA-256 (docs/certified-table.md). All numbers are exact.
"""
from fractions import Fraction
from functools import cmp_to_key
from types import SimpleNamespace


class Wrong(Exception):
    """Something is not as it says."""


class Unreadable(Exception):
    """Something cannot be read, or is not known here."""


# ---------------------------------------------------------------- scoring (§7)

OK, PENDING, ABSENT, NOT_PUBLISHED, NOT_COMPARABLE = "OK", "PENDING", "ABSENT", "NOT_PUBLISHED", "NOT_COMPARABLE"
HIDDEN = (NOT_PUBLISHED, NOT_COMPARABLE)


def choose(what, of, **choices):
    """A method of the rules by its name: an unknown one must be said, not passed over."""
    if of not in choices:
        raise Unreadable(f"the scoring rule {what} {of} is not known to this verifier")
    return choices[of]


def rounded(value, digits):
    """HALF_UP, away from zero."""
    if not 0 <= digits <= 6:
        raise Unreadable(f"{digits} decimal digits")
    scaled = abs(value) * 10**digits
    whole = Fraction((scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2), 10**digits)
    return whole if value >= 0 else -whole


def plain(value):
    """A decimal without exponent and without zeros at its end."""
    digits, rest = 0, value.denominator
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        digits, rest = digits + 1, rest // (10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2)
    if rest != 1:
        raise Unreadable(f"{value} is no decimal")
    text = str(abs(value.numerator) * 10**digits // value.denominator).rjust(digits + 1, "0")
    whole, part = (text[:-digits], text[-digits:].rstrip("0")) if digits else (text, "")
    return ("-" if value < 0 else "") + whole + ("." + part if part else "")


def together(states, pending):
    if NOT_PUBLISHED in states:
        return NOT_PUBLISHED
    if NOT_COMPARABLE in states:
        return NOT_COMPARABLE
    return PENDING if pending else ABSENT if all(one == ABSENT for one in states) else OK


def best_first(values, lower):
    """Sorted, of equal ones the earlier first; None, which is no figure, last."""
    return sorted(values, key=lambda one: (one[0] is None, 0 if one[0] is None else one[0] if lower else -one[0]))


class Rules:
    """A version of the criteria, made ready for a stage as a record leaves it (§2.4, §6)."""

    def __init__(self, record, stage, version):
        self.record, self.id, self.stage, self.version = record, stage, record.stages[stage], version
        self.set, self.by = record.criteria[version].set, record.criteria[version].scored_by
        every = {c["id"]: c for c in self.set["criteria"]}
        self.criteria = {id: c for id, c in every.items() if c["kind"] != "GATE"}
        for c in every.values():
            choose("kind of criterion", c["kind"], SCORED=1, GATE=1, INFORMATIVE=1)
            above, line = c, {c["id"]}
            while (above := every.get(above["parent"])) is not None:
                if above["id"] in line:
                    raise Wrong(f"criterion {c['id']} is above itself")
                line.add(above["id"])
        self.parts = {id: [c["id"] for c in every.values() if self.is_part(c, of)] for id, of in every.items()}
        self.orders = {}
        tops = [self.order(c["id"]) for c in every.values() if self.is_top(c)]
        self.lower_totals = self.sum_order(tops) == "LOWER"
        if self.by < 3:
            lows = [self.lower_points(c["id"]) for c in every.values() if self.is_top(c)]
            self.lower_totals = bool(lows) and all(lows)
        self.teams, self.members = self.set.get("teams"), None
        if self.teams and (theirs := record.governing(self.teams["of"], record.time)):
            if not record.criteria[theirs].set.get("teams"):
                self.members = Rules(record, self.teams["of"], theirs)
        course = self.members.stage if self.members else self.stage
        self.occasions = [course.occasions[n] for n in sorted(course.occasions)]
        if self.members:
            self.occasions = self.members.occasions
        self.occasions = self.occasions or [Occasion(1)]
        self.sheets = {id: Sheet(self, id) for id in sorted(self.stage.entries)}
        self.compared = {}

    @staticmethod
    def is_top(c):
        return c["kind"] == "SCORED" and c["parent"] is None

    @staticmethod
    def is_part(c, of):
        return c["parent"] == of["id"] and (c["kind"] == "SCORED" or c["kind"] == of["kind"] == "INFORMATIVE")

    @staticmethod
    def is_identity(c):
        return c["transform"] is None or c["transform"]["method"] == "IDENTITY"

    # Directions (§6.5)

    @staticmethod
    def sum_order(orders):
        kinds = set(orders) - {"NONE"}
        return "MIXED" if len(kinds) > 1 else kinds.pop() if kinds else "NONE"

    def order(self, id):
        if id not in self.orders:
            c = next(c for c in self.set["criteria"] if c["id"] == id)
            own = "LOWER" if c["better"] == "LOWER" and self.is_identity(c) else "HIGHER"
            own = self.sum_order(self.order(part) for part in self.parts[id]) if self.parts[id] else own
            factor = 1 if c["factor"] is None else c["factor"]
            turned = {"HIGHER": "LOWER", "LOWER": "HIGHER"}.get(own, own) if factor < 0 else own
            self.orders[id] = "NONE" if factor == 0 else turned
        return self.orders[id]

    def lower_points(self, id):
        c = self.criteria[id]
        if self.by >= 3:
            return self.order(id) == "LOWER"
        return (c["better"] == "LOWER" and self.is_identity(c)) != ((c["factor"] or 0) < 0)

    def lower_occasions(self, id):
        if self.parts[id]:
            return self.sum_order(self.order(part) for part in self.parts[id]) == "LOWER"
        return self.criteria[id]["better"] == "LOWER" and self.is_identity(self.criteria[id])

    def lower_figures(self, id):
        return self.lower_occasions(id) if self.parts[id] else self.criteria[id]["better"] == "LOWER"

    # Absence (§6.3, §7.6)

    def absent(self, id):
        """What ABSENT counts as where less is better; None where it gives 0 points."""
        c = self.criteria[id]
        if self.by < 3 or c["better"] != "LOWER" or c["factor"] == 0:
            return None
        absent = c.get("absent") or {"method": "LAST"}
        return absent if absent["method"] != "LAST" or self.is_identity(c) else None

    def gains(self, id):
        """Whether an entry would gain by a figure that is not there."""
        if self.parts[id]:
            return self.criteria[id]["factor"] != 0 and any(self.gains(part) for part in self.parts[id])
        return self.absent(id) is not None and self.lower_occasions(id)

    # Occasions of a parent (§7.4)

    def chooses(self, id):
        return self.by >= 4 and bool(self.parts[id]) and self.criteria[id]["occasions"] is not None

    def within(self, id):
        """The criterion above that chooses the occasions that count, if there is one."""
        c = self.criteria[id]
        while (above := self.criteria.get(c["parent"])) is not None and self.is_part(c, above):
            if self.chooses(above["id"]):
                return above["id"]
            c = above
        return None

    def over(self, id):
        return self.criteria[id]["occasions"] or {"method": "SUM", "n": None, "windows": [], "digits": None}

    def weighed(self, id, value):
        c = self.criteria[id]
        return rounded(value * (1 if c["factor"] is None else c["factor"]), 6 if c["digits"] is None else c["digits"])

    def judges(self, id):
        """The evaluators who are each to give a score (§5.3, §6.2); none where one score is enough."""
        c = self.criteria[id]
        if c["scores"] != "PANEL" or (c["panel"] or {"method": "SINGLE"})["method"] == "SINGLE":
            return set()
        line, above = {id}, c
        while (above := self.criteria.get(above["parent"])) is not None:
            line.add(above["id"])
        return {
            who for who, one in self.stage.evaluators.items() if not one.recused and any(
                not self.stage.panels.get(panel) or line & set(self.stage.panels[panel]) for panel in one.panels)
        }

    # Comparing an entry with its rivals (§7.3, §8.1)

    def all_figures(self, id, occasion):
        """The figures of all entries in an occasion, also of those that are out, by their participants."""
        if id not in self.compared:
            self.compared[id] = found = {}
            for sheet in self.sheets.values():
                scoring = Scoring(self, sheet)
                if self.teams or self.parts[id]:
                    some = [(p.fig.occasion, [p.score] if self.parts[id] else [p.fig.figure]) for p in scoring.each(id)]
                else:
                    some = [(f.occasion, [v for _, v, _ in f.results] or [f.figure])
                            for f in figures(self, sheet, id) if f.figure is not None]
                for at, values in some:
                    found.setdefault(at.number, []).extend(v for v in values if v is not None)
        return self.compared[id].get(occasion, [])

    def best(self, id, occasion, figure):
        values = self.all_figures(id, occasion) or [figure]
        return min(values) if self.lower_figures(id) else max(values)

    def rank(self, id, occasion, figure):
        lower = self.lower_figures(id)
        return 1 + sum(1 for one in self.all_figures(id, occasion) if (one < figure if lower else one > figure))

    def places_are_ranks(self, id):
        """A place is the position that a points table was asked for, or else the rank in the occasion."""
        c = self.criteria[id]
        if self.members:
            c = next((one for one in self.members.set["criteria"] if one["id"] == id), c)
        table = c["transform"] is not None and c["transform"]["method"] == "POINTS_TABLE"
        return not table or any(one["parent"] == id for one in self.set["criteria"])


class Occasion(SimpleNamespace):
    def __init__(self, number, multiplier=Fraction(1), closed=False):
        super().__init__(number=number, multiplier=multiplier, closed=closed)


class Sheet:
    """What was recorded of an entry; of a team, with the sheets of its members (§7.8)."""

    def __init__(self, rules, id, team=None):
        stage = rules.stage
        self.id, self.entry = id, stage.entries[id]
        self.scores, self.recused = {}, stage.recusals.get(id, set())
        for (criterion, occasion, giver, line), score in sorted(stage.scores.get(id, {}).items()):
            if team is None or score.team == team:
                cell = SimpleNamespace(occasion=occasion, evaluator=giver, line=line, score=score)
                self.scores.setdefault(criterion, []).append(cell)
        self.members = []
        if rules.members:
            of = rules.members.stage
            self.members = [Sheet(rules.members, one, id) for one in sorted(of.counting.get(id, ())) if one in of.entries]


def position(figure):
    return int(figure) if figure.denominator == 1 and 0 < figure < 10**9 else 0


def figures(rules, sheet, id):
    """§7.1, §7.2: the scores that count in each occasion become one figure, or several results."""
    c, judges = rules.criteria[id], rules.judges(id)
    cells = sheet.scores.get(id, [])
    occasions = {one.number: one for one in rules.occasions}
    for cell in cells:
        occasions.setdefault(cell.occasion, Occasion(cell.occasion))
    recused = sheet.recused | {who for who, one in rules.stage.evaluators.items() if one.recused}
    return [figure(c, occasions[n], [cell for cell in cells if cell.occasion == n], judges, recused) for n in sorted(occasions)]


def figure(c, occasion, cells, judges, recused):
    numbers, uses, states = [], [], set()
    for cell in cells:
        score, scale = cell.score, c["scale"] or {"min": None, "max": None}
        if score.voided or cell.evaluator in recused:
            uses.append((cell, "VOIDED" if score.voided else "RECUSED"))
            continue
        state = choose("score", score.state, NUMBER=OK, ABSENT=ABSENT, NOT_PUBLISHED=NOT_PUBLISHED, SEALED=NOT_PUBLISHED)
        if state == OK and not ((scale["min"] is None or score.value >= scale["min"]) and
                                (scale["max"] is None or score.value <= scale["max"])):
            state = NOT_COMPARABLE
        states.add(state)
        if state == OK:
            numbers.append(cell)
        else:
            uses.append((cell, state))
    judged = {cell.evaluator for cell in cells if not cell.score.voided}
    pending = not occasion.closed and (not states or bool(judges - judged - recused))
    hidden = bool(states & set(HIDDEN))
    several = c.get("results") is not None and bool(numbers)
    value = None
    if not hidden and not several:
        kept, value = panel(c["panel"] or {"method": "SINGLE", "digits": None}, numbers)
        uses += [(cell, "LEFT OUT") for cell in numbers if cell not in kept]
        numbers = kept
    uses += [(cell, "COUNTS") for cell in numbers]
    results = []
    if not hidden and (several or (len(numbers) == 1 and numbers[0].score.shared_by is not None)):
        results = [(cell.line, cell.score.value, cell.score.shared_by or 1) for cell in numbers]
        value = results[0][1]
    state = together(states & set(HIDDEN) or {ABSENT if value is None else OK}, pending)
    return SimpleNamespace(occasion=occasion, state=state, figure=value, pending=pending, results=results, uses=uses)


def panel(method, numbers):
    """§7.2: which scores stay, and what they make."""
    numbers = sorted(numbers, key=lambda cell: (cell.score.value, cell.score.recorded))
    middle = max(0, (len(numbers) - 1) // 2)
    name = method["method"]
    low, high = choose("over evaluators", name, SINGLE=(0, 0), SUM=(0, 0), MEAN=(0, 0), MEDIAN=(middle, middle),
                       TRIMMED_MEAN=(method.get("low", 0), method.get("high", 0)))
    kept = numbers[low:max(low, len(numbers) - high)]
    if name == "SINGLE":
        kept = sorted(numbers, key=lambda cell: cell.score.recorded)[:1]
    if not kept:
        return kept, None
    total = sum(cell.score.value for cell in kept)
    if name in ("SINGLE", "SUM"):
        return kept, total
    return kept, rounded(total / len(kept), 6 if method["digits"] is None else method["digits"])


class Scoring:
    """The points of one entry (§7)."""

    def __init__(self, rules, sheet):
        self.rules, self.sheet, self.on, self.tallies = rules, sheet, {}, {}

    # §7.3: to points

    def transformed(self, id, occasion, value):
        transform = self.rules.criteria[id]["transform"] or {"method": "IDENTITY"}
        method = transform["method"]
        choose("to points", method, IDENTITY=1, POINTS_TABLE=1, RATIO_TO_BEST=1)
        if method == "IDENTITY":
            return value
        if method == "POINTS_TABLE":
            at = position(value)
            return transform["table"][at - 1] if 1 <= at <= len(transform["table"]) else Fraction(0)
        best = self.rules.best(id, occasion.number, value)
        full = next((one for one in (transform["best"], self.rules.criteria[id]["maximum"]) if one is not None), Fraction(1))
        digits = 6 if transform["digits"] is None else transform["digits"]
        if value == best:
            return rounded(full, digits)
        above, below = (best, value) if self.rules.criteria[id]["better"] == "LOWER" else (value, best)
        return rounded(full * above / below, digits) if below else Fraction(0)

    def points(self, id, fig):
        rules, absent = self.rules, self.rules.absent(id)
        made = SimpleNamespace(fig=fig, score=None, points=None, several=[], idle=set())
        if fig.results:
            worth = []
            for line, value, shared_by in fig.results:
                one = self.transformed(id, fig.occasion, value) * fig.occasion.multiplier
                digits = rules.criteria[id]["digits"]
                worth.append(one if shared_by == 1 else rounded(one / shared_by, 6 if digits is None else digits))
            kept = range(len(worth))
            if choose("of several results", rules.criteria[id].get("results") or "BEST", BEST=True, SUM=False):
                best = min(worth) if rules.lower_occasions(id) else max(worth)
                kept = [worth.index(best)]
            made.points = sum(worth[at] for at in kept)
            made.several = [fig.results[at][1] for at in kept]
            made.score = sum(made.several)
            made.idle = {one[0] for at, one in enumerate(fig.results) if at not in kept}
            return made
        made.score = fig.figure
        if fig.state == ABSENT:
            made.score = None
            if absent is not None:
                made.score = choose("absent", absent["method"], LAST=None, FIGURE=absent.get("value"), WORST_PLUS=Fraction(
                    len(rules.sheets) + (absent.get("plus") or 0)))
            if absent is None or fig.occasion.multiplier == 0:
                made.points = Fraction(0)
        if made.score is not None:
            made.points = self.transformed(id, fig.occasion, made.score) * fig.occasion.multiplier
        return made

    # Occasion by occasion, also of teams (§7.8) and of parents with occasions of their own (§7.4)

    def each(self, id):
        if id not in self.on:
            within = self.rules.within(id)
            if self.rules.parts[id]:
                made = self.sums(id) if within or self.rules.chooses(id) else []
            elif self.rules.teams:
                made = self.of_team(id)
            else:
                made = [self.points(id, fig) for fig in figures(self.rules, self.sheet, id)]
            for one in made:
                if within and one.points is not None:
                    one.points = self.rules.weighed(id, one.points)
            self.on[id] = made
        return self.on[id]

    def sums(self, id):
        by_number = {}
        for part in self.rules.parts[id]:
            for one in self.each(part):
                by_number.setdefault(one.fig.occasion.number, []).append((part, one))
        made = []
        for _, parts in sorted(by_number.items()):
            pending = any(one.fig.pending for _, one in parts)
            state = together([one.fig.state for _, one in parts], pending)
            lost = self.rules.gains(id) and any(self.rules.gains(part) and one.fig.state == ABSENT and one.points is None for part, one in parts)
            if lost and state not in HIDDEN:
                state = ABSENT
            total = sum(one.points or 0 for _, one in parts)
            summed = state not in HIDDEN and not lost
            score = total if summed and any(one.score is not None for _, one in parts) else None
            points = total if summed and any(is_known(one) for _, one in parts) else None
            fig = SimpleNamespace(occasion=parts[0][1].fig.occasion, state=state, figure=score, pending=pending)
            made.append(SimpleNamespace(fig=fig, score=score, points=points, several=[], idle=set()))
        return made

    def of_team(self, id):
        rules, theirs = self.rules, self.rules.members
        if rules.criteria[id]["transform"] is not None:
            raise Unreadable("the scoring rule of teams with a transform is not known to this verifier")
        scored = theirs is not None and id in theirs.criteria and not theirs.parts[id]
        occasions = {one.number: one for one in rules.occasions}
        parts = {}
        for member in self.sheet.members if scored else ():
            taken = {cell.occasion for cell in member.scores.get(id, ()) if not cell.score.voided}
            scoring = Scoring(theirs, member)
            for fig in figures(theirs, member, id):
                if fig.occasion.number in taken:
                    occasions.setdefault(fig.occasion.number, fig.occasion)
                    parts.setdefault(fig.occasion.number, []).append((member.id, scoring.points(id, fig)))
        return [self.team_sum(id, occasions[n], parts.get(n, []), scored) for n in sorted(occasions)]

    def team_sum(self, id, occasion, parts, scored):
        rules, theirs, best = self.rules, self.rules.members, self.rules.teams["best"]
        fig = SimpleNamespace(occasion=occasion, state=PENDING, figure=None, pending=True, results=[])
        made = SimpleNamespace(fig=fig, score=None, points=None, several=[], idle={member for member, _ in parts})
        if not scored:
            return made
        fig.pending = not occasion.closed and not theirs.stage.closed
        for _, one in parts:
            if one.fig.state in HIDDEN:
                fig.state = one.fig.state
                return made
            fig.pending |= one.fig.pending
        present = [(one.points, member, one) for member, one in parts if one.points is not None and
                   (one.fig.state != ABSENT or theirs.absent(id) is not None)]
        counted = best_first(present, rules.lower_occasions(id))[:len(present) if best is None else best]
        if not counted or (rules.lower_occasions(id) and best is not None and len(counted) < best):
            if not fig.pending:
                fig.state = ABSENT
                made.score, made.points = (absent := self.points(id, fig)).score, absent.points
            else:
                fig.state = PENDING
            return made
        fig.state = PENDING if fig.pending else OK
        fig.figure = made.score = made.points = sum(one.points for _, _, one in counted)
        made.idle -= {member for _, member, _ in counted}
        if not theirs.places_are_ranks(id):
            made.several = [f for _, _, one in counted for f in figures_of(one)]
        return made

    # §7.4: over occasions, §7.5: factor and rounding

    def tally(self, id):
        if id not in self.tallies:
            within = self.rules.within(id)
            if within:
                made = self.along(id, self.tally(within))
            elif self.rules.parts[id] and not self.rules.chooses(id):
                made = self.added(id)
            else:
                made = self.over_occasions(id)
            self.tallies[id] = made
        return self.tallies[id]

    def added(self, id):
        parts = [self.tally(part) for part in self.rules.parts[id]]
        weighs = self.rules.criteria[id]["factor"] != 0
        missing = sum(one.missing for one in parts) if weighs else 0
        lost = weighs and any(one.lost for one in parts)
        pending = any(one.pending for one in parts)
        states = [one.state for one in parts]
        state = together([ABSENT] if lost and not set(states) & set(HIDDEN) else states, pending)
        shown = any(one.known for one in parts) and NOT_PUBLISHED not in states and not lost
        points = self.rules.weighed(id, sum(one.points for one in parts))
        return SimpleNamespace(points=points, known=shown, state=state, pending=pending, missing=missing, lost=lost, all=[], counted=[])

    def over_occasions(self, id):
        rules, every = self.rules, self.each(id)
        over = rules.over(id)
        method = over["method"]
        known = [one for one in every if is_known(one)]
        lower = rules.lower_occasions(id)
        pending = any(one.fig.pending for one in every)
        states = [one.fig.state for one in every]
        hidden = together(states, pending) in HIDDEN

        def best(n, some):
            ordered = best_first([(one.points, one.fig.occasion.number, one) for one in some], lower)
            return [one for _, _, one in ordered[:max(0, n)]]

        n = len(known) if over["n"] is None else over["n"]
        windows = [(w["n"], [one for one in every if w["from"] <= one.fig.occasion.number <= w["to"]]) for w in over["windows"]]
        counted = [] if hidden or not known else choose(
            "over occasions", method, SUM=lambda: known, MEAN=lambda: known, LAST=lambda: known[-1:],
            MAX=lambda: [max(known, key=lambda one: (((one.points is not None) != lower), one.points or 0))],
            BEST_N=lambda: [one for n, some in windows or [(n, every)] for one in best(n, [k for k in some if is_known(k)])])()
        missing, lost = self.missing(id, every, counted, windows or [(len(every) if over["n"] is None else over["n"], every)])
        return self.made(id, id, known, counted, hidden, len(known), states, pending, missing, lost)

    def along(self, id, chosen):
        """A part of a parent that chose the occasions; all count where that could choose none."""
        every = self.each(id)
        known = [one for one in every if is_known(one)]
        pending = any(one.fig.pending for one in every)
        states = [one.fig.state for one in every]
        hidden = together(states, pending) in HIDDEN
        counted, of = list(known), len(known)
        if chosen.state not in HIDDEN:
            counted = [one for c in chosen.counted for one in known if one.fig.occasion.number == c.fig.occasion.number]
            of = sum(1 for one in chosen.all if is_known(one))
        lost = any(one.points is None for one in counted)
        return self.made(id, self.rules.within(id), known, [] if hidden else counted, hidden, of, states, pending, 0, lost)

    def made(self, id, chooser, known, counted, hidden, of, states, pending, missing, lost):
        state = together([ABSENT] if lost and not hidden else states, pending)
        points, shown = Fraction(0), not (hidden or not known or lost)
        if shown:
            over = self.rules.over(chooser)
            points = sum((one.points for one in counted), Fraction(0))
            if over["method"] == "MEAN":
                points = rounded(points / of, 6 if over["digits"] is None else over["digits"])
            points = points if self.rules.within(id) else self.rules.weighed(id, points)
        every = self.each(id)
        return SimpleNamespace(points=points, known=shown, state=state, pending=pending, missing=missing, lost=lost, all=every, counted=counted)

    def missing(self, id, every, counted, places):
        """§7.6: how many figures that would count are missing, in halves, and whether one is for good."""
        if not self.rules.gains(id):
            return 0, False
        drops = self.rules.over(id)["method"] == "BEST_N"
        weighing = [one for one in every if one.fig.occasion.multiplier != 0]
        open_ = [one for one in weighing if not is_known(one)]
        halves = sum(1 for one in weighing if is_known(one) and one.fig.pending and (not drops or any(one is c for c in counted)))
        if drops:
            for n, some in places:
                taken = sum(1 for one in some if is_known(one))
                halves += 2 * min(sum(1 for one in open_ if any(one is s for s in some)), max(0, n - taken))
        else:
            halves += 2 * len(open_)
        gone = sum(1 for one in counted if one.points is None)
        return halves + 2 * gone, gone > 0

    # §7.5: the total, §6.7: gates

    def result(self):
        rules, entry = self.rules, self.sheet.entry
        tops = [self.tally(id) for id, c in rules.criteria.items() if rules.is_top(c)]
        made = SimpleNamespace(id=self.sheet.id, entry=entry, total=None)
        made.published = all(one.state != NOT_PUBLISHED for one in tops)
        made.pending = any(one.pending for one in tops)
        made.missing = sum(one.missing for one in tops)
        known = any(one.known for one in tops) or made.missing == 0
        if made.published and known and not any(one.lost for one in tops):
            made.total = sum((one.points for one in tops), Fraction(0)) + sum(value for _, value in entry.adjustments.values())
        made.failed = any(self.verdict(c) == "FAILED" for c in rules.set["criteria"] if c["kind"] == "GATE")
        made.out = entry.status in ("WITHDRAWN", "DISQUALIFIED")
        made.keys = [self.tie_key(tie) for tie in rules.set["tieBreaks"]]
        return made

    def verdict(self, c):
        gate = c["gate"]
        if gate is None or choose("gate", gate["method"], RULED=True, COMPUTED=False):
            return self.sheet.entry.rulings.get(c["id"], PENDING)
        limit = gate["threshold"]
        if gate["reference"] is not None:
            limit = gate["reference"]["value"] * (1 if limit is None else limit)
        if limit is None or gate["criterion"] not in self.rules.criteria:
            return PENDING
        tally, few = self.tally(gate["criterion"]), choose("gate", gate["comparison"], AT_MOST=True, AT_LEAST=False)
        value = tally.points if tally.known else None
        if tally.state == ABSENT and self.rules.by >= 3:
            if value is None or few != self.rules.lower_points(gate["criterion"]):
                return "FAILED" if self.rules.stage.closed else PENDING
        if tally.state not in (OK, ABSENT) or value is None:
            return PENDING
        return "PASSED" if (value <= limit if few else value >= limit) else "FAILED"

    # §8.1: tie-breaks; the lesser key is the better one

    def tie_key(self, tie):
        id, rules, method = tie["criterion"], self.rules, tie["method"]
        choose("tie-break", method, CRITERION=1, COUNTBACK=1, EARLIEST=1, DECISION=1, LAST_OCCASION=1, BEST_SINGLE=1, REACHED_FIRST=1)
        if method == "EARLIEST":
            return self.sheet.entry.applied_at
        if method == "REACHED_FIRST":
            return self.reached()
        if method == "DECISION":
            return None
        if id not in rules.criteria:
            return ()
        tally = self.tally(id)
        if method == "CRITERION":
            points = tally.points if rules.lower_points(id) else -tally.points
            return (0, tally.missing, points) if tally.known else (1,)
        occasions = tally.counted if tie.get("over") == "COUNTED" else tally.all
        depth = tie["depth"]
        if method == "LAST_OCCASION":
            lower = rules.lower_points(id) if rules.within(id) else rules.lower_occasions(id)
            some = [one for one in occasions if one.score is not None and one.points is not None and one.fig.occasion.multiplier]
            return [(-one.fig.occasion.number, one.points if lower else -one.points) for one in reversed(some)] + [(1,)]
        if method == "COUNTBACK" and choose("countback by", tie.get("by") or "PLACE", PLACE=True, SCORE=False):
            ranks = rules.places_are_ranks(id)
            places = [rules.rank(id, one.fig.occasion.number, f) if ranks else position(f) for one in occasions for f in figures_of(one)]
            return sorted(p for p in places if 0 < p and (depth is None or p <= depth)) + [float("inf")]
        sign = 1 if rules.lower_figures(id) else -1
        scores = sorted(sign * one.score for one in occasions if one.score is not None)
        return [(0, one) for one in scores[:depth]] + [(1,)]

    def reached(self):
        """REACHED_FIRST: the latest of the entry's own records that its total is made of."""
        entry, rules = self.sheet.entry, self.rules
        latest = max([entry.admitted] + [sequence for sequence, value in entry.adjustments.values() if value != 0])
        open_ = [id for id, c in rules.criteria.items() if rules.is_top(c)]
        while open_:
            id = open_.pop()
            if rules.criteria[id]["factor"] != 0:
                open_ += rules.parts[id]
                if not rules.parts[id]:
                    latest = max(latest, self.reached_in(id))
        return latest

    def reached_in(self, id):
        rules, tally = self.rules, self.tally(id)
        counted = {one.fig.occasion.number for one in tally.counted}
        dropped = {one.fig.occasion.number for one in tally.all if is_known(one)} - counted
        nothing = {one.fig.occasion.number for one in tally.all if one.points == 0}
        if rules.absent(id) is not None or rules.over(rules.within(id) or id)["method"] == "MEAN":
            nothing = set()
        idle = {one.fig.occasion.number: one.idle for one in tally.all}
        if rules.teams:
            scored = rules.members is not None and id in rules.members.criteria and not rules.members.parts[id]
            some = [(member.id, rules.members, member) for member in self.sheet.members
                    if scored and any(not cell.score.voided for cell in member.scores.get(id, ()))]
        else:
            some = [(None, rules, self.sheet)]
        latest = -1
        for member, of, sheet in some:
            for fig in figures(of, sheet, id):
                at = fig.occasion.number
                for cell, use in fig.uses:
                    if at in dropped or (cell.line if member is None else member) in idle.get(at, ()):
                        continue
                    corrected = cell.score.latest != cell.score.recorded
                    if use == "VOIDED" or use == "COUNTS" and (corrected or at not in nothing) or use == ABSENT and corrected:
                        latest = max(latest, cell.score.latest)
        return latest


def is_known(one):
    return one.points is not None or one.fig.state == ABSENT


def figures_of(one):
    return one.several or ([one.fig.figure] if one.fig.figure is not None else [])


# ---------------------------------------------------------------- the table (§8)


def compare(rules, one, other, keys, decided):
    if (one.total is None) != (other.total is None):
        return -1 if other.total is None else 1
    if one.missing != other.missing:
        return -1 if one.missing < other.missing else 1
    if one.total != other.total:
        return -1 if (one.total < other.total) == rules.lower_totals else 1
    for at in range(keys):
        a, b = one.keys[at], other.keys[at]
        if rules.set["tieBreaks"][at]["method"] == "DECISION":
            a, b = decided.get(one.id, 0), decided.get(other.id, 0)
        if a != b:
            return -1 if a < b else 1
    return 0


def places(rules, pool):
    """For each participant how many are better, and how many are better or as good."""
    methods = [tie["method"] for tie in rules.set["tieBreaks"]]
    decided = {}

    def groups(keys):
        by = cmp_to_key(lambda one, other: compare(rules, one, other, keys, decided))
        ordered, made = sorted(sorted(pool, key=lambda one: one.id), key=by), []
        for one in ordered:
            if made and compare(rules, made[-1][0], one, keys, decided) == 0:
                made[-1].append(one)
            else:
                made.append([one])
        return made

    if "DECISION" in methods:
        for tied in groups(methods.index("DECISION")):
            names = {one.id for one in tied}
            order = next((o for o in reversed(rules.stage.ties) if names <= set(o)), None)
            if len(tied) > 1 and order:
                decided |= {name: order.index(name) for name in names}
    found, before = {}, 0
    for tied in groups(len(methods)):
        for one in tied:
            found[one.id] = (before, before + len(tied))
        before += len(tied)
    return found


def cut(rules, result, section, place, pool_size, hidden):
    rule = next((one for one in rules.set["cutRules"] if one["stage"] == rules.id), None)
    if rule is None or section == "out" or not result.published or place is None:
        return ""
    kind, count = rule["kind"], rule["count"]
    choose("cut", kind, TOP_N=1, BOTTOM_K=1, THRESHOLD=1)
    if kind == "THRESHOLD":
        if rule["threshold"] is None:
            return ""
        if result.total is None or result.missing:
            return "out"
        lower = rules.lower_totals
        return "in" if (result.total <= rule["threshold"] if lower else result.total >= rule["threshold"]) else "out"
    if hidden or count is None:
        return ""
    staying = count if kind == "TOP_N" else max(0, pool_size - count)
    before, through = place
    return "in" if through <= staying else "out" if before >= staying else "tie"


def table(record, competition, stage, sequence):
    """The text ledger-table/1 of a stage after the record's last event, and whether a score is pending in it."""
    version = record.governing(stage, record.time)
    if version is None:
        return None, False
    rules = Rules(record, stage, version)
    results = [Scoring(rules, sheet).result() for sheet in rules.sheets.values()]
    section = {
        one.id: "out" if one.out else "ineligible" if one.failed else "ranked" if one.published else "not-published"
        for one in results
    }
    ranked = [one for one in results if section[one.id] == "ranked"]
    everyone = [one for one in results if not one.out and one.published]
    hidden = any(section[one.id] == "not-published" for one in results)
    any_hidden = any(not one.out and not one.published for one in results)
    ranks, ignoring = places(rules, ranked), places(rules, everyone)
    rule = next((one for one in rules.set["cutRules"] if one["stage"] == stage), None)
    before_cut = rule is None or choose("gates", rule["gates"], BEFORE_CUT=True, AFTER_CUT=False)
    rows = []
    for one in results:
        place = ranks.get(one.id)
        pool = (place, len(ranked), hidden) if before_cut else (ignoring.get(one.id), len(everyone), any_hidden)
        rank = place[0] + 1 if place and not hidden else None
        fields = (section[one.id], "" if rank is None else str(rank), one.id, "" if one.total is None else plain(one.total),
                  cut(rules, one, section[one.id], *pool))
        order = ("ranked", "ineligible", "not-published", "out").index(section[one.id])
        rows.append((order, rank or float("inf"), one.id, "\t".join(fields)))
    lines = [f"ledger-table/1\t{competition}\t{stage}\t{version}\t{sequence}"] + [row[3] for row in sorted(rows)]
    return "".join(line + "\n" for line in lines), any(one.pending and not one.out for one in results)


# ---------------------------------------------------------------- the record: what events leave behind


def known(of, key, what):
    if key not in of:
        raise Wrong(f"it names the {what} {key}, which is not known")
    return of[key]


class Record:
    """What the events so far leave behind, as far as tables need it."""

    def __init__(self):
        self.kind, self.time, self.sequence = None, None, -1
        self.stages, self.criteria, self.member_of, self.applied = {}, {}, {}, {}

    def fold(self, event):
        said, payload = event["said"], event["said"]["payload"]
        kind = payload["_type"]
        if (self.kind is None) != (kind == "CompetitionAnnounced"):
            raise Wrong("CompetitionAnnounced is the first event of a log, and no other is")
        if self.kind is None:
            self.kind = payload["record"]
        self.sequence, self.version = event["sequence"], event["ledgerVersion"]
        if self.kind == "LIVE":  # §2.2
            self.time = event["recordedAt"]
        else:
            occurred = said["occurredAt"]["latest"] if said["occurredAt"] else None
            before = event["recordedAt"] if self.time is None else self.time
            self.time = before if occurred is None else occurred if self.time is None else max(self.time, occurred)
        getattr(self, "on_" + kind, lambda it: None)(payload)

    def governing(self, stage, time):
        """§2.4"""
        return max((v for v, one in self.criteria.items() if stage in one.set["stages"] and one.starts <= time), default=None)

    def stage(self, it, field="stage"):
        return known(self.stages, it[field], "stage")

    def entry(self, it):
        return known(self.stage(it).entries, it["participant"], "entry")

    # The rules

    def on_CriteriaPublished(self, it):
        self.new_version(it["criteria"])

    on_CriteriaAmended = on_CriteriaPublished

    def on_CriterionSpecified(self, it):
        base = known(self.criteria, it["base"], "version").set
        criteria = [it["criterion"] if c["id"] == it["criterion"]["id"] else c for c in base["criteria"]]
        self.new_version(base | {"version": it["version"], "criteria": criteria, "effectiveFrom": it["effectiveFrom"]})

    def new_version(self, rules):
        starts = max(self.time, rules["effectiveFrom"]["earliest"]) if rules["effectiveFrom"] else self.time
        by = self.version if self.version >= 3 else 2  # §2.7
        self.criteria[rules["version"]] = SimpleNamespace(set=rules, starts=starts, scored_by=by)

    # Stages

    def on_StageScheduled(self, it):
        self.stages[it["stage"]] = SimpleNamespace(
            closed=False, occasions={}, panels={}, evaluators={}, entries={}, scores={}, recusals={}, counting={}, ties=[])

    def on_StageClosed(self, it):
        self.stage(it).closed = True

    def on_OccasionScheduled(self, it):
        multiplier = Fraction(1) if it["multiplier"] is None else it["multiplier"]
        self.stage(it).occasions[it["occasion"]] = Occasion(it["occasion"], multiplier)

    def on_OccasionClosed(self, it):
        occasion = self.stage(it).occasions.setdefault(it["occasion"], Occasion(it["occasion"]))
        occasion.closed = True
        occasion.multiplier = occasion.multiplier if it["multiplier"] is None else it["multiplier"]

    # Taking part

    def on_ParticipantRegistered(self, it):
        if it.get("memberOf") is not None:
            self.member_of[it["participant"]] = it["memberOf"]

    on_ParticipantChanged = on_ParticipantRegistered

    def on_ApplicationSubmitted(self, it):
        self.applied[it["call"], it["participant"]] = self.time

    def on_EntryAdmitted(self, it):
        self.new_entry(it["stage"], it["participant"], self.applied.get((it["call"], it["participant"]), self.time))

    def new_entry(self, stage, participant, applied_at):
        known(self.stages, stage, "stage").entries[participant] = SimpleNamespace(
            status="IN", admitted=self.sequence, applied_at=applied_at, rulings={}, adjustments={})

    def on_EntryAdvanced(self, it):
        self.entry(it).status = "ADVANCED"
        self.new_entry(it["nextStage"], it["participant"], self.entry(it).applied_at)

    def on_EntryWithdrawn(self, it):
        self.entry(it).status = "WITHDRAWN"

    def on_EntryDisqualified(self, it):
        self.entry(it).status = "DISQUALIFIED"

    def on_EntryEliminated(self, it):
        self.entry(it).status = "ELIMINATED"

    def on_EntryReinstated(self, it):
        self.entry(it).status = "IN"

    # Evaluation

    def on_PanelAnnounced(self, it):
        self.stage(it).panels[it["panel"]] = it["criteria"]

    def evaluator(self, it):
        return self.stage(it).evaluators.setdefault(it["evaluator"], SimpleNamespace(panels=[], recused=False))

    def on_EvaluatorAppointed(self, it):
        self.evaluator(it).panels.append(it["panel"])

    def on_EvaluatorRecused(self, it):
        if it["participant"] is None:
            self.evaluator(it).recused = True
        else:
            self.stage(it).recusals.setdefault(it["participant"], set()).add(it["evaluator"])

    def scores(self, it):
        key = (it["criterion"], it["occasion"], it["evaluator"] or "", it.get("resultLine") or "")
        return self.stage(it).scores.setdefault(it["participant"], {}), key

    def new_score(self, it, recorded, team):
        scores, key = self.scores(it)
        scores[key] = SimpleNamespace(recorded=recorded, latest=self.sequence, state=it["state"], value=it["value"], voided=False,
                                      shared_by=it.get("sharedBy"), team=team)
        if team is not None:
            self.stage(it).counting.setdefault(team, set()).add(it["participant"])

    def on_ScoreRecorded(self, it):
        self.new_score(it, self.sequence, it.get("team") or self.member_of.get(it["participant"]))

    def on_ScoreCorrected(self, it):
        scores, key = self.scores(it)
        before = known(scores, key, "score")
        self.new_score(it, before.recorded, it.get("team") or before.team)

    def on_ScoreVoided(self, it):
        scores, key = self.scores(it)
        score = known(scores, key, "score")
        score.voided, score.latest = True, self.sequence

    def on_ScoreSealed(self, it):
        self.new_score({**it, "state": "SEALED", "value": None}, self.sequence, self.member_of.get(it["participant"]))

    def on_ScoreRevealed(self, it):
        scores, key = self.scores(it)
        before = known(scores, key, "score")
        state = "ABSENT" if it["value"] is None else "NUMBER"
        self.new_score({**it, "state": state}, before.recorded, before.team)

    def on_GateRuled(self, it):
        self.entry(it).rulings[it["criterion"]] = it["verdict"]

    def on_AdjustmentApplied(self, it):
        self.entry(it).adjustments[it["adjustment"]] = (self.sequence, it["value"])

    def on_TieResolved(self, it):
        self.stage(it).ties.append(it["order"])

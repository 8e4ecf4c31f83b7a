"""Answers questions about coarse cases with CP-SAT: python answer.py, a question as a line of JSON on standard input, an answer as a line on standard output.

A question is what question.ts writes. Every task is a table of its ways to stand; the rules between tasks are disjunctions, cumulatives and counts.
Effort is counted in CP-SAT's deterministic time, so that an answer does not depend on the machine. Needs the package ortools, in a virtual environment outside the repository.
"""

import json
import sys

from ortools.sat.python import cp_model


class Asked:
    """The model of one question."""

    def __init__(self, question):
        self.question = question
        self.model = cp_model.CpModel()
        self.kept = [self.model.new_bool_var("") for _ in question["orders"]]
        self.present = [1 if entry["order"] is None else self.kept[entry["order"]] for entry in question["entries"]]
        self.columns = [self.lay(entry) for entry in question["entries"]]
        self.opens = list(self.present)
        self.joins = {}
        self.literals = {}
        self.runs = {}
        self.costs = []
        self.link()
        self.share()
        self.keep_apart()
        for chain in self.question["chains"]:
            self.follow(chain)
        self.seat()
        self.deliver()
        self.staff()
        self.house()
        self.wish()

    def lay(self, entry):
        """A variable for each column that is not the same in every row."""
        rows = entry["rows"]
        if not rows:
            self.model.add(self.kept[entry["order"]] == 0)
            return None
        columns = {}
        varying = []
        for i, name in enumerate(entry["columns"]):
            values = sorted({row[i] for row in rows})
            if len(values) == 1:
                columns[name] = values[0]
            else:
                columns[name] = self.model.new_int_var_from_domain(cp_model.Domain.from_values(values), "")
                varying.append(i)
        if varying:
            tuples = sorted({tuple(row[i] for i in varying) for row in rows})
            self.model.add_allowed_assignments([columns[entry["columns"][i]] for i in varying], tuples)
        return columns

    def both(self, a, b):
        """The literals among two that may be known to hold."""
        return [literal for literal in (a, b) if not isinstance(literal, int)]

    def given(self, *entries):
        return self.both(*(self.present[e] for e in entries)) if len(entries) == 2 else self.both(self.present[entries[0]], 1)

    def is_at(self, entry, column, value):
        """A literal that says whether a column has a value: 0 or 1 where that is known."""
        cell = self.columns[entry][column]
        if isinstance(cell, int):
            return 1 if cell == value else 0
        key = (entry, column, value)
        if key not in self.literals:
            literal = self.model.new_bool_var("")
            self.model.add(cell == value).only_enforce_if(literal)
            self.model.add(cell != value).only_enforce_if(~literal)
            self.literals[key] = literal
        return self.literals[key]

    def usable(self, *entries):
        return all(self.columns[e] is not None for e in entries)

    def link(self):
        for link in self.question["links"]:
            a, b = link["from"], link["to"]
            if not self.usable(a, b):
                continue
            end, start = self.columns[a]["end"], self.columns[b]["start"]
            given = self.given(a, b)
            self.hold(start - end >= link["minLag"], given)
            if link["maxLag"] is not None:
                self.hold(start - end <= link["maxLag"], given)

    def hold(self, constraint, given):
        """Adds what may already be true or false."""
        if isinstance(constraint, bool):
            if not constraint:
                self.model.add_bool_or([~literal for literal in given]) if given else self.model.add_bool_or([])
            return
        added = self.model.add(constraint)
        if given:
            added.only_enforce_if(given)

    def share(self):
        for group in self.question["sharing"]:
            entries = [e for e in group["entries"] if self.usable(e)]
            joining = {e: [] for e in entries}
            for k, e in enumerate(entries):
                self.opens[e] = self.model.new_bool_var("")
                mine = [self.opens[e]]
                for other in entries[:k] if group["capacity"] > 1 else []:
                    join = self.model.new_bool_var("")
                    for column in group["equal"]:
                        self.hold(self.columns[e][column] == self.columns[other][column], [join])
                    mine.append(join)
                    joining[other].append(join)
                    self.joins[(e, other)] = join
                self.model.add(sum(mine) == self.present[e])
            for e in entries:
                if joining[e]:
                    self.model.add(sum(joining[e]) <= (group["capacity"] - 1) * self.opens[e])
            if group["costs"]:
                self.costs += [group["capacity"] * self.opens[e] - self.present[e] for e in entries]

    def keep_apart(self):
        for pair in self.question["apart"]:
            a, b, column = pair["a"], pair["b"], pair["at"]
            if not self.usable(a, b):
                continue
            met = []
            for value in self.common(a, b, column):
                at = [self.is_at(a, column, value), self.is_at(b, column, value)]
                if not any(isinstance(literal, int) and literal == 0 for literal in at):
                    met.append(self.both(*at))
            if not met:
                continue
            first, second = self.model.new_bool_var(""), self.model.new_bool_var("")
            self.hold(self.columns[a][pair["afterA"]] <= self.columns[b]["start"], [first])
            self.hold(self.columns[b][pair["afterB"]] <= self.columns[a]["start"], [second])
            busy = self.both(self.opens[a], self.opens[b])
            for at in met:
                self.model.add_bool_or([first, second] + [~literal for literal in at + busy])

    def common(self, a, b, column):
        values = []
        for e in (a, b):
            entry = self.question["entries"][e]
            i = entry["columns"].index(column)
            values.append({row[i] for row in entry["rows"]})
        return sorted(v for v in values[0] & values[1] if v >= 0)

    def follow(self, chain):
        """What follows directly on what on a piece: changeovers, and counts of lots and work since the last deep clean."""
        nodes = [(k, e) for k, e in enumerate(chain["entries"]) if self.usable(e)]
        counts = {k: self.count(chain, e) for k, e in nodes}
        arcs = [(0, 0, self.model.new_bool_var(""))]
        for k, e in nodes:
            away = self.model.new_bool_var("")
            on = self.both(self.is_at(e, "piece", chain["piece"]), self.opens[e])
            self.model.add_bool_or([~literal for literal in on] + [~away])
            for literal in on:
                self.model.add_bool_or([literal, away])
            arcs += [(k + 1, k + 1, away), (0, k + 1, self.model.new_bool_var("")), (k + 1, 0, self.model.new_bool_var(""))]
            for j, before in nodes:
                if j != k:
                    arc = self.model.new_bool_var("")
                    arcs.append((j + 1, k + 1, arc))
                    self.succeed(before, e, chain["after"][j][k], counts[j], counts[k], arc)
        self.model.add_circuit(arcs)

    def count(self, chain, e):
        """Lots and work since the last clean, this entry included; what has started may be beyond the limits."""
        entry, columns = self.question["entries"][e], self.columns[e]
        cleaned = self.model.new_bool_var("")
        counts = [cleaned]
        for most, least in ((chain["mostLots"], 1), (chain["mostWork"], columns["end"] - columns["start"])):
            if most is None:
                counts.append(None)
                continue
            count = self.model.new_int_var(0, 2**20 if entry["order"] is None else most, "")
            self.hold(count >= least, self.both(self.is_at(e, "piece", chain["piece"]), self.opens[e]))
            counts.append((count, least))
        return counts

    def succeed(self, before, e, after, counted, counts, arc):
        a, b = self.columns[before], self.columns[e]
        entries = self.question["entries"]
        if entries[before]["order"] is not None or entries[e]["order"] is not None:
            self.hold(a[after] <= b["start"], [arc])
        self.hold(a["cleaned"] <= b["start"], [arc, counts[0]])
        for earlier, later in zip(counted[1:], counts[1:]):
            if later is not None:
                self.hold(later[0] >= earlier[0] + later[1], [arc, ~counts[0]])

    def seat(self):
        for seats in self.question["seats"]:
            begun = []
            for e in seats["entries"]:
                if not self.usable(e):
                    continue
                at = self.is_at(e, "start", seats["tick"])
                who = self.opens[e] if seats["runs"] else self.present[e]
                if isinstance(at, int) and at == 0:
                    continue
                begins = self.model.new_bool_var("")
                self.model.add_bool_or([begins] + [~literal for literal in self.both(at, who)])
                begun.append(begins)
            if len(begun) > seats["most"]:
                self.hold(sum(begun) <= seats["most"], [])

    def deliver(self):
        for delivery in self.question["deliveries"]:
            taken = []
            for taker in delivery["takers"]:
                e = taker["entry"]
                if not self.usable(e):
                    continue
                start = self.columns[e]["start"]
                early, late, inside = (self.model.new_bool_var("") for _ in range(3))
                self.hold(start < delivery["from"], [early])
                self.hold(start >= delivery["to"], [late])
                self.model.add_bool_or([early, late, inside] + [~literal for literal in self.given(e)])
                taken.append(taker["quantity"] * inside)
            self.hold(sum(taken) <= delivery["most"], [])

    def staff(self):
        for crew, stretches in self.question["crews"].items():
            most = max(heads for _, _, heads in stretches)
            intervals, demands = [], []
            for start, end, heads in stretches:
                if heads < most:
                    intervals.append(self.model.new_fixed_size_interval_var(start, end - start, ""))
                    demands.append(most - heads)
            for e, entry in enumerate(self.question["entries"]):
                if entry["order"] is None or not self.usable(e):
                    continue
                for use in entry["uses"]:
                    if use["crew"] == crew:
                        intervals.append(self.interval(self.columns[e][use["from"]], self.columns[e][use["to"]], self.opens[e]))
                        demands.append(use["heads"])
            if intervals:
                self.model.add_cumulative(intervals, demands, most)

    def interval(self, start, end, present):
        if isinstance(start, int) and isinstance(end, int):
            size = end - start
        else:
            size = self.model.new_int_var(0, 2**20, "")
        if isinstance(present, int):
            return self.model.new_interval_var(start, size, end, "")
        return self.model.new_optional_interval_var(start, size, end, present, "")

    def house(self):
        now = self.question["now"]
        for pool in self.question["pools"]:
            stays = [self.interval(self.since(self.columns[e]["start"], now), self.columns[e]["end"], self.present[e]) for e in pool["entries"] if self.usable(e) and self.lasts(e, now)]
            self.model.add_cumulative(stays, [1] * len(stays), pool["places"])
        for storage in self.question["storages"]:
            stays = [
                self.interval(self.since(self.columns[s["from"]]["end"], now), self.columns[s["to"]]["start"], self.together(s["from"], s["to"]))
                for s in storage["stays"]
                if self.usable(s["from"], s["to"]) and not isinstance(self.columns[s["to"]]["start"], int)
            ]
            self.model.add_cumulative(stays, [1] * len(stays), storage["places"])

    def since(self, tick, now):
        return max(now, tick) if isinstance(tick, int) else tick

    def lasts(self, e, now):
        end = self.columns[e]["end"]
        return not isinstance(end, int) or end > now

    def together(self, a, b):
        """Two tasks of one order: both are there, or neither undecided one is."""
        return self.present[b] if isinstance(self.present[a], int) else self.present[a]

    def wish(self):
        wish, orders = self.question["wish"], self.question["orders"]
        left_out = sum(order["weight"] * (1 - kept) for order, kept in zip(orders, self.kept))
        if wish["kind"] == "less left out":
            self.hold(left_out < wish["than"], [])
            return
        if wish["kind"] == "below":
            self.hold(left_out == 0, [])
            self.hold(self.total("turnaround") < wish["turnaround"], [])
            return
        levels = [left_out] + [sum(term["weight"] * self.total(term["level"]) for term in terms) for terms in self.question["ranks"]]
        improved = []
        for i, level in enumerate(levels):
            better = self.model.new_bool_var("")
            self.hold(level <= wish["than"][i] - 1, [better])
            for before, than in zip(levels[:i], wish["than"]):
                self.hold(before <= than, [better])
            improved.append(better)
        self.model.add_bool_or(improved)

    def total(self, name):
        """At least the value of a level: the sum of its column over what stands (the largest value for the makespan), or empty places."""
        if name == "cost":
            return sum(self.costs)
        terms = []
        last = self.model.new_int_var(0, 2**30, "")
        for e, entry in enumerate(self.question["entries"]):
            if not self.usable(e):
                continue
            value = self.columns[e][name]
            owner = entry["owner"]
            if owner is None or (isinstance(value, int) and value == 0):
                continue
            if name == "makespan":
                self.hold(last >= value, [self.kept[owner]])
                continue
            i = entry["columns"].index(name)
            part = self.model.new_int_var(0, max(row[i] for row in entry["rows"]), "")
            self.hold(part >= value, [self.kept[owner]])
            terms.append(part)
        return last if name == "makespan" else sum(terms)


def answer(question, effort):
    asked = Asked(question)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(asked.model)
    if status == cp_model.INFEASIBLE:
        return {"answer": "none"}
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"answer": "open", "why": solver.status_name(status)}
    return {"answer": "found", "kept": [solver.value(kept) for kept in asked.kept], "rows": [row_of(asked, solver, e) for e in range(len(question["entries"]))],
            "joins": [[e, other] for (e, other), join in asked.joins.items() if solver.value(join)]}


def row_of(asked, solver, e):
    """Which way an entry stands."""
    columns, entry = asked.columns[e], asked.question["entries"][e]
    if columns is None:
        return None
    cells = [cell if isinstance(cell, int) else solver.value(cell) for cell in (columns[name] for name in entry["columns"])]
    return entry["rows"].index(cells)


def main():
    effort = float(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line), effort)), flush=True)


main()

"""Tables from which no small number can be told: small cells are hidden, and others so that totals give none back.

A table with its totals is a circulation: every cell leads from its row to its column, every column's total to the total
row, from there the grand total to the total column, and thence every row's total to its row; what flows in flows out.
What an attacker who knows the published numbers can still imagine is another circulation through the hidden arcs. So
a small cell is safe when along hidden arcs as much can flow past it as makes it zero, and as much as makes it no longer
small; where it cannot, the cheapest arcs that let it are hidden too. Hiding more never makes a cell less safe, so one
round over the small cells is enough, and totals always leave a way.

What holds for every table that comes out (tests/core/figures/test_suppression.py attacks it):
- no published number is below THRESHOLD, zero included: "nobody" is a statement about everybody;
- each small cell may, for all that is published, be 0, and may be THRESHOLD or more;
- no hidden number, small or not, follows from the published ones, nor does the sum of small cells when that is small;
- small cells and those hidden to protect them look alike.

One table is protected, not several together: publish tables that have nothing but their grand total in common, each
once (docs/adr/0015).
"""

import heapq
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

THRESHOLD = 5
INNER, MARGIN, GRAND = 1_000, 1_000_000, 1_000_000_000  # what hiding costs, beside the number that is lost
ROWS, COLUMNS = ("rows",), ("columns",)


@dataclass
class Arc:
    """A number of the table, from node `tail` to node `head`. `flow` is what an attacker might imagine it to be."""

    tail: Hashable
    head: Hashable
    value: int
    price: int
    hidden: bool = False
    flow: int = 0


@dataclass
class Table:
    """A published table: None where a number is hidden."""

    cells: dict[Any, int | None]
    total: int | None
    rows: dict[Any, int | None] = field(default_factory=dict)
    columns: dict[Any, int | None] = field(default_factory=dict)


def one_way(counts: Mapping[Any, int]) -> Table:
    """`counts` and their sum, protected."""
    cells = {key: Arc("all", "each", count, INNER) for key, count in counts.items()}
    total = Arc("each", "all", sum(counts.values()), GRAND)
    if not cells:
        return Table({}, None)
    protect([*cells.values(), total])
    return Table(published(cells), shown(total))


def two_way(counts: Mapping[tuple, int], rows: Iterable, columns: Iterable) -> Table:
    """`counts` by (row, column), missing ones 0, with the totals of rows and columns and of all, protected."""
    rows, columns = list(rows), list(columns)
    if not rows or not columns:
        return Table({}, None)
    number = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    cells = {(r, c): Arc(("row", r), ("column", c), count, INNER) for (r, c), count in number.items()}
    row_sums = {r: Arc(ROWS, ("row", r), sum(number[r, c] for c in columns), MARGIN) for r in rows}
    column_sums = {c: Arc(("column", c), COLUMNS, sum(number[r, c] for r in rows), MARGIN) for c in columns}
    total = Arc(COLUMNS, ROWS, sum(number.values()), GRAND)
    protect([*cells.values(), *row_sums.values(), *column_sums.values(), total])
    return Table(published(cells), shown(total), published(row_sums), published(column_sums))


def shown(arc: Arc) -> int | None:
    return None if arc.hidden else arc.value


def published(arcs: Mapping[Any, Arc]) -> dict[Any, int | None]:
    return {key: shown(arc) for key, arc in arcs.items()}


def protect(arcs: list[Arc]) -> None:
    """Hide the small arcs, and as few and small others as make them safe."""
    small = [arc for arc in arcs if arc.value < THRESHOLD]
    for arc in small:
        arc.hidden = True
    for arc in sorted(small, key=lambda one: one.value):
        move(arcs, arc, THRESHOLD - arc.value, arc.head, arc.tail)
        move(arcs, arc, arc.value, arc.tail, arc.head)


def move(arcs: list[Arc], past: Arc, amount: int, start: Hashable, end: Hashable) -> None:
    """Hide what is needed for `amount` to flow from `start` to `end` without going over `past`."""
    for arc in arcs:
        arc.flow = arc.value
    while amount > 0:
        way = cheapest(arcs, past, start, end)
        amount -= push(way, amount)


def push(way: list[tuple[Arc, bool]], amount: int) -> int:
    """Let up to `amount` flow along `way`, hiding its arcs; return how much did."""
    amount = min([amount, *(arc.flow for arc, forward in way if not forward)])
    for arc, forward in way:
        arc.hidden = True
        arc.flow += amount if forward else -amount
    return amount


def cheapest(arcs: list[Arc], past: Arc, start: Hashable, end: Hashable) -> list[tuple[Arc, bool]]:
    """The way that hides least, as (arc, whether along it or against it). Dijkstra; a way always exists."""
    steps = residual(arcs, past)
    cost, came = {start: 0}, {}
    waiting, turn = [(0, 0, start)], 0
    while waiting:
        so_far, _, node = heapq.heappop(waiting)
        if so_far > cost[node]:
            continue
        for arc, forward, onward in steps.get(node, ()):
            price = so_far + (0 if arc.hidden else arc.price + arc.value)
            if price < cost.get(onward, inf):
                turn += 1
                cost[onward], came[onward] = price, (node, arc, forward)
                heapq.heappush(waiting, (price, turn, onward))
    way, node = [], end
    while node != start:
        node, arc, forward = came[node]
        way.append((arc, forward))
    return way


def residual(arcs: list[Arc], past: Arc) -> dict[Hashable, list[tuple[Arc, bool, Hashable]]]:
    """Where one can go from each node: along any arc, and against one on which something flows."""
    steps: dict[Hashable, list[tuple[Arc, bool, Hashable]]] = {}
    for arc in arcs:
        if arc is not past:
            steps.setdefault(arc.tail, []).append((arc, True, arc.head))
            if arc.flow > 0:
                steps.setdefault(arc.head, []).append((arc, False, arc.tail))
    return steps

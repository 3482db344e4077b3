"""An attacker with paper, pencil and all the time in the world gets no small number out of a published table.

The attacker here is a linear program of its own, which shares nothing with how the tables are protected: every number
that is hidden is unknown and not negative, every published total is an equation, and for each unknown it finds the
least and the greatest value that fit.
"""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.suppression import THRESHOLD, one_way, two_way

FEW = settings(max_examples=60, deadline=None)
COUNT = st.integers(0, 4) | st.integers(0, 12) | st.integers(5, 60)
ONE = st.dictionaries(st.sampled_from("abcdefgh"), COUNT, min_size=1)
SHAPE = st.tuples(st.integers(1, 4), st.integers(1, 4))
TWO = SHAPE.flatmap(
    lambda shape: st.fixed_dictionaries({(r, c): COUNT for r in range(shape[0]) for c in range(shape[1])})
)


def solve(rows, right, goal):
    """The greatest value of `goal` · x with rows · x = right and x >= 0; inf without a bound. Simplex, Bland's rule.

    The equations of a table are totally unimodular: all stays in whole numbers.
    """
    rows = [[value if limit >= 0 else -value for value in row] for row, limit in zip(rows, right, strict=True)]
    right, width = [abs(limit) for limit in right], len(goal)
    made = [
        [*row, *(int(i == j) for j in range(len(rows))), limit]
        for i, (row, limit) in enumerate(zip(rows, right, strict=True))
    ]
    basis = [width + i for i in range(len(rows))]
    first = [-sum(row[j] for row in made) for j in range(width)] + [0] * len(rows) + [-sum(right)]
    run(made, basis, first, width)
    assert first[-1] == 0, "the published numbers contradict each other"
    for i, column in enumerate(basis):  # artificial variables at zero leave, where another can stand for them
        entering = next((j for j in range(width) if made[i][j] and j not in basis), None)
        if column >= width and entering is not None:
            pivot(made, basis, first, i, entering)
    second = [-value for value in goal] + [0] * (len(rows) + 1)
    for i, column in enumerate(basis):
        if column < width and second[column]:
            second = [a - second[column] * b for a, b in zip(second, made[i], strict=True)]
    return second[-1] if run(made, basis, second, width) else inf


def run(made, basis, costs, width) -> bool:
    """Pivot until nothing gets better; False when it could get better without end."""
    while True:
        entering = next((j for j in range(width) if costs[j] < 0), None)
        if entering is None:
            return True
        leaving = [(row[-1] / row[entering], basis[i], i) for i, row in enumerate(made) if row[entering] > 0]
        if not leaving:
            return False
        pivot(made, basis, costs, min(leaving)[2], entering)


def pivot(made, basis, costs, at, entering):
    sign = made[at][entering]
    assert sign in (1, -1)
    made[at] = [value * sign for value in made[at]]
    for i, row in enumerate(made):
        if i != at and row[entering]:
            made[i] = [a - row[entering] * b for a, b in zip(row, made[at], strict=True)]
    if costs[entering]:
        factor = costs[entering]
        costs[:] = [a - factor * b for a, b in zip(costs, made[at], strict=True)]
    basis[at] = entering


def system(table):
    """What is published, by name, and the equations between all numbers of the table."""
    if not table.rows:
        return {**table.cells, "total": table.total}, [(list(table.cells), "total")]
    known = {**table.cells, "total": table.total}
    known |= {("row", key): value for key, value in table.rows.items()}
    known |= {("column", key): value for key, value in table.columns.items()}
    sums = [([cell for cell in table.cells if cell[0] == row], ("row", row)) for row in table.rows]
    sums += [([cell for cell in table.cells if cell[1] == column], ("column", column)) for column in table.columns]
    sums.append(([("row", row) for row in table.rows], "total"))
    sums.append(([("column", column) for column in table.columns], "total"))
    return known, sums


def attack(table) -> dict:
    """(least, greatest) possible value of every hidden number."""
    known, sums = system(table)
    hidden = [name for name, value in known.items() if value is None]
    rows, right = [], []
    for parts, whole in sums:
        rows.append([(name in parts) - (name == whole) for name in hidden])
        right.append((known[whole] or 0) - sum(known[part] or 0 for part in parts))
    found = {}
    for place, name in enumerate(hidden):
        goal = [int(i == place) for i in range(len(hidden))]
        found[name] = (-solve(rows, right, [-one for one in goal]), solve(rows, right, goal))
    return found


def truth(table, counts) -> dict:
    """The true numbers under the names of `system`."""
    known, sums = system(table)
    values = {name: counts.get(name, 0) for name in table.cells}
    for parts, whole in sums:
        values[whole] = sum(values[part] for part in parts)
    return {name: values[name] for name in known}


def assert_safe(table, counts):
    known, _ = system(table)
    true, bounds = truth(table, counts), attack(table)
    for name, value in known.items():
        if value is not None:
            assert value == true[name] >= THRESHOLD
            continue
        least, greatest = bounds[name]
        assert least <= true[name] <= greatest
        assert least < greatest
        if true[name] < THRESHOLD:
            assert (least, greatest >= THRESHOLD) == (0, True)


@FEW
@given(ONE)
def test_one_way_table_gives_no_small_number(counts):
    assert_safe(one_way(counts), counts)


@FEW
@given(TWO)
def test_two_way_table_gives_no_small_number(counts):
    rows, columns = {row for row, _ in counts}, {column for _, column in counts}

    assert_safe(two_way(counts, rows, columns), counts)


@FEW
@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 2)), st.integers(5, 90), min_size=9, max_size=9))
def test_table_without_small_numbers_is_published_whole(counts):
    table = two_way(counts, range(3), range(3))

    assert table.cells == counts
    assert None not in [*table.rows.values(), *table.columns.values(), table.total]


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ({"a": 20, "b": 3, "c": 9}, {"a": 20, "b": None, "c": None}, 32),  # the smallest other goes with it
        ({"a": 20, "b": 2, "c": 1}, {"a": None, "b": None, "c": None}, 23),  # 2 + 1 = 23 - 20 would be small
        ({"a": 20, "b": 4, "c": 1}, {"a": 20, "b": None, "c": None}, 25),
        ({"a": 3}, {"a": None}, None),
        ({"a": 0, "b": 0}, {"a": None, "b": None}, None),
        ({"a": 7}, {"a": 7}, 7),
        ({}, {}, None),
    ],
)
def test_one_way_examples(counts, cells, total):
    table = one_way(counts)

    assert (table.cells, table.total) == (cells, total)


def test_a_lone_small_cell_takes_a_rectangle_with_it():
    counts = {(r, c): 20 + r + c for r in range(3) for c in range(3)} | {(0, 0): 3}

    table = two_way(counts, range(3), range(3))

    assert {cell for cell, value in table.cells.items() if value is None} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert None not in [*table.rows.values(), *table.columns.values(), table.total]


def test_small_totals_are_hidden_too():
    counts = {("tv", "a"): 2, ("tv", "b"): 1, ("web", "a"): 30, ("web", "b"): 40}

    table = two_way(counts, ["tv", "web"], ["a", "b"])

    assert table.rows["tv"] is None
    assert_safe(table, counts)


def test_the_attacker_of_these_tests_is_able():
    table = one_way({"a": 20, "b": 30})
    table.cells["a"] = None  # hidden alone: the total gives it back

    assert attack(table) == {"a": (20, 20)}


def test_a_large_table_is_protected_in_a_moment():
    counts = {(r, c): (r * 7 + c * 13) % 23 for r in range(40) for c in range(12)}

    table = two_way(counts, range(40), range(12))

    assert all(value is None or value >= THRESHOLD for value in table.cells.values())

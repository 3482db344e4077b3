"""An attacker with paper, pencil and all the time in the world gets no small number out of a published table.

The attacker (tests/core/figures/attacker.py) is a linear program that shares nothing with how the tables are protected.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.figures.suppression import THRESHOLD, one_way, two_way
from tests.core.figures.attacker import assert_safe, attack

FEW = settings(max_examples=60, deadline=None)
COUNT = st.integers(0, 4) | st.integers(0, 12) | st.integers(5, 60)
ONE = st.dictionaries(st.sampled_from("abcdefgh"), COUNT, min_size=1)
SHAPE = st.tuples(st.integers(1, 4), st.integers(1, 4))
TWO = SHAPE.flatmap(
    lambda shape: st.fixed_dictionaries({(r, c): COUNT for r in range(shape[0]) for c in range(shape[1])})
)


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

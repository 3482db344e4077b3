"""An attacker on published tables: a linear program that shares nothing with how the tables are protected.

Every number that is hidden is unknown and not negative, every published total is an equation, and for each unknown the
least and the greatest value that fit are found.
"""

from math import inf

from core.figures.suppression import THRESHOLD


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


def attack(*tables) -> dict:
    """(least, greatest) possible value of every hidden number, from all the tables at once: they share their total."""
    known, sums = {}, []
    for place, table in enumerate(tables):
        own, equations = system(table)
        known |= {place_in(place, name): value for name, value in own.items()}
        sums += [([place_in(place, part) for part in parts], place_in(place, whole)) for parts, whole in equations]
    found = bounds(known, sums)
    return {name[1] if name != "total" and len(tables) == 1 else name: both for name, both in found.items()}


def place_in(place: int, name):
    return name if name == "total" else (place, name)


def bounds(known, sums) -> dict:
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
    true, found = truth(table, counts), attack(table)
    for name, value in known.items():
        if value is not None:
            assert value == true[name] >= THRESHOLD
            continue
        least, greatest = found[name]
        assert least <= true[name] <= greatest
        assert least < greatest
        if true[name] < THRESHOLD:
            assert (least, greatest >= THRESHOLD) == (0, True)

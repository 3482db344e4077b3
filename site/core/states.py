"""What tables of states share: {step: {state before: state after}}; a step that is not in it is not possible."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

State = TypeVar("State", bound=str)
Table = Mapping[str, Mapping[State, State]]


class WrongStep(Exception):
    """The state does not allow this step."""


def after(table: Table, step: str, state: State) -> State:
    """The state that `step` leads to. Raises WrongStep where the table has no such step from `state`."""
    try:
        return table[step][state]
    except KeyError:
        raise WrongStep(f"{step} is not possible in the state {state}") from None


def possible(table: Table, state: State) -> set[str]:
    """The steps that may be taken now."""
    return {step for step, moves in table.items() if state in moves}


def mermaid(table: Table, states: type[Enum], first: str) -> str:
    """The table as a Mermaid diagram; `states` is its enumeration in the order of a life, `first` its beginning."""
    begin = next(iter(states)).value
    lines = [f"    {before} --> {after_}: {', '.join(steps)}" for (before, after_), steps in arrows(table, states)]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {begin}: {first}", *lines]) + "\n"


def arrows(table: Table, states: type[Enum]) -> list[tuple[tuple[str, str], list[str]]]:
    """Pairs of states with the steps that lead from one to the other, in the order of a life."""
    found: dict[tuple[str, str], list[str]] = {}
    for step, moves in table.items():
        for before, after_ in moves.items():
            found.setdefault((before.value, after_.value), []).append(step)
    order = [state.value for state in states]
    return sorted(found.items(), key=lambda item: [order.index(name) for name in item[0]])

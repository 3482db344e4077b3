"""What tables of states share: {step: {state before: state after}}; a step that is not in it is not possible."""

from collections.abc import Mapping
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

"""The table of states as a Mermaid diagram."""

from reporting.cases.states import STEPS, State

FILE = "docs/report-states.md"
HEAD = """# The states of a report

Drawn from `reporting/cases/states.py` by `manage.py state_diagram`; do not edit by hand.

```mermaid
stateDiagram-v2
    [*] --> new: received
"""


def diagram() -> str:
    return (
        HEAD
        + "".join(f"    {before} --> {after}: {', '.join(steps)}\n" for (before, after), steps in arrows())
        + "```\n"
    )


def arrows():
    """Pairs of states with the steps that lead from one to the other, in the order of the life of a report."""
    found: dict[tuple[str, str], list[str]] = {}
    for step, table in STEPS.items():
        for before, after in table.items():
            found.setdefault((before.value, after.value), []).append(step)
    order = [state.value for state in State]
    return sorted(found.items(), key=lambda item: [order.index(name) for name in item[0]])

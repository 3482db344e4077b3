"""Rubrics whose short name and kind are fixed: a vault bears that name, and what is in it was judged by that kind.

The room of vaults, which stands above this one, says which rubrics those are.
"""

from collections.abc import Callable

FIXED = ("slug", "child_abuse")
CHECKS: list[Callable[[str], bool]] = []


class FrozenRubric(Exception):
    """Somebody tried to change what is fixed of a rubric that has a vault, or to make a second one beside it."""


def register(has_vault: Callable[[str], bool]) -> None:
    """`has_vault` says of a rubric's short name whether something is, or was, sealed under it."""
    if has_vault not in CHECKS:
        CHECKS.append(has_vault)


def is_frozen(slug: str) -> bool:
    return any(check(slug) for check in CHECKS)

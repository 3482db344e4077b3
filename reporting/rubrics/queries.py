"""Which rubrics are the gravest."""

from reporting.rubrics import unsorted
from reporting.rubrics.models import Rubric


def about_child_abuse() -> set[str]:
    """The short names of the rubrics about sexual abuse of children."""
    return set(Rubric.objects.filter(child_abuse=True).values_list("slug", flat=True))


def gravest() -> str:
    """The rubric as which a report is treated until somebody has sorted it; empty where there is none.

    Once there are vaults it is pinned: a rubric that is put first in the order later changes nothing.
    """
    return unsorted.pinned() or unsorted.first_about_child_abuse()

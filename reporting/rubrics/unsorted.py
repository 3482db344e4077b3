"""The rubric in whose vault lies what nobody has sorted yet: pinned when the vaults are first set up.

No form edits it. `manage.py vault unsorted` does, which is written into the audit trail and told to all keyholders.
"""

from reporting.rubrics.models import Rubric, UnsortedRubric


def pinned() -> str:
    """The short name of the pinned rubric; empty before the first set-up."""
    return UnsortedRubric.objects.values_list("slug", flat=True).first() or ""


def pin_first() -> None:
    """Pin the gravest rubric, unless one is pinned already."""
    if slug := first_about_child_abuse():
        UnsortedRubric.objects.get_or_create(pk=UnsortedRubric.ONLY, defaults={"slug": slug})


def pin(slug: str) -> None:
    """Pin another rubric from now on. What was sealed before stays where it is."""
    UnsortedRubric.objects.update_or_create(pk=UnsortedRubric.ONLY, defaults={"slug": slug})


def first_about_child_abuse() -> str:
    """The first rubric about sexual abuse of children, in the order of the doors; empty where there is none."""
    found = Rubric.objects.filter(child_abuse=True).order_by("order", "pk").values_list("slug", flat=True)
    return found.first() or ""

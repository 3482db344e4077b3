"""The steps, one question each, and which comes after which."""

from dataclasses import dataclass

from reporting.forms import intake as forms
from reporting.intake.draft import Draft
from reporting.models import Category

MEDIA = ("link", "app", "tv")


@dataclass(frozen=True)
class Step:
    """One page: its form, and the names that the form's fields have in the draft."""

    name: str
    form: type[forms.StepForm]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)


STEPS = {
    step.name: step
    for step in (
        Step("danger", forms.DangerForm),
        Step("help", forms.HelpForm),
        Step("link", forms.LinkForm),
        Step("app", forms.AppForm),
        Step("tv", forms.TelevisionForm),
        Step("rubric", forms.RubricForm),
        Step("category", forms.CategoryForm),
        Step("story", forms.StoryForm),
        Step("who", forms.WhoForm),
        Step("check", forms.CheckForm),
    )
}


def path(draft: Draft, language: str) -> list[str]:
    """The names of the steps that this draft goes through."""
    steps = ["danger", *(["help"] if draft.danger else []), draft.medium, "rubric"]
    if has_categories(draft, language):
        steps.append("category")
    return [*steps, "story", "who", "check"]


def has_categories(draft: Draft, language: str) -> bool:
    rubric = draft.get("rubric")
    return bool(rubric) and Category.objects.offered(language).filter(rubric__slug=rubric).exists()


def neighbour(draft: Draft, language: str, name: str, distance: int) -> str:
    """The step `distance` after (before, when negative) the one called `name`."""
    steps = path(draft, language)
    at = steps.index(name) if name in steps else 0
    return steps[max(0, min(len(steps) - 1, at + distance))]


def is_enough(draft: Draft) -> bool:
    """Can it be sent? The link, the account, or the programme and its time is all that is needed."""
    if draft.medium == "tv":
        return bool(draft.get("programme") and draft.get("when"))
    if draft.medium == "app":
        return bool(draft.get("app") or draft.get("account"))
    return bool(draft.get("links"))

"""The steps of RAPORTO!: which a draft goes through, and their forms."""

from functools import cached_property
from typing import Any

from reporting.attachments.models import accepts_files
from reporting.enums import Door
from reporting.intake import submission
from reporting.intake.draft import Draft
from reporting.intake.forms import steps as forms
from reporting.questions import fields, versions
from reporting.questions.definition import conditions
from reporting.questions.definition.model import Definition, Fact, Kind, Question
from reporting.questions.forms import builder
from reporting.questions.models import FormVersion
from reporting.rubrics.models import Category, Rubric

FORMS = {
    "door": forms.DoorForm,
    "help": forms.HelpForm,
    "picture": forms.PictureForm,
    Door.LINK.value: forms.LinkForm,
    Door.APP.value: forms.AppForm,
    Door.ME.value: forms.MeForm,
    Door.THREAT.value: forms.ThreatForm,
    Door.MEDIA.value: forms.MediaForm,
    "rubric": forms.RubricForm,
    "category": forms.CategoryForm,
    "files": forms.FilesForm,
    "check": forms.CheckForm,
}
PAGE = "q-"  # a page of the rubric's own questions is called by the first of them
# The kind of report that a door most often means. The person can change it.
USUAL: dict[str, str] = {Door.ME: "foto-te-ndara", Door.THREAT: "shantazh", Door.MEDIA: "media"}
SORTED_BY_DOOR = (Door.ME.value,)  # who is in the picture is not asked for a kind of crime; analysts sort anew
NOT_ABOUT_A_CHILD = ("age_band", "live_contact", "still_online")  # facts that a programme has not
FIRST: dict[str, list[str]] = {Door.THREAT: ["help"], Door.ME: ["picture"]}  # right behind these doors


class Wizard:
    """One draft on its way through the steps, in one language: built once for each request.

    What it works out stays until something is put into the draft through it (keep, enter).
    """

    def __init__(self, draft: Draft, language: str) -> None:
        self.draft, self.language = draft, language

    def keep(self, values: dict) -> None:
        """Put what was typed into the draft."""
        if "rubric" in values:
            self.sort(str(values.pop("rubric"))[:50])
            self.draft.values["sorted"] = "yes"
        self.draft.values |= {field: str(value)[:20_000] for field, value in values.items()}
        self.forget("pages", "path")

    def enter(self, door: str) -> None:
        """Go through a door. What it usually means is chosen beforehand, unless the person has chosen already."""
        self.draft.values["door"] = door
        self.draft.values.pop("words", None)
        self.forget("pages", "path")
        if self.draft.get("sorted"):
            return
        usual = Category.objects.offered("sq").filter(slug=USUAL.get(door, ""), rubric__active=True)
        found = usual.select_related("rubric").first()
        self.sort(found.rubric.slug if found else "")
        if found:
            self.draft.values["category"] = found.slug

    def sort(self, rubric: str) -> None:
        """Put it under a rubric. The category and the version of the questions belong to the rubric and go with it."""
        if rubric != self.draft.get("rubric"):
            for name in ("category", "version"):
                self.draft.values.pop(name, None)
            self.forget("rubric", "version", "definition", "pages", "path")
        self.draft.values["rubric"] = rubric

    def forget(self, *names: str) -> None:
        """Work these out anew when they are next asked for."""
        for name in names:
            self.__dict__.pop(name, None)

    @cached_property
    def rubric(self) -> Rubric | None:
        return rubric_of(self.draft) if self.draft.get("rubric") else None

    @cached_property
    def version(self) -> FormVersion | None:
        """The version of the questions that this person began with; it stays theirs when another is published."""
        found = versions.begun(self.draft.get("rubric"), self.draft.get("version"))
        self.draft.values["version"] = str(found.number) if found else ""
        return found

    @cached_property
    def definition(self) -> Definition:
        return versions.definition_of(self.version)

    @cached_property
    def pages(self) -> dict[str, list]:
        """Pages of the rubric's questions, without what the door asks already."""
        return self.asked_here(conditions.pages(self.definition, self.draft.values))

    def asked_here(self, found: dict[str, list[Question]]) -> dict[str, list[Question]]:
        left = {PAGE + name: [q for q in page if asks(self.draft.door, q)] for name, page in found.items()}
        return {name: page for name, page in left.items() if page}

    @cached_property
    def path(self) -> list[str]:
        """The names of the steps that this draft goes through."""
        door = self.draft.door
        first = FIRST.get(door, [])
        sorting = [] if door in SORTED_BY_DOOR else ["rubric", *(["category"] if self.has_categories() else [])]
        files = ["files"] if accepts_files(self.rubric) else []
        steps = ["door", *first, door, *sorting, *self.pages, *files, "check"]
        alarm = self.draft.get("alarm")
        if alarm and "help" not in steps:
            steps.insert(steps.index(alarm) if alarm in steps else 1, "help")
        return [str(step) for step in steps]

    def length(self, name: str) -> tuple[int, int] | None:
        """Which step this is and of how many, without the doors; None while the number is not known, before the person
        has chosen what it is about. What only some answers lead to counts from the beginning: the number stays."""
        if name not in self.path or (self.draft.door not in SORTED_BY_DOOR and not self.draft.get("sorted")):
            return None
        every = list(self.asked_here(conditions.every_page(self.definition)))
        last = [step for step in self.path if step in ("files", "check")]
        before = [step for step in self.path[1:] if not step.startswith(PAGE) and step not in last]
        steps = [*before, *every, *last]
        return (steps.index(name) + 1, len(steps)) if name in steps else None

    def step_of(self, field: str) -> str:
        """The step that asks for a field, where this draft's way has one."""
        own = {name: self.draft.door for name in fields.where(self.draft.door)}
        own |= {question.name: step for step, page in self.pages.items() for question in page}
        own |= {"account": self.draft.door} if self.draft.door == Door.LINK and "account" not in own else {}
        return own.get(field, field if field in self.path else "")

    def has_categories(self) -> bool:
        rubric = self.draft.get("rubric")
        return bool(rubric) and Category.objects.offered(self.language).filter(rubric__slug=rubric).exists()

    def knows(self, name: str) -> bool:
        return name in FORMS or name in self.pages

    def form(self, name: str, *args: Any, **kwargs: Any) -> builder.StepForm:
        kind = FORMS.get(name) or builder.page_form(self.pages[name])
        return kind(*args, draft=self.draft, language=self.language, **kwargs)

    def neighbour(self, name: str, distance: int) -> str:
        """The step `distance` after (before, when negative) the one called `name`."""
        at = self.path.index(name) if name in self.path else 0
        return self.path[max(0, min(len(self.path) - 1, at + distance))]

    def missing(self) -> str:
        """The first step that must still be filled in before it can be sent; empty when it can."""
        if not submission.knows_enough(self.draft.door, self.draft.values):
            return (self.draft.get("words") and self.step_of(fields.STORY.name)) or self.draft.door
        left = {question.name for question in conditions.missing(self.definition, self.draft.values)}
        return next((name for name, page in self.pages.items() if left & {q.name for q in page}), "")


def asks(door: str, question: Question) -> bool:
    """Is a question of the rubric asked behind this door? Where a door decides what it is about it asks for a few
    words and the age alone; a programme has no age and no account; what must be answered is always asked."""
    if question.name in fields.where(door):
        return False
    if question.required:
        return True
    if door in SORTED_BY_DOOR:
        return question.name == fields.STORY.name or question.fact == Fact.AGE_BAND
    return door != Door.MEDIA or not (question.fact in NOT_ABOUT_A_CHILD or question.kind == Kind.ACCOUNT)


def rubric_of(draft: Draft) -> Rubric | None:
    return Rubric.objects.offered("sq").filter(slug=draft.get("rubric")).first()


def category_of(draft: Draft, rubric: Rubric | None) -> Category | None:
    return Category.objects.offered("sq").filter(rubric=rubric, slug=draft.get("category")).first() if rubric else None

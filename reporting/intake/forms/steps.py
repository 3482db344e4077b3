"""The forms of RAPORTO!'s steps."""

from typing import Any

from django.forms import CharField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reporting.enums import Door
from reporting.questions import fields
from reporting.questions.forms.builder import StepForm
from reporting.questions.forms.fields import NO_LINK, LinksField, choice, text, text_box
from reporting.rubrics.models import Category, Rubric

UNSORTED = "-"  # "I do not know" among the rubrics


class DoorForm(StepForm):
    """Each door is a button of its own: nothing to choose first and confirm then."""

    door = choice(_("What is happening?"), Door.choices)


class HelpForm(StepForm):
    """Help first, and one question that decides how soon somebody must look."""

    danger = choice(
        _("Is it happening right now?"),
        [("yes", _("Yes, now")), ("no", _("No, not at this moment"))],
        required=False,
        hint=_("If you say yes, an analyst must look within two hours."),
    )


class PictureForm(StepForm):
    """What one can do about one's own picture; nothing to fill in."""


WHICH_APP, SUCH_AS = _("Which app, game or chat?"), _("For example: the name of the game or the app.")
WHICH_ACCOUNT, AS_SEEN = _("Which account or group?"), _("The name as you see it, if you know it.")
ANY_LINK, OF_PROFILE = _("Do you have a link?"), _("Of the profile or the page, if you can copy it.")


def links(label: str | Promise, hint: str | Promise, *, required: bool = False) -> CharField:
    return text_box(
        label, fields.LINKS.longest, lines=3, hint=hint, required=required, kind=LinksField, inputmode="url"
    )


class LinkForm(StepForm):
    links = links(
        _("Where did you see it?"),
        _("Copy the link from the browser or from “Share”. You can put several, one on each line."),
        required=True,
    )
    links.error_messages["no_link"] = NO_LINK


class OneOfThese(StepForm):
    """A step where one of the fields is enough."""

    sentence = _("Please write one of these: one is enough.")

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(self.cleaned_data.values()):
            self.add_error(next(iter(self.fields)), self.sentence)
        return self.cleaned_data


class AppForm(OneOfThese):
    sentence = _("Please write the app or the account: one of the two is enough.")
    app = text(fields.APP, WHICH_APP, hint=SUCH_AS)
    account = text(fields.ACCOUNT, WHICH_ACCOUNT, lines=2, hint=AS_SEEN)
    links = links(ANY_LINK, OF_PROFILE)


class MeForm(OneOfThese):
    links = links(ANY_LINK, _("Copy it without opening the picture again, if you can."))
    app = text(fields.APP, WHICH_APP, hint=SUCH_AS)
    account = text(fields.ACCOUNT, WHICH_ACCOUNT, lines=2, hint=_("Who put it there, as you see the name."))


class ThreatForm(OneOfThese):
    account = text(
        fields.ACCOUNT,
        _("Who is threatening you?"),
        lines=2,
        hint=_("The name or number as you see it. You need not know who it is."),
    )
    app = text(fields.APP, _("Where does this person write to you?"), hint=SUCH_AS)
    story = text(fields.STORY, _("What do they want?"), lines=4, hint=_("In a few words. You can write more later."))


class MediaForm(StepForm):
    broadcaster = text(fields.BROADCASTER, _("Which channel or medium?"), hint=_("Television, radio or newspaper."))
    programme = text(fields.PROGRAMME, _("Which programme?"), required=True)
    when = text(fields.WHEN, _("When was it?"), required=True, hint=_("The day and about what time."))
    time_code = text(
        fields.TIME_CODE,
        _("At which minute?"),
        hint=_("If you saw a recording: for example 12:40. For a newspaper, the page."),
    )


class RubricForm(StepForm):
    rubric = choice(_("What is it about?"))

    def offer(self) -> None:
        self.rubrics = list(Rubric.objects.offered(self.language))
        offered = [(rubric.slug, rubric.name) for rubric in self.rubrics]
        self.fields["rubric"].choices = [*offered, (UNSORTED, _("I do not know, or something else"))]
        if self.draft and self.draft.get("sorted") and not self.draft.get("rubric"):
            self.initial = {**self.initial, "rubric": UNSORTED}

    def clean_rubric(self) -> str:
        chosen = self.cleaned_data["rubric"]
        return "" if chosen == UNSORTED else chosen


class CategoryForm(StepForm):
    category = choice(_("Which of these fits best?"), required=False, hint=_("You can also leave this open."))

    def offer(self) -> None:
        categories = Category.objects.offered(self.language).filter(rubric__slug=self.draft.get("rubric"))
        self.fields["category"].choices = [(category.slug, category.name) for category in categories]


class FilesForm(StepForm):
    """Files, sealed while they come; nothing else to fill in (reporting.intake.files)."""


class CheckForm(StepForm):
    """Everything once more before it goes."""

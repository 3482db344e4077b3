"""The forms of RAPORTO!, one question each."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting import fields
from reporting.models import Category, Rubric

# Something dot something, with no spaces: enough to tell a link from a sentence, and never more strict than a browser.
LINK = re.compile(r"^(https?://|hxxps?://)?[^\s/]+(\.|\[\.\])[^\s]{2,}$|^[a-z2-7]{16,56}\.onion", re.IGNORECASE)


class StepForm(forms.Form):
    """A step. `draft` and `language` tell a form what to offer; `sending` is True for "send now"."""

    required_css_class = "required"

    def __init__(self, *args, draft=None, language="sq", **kwargs):
        self.draft, self.language = draft, language
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """Fill in choices that come from data."""


def text(field: fields.Field, label, *, lines=0, hint="", required=False, **attrs):
    """A text box for one of our fields, with its longest length told by a sentence."""
    sentence = _("This is too long: please shorten it to %(limit)s characters.") % {
        "limit": f"{field.longest:,}".replace(",", " ")
    }
    widget = forms.Textarea(attrs={"rows": lines, **attrs}) if lines else forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=field.longest,
        widget=plain(widget),
        error_messages={
            "max_length": sentence,
            "required": _("Please write something here, or choose another way below."),
        },
    )


def plain(widget):
    """Browsers must not keep or correct what is typed here; the limit is ours to explain, not theirs to cut."""
    widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
    widget.use_required_attribute = lambda initial: False
    widget.supports_max_length = False
    return widget


def choice(label, choices=(), *, required=True, hint=""):
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=required,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


class DangerForm(StepForm):
    danger = choice(
        _("Are you, or is a child, in danger right now?"),
        [("no", _("No")), ("yes", _("Yes, somebody is in danger now"))],
        hint=_("For example: somebody threatens you, is on the way to you, or a child is being hurt."),
    )


class HelpForm(StepForm):
    """Numbers to call; nothing to fill in."""


class LinkForm(StepForm):
    links = text(
        fields.LINKS,
        _("Where did you see it?"),
        lines=3,
        required=True,
        hint=_("Copy the link from the browser or from “Share”. You can put several, one on each line."),
        inputmode="url",
    )

    def clean_links(self):
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        for line in lines:
            if not any(LINK.match(word) for word in line.split()):
                raise forms.ValidationError(
                    _(
                        "This does not look like a link: a dot is missing, as in “example.al”. "
                        "If you have no link, choose another way below."
                    )
                )
        return "\n".join(lines)


class AppForm(StepForm):
    app = text(fields.APP, _("Which app, game or chat?"), hint=_("For example: the name of the game or the app."))
    account = text(
        fields.ACCOUNT, _("Which account or group?"), lines=2, hint=_("The name as you see it, if you know it.")
    )

    def clean(self):
        if not self.errors and not (self.cleaned_data.get("app") or self.cleaned_data.get("account")):
            self.add_error("app", _("Please write the app or the account: one of the two is enough."))
        return self.cleaned_data


class TelevisionForm(StepForm):
    channel = text(fields.CHANNEL, _("Which channel or medium?"), hint=_("Television, radio or newspaper."))
    programme = text(fields.PROGRAMME, _("Which programme?"), required=True)
    when = text(fields.WHEN, _("When was it?"), required=True, hint=_("The day and about what time."))


class RubricForm(StepForm):
    rubric = choice(_("What is it about?"))

    def offer(self):
        rubrics = Rubric.objects.offered(self.language)
        self.rubrics = {rubric.slug: rubric for rubric in rubrics}
        self.fields["rubric"].choices = [(slug, rubric.name) for slug, rubric in self.rubrics.items()]


class CategoryForm(StepForm):
    category = choice(_("Which of these fits best?"), required=False, hint=_("You can also leave this open."))

    def offer(self):
        categories = Category.objects.offered(self.language).filter(rubric__slug=self.draft.get("rubric"))
        self.fields["category"].choices = [(category.slug, category.name) for category in categories]


class StoryForm(StepForm):
    story = text(
        fields.STORY,
        _("What happened?"),
        lines=7,
        hint=_("In your own words, as much as you wish. You need not write your name or anybody else’s."),
    )


class WhoForm(StepForm):
    WHO = [
        ("child", _("A child or young person")),
        ("parent", _("A parent or carer")),
        ("teacher", _("A teacher or somebody from school")),
        ("professional", _("Somebody who works with children")),
        ("other", _("Somebody else")),
    ]
    who = choice(
        _("Who are you?"),
        WHO,
        required=False,
        hint=_("This helps us to answer in the right words. You can leave it open."),
    )


class CheckForm(StepForm):
    """Everything once more before it goes."""

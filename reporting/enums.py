"""Facts that a reporter chooses or that the desk finds: columns in the clear, never texts. Their codes are stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Door(models.TextChoices):
    """How the report began."""

    LINK = "link", _("I have a link")
    APP = "app", _("It is in a chat or an app")
    ME = "me", _("It is me in the picture, or someone I know")
    THREAT = "threat", _("Someone is threatening me now")
    MEDIA = "media", _("It was on television, on the radio or in a newspaper")


class Channel(models.TextChoices):
    """Through what it came in."""

    WEB = "web", _("web form")
    PHONE = "phone", _("phone")
    API = "api", _("partner’s system")


class AgeBand(models.TextChoices):
    """How old the child is, as far as the reporter says."""

    UNKNOWN = "", _("not said")
    UNDER_10 = "0-9", _("under 10")
    FROM_10 = "10-13", _("10 to 13")
    FROM_14 = "14-17", _("14 to 17")
    ADULT = "18+", _("18 or older")


class YesNo(models.TextChoices):
    UNKNOWN = "", _("not said")
    YES = "yes", _("yes")
    NO = "no", _("no")


class Clock(models.TextChoices):
    """What the desk owes next."""

    FIRST_LOOK = "look", _("first look")
    FIRST_ACTION = "first", _("first action: an answer, a notice or a referral")
    ACTION = "action", _("notice or referral")
    NONE = "", _("nothing")

    @property
    def short(self) -> str:
        """For a narrow column."""
        return str(_("first action") if self == Clock.FIRST_ACTION else self.label)


class Verdict(models.TextChoices):
    """What the analyst found."""

    ILLEGAL = "illegal", _("illegal")
    HARMFUL = "harmful", _("harmful, not clearly illegal")
    NOT_ILLEGAL = "not_illegal", _("not illegal")
    NOT_FOUND = "not_found", _("could not be found or seen")
    OUT_OF_SCOPE = "out_of_scope", _("not for this hotline")


class ReviewReason(models.TextChoices):
    """Why somebody else looks too (reporting.assessment.second_review)."""

    CLEARED = "cleared", _("“not illegal” about child abuse")
    CHANCE = "chance", _("drawn by chance")
    BLOCKING = "blocking", _("blocking is to be asked for")
    ASKED = "asked", _("the analyst asked")


class Outcome(models.TextChoices):
    """How a case ended. What in its record shows each: reporting.cases.actions.outcomes."""

    POLICE = "police", _("handed to the police")
    AUTHORITY = "authority", _("handed to another authority")
    REMOVED = "removed", _("taken off the internet")
    REMOVAL_ASKED = "removal_asked", _("removal asked for")
    PARTNER = "partner", _("told to a partner hotline")
    ADVICE = "advice", _("advice given")
    NOT_ILLEGAL = "not_illegal", _("not illegal")
    OUT_OF_SCOPE = "out_of_scope", _("outside our work")
    NOT_FOUND = "not_found", _("could not be found or seen")
    DUPLICATE = "duplicate", _("the same as another report")
    NO_ANSWER = "no_answer", _("no answer from the reporter")
    SPAM = "spam", _("spam, dismissed in bulk")
    NO_ACTION = "no_action", _("nothing could be done")

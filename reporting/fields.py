"""The fields of a report. Their types are code; rubrics, categories and guidance are data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """A sealed answer: its name in the database, the label that analysts see, the longest text in characters."""

    name: str
    label: str | Promise
    longest: int


LINKS = Field("links", _("Links"), 4_000)
APP = Field("app", _("App, game or chat"), 200)
ACCOUNT = Field("account", _("Account or group"), 500)
CHANNEL = Field("channel", _("Channel or medium"), 200)
PROGRAMME = Field("programme", _("Programme"), 300)
WHEN = Field("when", _("Date and time"), 200)
STORY = Field("story", _("What happened"), 10_000)
WHO = Field("who", _("Who reports"), 40)

FIELDS = (LINKS, APP, ACCOUNT, CHANNEL, PROGRAMME, WHEN, STORY, WHO)
BY_NAME = {field.name: field for field in FIELDS}

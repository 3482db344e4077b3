"""The fields that every report may have, whatever its rubric asks: what the doors ask, the story, who reports.

What a rubric asks beyond these is data (reporting/questions/definition/).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reporting.enums import Door


@dataclass(frozen=True)
class Field:
    """A sealed answer: its name in the database, the label that analysts see, the longest text in characters."""

    name: str
    label: str | Promise
    longest: int


LINKS = Field("links", _("Links"), 4_000)
APP = Field("app", _("App, game or chat"), 200)
ACCOUNT = Field("account", _("Account or group"), 500)
BROADCASTER = Field("broadcaster", _("Channel or medium"), 200)
PROGRAMME = Field("programme", _("Programme"), 300)
WHEN = Field("when", _("Date and time"), 200)
TIME_CODE = Field("time_code", _("Minute of the programme"), 100)
STORY = Field("story", _("What happened"), 10_000)
WHO = Field("who", _("Who reports"), 40)

FIELDS = (LINKS, APP, ACCOUNT, BROADCASTER, PROGRAMME, WHEN, TIME_CODE, STORY, WHO)
BY_NAME = {field.name: field for field in FIELDS}

# Where it is, as each door asks it.
WHERE_FIELDS = {
    Door.LINK: (LINKS,),
    Door.APP: (APP, ACCOUNT, LINKS),
    Door.ME: (LINKS, APP, ACCOUNT),
    Door.THREAT: (APP, ACCOUNT, STORY),
    Door.MEDIA: (BROADCASTER, PROGRAMME, WHEN, TIME_CODE),
}
WHERE_NAMES = frozenset(field.name for fields in WHERE_FIELDS.values() for field in fields) - {STORY.name}


def where(door: str) -> tuple[str, ...]:
    """The names of the fields that a door asks."""
    return tuple(field.name for field in WHERE_FIELDS[Door(door)])

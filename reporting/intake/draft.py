"""What somebody has typed so far."""

import uuid
from dataclasses import asdict, dataclass, field

from reporting.enums import Door
from reporting.intake import state
from reporting.vault.crypto import codes

PURPOSE = "raporto"
# Never answers.
CHOSEN_ONCE = ("door", "danger", "alarm", "rubric", "category", "version", "sorted", "changed", "words")


@dataclass
class Draft:
    """The id and the code are drawn with the first step: whoever sends twice sends the same report.

    `values` holds answers by the name of their question, and beside them what was chosen on the way (CHOSEN_ONCE): the
    door, whether it is dangerous now, the step at which help was asked for (alarm), rubric and category, the version of
    the questions, whether the person sorted it or only the door did, whether one answer is being changed, and whether
    it is told in words alone because there is nowhere to point at.
    """

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    code: str = field(default_factory=codes.new)
    values: dict[str, str] = field(default_factory=dict)

    def sealed(self, purpose: str = PURPOSE) -> str:
        return state.seal(purpose, asdict(self))

    @classmethod
    def unsealed(cls, sealed: str, purpose: str = PURPOSE) -> tuple["Draft", bool]:
        """The draft and whether it is fresh. Raises state.Broken."""
        data, fresh = state.unseal(purpose, sealed)
        return cls(**data), fresh

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def danger(self) -> bool:
        return self.get("danger") == "yes"

    @property
    def door(self) -> str:
        return self.get("door") or Door.LINK

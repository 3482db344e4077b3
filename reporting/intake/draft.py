"""What somebody has typed so far."""

import uuid
from dataclasses import asdict, dataclass, field

from reporting.fields import BY_NAME
from reporting.intake import state
from reporting.vault import codes

PURPOSE = "raporto"


@dataclass
class Draft:
    """The id and the code are drawn with the first step: whoever sends twice sends the same report."""

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    code: str = field(default_factory=codes.new)
    values: dict[str, str] = field(default_factory=dict)

    def sealed(self) -> str:
        return state.seal(PURPOSE, asdict(self))

    @classmethod
    def unsealed(cls, sealed: str) -> tuple["Draft", bool]:
        """The draft and whether it is fresh. Raises state.Broken."""
        data, fresh = state.unseal(PURPOSE, sealed)
        return cls(**data), fresh

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def danger(self) -> bool:
        return self.get("danger") == "yes"

    @property
    def medium(self) -> str:
        """Where it happened: link, app or tv."""
        return self.get("medium") or "link"

    def answers(self) -> dict[str, str]:
        """What is to be sealed: the typed answers of the medium that was chosen in the end."""
        from reporting.intake.steps import STEPS

        others = {name for medium in ("link", "app", "tv") if medium != self.medium for name in STEPS[medium].fields}
        return {name: text for name, text in self.values.items() if name in BY_NAME and name not in others and text}

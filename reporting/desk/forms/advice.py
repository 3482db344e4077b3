"""Choosing an advice card within the form of a message."""

import re
from typing import Any

from django import forms
from django.http import QueryDict

from reporting.desk import advice

KEY = re.compile(r"[a-z0-9-]{1,50}@\d{1,12}")


class CardsField(forms.CharField):
    """Which cards a message was made from: keys of cards, never words. What is no key is dropped."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=600)

    def clean(self, value: Any) -> str:
        return " ".join(dict.fromkeys(KEY.findall(super().clean(value))))[:300]


def with_card(data: QueryDict, language: str) -> tuple[QueryDict, advice.Card | None]:
    """What was typed with the chosen card's text below it; unchanged where no such card is offered."""
    data = data.copy()
    card = next((card for card in advice.offered(language) if card.key == data.get("card")), None)
    if card:
        data["text"] = "\n\n".join(filter(None, [data.get("text", "").rstrip(), card.body]))
        data["cards"] = f"{data.get('cards', '')} {card.key}".strip()
    return data, card

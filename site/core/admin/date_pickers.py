"""Wagtail's pickers of days and hours: what people type stays, is said back in words, or refused with a sentence.

Out of the box the picker puts today in the place of whatever it cannot read (`validateOnBlur`), without a word.
"""

import json

from django.templatetags.static import static
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.i18n.dates import UNREADABLE


def script() -> SafeString:
    """The script with the words that it says, in the language of the admin; it runs before any picker is made."""
    return format_html('<script src="{}" data-words="{}"></script>', static("js/admin-dates.js"), json.dumps(words()))


def words() -> dict:
    """Names of months and weekdays (Monday first) as they stand in a date; what is said of the unreadable."""
    lower = get_language() == "sq"
    months = [str(MONTHS[number]) for number in range(1, 13)]
    weekdays = [str(WEEKDAYS[number]) for number in range(7)]
    return {
        "months": [name.lower() if lower else name for name in months],
        "weekdays": [name.lower() if lower else name for name in weekdays],
        "unreadable": {name: str(sentence) for name, sentence in UNREADABLE.items()},
    }

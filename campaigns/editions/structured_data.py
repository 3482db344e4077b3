"""An edition as data for search engines (schema.org Event, as JSON-LD)."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# What could end the script element or be read as markup; all are legal as \u escapes inside JSON strings.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def event_data(edition: Any, url: str) -> SafeString:
    """The edition as JSON that may stand inside a script element."""
    facts = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": edition.title,
        "description": edition.summary or edition.slogan,
        "startDate": edition.date.isoformat(),
        "endDate": edition.date.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
        "location": {"@type": "Country", "name": "Albania"},
        "organizer": {"@type": "Organization", "name": "iSIGURT"},
        "url": url,
    }
    return mark_safe(json.dumps(facts, ensure_ascii=False).translate(ESCAPES))

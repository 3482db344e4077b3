"""What other pages may show of the campaign."""

from django.utils import timezone
from django.utils.translation import get_language

from campaigns.models import EditionPage


def next_edition(context: dict) -> dict | None:
    """The nearest edition that is not over, in the language of the page; None where there is none. One query."""
    editions = EditionPage.objects.live().in_language(get_language()).upcoming(timezone.localdate())
    edition = editions.counted().select_related("locale").first()
    if edition is None:
        return None
    return {"edition": edition, "days": edition.days_left(), "url": edition.get_url(context.get("request"))}

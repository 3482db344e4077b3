"""What other pages may show of the campaign."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import get_language

from campaigns.editions.models import EditionPage
from core.content.page_index import page_index
from core.page_cache.generation import remembered


def next_edition(context: dict) -> dict | None:
    """The nearest edition that is not over, in the language of the page; None where there is none."""
    today = timezone.localdate()
    edition, url = nearest(get_language(), today)
    return {"edition": edition, "days": edition.days_left(today), "url": url} if edition else None


@remembered
def nearest(language: str, today: dt.date) -> tuple[EditionPage | None, str | None]:
    """The edition and its address, asked once a day and language until something is published."""
    edition = (
        EditionPage.objects.live().in_language(language).upcoming(today).counted().select_related("locale").first()
    )
    return edition, page_index().by_id[edition.pk].url if edition else None

"""What the public search looks through: a row per published page and language, with the words already analysed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class SearchEntry(index.Indexed, models.Model):
    """`title_terms` and `terms` hold stems; `text` is kept to show where the words stand.

    `analysis` says which version of core.search.analysis made the stems.
    """

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="search_entry")
    language = models.CharField(max_length=10, db_index=True)
    title = models.CharField(max_length=255)
    summary = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    title_terms = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    analysis = models.CharField(max_length=16, default="", db_index=True)  # core.search.analysis.fingerprint

    search_fields = [
        index.SearchField("title_terms", boost=5),
        index.SearchField("terms"),
        index.FilterField("language"),
    ]

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.title

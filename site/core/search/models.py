"""What the public search looks through: a row per published page and language, with the words already analysed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.search import index

from core.i18n.names import in_language


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


WORDS_HELP = _("A line a phrase. A star leaves the end of a word open. Write without ë and ç; slips are forgiven.")
HARMLESS_HELP = _("Phrases in which these words mean nothing of the kind: for them no card is shown.")


class CrisisTopic(models.Model):
    """What people type in need, in each language, and the words of the card that then stands above the results."""

    slug = models.SlugField(_("key"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100, help_text=_("The strongest need first."))
    title_sq = models.CharField(_("title in Albanian"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120)
    text_sq = models.TextField(_("text in Albanian"), max_length=400)
    text_en = models.TextField(_("text in English"), max_length=400)
    words_sq = models.TextField(_("words in Albanian"), blank=True, help_text=WORDS_HELP)
    words_en = models.TextField(_("words in English"), blank=True, help_text=WORDS_HELP)
    harmless_sq = models.TextField(_("harmless phrases in Albanian"), blank=True, help_text=HARMLESS_HELP)
    harmless_en = models.TextField(_("harmless phrases in English"), blank=True, help_text=HARMLESS_HELP)
    guide = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("guide")
    )

    panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("order"), PageChooserPanel("guide")], heading=_("what it is")),
        MultiFieldPanel([FieldPanel(f"{name}_sq") for name in ("title", "text", "words", "harmless")], heading="Shqip"),
        MultiFieldPanel(
            [FieldPanel(f"{name}_en") for name in ("title", "text", "words", "harmless")], heading="English"
        ),
    ]

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("crisis topic")
        verbose_name_plural = _("crisis topics")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the language of the page."""
        return in_language(self, "title")

    @property
    def text(self) -> str:
        return in_language(self, "text")

    def phrases(self, name: str) -> list[str]:
        """The lines of `words` or `harmless` in every language: people type what they know, whatever the page's."""
        columns = [field.name for field in self._meta.concrete_fields if field.name.startswith(f"{name}_")]
        return [line.strip() for column in columns for line in getattr(self, column).splitlines() if line.strip()]

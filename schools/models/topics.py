from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class SessionTopic(models.Model):
    """What a session is about."""

    slug = models.SlugField(unique=True)
    name_sq = models.CharField(_("name in Albanian"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)

    class Meta:
        ordering = ["name_sq"]
        verbose_name = _("topic of sessions")
        verbose_name_plural = _("topics of sessions")

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_en if get_language() == "en" else self.name_sq

"""Authorities and the people of theirs who sign in here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.i18n.names import in_language


class Authority(models.Model):
    """State Police, Prosecution, cyber security authority, child-protection agency: editable data."""

    slug = models.SlugField(_("short name"), unique=True)
    name_sq = models.CharField(_("name in Albanian"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    police = models.BooleanField(_("police or prosecution"), default=False)
    confirmed = models.BooleanField(_("agreement confirmed"), default=False)
    active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    has_vault: bool  # with `vault_waits`: on the rows of vault.key_holders.authorities
    vault_waits: bool

    panels = [FieldPanel(name) for name in ("name_sq", "name_en", "slug", "police", "confirmed", "active", "order")]

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")

    def __str__(self) -> str:
        return in_language(self, "name")


class Officer(models.Model):
    """A person of an authority who signs in here (role "officer")."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="officer")
    authority = models.ForeignKey(Authority, models.CASCADE, related_name="officers")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")

    def __str__(self) -> str:
        return f"{self.user} {self.authority}"

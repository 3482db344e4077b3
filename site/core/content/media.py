"""Images and documents of our own, so that fields can be added without moving files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class CustomImage(AbstractImage):
    """A picture with what must be said of it: where it comes from and under which licence."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit", "licence")

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")


class Rendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
        verbose_name = _("rendition of an image")
        verbose_name_plural = _("renditions of images")


class CustomDocument(AbstractDocument):
    """A file for readers to download."""

    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "licence")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

"""Pages about us, the law, whom to call, whom we work with."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.models import BasePage, Helpline, Partner
from pages.models.fields import body

PARENTS = ["pages.HomePage", "pages.SectionPage", "pages.AudiencePage"]


class InfoPage(BasePage):
    """A page of text."""

    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = PARENTS

    class Meta:
        verbose_name = _("information page")


class LawBlock(blocks.StructBlock):
    """One law or article, with what is known of it and when that was checked."""

    name = blocks.CharBlock(label=_("name"), max_length=200)
    number = blocks.CharBlock(label=_("number"), max_length=60, required=False)
    adopted = blocks.DateBlock(label=_("adopted on"), required=False)
    in_force_from = blocks.DateBlock(label=_("in force from"), required=False)
    about = blocks.RichTextBlock(label=_("what it says"), features=["bold", "ul", "link"])
    last_checked = blocks.DateBlock(label=_("last checked"), required=False)
    confirmed = blocks.BooleanBlock(label=_("checked and confirmed"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("law")


class LawPage(BasePage):
    body = body()
    laws = StreamField([("law", LawBlock())], blank=True, verbose_name=_("laws"))

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("laws")]
    parent_page_types = PARENTS

    class Meta:
        verbose_name = _("law page")


class HelplinesPage(BasePage):
    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = PARENTS

    class Meta:
        verbose_name = _("helplines page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        helplines = Helpline.objects.filter(locale_id=self.locale_id)
        return super().get_context(request, *args, **kwargs) | {"helplines": helplines}


class PartnersPage(BasePage):
    body = body()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = PARENTS

    class Meta:
        verbose_name = _("partners page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        partners = Partner.objects.filter(locale_id=self.locale_id)
        return super().get_context(request, *args, **kwargs) | {"partners": partners}


class ContactPage(BasePage):
    body = body()
    email = models.EmailField(_("e-mail"), blank=True)
    email_confirmed = models.BooleanField(_("checked and confirmed"), default=False)

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("email"), FieldPanel("email_confirmed")]
    parent_page_types = PARENTS

    class Meta:
        verbose_name = _("contact page")

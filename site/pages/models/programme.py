from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from core.models import BasePage
from pages.models.fields import body, lines


class ActivityBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=160)
    text = blocks.TextBlock(label=_("text"), required=False)

    class Meta:
        icon = "tasks"
        label = _("activity")


class ProgrammePage(BasePage):
    """A programme or project: why, for whom, where, what, with whom, and what came of it."""

    period = models.CharField(_("period"), max_length=60, blank=True)
    aim = RichTextField(_("aim"), blank=True, features=["bold", "italic", "link"])
    goals = lines(_("goals"))
    target_groups = lines(_("target groups"))
    municipalities = ParentalManyToManyField("core.Municipality", blank=True, verbose_name=_("municipalities"))
    activities = StreamField([("activity", ActivityBlock())], blank=True, verbose_name=_("activities"))
    results = lines(_("results"))
    partners = lines(_("partners"))
    body = body()

    content_panels = [
        *BasePage.content_panels,
        *(
            FieldPanel(name)
            for name in (
                "period",
                "aim",
                "goals",
                "target_groups",
                "municipalities",
                "activities",
                "results",
                "partners",
                "body",
            )
        ),
    ]
    parent_page_types = ["pages.SectionPage"]
    subpage_types = ["pages.InfoPage"]

    class Meta:
        verbose_name = _("programme")

    def search_text(self) -> str:
        """The lists count too, not the body alone."""
        lists = (self.goals, self.target_groups, self.activities, self.results, self.partners)
        words = [
            str(block.value.get("title", "") if hasattr(block.value, "get") else block.value)
            for group in lists
            for block in group
        ]
        return " ".join([super().search_text(), *words, *(m.name for m in self.municipalities.all())])

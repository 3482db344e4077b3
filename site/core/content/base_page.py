"""What every page of ours has: a summary, a picture, search, HTTP caching, breadcrumbs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.content import navigation
from core.content.text import plain_text
from core.http import cacheable


class BasePage(Page):
    """Base of all page types. `body` (a StreamField) is optional in a subclass."""

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two plain sentences: the lead here, the text on cards."),
    )
    picture = models.ForeignKey(
        "core.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("picture")]
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")])]

    class Meta:
        abstract = True

    read_as_draft = False  # as the editor does: it reads the row, and writes it when the form comes back

    def with_content_json(self, content: dict) -> Any:
        """Wagtail's own; the page knows then that it was read while nobody could see it."""
        page = super().with_content_json(content)
        page.read_as_draft = not self.live
        return page

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises PermissionDenied for a draft that was published since it was read: it would take the page back.

        Wagtail's editor says so and keeps what was typed. It saves by itself, and so beside an approval, too.
        """
        if self.read_as_draft and not self.live and Page.objects.select_for_update().filter(pk=self.pk, live=True):
            raise PermissionDenied(_("This page was published meanwhile. Open it anew to go on writing."))
        super().save(*args, **kwargs)

    @property
    def tint(self) -> str:
        """The colour that a page gives to what leads to it; most have none."""
        return ""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer as any Wagtail page does, and let the page cache keep it: pages look the same to every reader."""
        return cacheable(super().serve(request, *args, **kwargs))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict:
        request.served_page = self  # the language switch asks for it
        return super().get_context(request, *args, **kwargs) | {"breadcrumbs": self.breadcrumbs()}

    def breadcrumbs(self) -> list[dict]:
        """Title and address of each ancestor below the root, the home page first."""
        return navigation.crumbs(self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        page = navigation.page_at(self, path_components) if path_components else None
        return RouteResult(page) if page else super().route(request, path_components)

    def search_text(self) -> str:
        """All that a reader can read on this page, without tags, for the search index."""
        body = getattr(self, "body", None)
        return " ".join(filter(None, [self.summary, plain_text(body) if body else ""]))

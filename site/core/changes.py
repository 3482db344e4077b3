"""Listens to Django and Wagtail: whatever changes what readers see empties the page cache and the menus' memory."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from core import page_cache
from core.models import CustomDocument, CustomImage, Helpline, Municipality, Partner, Region

page_cache.depends_on(CustomDocument, CustomImage, Helpline, Locale, PageViewRestriction, Partner, Site)
page_cache.depends_on(Municipality, Region)


@receiver([page_published, page_unpublished, post_page_move])
def on_page(**kwargs):
    page_cache.bump()


@receiver([post_save, m2m_changed])
def on_saved(sender, **kwargs):
    if page_cache.is_shown(sender):
        page_cache.bump()


@receiver(post_save)
def on_page_saved(sender, update_fields, **kwargs):
    """A page saved whole, as a program does; a draft in the editor saves only the fields that say there is one."""
    if issubclass(sender, Page) and not update_fields:
        page_cache.bump()


@receiver(post_delete)
def on_deleted(sender, **kwargs):
    if issubclass(sender, Page) or page_cache.is_shown(sender):
        page_cache.bump()

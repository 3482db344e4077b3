"""Listens to Django and Wagtail: whatever changes what readers see empties the page cache and the menus' memory."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.page_cache import generation
from core.page_cache.dependencies import is_dependency


@receiver([page_published, page_unpublished, post_page_move])
def on_page(**kwargs: object) -> None:
    generation.bump()


@receiver([post_save, m2m_changed])
def on_saved(sender: type, **kwargs: object) -> None:
    if is_dependency(sender):
        generation.bump()


@receiver(post_save)
def on_page_saved(sender: type, update_fields: frozenset[str] | None, **kwargs: object) -> None:
    """A page saved whole, as a program does; a draft in the editor saves only the fields that say there is one."""
    if issubclass(sender, Page) and not update_fields:
        generation.bump()


@receiver(post_delete)
def on_deleted(sender: type, **kwargs: object) -> None:
    if issubclass(sender, Page) or is_dependency(sender):
        generation.bump()

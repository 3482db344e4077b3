"""Listens to Wagtail: what is published can be found, what is not cannot."""

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from core.search import entries


@receiver(page_published)
def on_published(instance: Page, **kwargs: object) -> None:
    entries.refresh(instance)


@receiver(page_unpublished)
def on_unpublished(instance: Page, **kwargs: object) -> None:
    entries.remove(instance)

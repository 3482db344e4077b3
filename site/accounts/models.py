"""The people who work here."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]  # managers of Wagtail come without types
    """A person of staff. `region` narrows a coordinator or facilitator to one county."""

    region = models.ForeignKey("core.Region", models.PROTECT, null=True, blank=True, verbose_name=_("region"))

    @cached_property
    def role_slugs(self) -> frozenset[str]:
        """Slugs of this person's roles (accounts.roles); asked once per request."""
        return frozenset(self.groups.values_list("name", flat=True))

    def has_role(self, *slugs: str) -> bool:
        """True when the person is active and has one of these roles. A superuser has no role by nature."""
        return self.is_active and not self.role_slugs.isdisjoint(slugs)


class StaffRequest(HttpRequest):
    """A request to a view whose mark lets in only people who are signed in (core.access.allow)."""

    user: User

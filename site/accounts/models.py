"""The people who work here."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
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


class RoleRequest(models.Model):
    """A role that was asked for and is not in effect: somebody else must confirm it (accounts.people.desk_roles)."""

    person = models.ForeignKey(User, models.CASCADE, related_name="role_requests")
    role = models.SlugField(_("role"))
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="role_asked_once")]
        verbose_name = _("role that waits to be confirmed")
        verbose_name_plural = _("roles that wait to be confirmed")

    def __str__(self) -> str:
        return f"{self.person} {self.role}"


class StaffRequest(HttpRequest):
    """A request to a view whose mark lets in only people who are signed in (core.access.allow)."""

    user: User

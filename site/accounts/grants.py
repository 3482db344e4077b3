"""Writes the roles into Django's groups, Wagtail's page and collection permissions, and its workflow."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.roles import ROLES, Role
from core.moderation.actions import write_workflow

# Wagtail's policies ask for the codenames of its own models, also where pictures and documents are models of ours, and
# they count on a collection alone. Without "choose" a chooser lists nothing, not even one's own.
MEDIA = tuple(
    f"{app}.{act}_{model}"
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for act in ("add", "change", "choose")
)


@transaction.atomic
def write_roles() -> None:
    """Make each role's group hold exactly the role's permissions, and give submitted pages to who moderates.

    Groups that are not ours are left alone, but for the two that Wagtail's migrations make.
    """
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.slug)
        group.permissions.set([permission(name) for name in role.permissions])
        write_page_permissions(group, role)
        write_media_permissions(group, role)
    write_workflow(Group.objects.filter(name__in=[role.slug for role in ROLES if role.moderates]))


def permission(name: str) -> Permission:
    """The permission "app.codename". Raises Permission.DoesNotExist for a misspelt one."""
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def write_page_permissions(group: Group, role: Role) -> None:
    root = Page.get_first_root_node()
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{act}_page" for act in role.pages]
    )
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=wanted).delete()
    for allowed in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=allowed)


def write_media_permissions(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    wanted = [permission(name) for name in MEDIA] if role.media else []
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=wanted).delete()
    for allowed in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=allowed)

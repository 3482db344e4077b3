"""Roles as data: who there is, what each is for, and what Django and Wagtail let them do.

`manage.py roles` writes them into Django's groups (the group's name is the slug). What a role may do in reporting and
schools stands in those apps' rules.py, which ask `user.has_role(...)`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.access import Person

DESK = ("analyst", "supervisor")  # who works on reports
PAGES = ("add", "change")
PUBLISH = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


@dataclass(frozen=True)
class Role:
    """One role. `permissions` are "app.codename"; `pages` are Wagtail page permissions on the whole tree.

    Who `moderates` lets submitted pages be published; who is `regional` works in one region, and must have one.
    """

    slug: str
    name: str | Promise
    description: str | Promise
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    media: bool = False
    moderates: bool = False
    regional: bool = False


def manage(*models: str) -> tuple[str, ...]:
    """The three permissions to add, change and delete each "app.model"."""
    return tuple(f"{m.split('.')[0]}.{act}_{m.split('.')[1]}" for m in models for act in ("add", "change", "delete"))


ADMIN_DOOR = ("wagtailadmin.access_admin",)
TRANSLATE = ("wagtail_localize.submit_translation",)
CHOSEN_IN_PAGES = ("core.view_helpline",)  # a block of a page chooses them: who writes pages sees them

ROLES = (
    Role(
        "admin",
        _("Administrator"),
        _("Keeps accounts, roles and settings. Cannot read reports."),
        (*ADMIN_DOOR, *manage("accounts.user", "wagtailcore.site", "wagtailcore.locale", "wagtailredirects.redirect"),
         "auth.view_group", "core.view_auditentry", *manage("core.extradayoff", "schools.sessiontopic")),
    ),
    Role(
        "editor",
        _("Editor"),
        _("Writes, translates and publishes pages, helplines and partners."),
        (*ADMIN_DOOR, *TRANSLATE,
         *manage("core.helpline", "core.partner", "core.crisistopic", "wagtailredirects.redirect")),
        PUBLISH,
        media=True,
    ),
    Role(
        "moderator",
        _("Moderator"),
        _("Reads what others wrote and lets it be published."),
        (*ADMIN_DOOR, *TRANSLATE, *CHOSEN_IN_PAGES),
        PUBLISH,
        media=True,
        moderates=True,
    ),
    Role(
        "campaigner",
        _("Campaigner"),
        _("Prepares the Safer Internet Day: editions, activities, partners."),
        (*ADMIN_DOOR, *TRANSLATE, *CHOSEN_IN_PAGES, *manage("core.partner")),
        PAGES + ("publish",),
        media=True,
    ),
    Role(
        "analyst",
        _("Analyst"),
        _("Reads, assesses and answers the reports that come through RAPORTO!."),
        ADMIN_DOOR,
    ),
    Role(
        "supervisor",
        _("Supervisor"),
        _("Leads the desk: hands out reports, keeps rubrics, categories and keyholders."),
        # rubrics and categories are switched off, never deleted: reports refer to them
        (*ADMIN_DOOR, *TRANSLATE, "reporting.add_rubric", "reporting.change_rubric",
         "reporting.add_category", "reporting.change_category",
         "reporting.add_advicecard", "reporting.change_advicecard", "reporting.publish_advicecard",
         "reporting.change_taxonomy",
         "reporting.add_recipient", "reporting.change_recipient", "reporting.change_noticetemplate",
         "reporting.add_authority", "reporting.change_authority", "reporting.change_retentionrule"),
    ),
    Role(
        "operator",
        _("Phone operator"),
        _("Enters what callers tell (ALO 116 111 and other partners) and reads the code out. Cannot read reports."),
        ADMIN_DOOR,
    ),
    Role(
        "officer",
        _("Officer of an authority"),
        _("Reads the cases that were handed to their authority, and tells what came of them."),
        ADMIN_DOOR,
    ),
    Role(
        "coordinator",
        _("Coordinator"),
        _("Plans the sessions in schools of one region."),
        ADMIN_DOOR,
        regional=True,
    ),
    Role(
        "facilitator",
        _("Facilitator"),
        _("Leads sessions in schools and sees where and when."),
        ADMIN_DOOR,
        regional=True,
    ),
    Role(
        "partner",
        _("Partner"),
        _("An organisation of the network: sees what is planned."),
        ADMIN_DOOR,
    ),
)  # fmt: skip
BY_SLUG = {role.slug: role for role in ROLES}
REGIONAL = tuple(role.slug for role in ROLES if role.regional)


def in_words(slugs: str) -> str:
    """The names of the roles in a text of slugs; what is no role stays as it is."""
    return ", ".join(str(BY_SLUG[slug].name) if slug in BY_SLUG else slug for slug in slugs.split())


def any_staff(user: Person) -> bool:
    """Has any of our roles."""
    return user.has_role(*BY_SLUG)


def is_admin(user: Person) -> bool:
    return user.has_role("admin")


def on_desk(user: Person) -> bool:
    return user.has_role(*DESK)


def is_supervisor(user: Person) -> bool:
    return user.has_role("supervisor")


def is_officer(user: Person) -> bool:
    return user.has_role("officer")

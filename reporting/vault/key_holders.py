"""Who holds which keys: what the page of keys shows. Nobody is shown a vault whose key they do not hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from accounts import roles
from accounts.models import User
from reporting.authorities.models import Authority, Officer
from reporting.rubrics.models import Rubric
from reporting.rubrics.translations import Translations
from reporting.vault.models import KeyHolder, Rotation, Vault, VaultKey


@dataclass
class Row:
    """A person and, for each vault of the page, whether they hold its key."""

    person: User
    holder: KeyHolder | None
    cells: list[tuple[Vault, bool]]


def kinds(user: User) -> list[Vault.Kind]:
    """Which kinds of vaults are this person's business."""
    desk = [Vault.Kind.RUBRIC] if roles.on_desk(user) else []
    return desk + ([Vault.Kind.AUTHORITY] if user.has_role("officer") else [])


def held_by(user: User) -> QuerySet:
    """The vaults in use whose key this person holds, with what is still on its way to them."""
    mine = Vault.objects.active().opened_by(user).filter(kind__in=kinds(user))
    return mine.prefetch_related(Prefetch("rotations_in", Rotation.objects.order_by("pk"), to_attr="rotations"))


def named(vaults: Iterable[Vault]) -> list[Vault]:
    """`vaults` with the name of their rubric or authority in the reader's language."""
    vaults = list(vaults)
    rubrics = {row.slug: row.name for row in Translations(Rubric, get_language()).all()} if vaults else {}
    authorities = {row.slug: str(row) for row in Authority.objects.all()} if vaults else {}
    for vault in vaults:
        known = rubrics if vault.kind == Vault.Kind.RUBRIC else authorities
        vault.shown = known.get(vault.scope, vault.name)
    return vaults


def may_change(user: User, vault: Vault) -> bool:
    """Give and withdraw: supervisors for the rubrics whose key they hold, officers for their own authority."""
    return roles.is_supervisor(user) if vault.kind == Vault.Kind.RUBRIC else user.has_role("officer")


def eligible(vault: Vault) -> QuerySet[User]:
    """The people who may be given this vault's key."""
    people = User.objects.filter(is_active=True)
    if vault.kind == Vault.Kind.RUBRIC:
        return people.filter(groups__name__in=roles.DESK).distinct()
    return people.filter(groups__name="officer", officer__authority__slug=vault.scope)


def colleagues(user: User) -> QuerySet[User]:
    """Those who work with `user`: the desk, or the officers of the same authority."""
    people = User.objects.filter(is_active=True).order_by("username").select_related("keyholder")
    if roles.on_desk(user):
        return people.filter(groups__name__in=roles.DESK).distinct()
    return people.filter(groups__name="officer", officer__authority__officers__user=user)


def grid(user: User, vaults: list[Vault]) -> list[Row]:
    """A row for each colleague. Two queries."""
    people = list(colleagues(user)) if vaults else []
    copies = VaultKey.objects.filter(vault__in=vaults, holder__user__in=people)
    held = set(copies.values_list("holder__user_id", "vault_id"))
    return [
        Row(person, getattr(person, "keyholder", None), [(vault, (person.pk, vault.pk) in held) for vault in vaults])
        for person in people
    ]


def every_vault_of(user: User) -> QuerySet[Vault]:
    """The vaults in use, of rubrics and of authorities, whose key this person holds."""
    return Vault.objects.active().opened_by(user)


def officers(authority: Authority) -> QuerySet[User]:
    return User.objects.filter(is_active=True, groups__name="officer", officer__authority=authority).distinct()


def authorities() -> list[Authority]:
    """The authorities in use, with their officers and whether they have a vault. Four queries."""
    vaults = set(Vault.objects.active().of_authorities().values_list("scope", flat=True))
    waiting = set(Vault.objects.waiting().of_authorities().values_list("scope", flat=True))
    working = Officer.objects.filter(user__is_active=True, user__groups__name="officer").distinct()
    with_keys = working.select_related("user__keyholder").order_by("user__username")
    found = Authority.objects.filter(active=True).prefetch_related(Prefetch("officers", with_keys, "working"))
    rows: list[Authority] = list(found)
    for authority in rows:
        authority.has_vault, authority.vault_waits = authority.slug in vaults, authority.slug in waiting
    return rows

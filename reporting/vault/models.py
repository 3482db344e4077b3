"""The vaults and those who hold their keys. No private key is stored in the clear, anywhere."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reporting.vault.crypto.passphrases import LockedKey
from reporting.vault.crypto.sealing import SealContext


def new_key_id() -> str:
    return str(uuid.uuid4())


class VaultQuerySet(models.QuerySet["Vault"]):
    def active(self) -> Self:
        return self.filter(active=True)

    def waiting(self) -> Self:
        """Those that nobody has confirmed yet."""
        return self.filter(request__isnull=False)

    def of_rubrics(self) -> Self:
        return self.filter(kind=Vault.Kind.RUBRIC)

    def of_authorities(self) -> Self:
        return self.filter(kind=Vault.Kind.AUTHORITY)

    def opened_by(self, user: User) -> Self:
        """The vaults whose key `user` has been given; not those that wait to be confirmed."""
        return self.filter(copies__holder__user=user, request=None)


class Vault(models.Model):
    """One X25519 key pair of a rubric's or an authority's vault; rotation makes another row for the same scope.

    Of the private half only copies sealed to keyholders (VaultKey), to the recovery key (VaultRecovery) and, while data
    keys are moved to a newer vault, to that one (Rotation) exist.
    """

    class Kind(models.TextChoices):
        RUBRIC = "rubric", _("rubric")
        AUTHORITY = "authority", _("authority")

    key_id = models.CharField(max_length=36, primary_key=True, default=new_key_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.RUBRIC)
    scope = models.SlugField(_("rubric or authority"))
    name = models.CharField(_("name"), max_length=120)
    public_key = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    active = models.BooleanField(default=True)

    shown: str  # with `may_change`: on the rows that vault.views.keys shows
    may_change: bool

    objects = VaultQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "scope", "-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "scope"], condition=Q(active=True), name="vault_one_active")
        ]
        verbose_name = _("vault")
        verbose_name_plural = _("vaults")

    def __str__(self) -> str:
        return self.name


class VaultRequest(models.Model):
    """A new vault that waits until a second person confirms it. Until then it is not active: nothing is sealed."""

    vault = models.OneToOneField(Vault, models.CASCADE, related_name="request")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("vault that waits to be confirmed")
        verbose_name_plural = _("vaults that wait to be confirmed")

    def __str__(self) -> str:
        return str(self.vault)


class KeyHolder(models.Model):
    """A person's own key pair, its private half locked with a passphrase (Argon2id, parameters kept beside it)."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="keyholder")
    public_key = models.BinaryField()
    locked_key = models.BinaryField()
    salt = models.BinaryField()
    opslimit = models.PositiveIntegerField()
    memlimit = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("keyholder")
        verbose_name_plural = _("keyholders")

    def __str__(self) -> str:
        return str(self.user)

    def as_locked(self) -> LockedKey:
        return LockedKey(bytes(self.public_key), bytes(self.locked_key), bytes(self.salt), self.opslimit, self.memlimit)


class VaultKey(models.Model):
    """A vault's private key, sealed to one keyholder."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="copies")
    holder = models.ForeignKey(KeyHolder, models.CASCADE, related_name="vault_keys")
    wrapped = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vault", "holder"], name="vault_key_once")]
        verbose_name = _("copy of a vault’s key")
        verbose_name_plural = _("copies of vaults’ keys")

    def __str__(self) -> str:
        return f"{self.vault_id} {self.holder_id}"


class RecoveryKey(models.Model):
    """An X25519 pair whose private half exists only as shares on paper: `threshold` of `shares` bring it back."""

    public_key = models.BinaryField()
    threshold = models.PositiveSmallIntegerField()
    shares = models.PositiveSmallIntegerField()
    fingerprints = models.JSONField(default=list)  # hashes of the shares, to tell a typing mistake
    confirmed_at = models.DateTimeField(null=True)  # two shares were typed back
    drilled_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)  # how often it brought a vault back; drills are not counted
    created_at = models.DateTimeField(default=timezone.now)
    active = models.BooleanField(default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recovery key")
        verbose_name_plural = _("recovery keys")

    def __str__(self) -> str:
        return f"{self.threshold}/{self.shares} {timezone.localdate(self.created_at)}"

    def seal_context(self, vault_id: str) -> SealContext:
        return SealContext("reporting.vaultrecovery", str(self.pk), "vault key", str(vault_id))


class VaultRecovery(models.Model):
    """A vault's private key, sealed to the recovery key."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="recoveries")
    recovery = models.ForeignKey(RecoveryKey, models.CASCADE, related_name="vaults")
    wrapped = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vault", "recovery"], name="vault_recovery_once")]
        verbose_name = _("vault’s key for recovery")
        verbose_name_plural = _("vaults’ keys for recovery")

    def __str__(self) -> str:
        return f"{self.vault_id} {self.recovery_id}"


class Rotation(models.Model):
    """Data keys on their way from an old vault to the one that took its place. When all are over both rows are deleted.

    `wrapped` is the old vault's private key sealed to the new vault, so that whoever holds the new one can carry on.
    """

    old = models.OneToOneField(Vault, models.CASCADE, related_name="rotation")
    new = models.ForeignKey(Vault, models.CASCADE, related_name="rotations_in")
    wrapped = models.BinaryField()
    started_at = models.DateTimeField(default=timezone.now)
    total = models.PositiveIntegerField(default=0)  # data keys that waited when it started
    done = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rotation of a vault’s key")
        verbose_name_plural = _("rotations of vaults’ keys")

    def __str__(self) -> str:
        return f"{self.old_id} {self.new_id}"

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.rotation", str(self.old_id), "vault key", str(self.new_id))


class WrappedKey(models.Model):
    """A data key, wrapped for one vault. Reports, messages and referrals name their data key by `data_key_id`.

    Rotation rewrites these rows and nothing else; deleting them shreds what the data key sealed.
    """

    data_key_id = models.UUIDField(db_index=True)
    report = models.ForeignKey("reporting.Report", models.CASCADE, related_name="wrapped_keys")
    vault = models.ForeignKey(Vault, models.PROTECT, related_name="wrapped_keys")
    wrapped = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["data_key_id", "vault"], name="wrapped_key_once")]
        indexes = [models.Index(fields=["vault", "id"], name="wrapped_key_rotation")]
        verbose_name = _("wrapped data key")
        verbose_name_plural = _("wrapped data keys")

    def __str__(self) -> str:
        return f"{self.data_key_id} {self.vault_id}"

    @property
    def seal_context(self) -> SealContext:
        return SealContext("reporting.wrappedkey", str(self.data_key_id), "data key", str(self.vault_id))

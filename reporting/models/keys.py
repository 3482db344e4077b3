"""The vault and those who hold its key. No private key is stored in the clear, anywhere."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.vault.passphrases import LockedKey


class Vault(models.Model):
    """The hotline's X25519 key pair. Of the private half only copies sealed to keyholders exist (VaultKey)."""

    key_id = models.CharField(max_length=36, primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=60)
    public_key = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("vault")
        verbose_name_plural = _("vaults")

    def __str__(self):
        return self.name


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

    def __str__(self):
        return str(self.user)

    def as_locked(self) -> LockedKey:
        return LockedKey(bytes(self.public_key), bytes(self.locked_key), bytes(self.salt), self.opslimit, self.memlimit)


class VaultKey(models.Model):
    """The vault's private key, sealed to one keyholder."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="copies")
    holder = models.ForeignKey(KeyHolder, models.CASCADE, related_name="vault_keys")
    wrapped = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vault", "holder"], name="vault_key_once")]

    def __str__(self):
        return f"{self.vault_id} {self.holder_id}"

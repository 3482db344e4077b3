"""Telling an authority's own system that something waits: tokens for its questions, signed webhooks for our news."""

import hashlib
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import audit, outbox
from reporting.authorities.models import Authority
from reporting.referrals.models import AuthorityToken, Referral, Webhook, WebhookDelivery
from reporting.vault.crypto import server_key
from reporting.verbs import Verb

PREFIX = "isg_"


@transaction.atomic
def make_token(authority: Authority, name: str, *, by: User) -> tuple[AuthorityToken, str]:
    """A token for the API; its text is shown once, only its hash is kept."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = AuthorityToken.objects.create(authority=authority, name=name, digest=digest(text))
    audit.record(Verb.AUTHORITY_TOKEN_MADE, token, by=by, authority=authority.slug)
    return token, text


@transaction.atomic
def revoke_token(token: AuthorityToken, *, by: User) -> None:
    if AuthorityToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        audit.record(Verb.AUTHORITY_TOKEN_REVOKED, token, by=by, authority=token.authority.slug)


def digest(text: str) -> str:
    """256 random bits need no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def token_of(text: str) -> AuthorityToken | None:
    """The token in use that `text` is."""
    rows = AuthorityToken.objects.select_related("authority")
    return rows.filter(digest=digest(text), revoked_at=None, authority__active=True).first()


@transaction.atomic
def make_webhook(authority: Authority, url: str, *, by: User) -> tuple[Webhook, str]:
    """An address that is told, and the secret that signs; the secret is shown once and kept under the server's key."""
    text = secrets.token_urlsafe(32)
    webhook = Webhook.objects.create(authority=authority, url=url, sealed_secret=b"")
    webhook.sealed_secret = server_key.seal(text, settings.SECRET_KEY, webhook.seal_context)
    webhook.save(update_fields=["sealed_secret"])
    audit.record(Verb.AUTHORITY_WEBHOOK_MADE, webhook, by=by, authority=authority.slug)
    return webhook, text


@transaction.atomic
def stop_webhook(webhook: Webhook, *, by: User) -> None:
    if Webhook.objects.filter(pk=webhook.pk, active=True).update(active=False):
        audit.record(Verb.AUTHORITY_WEBHOOK_STOPPED, webhook, by=by, authority=webhook.authority.slug)


def announce(referral: Referral, event: str) -> None:
    """A delivery for each webhook of the authority; called inside the action's transaction."""
    for webhook in Webhook.objects.filter(authority=referral.authority_id, active=True):
        delivery = WebhookDelivery.objects.create(webhook=webhook, event=event, referral=referral)
        outbox.put("reporting.authority_webhook", delivery.pk)


def secret_of(webhook: Webhook) -> str:
    """Raises CannotOpen."""
    return server_key.unseal(webhook.sealed_secret, settings.SECRET_KEY, webhook.seal_context)


def delivered(delivery: WebhookDelivery, status: int) -> None:
    """Note what their system answered; only a 2xx is a delivery."""
    done = timezone.now() if 200 <= status < 300 else None
    WebhookDelivery.objects.filter(pk=delivery.pk).update(status=status, delivered_at=done)

"""The API for an authority's own system (docs/authority-api.md): somebody's words pass through sealed.

The server cannot open a dossier and sees no case number: their system opens with the authority's exported key and seals
what it sends. A token (Authorization: Bearer …) belongs to one authority and shows its referrals alone.
"""

import base64
import binascii
from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework import exceptions, serializers
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core import audit
from core.http import private
from core.parsers import Json
from core.rate_limits import buckets
from core.states import WrongStep
from reporting.referrals.actions import referrals as actions
from reporting.referrals.actions import webhooks
from reporting.referrals.models import AuthorityToken, Referral, ReferralQuerySet
from reporting.referrals.rules import is_authority_system
from reporting.referrals.states import ReferralOutcome
from reporting.vault.crypto.sealing import SealContext, Stored
from reporting.vault.models import Vault
from reporting.verbs import Verb

PAGE = 100
RATE = buckets.Rate.per_minute(120, 120)  # requests of one token


class System:
    """An authority's system, as the signed-in `user` of a request."""

    is_authenticated = True

    def __init__(self, token: AuthorityToken) -> None:
        self.token, self.authority = token, token.authority

    def has_role(self, *roles: str) -> bool:
        return False


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[System, AuthorityToken] | None:
        parts = get_authorization_header(request).decode("latin-1").split()
        if len(parts) != 2 or parts[0].lower() != "bearer":
            return None
        token = webhooks.token_of(parts[1])
        if token is None:
            raise exceptions.AuthenticationFailed
        return System(token), token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class Sealed(serializers.Field):
    """A ciphertext in base 64."""

    def to_internal_value(self, data: Any) -> bytes:
        try:
            return actions.checked(base64.b64decode(data, validate=True))
        except (binascii.Error, ValueError, TypeError) as error:
            raise serializers.ValidationError("not sealed text in base 64") from error

    def to_representation(self, value: Stored) -> str:
        return base64.b64encode(bytes(value)).decode()


class AcknowledgeSerializer(serializers.Serializer):
    sealed_case_number = Sealed()


class AskSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    sealed = Sealed()


class TellSerializer(serializers.Serializer):
    outcome = serializers.ChoiceField(choices=ReferralOutcome.choices)
    id = serializers.UUIDField(required=False)
    sealed = Sealed(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("id" in attrs) != ("sealed" in attrs):
            raise serializers.ValidationError("id and sealed go together")
        return attrs


class AuthorityView(APIView):
    """What all endpoints share: the token, a limit for each, answers that nobody keeps, one's own referrals."""

    access = staticmethod(is_authority_system)
    schema = None  # the public schema lists what is open to everybody; these makers read docs/authority-api.md
    authentication_classes = [TokenAuthentication]
    parser_classes = [Json]  # no multipart: nothing of a case may touch a temporary file

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not buckets.take(f"authority-api:{request.user.token.pk}", RATE):
            raise exceptions.Throttled(buckets.wait(f"authority-api:{request.user.token.pk}", RATE))

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        return private(super().finalize_response(request, response, *args, **kwargs))

    def referrals(self) -> ReferralQuerySet:
        return Referral.objects.of_authority([self.request.user.authority]).select_related("report", "authority")

    def referral(self, pk: UUID) -> Referral:
        found = self.referrals().filter(pk=pk).first()
        if found is None:
            raise NotFound
        return found


class ReferralList(AuthorityView):
    """The authority's referrals, the newest first; `?waiting=1` only those that nobody has acknowledged; `?page=2`."""

    def get(self, request: Request) -> Response:
        rows = self.referrals().order_by("-at", "pk")
        if request.query_params.get("waiting") == "1":
            rows = rows.filter(state=Referral.State.SENT)
        text = request.query_params.get("page", "1")
        start = (max(int(text), 1) - 1) * PAGE if text.isascii() and text.isdigit() and len(text) < 6 else 0
        return Response({"referrals": [facts(row) for row in rows[start : start + PAGE]]})


class ReferralDetail(AuthorityView):
    """One referral, sealed: its files and messages, and its data key wrapped for the authority's vault."""

    def get(self, request: Request, pk: UUID) -> Response:
        row = self.referral(pk)
        audit.record(Verb.REFERRAL_FETCHED, row, token=request.user.token.pk)
        return Response({**facts(row), "data_key": data_key_of(row), **sealed_parts(row)})


class Step(AuthorityView):
    """One of the authority's steps: 409 where the referral's state does not allow it."""

    serializer_class: type[serializers.Serializer]

    def post(self, request: Request, pk: UUID) -> Response:
        row = self.referral(pk)
        given = self.serializer_class(data=request.data)
        given.is_valid(raise_exception=True)
        try:
            self.take(row, given.validated_data, request.user.token)
        except WrongStep:
            return Response({"detail": "not possible in this state"}, status=409)
        return Response(facts(self.referral(pk)))

    def take(self, row: Referral, data: dict[str, Any], token: AuthorityToken) -> None:
        raise NotImplementedError


class Acknowledge(Step):
    serializer_class = AcknowledgeSerializer

    def take(self, row: Referral, data: dict[str, Any], token: AuthorityToken) -> None:
        actions.acknowledge(row, sealed_number=data["sealed_case_number"], token=token)


class Ask(Step):
    serializer_class = AskSerializer

    def take(self, row: Referral, data: dict[str, Any], token: AuthorityToken) -> None:
        actions.ask(row, token=token, **data)


class Tell(Step):
    serializer_class = TellSerializer

    def take(self, row: Referral, data: dict[str, Any], token: AuthorityToken) -> None:
        actions.tell(row, token=token, **data)


def facts(row: Referral) -> dict:
    return {
        "id": str(row.pk),
        "reference": row.reference,
        "state": row.state,
        "outcome": row.outcome,
        "handed_over": timezone.localtime(row.at).isoformat(timespec="seconds"),
        "waits_for_our_answer": row.question_open,
    }


def data_key_of(row: Referral) -> dict | None:
    """The wrapped key for the newest vault of the authority that has one; null while none does."""
    kept = row.report.wrapped_keys.filter(data_key_id=row.data_key_id, vault__kind=Vault.Kind.AUTHORITY)
    wrapped = kept.select_related("vault").order_by("-vault__active", "-vault__created_at").first()
    if wrapped is None:
        return None
    return {
        "id": str(row.data_key_id),
        "vault": str(wrapped.vault_id),
        "wrapped": base64.b64encode(bytes(wrapped.wrapped)).decode(),
        "associated_data": base64.b64encode(wrapped.seal_context.associated_data()).decode(),
    }


def sealed_parts(row: Referral) -> dict:
    for part in (files := list(row.files.all())) + (messages := list(row.messages.all())):
        part.referral = row
    number = row.sealed_case_number
    return {
        "files": [{"name": part.name, **sealed(part.sealed, part.seal_context)} for part in files],
        "messages": [
            {"id": str(part.pk), "from_authority": part.from_authority, **sealed(part.sealed, part.seal_context)}
            for part in messages
        ],
        "case_number": sealed(number, row.seal_context("case number")) if number else None,
    }


def sealed(ciphertext: Stored, context: SealContext) -> dict:
    """A ciphertext with the associated data that it was sealed with."""
    return {
        "sealed": base64.b64encode(bytes(ciphertext)).decode(),
        "associated_data": base64.b64encode(context.associated_data()).decode(),
    }

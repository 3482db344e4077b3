"""Recipients, notices and referrals of the tests, made through the same actions as real ones."""

import uuid

from nacl.public import PrivateKey

from reporting.cases.actions import assignment
from reporting.models import Authority, Notice, Officer, Recipient, Referral, Report, WrappedKey
from reporting.notices.actions import sending
from reporting.notices.actions.texts import load_first
from reporting.referrals.actions import officers, referrals
from reporting.referrals.dossier import files as dossier
from reporting.referrals.dossier import pdf
from reporting.vault.actions import vaults
from reporting.vault.crypto import sealing
from tests.factories import reporting as make

LINK = "https://faqe.example.org/video"


def recipient(kind: str = "host", **more) -> Recipient:
    load_first()
    given = {"name": f"Pritësi {kind}", "email": f"{kind}@pritesi.example", "language": "en", "domains": "example.org"}
    return Recipient.objects.create(kind=kind, **given | more)


def in_hand(analyst, **more) -> Report:
    """A report that `analyst` has and found illegal."""
    report = make.report(rubric=make.rubric(), **more)
    assignment.take(report, by=analyst)
    Report.objects.filter(pk=report.pk).update(verdict="illegal")
    return Report.objects.get(pk=report.pk)


def letter(**more) -> sending.Letter:
    given = {"to": "host@pritesi.example", "subject": "iSIGURT: notice", "body": f"Remove {LINK}", "language": "en"}
    return sending.Letter(**given | {"links": [LINK]} | more)


def notice(report: Report, analyst, *, to: Recipient | None = None, written: sending.Letter | None = None) -> Notice:
    key = make.data_key(report, analyst)
    return sending.write(
        report, written or letter(), recipient=to or recipient(), template=None, by=analyst, data_key=key
    )


def authority(slug: str = "policia") -> Authority:
    given = {"name_sq": f"Autoriteti {slug}", "name_en": slug, "police": slug in ("policia", "prokuroria")}
    return Authority.objects.get_or_create(slug=slug, defaults=given)[0]


def officer(user, slug: str = "policia") -> Officer:
    """`user` is an officer of the authority and holds its vault's key (made with them when there is none)."""
    found = authority(slug)
    row = officers.add_officer(found, user, by=None)
    own = make.holder(user)
    if vaults.authority_vault(found) is None:
        vaults.make_authority_vault(found, own, by=user)
    return row


def handover(**more) -> referrals.Handover:
    """A small dossier."""
    given = {"referral": "ABCD1234", "hotline": "iSIGURT", "created": "1.2.2026"}
    made = dossier.Dossier(**given | more)
    files = dossier.files(made.as_json(), pdf.render(made), referral=made.referral, created=made.created)
    return referrals.Handover(files, str(uuid.uuid4()))


def referral(report: Report, analyst, slug: str = "policia", **more) -> Referral:
    return referrals.refer(report, handover(**more), authority=authority(slug), by=analyst)


def authority_private(user, slug: str = "policia") -> PrivateKey:
    """The authority's private key, as its officer takes it out."""
    return make.vault_private(vaults.authority_vault(authority(slug)), user)


def referral_key(referral: Referral, user) -> bytes:
    """The data key of a dossier, as an officer of its authority takes it out."""
    row = WrappedKey.objects.get(data_key_id=referral.data_key_id, vault__kind="authority")
    return sealing.unwrap(row.wrapped, authority_private(user, row.vault.scope), row.seal_context)

"""The demo's directory, a notice that went out, a case that an authority's officer has acknowledged. All invented."""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone, translation
from nacl.public import PrivateKey

from accounts.models import User
from core.mail import message_id
from reporting.assessment import findings
from reporting.assessment.actions import verdicts
from reporting.authorities.seeds import write_authorities
from reporting.cases.actions import assignment
from reporting.demo.vaults import passphrase
from reporting.models import Authority, NoticeTemplate, Recipient, Referral, Report, VaultKey, WrappedKey
from reporting.notices import texts
from reporting.notices.actions import sending
from reporting.notices.actions.texts import load_first
from reporting.notices.enums import NoticeKind
from reporting.notices.handlers import reply_address
from reporting.referrals.actions import officers, referrals
from reporting.referrals.dossier import content as dossiers
from reporting.referrals.dossier import files as dossier
from reporting.referrals.dossier import pdf
from reporting.vault.actions import copies, holders, vaults
from reporting.vault.crypto import passphrases, sealing

OFFICER = "oficer"
RECIPIENTS = (
    ("Rrjeti Shembull", NoticeKind.HOST, "abuse@rrjeti.example", "en", "rrjeti.example\nfoto.example", ""),
    ("Forumi Shembull", NoticeKind.HOST, "njoftime@forumi.example.org", "sq", "forumi.example.org\nexample.org", ""),
    ("Rregullatori Shembull", NoticeKind.REGULATOR, "bllokime@rregullatori.example", "sq", "", ""),
    ("Autoriteti Audioviziv Shembull", NoticeKind.AUDIOVISUAL, "ankesa@audioviziv.example", "sq", "", ""),
    ("Partner Hotline Example", NoticeKind.HOTLINE, "reports@hotline.example", "en", "", "NL"),
)
TERMS = {"classification": {"version": "1", "terms": ["national"]}, "ground": {"version": "1", "terms": ["kp-117"]}}
LINK = "https://foto.example/albumi/shkolla"
NOTE = "Vajzat e kanë mësuar nga shoqet. Shkolla e di. Ju lutemi ruani të dhënat e faqes para se të hiqet."
QUESTION = "A e dini kur u pa albumi për herë të parë?"


def load(log: Callable[[str], object], report: Report, data_key: bytes) -> dict[str, str]:
    """Texts, authorities and recipients; with an officer there, a notice and a referral too. Gives the passphrase."""
    load_first()
    write_authorities()
    for name, kind, email, language, domains, country in RECIPIENTS:
        given = {"email": email, "language": language, "domains": domains, "country": country}
        Recipient.objects.get_or_create(name=name, kind=kind, defaults=given)
    officer = User.objects.filter(username=OFFICER).first()
    if officer is None:
        return {}
    words = passphrase()
    authority = Authority.objects.get(slug="policia")
    officers.add_officer(authority, officer, by=None)
    holder = holders.make_holder(officer, words)
    vaults.make_authority_vault(authority, holder, by=officer)
    hand_over(report, data_key, authority, passphrases.unlock(holder.as_locked(), words))
    log("notices: 1 sent; referrals: 1 acknowledged")
    return {OFFICER: words}


def hand_over(report: Report, data_key: bytes, authority: Authority, own: PrivateKey) -> None:
    """Found illegal, the host told, the police told; they have a number and a question."""
    analyst, officer = (User.objects.get(username=name) for name in ("analist", OFFICER))
    assignment.take(report, by=analyst)
    report = verdicts.assess(report, by=analyst, verdict="illegal", terms=TERMS, drawn=False)
    notify(report, data_key, analyst)
    referral = refer(report, authority, analyst)
    key = key_of(referral, own)
    number = sealing.seal("Nr. 120/2026 (shembull)", key, referral.seal_context("case number"))
    referrals.acknowledge(referral, sealed_number=number, by=officer)
    message = uuid.uuid4()
    sealed = referrals.seal_message(referral, QUESTION, key, id=message)
    referrals.ask(referral, id=message, sealed=sealed, by=officer)


def notify(report: Report, data_key: bytes, analyst: User) -> None:
    """A notice that the mail server has accepted."""
    recipient = Recipient.objects.get(name=RECIPIENTS[0][0])
    template = NoticeTemplate.objects.get(kind=NoticeKind.HOST, language=recipient.language, active=True)
    found = findings.findings(findings.that_counts(report))
    letter = sending.Letter(recipient.email, "", "", recipient.language, [LINK])
    facts = {
        "reference": letter.id[:8].upper(),
        "hotline": settings.HOTLINE_NAME,
        "email": reply_address(letter.id),
        "links": LINK,
        "explanation": findings.explanation(found, recipient.language),
        "ground": findings.ground(found),
        "day": str(timezone.localdate()),
    }
    letter.subject, letter.body = texts.fill(template.subject, facts), texts.fill(template.body, facts)
    notice = sending.write(report, letter, recipient=recipient, template=template, by=analyst, data_key=data_key)
    sending.sent(notice, message_id(notice.pk, "0"))


def refer(report: Report, authority: Authority, analyst: User) -> Referral:
    identity, day = uuid.uuid4(), str(timezone.localdate())
    with translation.override(dossiers.LANGUAGE):
        made = dossier.Dossier(
            referral=str(identity)[:8].upper(),
            hotline=settings.HOTLINE_NAME,
            created=day,
            note=NOTE,
            facts=dossiers.facts(report),
            answers=[{"field": "links", "label": "Lidhje", "text": LINK}],
            links=dossier.links([LINK]),
            assessment=dossiers.assessment(report),
        )
    files = dossier.files(made.as_json(), pdf.render(made), referral=made.referral, created=day)
    return referrals.refer(report, referrals.Handover(files, str(identity)), authority=authority, by=analyst)


def key_of(referral: Referral, own: PrivateKey) -> bytes:
    """The referral's data key, as its officer takes it out."""
    row = WrappedKey.objects.get(data_key_id=referral.data_key_id, vault__kind="authority")
    copy = VaultKey.objects.select_related("vault", "holder").get(vault=row.vault_id)
    return sealing.unwrap(row.wrapped, copies.vault_private(copy, own), row.seal_context)

"""How far a report is, in words for the person who sent it. Days only, and no link in it."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from reporting.cases.models.report import Report
from reporting.cases.states import State
from reporting.enums import Outcome
from reporting.notices.states import NoticeState
from reporting.referrals.states import ReferralState

TOLD = (NoticeState.SENT, NoticeState.ANSWERED, NoticeState.DONE, NoticeState.REFUSED)


def timeline(report: Report) -> list[dict]:
    """Items for components/timeline.html: {title, text, when, state}. Three queries."""
    closed = report.state == State.CLOSED
    return [
        item(
            _("Your report has arrived"),
            _("It is sealed: only the analysts of the hotline can read it."),
            report.received_on,
            "done",
        ),
        looked_at(report),
        *question(report),
        *handed_over(report),
        *asked(report),
        *online(report),
        item(
            _("Finished"),
            outcome_words(report) if closed else _("Here you will read what came of it."),
            report.closed_on,
            mark(closed, False),
        ),
    ]


def looked_at(report: Report) -> dict:
    """One item for reading and weighing: that somebody else looks too is the desk's own business."""
    looked = report.state != State.NEW
    return item(
        _("An analyst is reading it"),
        _("A person, not a machine, looks at what you sent."),
        None,
        mark(looked, not looked),
    )


def question(report: Report) -> list[dict]:
    if report.state != State.WAITING:
        return []
    return [item(_("We have a question for you"), _("Read it below and answer when you can."), None, "now")]


def handed_over(report: Report) -> list[dict]:
    """To the police, or whoever else protects children: each authority once, in the order of the days."""
    referrals = report.referrals.exclude(state=ReferralState.WITHDRAWN).select_related("authority").order_by("at")
    return [
        item(
            _("We handed it to: %(authority)s") % {"authority": referral.authority},
            _("They know about it and are working on it.") if referral.acknowledged_at else _("They will look at it."),
            timezone.localdate(referral.at),
            "done",
        )
        for referral in referrals
    ]


def asked(report: Report) -> list[dict]:
    """That those who run the page or app were written to; once, however many there were."""
    sent = report.notices.filter(state__in=TOLD, sent_at__isnull=False).order_by("sent_at")
    first = sent.values_list("sent_at", flat=True).first()
    if first is None:
        return []
    text = _("We wrote to those who can do it. We did not say who you are.")
    return [item(_("We asked for it to be taken away"), text, timezone.localdate(first), "done")]


def online(report: Report) -> list[dict]:
    """Gone, on which day; or still there when somebody last looked."""
    if report.removed_on:
        day = (report.removed_on - report.received_on).days + 1
        title = _("It is gone: on day %(day)s") % {"day": max(day, 1)}
        return [item(title, _("If you see it again, write to us here."), report.removed_on, "done")]
    last = report.rechecks.order_by("-at", "-pk").first()
    if last is None or last.result != "online":
        return []
    return [item(_("It is still there"), _("We keep asking and look again."), timezone.localdate(last.at), "now")]


def item(title: str, text: str, when: dt.date | None, state: str) -> dict:
    return {"title": title, "text": text, "when": when, "state": state}


def mark(done: bool, now: bool) -> str:
    return "done" if done else "now" if now else ""


def outcome_words(report: Report) -> str:
    """What came of it, in plain words."""
    told: dict[str, str] = {
        Outcome.POLICE: _("We handed it to the police. They know what to do next."),
        Outcome.AUTHORITY: _("We handed it to those who can act on it: you see above to whom."),
        Outcome.REMOVED: _("It was taken off the internet."),
        Outcome.REMOVAL_ASKED: _("We asked for it to be taken off the internet and we keep looking."),
        Outcome.PARTNER: _("It lies in another country: we told our partners there, and they act on it."),
        Outcome.ADVICE: _("We wrote to you what you can do. You can always write to us again."),
        Outcome.NOT_ILLEGAL: _(
            "We looked at it: it breaks no law, so it cannot be taken away by law. If it weighs on you, write to us."
        ),
        Outcome.OUT_OF_SCOPE: _("Others are there for this, not we. It was still right to tell somebody."),
        Outcome.NOT_FOUND: _("We looked for it and did not find it. If you see it again, write to us here."),
        Outcome.DUPLICATE: _("Somebody told us of the same thing before you. What we do there counts for you too."),
        Outcome.NO_ANSWER: _("We asked you something and waited. You can still answer here, and we go on."),
        Outcome.SPAM: _("It came with many others that seemed sent to disturb. If that is wrong, write to us."),
        Outcome.NO_ACTION: _("This time we could do nothing. It was still right to tell us."),
    }
    return told.get(report.outcome, "")

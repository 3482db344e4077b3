"""Forms of sessions. Every choice offered lies in the coordinator's own region."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from accounts.models import User
from core.models import Municipality
from schools.clashes.detection import Clash
from schools.facilitators.models import Facilitator
from schools.registry.class_labels import has_grade, normalized
from schools.registry.models import School
from schools.sessions.actions import Plan
from schools.sessions.models import Session, SessionQuerySet, SessionTopic
from schools.sessions.states import State

MONTH_FORMATS = ["%Y-%m", "%m.%Y", "%m/%Y"]
LONGEST_KEY = 18  # digits


class SchoolChoice(forms.ModelChoiceField):
    def label_from_instance(self, school: Any) -> str:
        return f"{school.municipality} – {school.name}"


class FacilitatorsChoice(forms.ModelMultipleChoiceField):
    """Answers a key longer than any database holds as an unknown choice; Django lets it through to the database."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > LONGEST_KEY:
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": "…"})
        return super().clean(value)


class SessionForm(forms.Form):
    """Plans or changes a session. `plan()` is what the action takes; `take()` puts its refusal beside the fields."""

    fields: dict[str, Any]  # each of a kind of its own
    school = SchoolChoice(label=_("School"), queryset=School.objects.none())
    class_label = forms.CharField(label=_("Class"), max_length=12, help_text=_("For example 9B."))
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=SessionTopic.objects.all())
    day = forms.DateField(label=_("Day"), widget=AdminDateInput())
    start = forms.TimeField(label=_("Starts at"), widget=AdminTimeInput())
    end = forms.TimeField(label=_("Ends at"), widget=AdminTimeInput())
    facilitators = FacilitatorsChoice(
        label=_("Facilitators"), queryset=Facilitator.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the coordinator and the facilitators only. Write no child's name here."),
    )

    was_held = forms.BooleanField(
        label=_("It has already taken place"), required=False, help_text=_("For a session of the past that was held.")
    )

    def __init__(self, data: Any = None, *, user: User, session: Session | None = None) -> None:
        super().__init__(data, initial=initial(session) if session else None)
        if session:  # its state says it
            del self.fields["was_held"]
        kept = session.facilitators.all() if session else ()
        people = Facilitator.objects.visible_to(user)
        for name in ("school", "topic"):
            self.fields[name].widget.attrs["class"] = "w-w-full"  # no wider than a phone
        self.fields["school"].queryset = School.objects.visible_to(user).select_related("municipality")
        self.fields["facilitators"].queryset = people.active() | people.filter(pk__in=[one.pk for one in kept])

    def clean_class_label(self) -> str:
        label = normalized(self.cleaned_data["class_label"])
        if not label.isalnum():
            raise forms.ValidationError(_("Write the class as letters and numbers, for example 9B."))
        return label

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        school, label = given.get("school"), given.get("class_label")
        if school and label and not has_grade(school.level, label):
            values = {"school": school, "level": school.get_level_display(), "class": label}
            sentence = _("%(school)s (%(level)s) has no class %(class)s. Check the class and the school.")
            self.add_error("class_label", forms.ValidationError(sentence, params=values))
        return given

    def plan(self) -> Plan:
        given = dict(self.cleaned_data)
        day, start, end = given.pop("day"), given.pop("start"), given.pop("end")
        return Plan(**given | {"start": moment(day, start), "end": moment(day, end)})

    def take(self, clashes: Iterable[Clash]) -> None:
        for clash in clashes:
            self.add_error(clash.field, clash.sentence)


def moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def initial(session: Session) -> dict:
    start, end = timezone.localtime(session.start), timezone.localtime(session.end)
    same = {name: getattr(session, name) for name in ("school", "class_label", "topic", "note")}
    people = list(session.facilitators.all())
    return same | {"day": start.date(), "start": start.time(), "end": end.time(), "facilitators": people}


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it cancelled?"),
        max_length=250,
        help_text=_("For example: the school asked for another day. Write no child's name here."),
    )


class SessionFilter(forms.Form):
    """Narrows the list. An empty form means: what is to come. What cannot be read narrows nothing, and says so."""

    UNCONFIRMED = "unconfirmed"

    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=_("All municipalities"),
    )
    month = forms.DateField(
        label=_("Month"),
        required=False,
        input_formats=MONTH_FORMATS,
        widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}),
        error_messages={"invalid": _("We cannot read this month. Write it like 02.2027.")},
    )
    status = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("To come")), (UNCONFIRMED, _("Over, not confirmed")), *State.choices, ("all", _("All"))],
    )

    fields: dict[str, Any]  # each of a kind of its own

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.fields["municipality"].queryset = Municipality.objects.filter(region=user.region_id)

    def apply(self, sessions: SessionQuerySet, now: datetime) -> SessionQuerySet:
        """The sessions that the filter lets through."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        if given.get("municipality"):
            sessions = sessions.filter(school__municipality=given["municipality"])
        if given.get("month"):
            sessions = sessions.filter(start__date__gte=given["month"], start__date__lt=next_month(given["month"]))
        return self.by_status(sessions, given.get("status") or ("all" if given.get("month") else ""), now)

    def by_status(self, sessions: SessionQuerySet, status: str, now: datetime) -> SessionQuerySet:
        if status == self.UNCONFIRMED:
            return sessions.unconfirmed(now)
        if status == "all":
            return sessions
        return sessions.filter(status=status) if status else sessions.upcoming(now)


def next_month(first: date) -> date:
    return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)

"""Forms of the desk. Each knows its labels and limits; what may be done is asked elsewhere (rules, states)."""

from reporting.cases.forms import DeskForm
from reporting.desk.forms.assessment import AssessForm, SecondForm, SettleForm, SortForm
from reporting.desk.forms.steps import (
    AskSecondForm,
    CloseForm,
    FollowUpForm,
    HandOverForm,
    NoteForm,
    PriorVerdictForm,
    RecuseForm,
    ReleaseForm,
    ReopenForm,
    TakeForm,
    WriteForm,
)

FORMS: dict[str, type[DeskForm]] = {
    form.step: form
    for form in (
        TakeForm,
        PriorVerdictForm,
        SecondForm,
        SettleForm,
        AssessForm,
        SortForm,
        WriteForm,
        NoteForm,
        CloseForm,
        AskSecondForm,
        FollowUpForm,
        HandOverForm,
        RecuseForm,
        ReleaseForm,
        ReopenForm,
    )
}

__all__ = ["FORMS"]

"""Forms of the desk. Each knows its labels and limits; what may be done is asked elsewhere (rules, states)."""

from reporting.cases.forms import LONGEST, DeskForm, words
from reporting.forms.desk.assess import AssessForm, SecondForm, SettleForm, SortForm
from reporting.forms.desk.queue import QueueFilter, WaveForm
from reporting.forms.desk.steps import (
    AskSecondForm,
    CloseForm,
    FollowUpForm,
    HandOverForm,
    KnownForm,
    NoteForm,
    RecuseForm,
    ReleaseForm,
    ReopenForm,
    TakeForm,
    WriteForm,
)
from reporting.vault.forms import NewKeyForm, UnlockForm

FORMS = {
    form.step: form
    for form in (
        TakeForm,
        KnownForm,
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

__all__ = ["FORMS", "LONGEST", "DeskForm", "NewKeyForm", "QueueFilter", "UnlockForm", "WaveForm", "words"]

from django import forms


class HoldForm(forms.Form):
    """What a supervisor decides about one case: hold it, let it go, or wait no longer for its reporter."""

    hold = forms.BooleanField(required=False)
    stop_waiting = forms.BooleanField(required=False)

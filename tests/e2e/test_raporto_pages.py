"""Every page of RAPORTO!, with its errors, in both languages: axe, the console, other hosts, cookies, the keyboard."""

import pytest

from tests.e2e import intake, keyboard, looks, places

REFUSED = (400, 422)


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_every_step_satisfies_axe_and_keeps_to_itself(phone, watch, language):
    faults, watching = [], watch(phone)
    watching.expected = REFUSED

    with watching:
        for name in intake.every_step(phone, language):
            faults += [f"{name}: {line}" for line in looks.faults(phone)]
            faults += [f"{name}: {pixels} pixels too wide" for pixels in [looks.sideways(phone)] if pixels > 0]

    assert not faults, "\n".join(faults)
    assert (watching.errors, watching.strangers, phone.context.cookies()) == ([], [], [])


def test_every_step_is_reached_whole_by_the_keyboard(phone):
    faults = []

    for name in intake.every_step(phone, "sq"):
        keyboard.from_the_top(phone)
        stops = keyboard.walk(phone)
        faults += [f"{name}: not to be seen: {what}" for what in keyboard.hidden(stops)]
        faults += [f"{name}: not reached: {what}" for what in keyboard.missed(phone)]

    assert not faults, "\n".join(faults)
